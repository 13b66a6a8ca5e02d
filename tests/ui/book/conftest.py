"""A teaching assistant's window over a real book of a made-up classroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.classroom import CHEAP, Classroom
from senco_app.books.making import Desk, create_book, open_book
from senco_app.ui.book.errands import Errands
from senco_app.ui.book.house import BookHouse
from senco_app.ui.book.window import BookWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.books.book import Book
    from senco_app.ui.book.house import NewBook


@pytest.fixture
def classroom(tmp_path: Path) -> Iterator[Classroom]:
    made = Classroom(tmp_path / "classroom")
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder that packs are carried in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def hand_out(classroom: Classroom, stick: Path, place: int = 0) -> Path:
    """Leave a hand-out for a book on the stick, called as the register calls it."""
    path = stick / f"hand-out-{classroom.books[place].owner.device}.pack"
    path.write_bytes(classroom.hand_out(place))
    return path


@pytest.fixture
def house(classroom: Classroom, stick: Path, tmp_path: Path) -> BookHouse:
    """Return a house in which ``stick`` is where packs are exchanged."""

    def make(new: NewBook) -> tuple[Path, Book]:
        folder, desk = tmp_path / "new", Desk(classroom.clock, CHEAP, classroom.laptop)
        create_book(folder, new.person, new.password, desk)
        return folder, open_book(folder, new.password, desk)

    return BookHouse(classroom.clock, Errands(lambda: (stick,)), make)


@pytest.fixture
def show(
    qtbot: QtBot, classroom: Classroom, house: BookHouse
) -> Iterator[Callable[[], BookWindow]]:
    """Give a function that shows Tamsin's book."""
    kept: list[BookWindow] = []

    def show_it() -> BookWindow:
        window = BookWindow(classroom.books[0], house)
        kept.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show_it
    for window in kept:
        window.sheets.call_off()


@pytest.fixture
def window(classroom: Classroom, show: Callable[[], BookWindow]) -> BookWindow:
    """Return the window of a book that was handed out to."""
    classroom.hand_over(0)
    return show()
