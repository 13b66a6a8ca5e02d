"""Writes a document as a file, off the ui thread, with a way to call it off."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from senco_app.exports import drawing
from senco_app.exports.press import PRESS, CalledOffError
from senco_app.files import write_whole
from senco_app.places import leaves_the_laptop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from threading import Event

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from senco_app.exports.drawing import Between
    from senco_app.summaries.records import Paper


class Format(StrEnum):
    """What a document is written as; the value is the file's ending."""

    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"


KINDS = {
    Format.PDF: "PDF (*.pdf)",
    Format.WORD: "Word document (*.docx)",
    Format.EXCEL: "Excel workbook (*.xlsx)",
}


DRAWN_BY: Mapping[Format, Callable[[Paper, Between], bytes]] = {
    Format.PDF: drawing.pdf,
    Format.WORD: drawing.word,
    Format.EXCEL: drawing.excel,
}


def choose_file(parent: QWidget, proposed: Path, kind: Format) -> Path | None:
    """Ask where to write; nothing if the person thinks better of it."""
    answer, _ = QFileDialog.getSaveFileName(
        parent, "Save the document", str(proposed), KINDS[kind]
    )
    if not answer:
        return None
    chosen = type(proposed)(answer)
    if chosen.suffix.lower() == f".{kind.value}":
        return chosen
    return chosen.with_name(f"{chosen.name}.{kind.value}")


def choose_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Ask for a printer; nothing if the person thinks better of it."""
    from senco_app.ui.ehc import printing  # noqa: PLC0415 - slow

    return printing.choose_printer(parent, title)


def open_folder(path: Path) -> None:
    """Show the folder of a file in the computer's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the screen meets the computer; tests put their own in."""

    choose_file: Callable[[QWidget, Path, Format], Path | None] = choose_file
    open_folder: Callable[[Path], None] = open_folder
    choose_printer: Callable[[QWidget, str], QPrinter | None] = choose_printer
    elsewhere: Callable[[Path], str] = leaves_the_laptop


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to be written to a file, unless it is called off before that."""

    paper: Paper
    kind: Format
    to: Path
    called_off: Event

    def run(self) -> bool:
        """Build the document and write it whole; ``False`` if it was called off.

        Raises:
            FileUnusableError: If the file cannot be written; nothing half-written
                stays.
        """
        try:
            data = PRESS.draw(partial(DRAWN_BY[self.kind], self.paper), self.called_off)
        except CalledOffError:
            return False
        write_whole(self.to, data)
        return True


def preview_bytes(paper: Paper, called_off: Event) -> bytes:
    """Return the paper as a PDF to be shown; nothing if it was called off.

    What shows it is loaded here too, off the ui thread: that takes a tenth of a second.
    """
    import PySide6.QtPdfWidgets  # noqa: PLC0415 - slow

    del PySide6
    try:
        return PRESS.draw(partial(drawing.pdf, paper), called_off)
    except CalledOffError:
        return b""
