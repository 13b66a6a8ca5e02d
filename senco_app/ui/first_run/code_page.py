"""The recovery code on paper: one page, sent to a printer, kept in no file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from senco_app.ui.theme import FAMILY
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

TITLE = "Recovery code of the SEN register"
HOW = (
    (
        "Whoever has this code and a copy of the register can read it. Keep it in the "
        "school’s safe, never with the laptop."
    ),
    (
        "If a password is forgotten: start SENCO Workbench, choose “Forgotten your "
        "password? Use the recovery code”, type the code, and set a new password."
    ),
    (
        "The code has no 0, 1 or 8. Small letters and missing hyphens do no harm. "
        "If both the passwords and this code are lost, nobody can open the register."
    ),
)
TITLE_PT, CODE_PT, TEXT_PT = 18, 24, 11
BEFORE, AFTER = 6, 12


@dataclass(frozen=True, slots=True)
class CodePage:
    """What stands on the page."""

    school: str
    senco: str
    made_on: date
    code: str = field(repr=False)


def print_page(page: CodePage, parent: QWidget) -> bool:
    """Ask for a printer and print the page; say whether it was sent.

    Nothing is written by this application but to the printer that is chosen.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Recovery code")
    if not QPrintDialog(printer, parent).exec():
        return False
    document_of(page).print_(printer)
    return True


def document_of(page: CodePage) -> QTextDocument:
    """Return the page as a document of plain words: nothing in it is markup."""
    document = QTextDocument()
    writer = _Writer(document)
    writer.write(TITLE, TITLE_PT, bold=True)
    writer.write(page.school, TITLE_PT)
    writer.write(page.code, CODE_PT, bold=True)
    writer.write(f"Made on {day(page.made_on)} for {page.senco}, SENCO.", TEXT_PT)
    for sentence in HOW:
        writer.write(sentence, TEXT_PT)
    return document


class _Writer:
    """Writes paragraphs into a document, one after the other."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._begun = False

    def write(self, words: str, points: int, *, bold: bool = False) -> None:
        """Add a paragraph."""
        look = QTextCharFormat()
        look.setFontFamilies([FAMILY])
        look.setFontPointSize(points)
        look.setFontWeight(700 if bold else 400)
        room = QTextBlockFormat()
        room.setTopMargin(BEFORE)
        room.setBottomMargin(AFTER)
        if self._begun:
            self._cursor.insertBlock(room, look)
        else:
            self._cursor.setBlockFormat(room)
        self._begun = True
        self._cursor.insertText(words, look)
