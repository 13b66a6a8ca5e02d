"""How documents leave: one at a time, told of while it takes and when it is over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths

from senco_app.ui.ehc.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from senco_app.errors import SencoError
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.writing import Edges, Format
    from senco_app.ui.widgets.banner import Banner

T = TypeVar("T")
OPEN_FOLDER, WRITE_THERE = "Open folder", "Write it there all the same"
CALLED_OFF = "Called off: no file was written."
NOT_PRINTED = "Called off: pages that the printer has taken may still come out."


class WayOut(QObject):
    """What the buttons have in common by which documents leave.

    Attributes:
        buttons: Those; of no use while a document is drawn up.
        progress: Says what is drawn up; Cancel calls it off.
    """

    buttons: tuple[QWidget, ...] = ()

    def __init__(
        self, background: Background, edges: Edges, banner: Banner, parent: QWidget
    ) -> None:
        """Make it.

        Args:
            background: Draws up the documents.
            edges: How files and printers are chosen.
            banner: Where it is told how it went.
            parent: The page, over which dialogs stand.
        """
        super().__init__(parent)
        self._background, self._edges = background, edges
        self._banner, self._page = banner, parent
        self._waiting: Callable[[], None] | None = None
        self._written: Path | None = None
        self.progress = Progress()

    def follow(self, act: str) -> bool:
        """Do what the banner offers; say whether it was one of ours."""
        if act == OPEN_FOLDER and self._written is not None:
            self._edges.open_folder(self._written)
        elif act == WRITE_THERE and self._waiting is not None:
            self._waiting()
        else:
            return False
        return True

    def run(
        self,
        words: str,
        job: Callable[[Event], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
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
            failed()

        self._background.run(partial(job, called_off), done=finish, failed=fail)

    def choose_file(
        self, name: str, kind: Format, elsewhere: str, write: Callable[[Path], None]
    ) -> None:
        """Let a file be chosen, and write it; on a stick only if that is wished.

        Args:
            name: What the file may be called.
            kind: What is written.
            elsewhere: Says what leaves; it takes the folder, and what that is on.
            write: Writes it there.
        """
        to = self._edges.choose_file(self._page, _documents() / name, kind)
        place = self._edges.elsewhere(to) if to else ""
        if to is not None and place:
            self._waiting = partial(write, to)
            self._banner.say(elsewhere.format(to.parent, place), "info")
            self._banner.offer(WRITE_THERE)
        elif to is not None:
            write(to)

    def say_printed(self, printed: bool) -> None:  # noqa: FBT001 - a result
        """Say whether it was sent to the printer, or called off."""
        words = "Sent to the printer." if printed else NOT_PRINTED
        self._banner.say(words, "done" if printed else "info")

    def say_written(self, to: Path, written: bool) -> None:  # noqa: FBT001 - a result
        """Say whether the file was written, or called off."""
        if not written:
            self._banner.say(CALLED_OFF, "info")
            return
        self._written = to
        self._banner.say(f"Written: {to}", "done")
        self._banner.offer(OPEN_FOLDER)

    def _set_busy(self, *, busy: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not busy)

    def _end(self) -> None:
        self.progress.hide()
        self._set_busy(busy=False)


def _documents() -> Path:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))
