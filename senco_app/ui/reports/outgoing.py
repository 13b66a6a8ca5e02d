"""How a report leaves the register: printed, or written as a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths

from senco_app.errors import FileUnusableError
from senco_app.summaries.termly_report.commands import NoteFailedReport
from senco_app.ui.ehc.progress import Progress
from senco_app.ui.ehc.writing import Format, Job
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from senco_app.errors import SencoError
    from senco_app.register import Command, Register
    from senco_app.summaries.records import Paper
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.reports.shown import Shown
    from senco_app.ui.widgets.banner import Banner

T = TypeVar("T")
OPEN_FOLDER, WRITE_THERE = "Open folder", "Write it there all the same"
CALLED_OFF = "Called off: no file was written."
NOT_PRINTED = "Called off: pages that the printer has taken may still come out."
ELSEWHERE = {
    Audience.HEAD: "{} is on {}. This report names children; nothing is written yet.",
    Audience.GOVERNORS: (
        "{} is on {}. This report is for governors only; nothing is written yet."
    ),
}


@dataclass(frozen=True, slots=True)
class Writing:
    """A report to be written to a file; the history tells if none came of it."""

    register: Register
    command: Command[Paper]
    kind: Format
    to: Path
    called_off: Event

    def run(self) -> bool:
        """Draw it up and write it whole; ``False`` if it was called off.

        Raises:
            SencoError: If it cannot be drawn up, or the file cannot be written.
        """
        paper = self.register.execute(self.command)
        try:
            written = Job(paper, self.kind, self.to, self.called_off).run()
        except FileUnusableError:
            self.register.execute(NoteFailedReport())
            raise
        if not written:
            self.register.execute(NoteFailedReport())
        return written


@dataclass(frozen=True, slots=True)
class Printing:
    """A report to be printed."""

    register: Register
    command: Command[Paper]
    printer: QPrinter
    called_off: Event

    def run(self) -> bool:
        """Draw it up and print it; ``False`` if it was called off.

        Raises:
            SencoError: If it cannot be drawn up, or the printer does not take it.
        """
        from senco_app.ui.ehc.printing import PrintJob  # noqa: PLC0415 - slow

        paper = self.register.execute(self.command)
        return PrintJob(paper, self.printer, self.called_off).run()


class Outgoing(QObject):
    """Four buttons and what they do, one at a time; the screen says for what.

    Attributes:
        shown: Returns the report on show, or nothing.
        ready: Saves what was typed, and says whether the paper would hold it.
    """

    def __init__(
        self,
        register: Register,
        background: Background,
        edges: Edges,
        banner: Banner,
        parent: QWidget,
    ) -> None:
        """Make the buttons.

        Args:
            register: The open register.
            background: Draws up the documents.
            edges: How files and printers are chosen.
            banner: Where it is told how it went.
            parent: The screen, over which dialogs stand.
        """
        super().__init__(parent)
        self._register, self._background = register, background
        self._edges, self._banner, self._screen = edges, banner, parent
        self._waiting: tuple[Format, Path, Shown] | None = None
        self._written: Path | None = None
        self.shown: Callable[[], Shown | None] = lambda: None
        self.ready: Callable[[], bool] = lambda: True
        self.print = QuietButton("Print…", "printer", shortcut="Ctrl+P")
        self.excel = QuietButton("Excel…", "layout-grid", shortcut="Ctrl+Shift+E")
        self.word = QuietButton("Word…", "file-text", shortcut="Ctrl+W")
        self.pdf = QuietButton("PDF…", "download", shortcut="Ctrl+Shift+S")
        self.buttons = (self.print, self.excel, self.word, self.pdf)
        self.progress = Progress()
        self.print.clicked.connect(self._print)
        for button, kind in (
            (self.excel, Format.EXCEL),
            (self.word, Format.WORD),
            (self.pdf, Format.PDF),
        ):
            button.setAccessibleName(f"Save as {kind.name.title()}")
            button.clicked.connect(partial(self._save, kind))
        self.pdf.setAccessibleName("Save as PDF")
        banner.act.clicked.connect(self._follow)

    def run(
        self,
        words: str,
        job: Callable[[Event], T],
        *,
        done: Callable[[T], None],
    ) -> None:
        """Do something slow on the worker, saying what; Cancel calls it off."""
        self._banner.clear()
        called_off = Event()
        self.progress.begin(words, called_off)
        self._set_busy(busy=True)

        def finish(result: T) -> None:
            self._end()
            done(result)

        def fail(error: SencoError) -> None:
            self._end()
            self._banner.say(str(error))

        self._background.run(partial(job, called_off), done=finish, failed=fail)

    def _print(self) -> None:
        shown = self.shown() if self.ready() else None
        if shown is None:
            return
        title = shown.file_name(self._register.today(), "pdf")
        printer = self._edges.choose_printer(self._screen, title)
        if printer is None:
            return
        command = shown.print_command()
        self.run(
            "Printing the report…",
            lambda called_off: Printing(
                self._register, command, printer, called_off
            ).run(),
            done=self._say_printed,
        )

    def _save(self, kind: Format, *_: object) -> None:
        shown = self.shown() if self.ready() else None
        if shown is None:
            return
        name = shown.file_name(self._register.today(), kind.value)
        to = self._edges.choose_file(self._screen, _documents() / name, kind)
        elsewhere = self._edges.elsewhere(to) if to else ""
        if to is not None and elsewhere:
            self._waiting = (kind, to, shown)
            told = ELSEWHERE[shown.audience].format(to.parent, elsewhere)
            self._banner.say(told, "info")
            self._banner.offer(WRITE_THERE)
        elif to is not None:
            self._write(kind, to, shown)

    def _write(self, kind: Format, to: Path, shown: Shown) -> None:
        command = shown.export_command()
        self.run(
            f"Writing {to.name}…",
            lambda called_off: Writing(
                self._register, command, kind, to, called_off
            ).run(),
            done=partial(self._say_written, to),
        )

    def _set_busy(self, *, busy: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not busy)

    def _end(self) -> None:
        self.progress.hide()
        self._set_busy(busy=False)

    def _say_printed(self, printed: bool) -> None:  # noqa: FBT001 - a result
        words = "Sent to the printer." if printed else NOT_PRINTED
        self._banner.say(words, "done" if printed else "info")

    def _say_written(self, to: Path, written: bool) -> None:  # noqa: FBT001 - a result
        if not written:
            self._banner.say(CALLED_OFF, "info")
            return
        self._written = to
        self._banner.say(f"Written: {to}", "done")
        self._banner.offer(OPEN_FOLDER)

    def _follow(self) -> None:
        act = self._banner.act.text()
        if act == OPEN_FOLDER and self._written is not None:
            self._edges.open_folder(self._written)
        elif act == WRITE_THERE and self._waiting is not None:
            self._write(*self._waiting)


def _documents() -> Path:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))
