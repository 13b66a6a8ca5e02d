"""How soon My sessions is painted once a book is open, and how soon a tap is saved."""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from bench.classroom import Classroom
from bench.figures import MILLISECONDS, Figure
from bench.start import BARE, started_in
from senco_app.ui import theme
from senco_app.ui.book.errands import Errands
from senco_app.ui.book.house import BookHouse, NewBook
from senco_app.ui.book.window import BookWindow
from senco_app.vocabulary import GotOn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from senco_app.books.book import Book

MOST_OF_BARE = 1
"""A bare window's process takes 105 ms on the laptop that 100 ms were asked for."""


class Eyes(QObject):
    """Sees when a window was painted first."""

    painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the paint; every event goes on its way."""
        del watched
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return False


def measure(*, torture: bool) -> Iterator[Figure]:
    """Open the window of a book again and again."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.dress(app)
    times = 25 if torture else 7
    with tempfile.TemporaryDirectory() as within:
        classroom = Classroom(Path(within))
        classroom.hand_over(0)
        house = BookHouse(classroom.clock, Errands(tuple), _no_book)
        book = classroom.books[0]
        started_in(BARE)  # to warm up
        bare = median(started_in(BARE) for _ in range(times))
        ours = _median(times, partial(BookWindow, book, house))
        saved = _median_tap(times, BookWindow(book, house))
        classroom.close()
    yield Figure("a bare window process", bare, "ms")
    yield Figure("My sessions painted, processor time", ours, "ms")
    ratio = ours / bare
    yield Figure("My sessions, of a bare window", ratio, "x", most=MOST_OF_BARE)
    yield Figure("a tap until it is on the disk, processor time", saved, "ms")


def _no_book(_new: NewBook) -> tuple[Path, Book]:
    message = "no book is made here"
    raise LookupError(message)


def _median(times: int, make: Callable[[], QWidget]) -> float:
    _painted_in(make)  # to warm up
    return median(_painted_in(make) for _ in range(times))


def _painted_in(make: Callable[[], QWidget]) -> float:
    """Return the processor's time until a new window was painted, in milliseconds."""
    eyes = Eyes()
    began = time.process_time()
    window = make()
    window.installEventFilter(eyes)
    window.resize(1366, 768)
    window.show()
    while not eyes.painted:
        QApplication.processEvents()
    taken = (time.process_time() - began) * MILLISECONDS
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return taken


def _median_tap(times: int, window: BookWindow) -> float:
    """Return the processor's time of a tap, from the finger to the disk."""
    marks = window.sessions.sheets[0].marks
    if marks is None:
        return 0
    taken = []
    for turn in range(times):
        began = time.process_time()
        marks.rows[0].take((GotOn.NEARLY, GotOn.DID_IT)[turn % 2])
        taken.append((time.process_time() - began) * MILLISECONDS)
    return median(taken)
