"""The windows of books, one at a time: the first run, and the open book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.ui.book.first_run import BookFirstRun
from senco_app.ui.book.sitting import BookSitting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.books.book import Book
    from senco_app.ui.background import Background
    from senco_app.ui.book.house import BookHouse


class BookShelf(QObject):
    """Shows what belongs to books; whoever made it shows the unlock window."""

    appeared = Signal(object)  # a window to be shown in the place of the unlock window
    made = Signal(object, object)  # the folder and the open book
    left = Signal(object, str)  # no folder; what to say, if anything
    locked = Signal(str)  # why no return was left
    closed = Signal(str)  # so

    def __init__(
        self, house: BookHouse, worker: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._house, self._worker = house, worker
        self.first_run: BookFirstRun | None = None
        self.sitting: BookSitting | None = None

    @property
    def shown(self) -> QWidget | None:
        """The window of a book that is on the screen."""
        return self.sitting.window if self.sitting is not None else self.first_run

    def begin(self) -> None:
        """Lead to a new book."""
        if self.first_run is not None:
            return
        window = BookFirstRun(self._house, self._worker)
        window.made.connect(self._take_over)
        window.left.connect(self._go_back)
        self.first_run = window
        self.appeared.emit(window)

    def open(self, book: Book) -> None:
        """Show an open book."""
        sitting = BookSitting(book, self._house, self._worker, self)
        sitting.locked.connect(self._locked)
        sitting.closed.connect(self._closed)
        self.sitting = sitting
        self.appeared.emit(sitting.window)
        sitting.window.begin()

    def _take_over(self, folder: object, book: object) -> None:
        self._end_first_run()
        self.made.emit(folder, book)

    def _go_back(self) -> None:
        self._end_first_run()
        self.left.emit(None, "")

    def _end_first_run(self) -> None:
        if self.first_run is not None:
            self.first_run.hide()
            self.first_run.deleteLater()
            self.first_run = None

    def _locked(self, sentence: str, well: bool) -> None:  # noqa: FBT001 - a signal's
        self._end_sitting()
        if well:
            self.left.emit(None, sentence)
        else:
            self.locked.emit(sentence)

    def _closed(self, sentence: str, well: bool) -> None:  # noqa: FBT001 - a signal's
        self._end_sitting()
        self.closed.emit("" if well else sentence)

    def _end_sitting(self) -> None:
        if self.sitting is not None:
            self.sitting.deleteLater()
            self.sitting = None
