"""From an open book to a closed one: the window, locking, and the way out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.exports.press import PRESS
from senco_app.ui.book.window import BookWindow
from senco_app.ui.idle import IdleWatch
from senco_app.ui.preferences import preferences
from senco_app.ui.system_lock import SystemLock

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.books.book import Book
    from senco_app.settings import Settings
    from senco_app.ui.background import Background
    from senco_app.ui.book.house import BookHouse

KEPT = "Everything you recorded is in your book. It was not handed back: "


class BookSitting(QObject):
    """Shows one open book until it is locked or its window closed."""

    locked = Signal(str, bool)  # what to say of the return, and whether all is well
    closed = Signal(str, bool)

    def __init__(
        self, book: Book, house: BookHouse, worker: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book, self._house, self._worker = book, house, worker
        self.window = BookWindow(book, house)
        held = preferences()
        self.idle = IdleWatch(house.clock, held.settings.idle_minutes, self)
        self.system = SystemLock(int(self.window.winId()), self)
        held.changed.connect(self._heed)
        self.idle.idle.connect(self.window.lock_now)
        self.system.left.connect(self.window.lock_now)
        self.window.lock_requested.connect(partial(self._put_away, self.locked.emit))
        self.window.closed.connect(partial(self._put_away, self.closed.emit))

    def _heed(self, settings: Settings) -> None:
        self.idle.minutes = settings.idle_minutes

    def _put_away(self, then: Callable[[str, bool], None]) -> None:
        """Leave a return where packs are exchanged, and close the book."""
        self.idle.stop()
        self.system.stop()
        self.window.hide()
        self.window.deleteLater()
        self._worker.run(
            self._leave_and_close,
            done=lambda sentence: then(sentence, True),  # noqa: FBT003 - Qt's signal
            failed=lambda error: then(f"{KEPT}{error}", False),  # noqa: FBT003 - so
        )

    def _leave_and_close(self) -> str:
        try:
            return self._house.errands.leave(self._book)
        finally:
            self._book.close()
            PRESS.rest()
