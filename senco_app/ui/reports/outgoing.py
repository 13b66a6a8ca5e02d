"""How a report leaves the register: printed, or written as a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError
from senco_app.summaries.termly_report.commands import NoteFailedReport
from senco_app.ui.ehc.way_out import WayOut
from senco_app.ui.ehc.writing import Format, Job
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Event

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Command, Register
    from senco_app.summaries.records import Paper
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.reports.shown import Shown
    from senco_app.ui.widgets.banner import Banner

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


class Outgoing(WayOut):
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
        super().__init__(background, edges, banner, parent)
        self._register = register
        self.shown: Callable[[], Shown | None] = lambda: None
        self.ready: Callable[[], bool] = lambda: True
        self.print = QuietButton("Print…", "printer", shortcut="Ctrl+P")
        self.excel = QuietButton("Excel…", "layout-grid", shortcut="Ctrl+Shift+E")
        self.word = QuietButton("Word…", "file-text", shortcut="Ctrl+W")
        self.pdf = QuietButton("PDF…", "download", shortcut="Ctrl+Shift+S")
        self.buttons = (self.print, self.excel, self.word, self.pdf)
        self.print.clicked.connect(self._print)
        for button, kind in (
            (self.excel, Format.EXCEL),
            (self.word, Format.WORD),
            (self.pdf, Format.PDF),
        ):
            button.setAccessibleName(f"Save as {kind.name.title()}")
            button.clicked.connect(partial(self._save, kind))
        self.pdf.setAccessibleName("Save as PDF")
        banner.act.clicked.connect(lambda: self.follow(banner.act.text()))

    def _print(self) -> None:
        shown = self.shown() if self.ready() else None
        if shown is None:
            return
        title = shown.file_name(self._register.today(), "pdf")
        printer = self._edges.choose_printer(self._page, title)
        if printer is None:
            return
        command = shown.print_command()
        self.run(
            "Printing the report…",
            lambda called_off: Printing(
                self._register, command, printer, called_off
            ).run(),
            done=self.say_printed,
        )

    def _save(self, kind: Format, *_: object) -> None:
        shown = self.shown() if self.ready() else None
        if shown is None:
            return
        name = shown.file_name(self._register.today(), kind.value)
        told = ELSEWHERE[shown.audience]
        self.choose_file(name, kind, told, partial(self._write, kind, shown))

    def _write(self, kind: Format, shown: Shown, to: Path) -> None:
        command = shown.export_command()
        self.run(
            f"Writing {to.name}…",
            lambda called_off: Writing(
                self._register, command, kind, to, called_off
            ).run(),
            done=partial(self.say_written, to),
        )
