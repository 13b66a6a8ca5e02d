"""How a request leaves the register: shown, printed, or written as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.errors import SencoError
from senco_app.summaries.commands import (
    ExportEhcRequest,
    NoteFailedExport,
    PrintEhcRequest,
)
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.lacking import file_name
from senco_app.ui.ehc.way_out import WayOut
from senco_app.ui.ehc.writing import Format, Job, preview_bytes
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.summaries.records import Paper
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.widgets.banner import Banner

ELSEWHERE = "{} is on {}. The request holds a child’s records; nothing is written yet."


class HandingOut(WayOut):
    """The four buttons of a request, and what they do; one at a time."""

    previewed = Signal(object)  # the PDF's bytes

    def __init__(
        self,
        register: Register,
        pupil_id: str,
        background: Background,
        edges: Edges,
        banner: Banner,
        parent: QWidget,
    ) -> None:
        """Make the buttons.

        Args:
            register: The open register.
            pupil_id: Whose request it is.
            background: Draws up the documents.
            edges: How files and printers are chosen.
            banner: Where it is told how it went.
            parent: The screen, over which dialogs stand.
        """
        super().__init__(background, edges, banner, parent)
        self._register, self._pupil_id = register, pupil_id
        self.pupil = ""
        self.ready: Callable[[], bool] = lambda: True
        self.preview = QuietButton("Preview", "eye", shortcut="Ctrl+Shift+V")
        self.print = QuietButton("Print…", "printer", shortcut="Ctrl+P")
        self.word = QuietButton("Word…", "file-text", shortcut="Ctrl+W")
        self.pdf = PrimaryButton("Export PDF…", "download", shortcut="Ctrl+Return")
        self.buttons = (self.preview, self.print, self.word, self.pdf)
        self._connect()

    def show_preview(self) -> None:
        """Draw the request up as it would be printed, and show it."""
        if not self.ready():
            return
        question = EhcRequestPaper(self._pupil_id, self._register.who.name)
        paper = self._paper(lambda: self._register.ask(question))
        if paper is None:
            return
        job = partial(preview_bytes, paper)
        self.run("Drawing up the preview…", job, done=self._show_bytes)

    def print_request(self) -> None:
        """Print the request on a printer that the person chooses."""
        if not self.ready():
            return
        from senco_app.ui.ehc.printing import PrintJob  # noqa: PLC0415 - slow

        title = file_name(self.pupil, self._register.today(), "pdf")
        printer = self._edges.choose_printer(self._page, title)
        if printer is None:
            return
        command = PrintEhcRequest(self._pupil_id)
        paper = self._paper(lambda: self._register.execute(command))
        if paper is None:
            return
        self.run(
            "Printing the request…",
            lambda called_off: PrintJob(paper, printer, called_off).run(),
            done=self.say_printed,
        )

    def export(self, kind: Format) -> None:
        """Write the request as a file that the person chooses."""
        if not self.ready():
            return
        name = file_name(self.pupil, self._register.today(), kind.value)
        self.choose_file(name, kind, ELSEWHERE, partial(self._write, kind))

    def say_written(self, to: Path, written: bool) -> None:  # noqa: FBT001 - a result
        """Say whether the file was written; the history hears of it if not."""
        super().say_written(to, written)
        if not written:
            self._note()

    def _write(self, kind: Format, to: Path) -> None:
        command = ExportEhcRequest(self._pupil_id)
        paper = self._paper(lambda: self._register.execute(command))
        if paper is None:
            return
        self.run(
            f"Writing {to.name}…",
            lambda called_off: Job(paper, kind, to, called_off).run(),
            done=partial(self.say_written, to),
            failed=self._note,
        )

    def _paper(self, draw_up: Callable[[], Paper]) -> Paper | None:
        try:
            return draw_up()
        except SencoError as error:
            self._banner.say(str(error))
            return None

    def _show_bytes(self, data: bytes) -> None:
        if data:
            self.previewed.emit(data)

    def _note(self) -> None:
        """Tell the history that what it says was exported was not."""
        try:
            self._register.execute(NoteFailedExport(self._pupil_id))
        except SencoError as error:
            self._banner.say(str(error))

    def _connect(self) -> None:
        self.preview.clicked.connect(self.show_preview)
        self.print.clicked.connect(self.print_request)
        self.word.clicked.connect(lambda: self.export(Format.WORD))
        self.pdf.clicked.connect(lambda: self.export(Format.PDF))
