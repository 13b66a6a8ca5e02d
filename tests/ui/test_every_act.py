"""Every button of every screen has keys, or can be found with Ctrl+K.

A book has no Ctrl+K: there every button has keys.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from bench.classroom import CHEAP, Classroom
from bench.made_up import ON, settle
from bench.newcomer import book_house
from bench.scenes import of_book, of_register
from senco_app.books.making import Desk
from senco_app.bootstrap import open_register
from senco_app.demo.school import Wanted, build
from senco_app.settings import Settings
from senco_app.ui.book.window import BookWindow
from senco_app.ui.main_window import MainWindow
from senco_app.ui.palette.acts import OF_A_ROW
from senco_app.ui.preferences import Preferences
from senco_app.ui.screen import Screen
from senco_app.ui.trail import Kind
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.vocabulary import NotRunReason
from tests.conftest import QUICK, FixedClock
from tests.ui.walls import described

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop

OF_A_PAGE = (PrimaryButton, QuietButton)
"""Links and chips belong to a row or to a list, and are reached by Tab; so is a button
that is an icon alone, or names whom its row is about."""


def test_every_button_has_keys_or_stands_in_the_palette(
    qtbot: QtBot, tmp_path: Path, laptop: Laptop, dressed: QApplication
) -> None:
    folder = tmp_path / "school"
    senco, *_ = build(folder, Wanted(ON, pupils=12, years=1, cost=QUICK))
    Preferences(dressed).change(Settings())
    clock, looked_at, lost = FixedClock(ON), 0, set()
    with open_register(
        folder, senco.password, clock=clock, cost=QUICK, laptop=laptop
    ) as opened:
        window = MainWindow(opened, clock, lambda _register: None)
        qtbot.addWidget(window)
        window.show()
        for name, _shown in of_register(window, partial(settle, dressed, window)):
            screen = window.stack.currentWidget()
            if isinstance(screen, Screen):
                looked_at += 1
                lost |= {f"{name}: {one}" for one in _without_a_way(screen)}
        window.close()
    assert looked_at > 25
    assert lost == set()


def test_every_button_of_a_book_has_keys(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication
) -> None:
    classroom = Classroom(tmp_path)
    desk = Desk(classroom.clock, CHEAP, classroom.laptop)
    looked_at, lost = [], set()
    for is_handed_to in (False, True):
        if is_handed_to:
            classroom.hand_over(0)
        window = BookWindow(classroom.books[0], book_house(tmp_path, desk))
        qtbot.addWidget(window)
        window.show()
        for name in _of_book(window) if is_handed_to else ("empty",):
            settle(dressed, window)
            looked_at.append(name)
            lost |= {f"{name}: {described(one)}" for one in _without_keys(window)}
        window.close()
    classroom.close()
    assert len(looked_at) == 7
    assert lost == set()


def _of_book(window: BookWindow) -> Iterator[str]:
    """Show every page of a book, another day, one without sessions, and one not run."""
    for name, _shown in of_book(window):
        yield name
    window.go(Kind.SESSIONS)
    bar, on = window.sessions.bar, window.sessions.on
    assert on is not None
    bar.before.click()
    yield "another day"
    bar.day_requested.emit(on - timedelta(days=on.weekday() + 1))
    yield "a day without sessions"
    bar.day_requested.emit(on)
    sheet = next(one for one in window.sessions.sheets if one.is_open)
    sheet.ask_why_not()
    yield "not run"
    assert sheet.not_run is not None
    sheet.not_run.reasons[NotRunReason.ROOM].click()
    yield "not run, with its reason"


def _without_a_way(screen: Screen) -> set[str]:
    """Return the buttons on show that neither keys nor the palette press."""
    offered = {act.words for act in screen.acts()}
    return {
        described(one)
        for one in _without_keys(screen)
        if one.accessibleName() not in offered
    }


def _without_keys(shown: QWidget) -> Iterator[QPushButton]:
    for one in shown.findChildren(QPushButton):
        if (
            isinstance(one, OF_A_PAGE)
            and one.isVisible()
            and one.isEnabled()
            and one.text()
            and OF_A_ROW not in one.accessibleName()
            and one.shortcut().isEmpty()
        ):
            yield one
