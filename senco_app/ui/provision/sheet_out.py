"""How a tick sheet leaves the register: shown, printed, or written as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal

from senco_app.ui.ehc.progress import Progress
from senco_app.ui.ehc.writing import Format
from senco_app.ui.provision.sheet_job import SheetJob
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from senco_app.errors import SencoError
    from senco_app.exports.tick_sheet.records import TickSheet
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges
    from senco_app.ui.widgets.banner import Banner

T = TypeVar("T")
CALLED_OFF = "Called off: no file was written."
NOT_PRINTED = "Called off: pages that the printer has taken may still come out."
OPEN_FOLDER, WRITE_THERE = "Open folder", "Write it there all the same"
ELSEWHERE = "{} is on {}. The sheet names children; nothing is written yet."


class SheetOut(QObject):
    """Three buttons and what they do; the page says which sheet it is.

    Attributes:
        sheet: Returns the sheet that is chosen, or nothing.
        may_leave: Tells the history that it leaves, and says whether it may.
    """

    previewed = Signal(object)  # the PDF's bytes

    def __init__(
        self, background: Background, edges: Edges, banner: Banner, parent: QWidget
    ) -> None:
        """Make the buttons.

        Args:
            background: Draws up the sheets.
            edges: How files and printers are chosen.
            banner: Where it is told how it went.
            parent: The page, over which dialogs stand.
        """
        super().__init__(parent)
        self._background, self._edges = background, edges
        self._banner, self._page = banner, parent
        self._waiting: Path | None = None
        self._written: Path | None = None
        self.sheet: Callable[[], TickSheet | None] = lambda: None
        self.may_leave: Callable[[], bool] = lambda: True
        self.preview = QuietButton("Preview", "eye", shortcut="Ctrl+Shift+V")
        self.save = QuietButton("Save PDF…", "download", shortcut="Ctrl+Shift+S")
        self.print = PrimaryButton("Print…", "printer", shortcut="Ctrl+P")
        self.buttons = (self.preview, self.save, self.print)
        self.progress = Progress()
        self.preview.clicked.connect(self._preview)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        banner.act.clicked.connect(self._follow)

    def _preview(self) -> None:
        sheet = self.sheet()
        if sheet is not None:
            job = SheetJob(sheet, self._wait("Drawing up the sheet…"))
            self._run(job.draw, done=self.previewed.emit)

    def _print(self) -> None:
        sheet = self.sheet()
        if sheet is None:
            return
        printer = self._edges.choose_printer(self._page, _name(sheet))
        if printer is not None and self.may_leave():
            job = SheetJob(sheet, self._wait("Printing the sheet…"))
            self._run(partial(job.put_on_paper, printer), done=self._say_printed)

    def _save(self) -> None:
        sheet = self.sheet()
        if sheet is None:
            return
        proposed = _documents() / f"{_name(sheet)}.pdf"
        to = self._edges.choose_file(self._page, proposed, Format.PDF)
        elsewhere = self._edges.elsewhere(to) if to else ""
        if to is not None and elsewhere:
            self._waiting = to
            self._banner.say(ELSEWHERE.format(to.parent, elsewhere), "info")
            self._banner.offer(WRITE_THERE)
        elif to is not None:
            self._write(to)

    def _write(self, to: Path) -> None:
        sheet = self.sheet()
        if sheet is not None and self.may_leave():
            job = SheetJob(sheet, self._wait(f"Writing {to.name}…"))
            self._run(partial(job.write, to), done=partial(self._say_written, to))

    def _wait(self, words: str) -> Event:
        self._banner.clear()
        called_off = Event()
        self.progress.begin(words, called_off)
        self._set_busy(busy=True)
        return called_off

    def _set_busy(self, *, busy: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not busy)

    def _run(self, job: Callable[[], T], *, done: Callable[[T], None]) -> None:
        def finish(result: T) -> None:
            self._end()
            done(result)

        def fail(error: SencoError) -> None:
            self._end()
            self._banner.say(str(error))

        self._background.run(job, done=finish, failed=fail)

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
            self._write(self._waiting)


def _name(sheet: TickSheet) -> str:
    """Return a file name that names nobody: the week alone."""
    return f"Tick sheet {sheet.monday:%Y-%m-%d}"


def _documents() -> Path:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))
