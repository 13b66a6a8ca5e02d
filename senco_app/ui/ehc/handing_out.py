"""How a request leaves the register: shown, printed, or written as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal

from senco_app.errors import SencoError
from senco_app.summaries.commands import (
    ExportEhcRequest,
    NoteFailedExport,
    PrintEhcRequest,
)
from senco_app.summaries.queries import EhcRequestPaper
from senco_app.ui.ehc.lacking import file_name
from senco_app.ui.ehc.progress import Progress
from senco_app.ui.ehc.writing import Format, Job, preview_bytes
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.summaries.records import Paper
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.widgets.banner import Banner

T = TypeVar("T")
OPEN_FOLDER = "Open folder"
WRITE_THERE = "Write it there all the same"
CALLED_OFF = "Called off: no file was written."
NOT_PRINTED = "Called off: pages that the printer has taken may still come out."


class HandingOut(QObject):
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
        super().__init__(parent)
        self._register, self._pupil_id = register, pupil_id
        self._background, self._edges = background, edges
        self._banner, self._screen = banner, parent
        self.pupil = ""
        self.ready: Callable[[], bool] = lambda: True
        self.progress = Progress()
        self.preview = QuietButton("Preview", "eye", shortcut="Ctrl+Shift+V")
        self.print = QuietButton("Print…", "printer", shortcut="Ctrl+P")
        self.word = QuietButton("Word…", "file-text", shortcut="Ctrl+W")
        self.pdf = PrimaryButton("Export PDF…", "download", shortcut="Ctrl+Return")
        self.buttons = (self.preview, self.print, self.word, self.pdf)
        self._waiting: tuple[Format, Path] | None = None
        self._written: Path | None = None
        self._connect()

    def follow(self, act: str) -> bool:
        """Do what the banner offers; say whether it was one of ours."""
        if act == OPEN_FOLDER and self._written is not None:
            self._edges.open_folder(self._written)
        elif act == WRITE_THERE and self._waiting is not None:
            self._write(*self._waiting)
        else:
            return False
        return True

    def show_preview(self) -> None:
        """Draw the request up as it would be printed, and show it."""
        if not self.ready():
            return
        question = EhcRequestPaper(self._pupil_id, self._register.who.name)
        paper = self._paper(lambda: self._register.ask(question))
        if paper is None:
            return
        called_off = self._wait("Drawing up the preview…")
        job = partial(preview_bytes, paper, called_off)
        self._run(job, done=self._show_bytes)

    def print_request(self) -> None:
        """Print the request on a printer that the person chooses."""
        if not self.ready():
            return
        from senco_app.ui.ehc.printing import PrintJob  # noqa: PLC0415 - slow

        title = file_name(self.pupil, self._register.today(), "pdf")
        printer = self._edges.choose_printer(self._screen, title)
        if printer is None:
            return
        command = PrintEhcRequest(self._pupil_id)
        paper = self._paper(lambda: self._register.execute(command))
        if paper is None:
            return
        called_off = self._wait("Printing the request…")
        self._run(PrintJob(paper, printer, called_off).run, done=self._say_printed)

    def export(self, kind: Format) -> None:
        """Write the request as a file that the person chooses."""
        if not self.ready():
            return
        name = file_name(self.pupil, self._register.today(), kind.value)
        to = self._edges.choose_file(self._screen, _documents() / name, kind)
        if to is None:
            return
        elsewhere = self._edges.elsewhere(to)
        if elsewhere:
            self._waiting = (kind, to)
            self._banner.say(
                f"{to.parent} is on {elsewhere}. The request holds a child’s records; "
                "nothing is written yet.",
                "info",
            )
            self._banner.offer(WRITE_THERE)
            return
        self._write(kind, to)

    def _write(self, kind: Format, to: Path) -> None:
        command = ExportEhcRequest(self._pupil_id)
        paper = self._paper(lambda: self._register.execute(command))
        if paper is None:
            return
        job = Job(paper, kind, to, self._wait(f"Writing {to.name}…"))
        self._run(job.run, done=partial(self._say_written, to), failed=self._note)

    def _paper(self, draw_up: Callable[[], Paper]) -> Paper | None:
        try:
            paper = draw_up()
        except SencoError as error:
            self._banner.say(str(error))
            return None
        self._banner.clear()
        return paper

    def _wait(self, words: str) -> Event:
        called_off = Event()
        self.progress.begin(words, called_off)
        for button in self.buttons:
            button.setEnabled(False)
        return called_off

    def _run(
        self,
        job: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        def finish(result: T) -> None:
            self._end()
            done(result)

        def fail(error: SencoError) -> None:
            self._end()
            self._banner.say(str(error))
            failed()

        self._background.run(job, done=finish, failed=fail)

    def _end(self) -> None:
        self.progress.hide()
        for button in self.buttons:
            button.setEnabled(True)

    def _show_bytes(self, data: bytes) -> None:
        if data:
            self.previewed.emit(data)

    def _say_printed(self, printed: bool) -> None:  # noqa: FBT001 - a result
        if printed:
            self._banner.say("Sent to the printer.", "done")
        else:
            self._banner.say(NOT_PRINTED, "info")

    def _say_written(self, to: Path, written: bool) -> None:  # noqa: FBT001 - a result
        if not written:
            self._banner.say(CALLED_OFF, "info")
            self._note()
            return
        self._written = to
        self._banner.say(f"Written: {to}", "done")
        self._banner.offer(OPEN_FOLDER)

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


def _documents() -> Path:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))
