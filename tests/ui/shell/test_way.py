from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from senco_app.ui import turns
from senco_app.ui.cycles.screen import CycleScreen
from senco_app.ui.ehc.screen import RequestScreen
from senco_app.ui.main_window import MainWindow
from senco_app.ui.today.screen import TodayScreen
from senco_app.ui.trail import Kind, Place
from senco_app.ui.turns import TurnTaker
from senco_app.vocabulary import Stage
from tests.ui.people import add_pupil, start_cycle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from tests.conftest import FixedClock

TODAY = Place(Kind.TODAY)


@pytest.fixture
def pupil_id(register: Register) -> str:
    return add_pupil(register, "Orla", "Zeller")


@pytest.fixture
def window(
    qtbot: QtBot,
    register: Register,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """Return a window that pauses after every step."""
    monkeypatch.setattr(turns, "TURN_S", 0)
    shown = MainWindow(register, clock)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def taker(window: MainWindow) -> TurnTaker:
    found = window.way.findChild(TurnTaker)
    assert isinstance(found, TurnTaker)
    return found


def go(
    qtbot: QtBot,
    window: MainWindow,
    place: Place,
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Go to a place in turns; do something after the first of them."""
    over: list[bool] = []
    taker(window).paused.connect(meanwhile)

    def begin() -> None:
        window.go(place)
        over.append(True)

    QTimer.singleShot(0, begin)
    qtbot.waitUntil(lambda: bool(over) and not taker(window).busy)
    taker(window).paused.disconnect(meanwhile)


def test_the_place_before_stays_on_show_until_the_next_is_whole(
    qtbot: QtBot, window: MainWindow, register: Register, pupil_id: str
) -> None:
    seen: list[object] = []
    place = Place(Kind.CYCLE, start_cycle(register, pupil_id))

    go(qtbot, window, place, lambda: seen.append(window.stack.currentWidget()))

    assert len(seen) == 1
    assert isinstance(seen[0], TodayScreen)
    assert isinstance(window.stack.currentWidget(), CycleScreen)
    assert window.way.here == place


def test_a_place_may_be_a_stage_of_a_cycle(
    qtbot: QtBot, window: MainWindow, register: Register, pupil_id: str
) -> None:
    cycle_id = start_cycle(register, pupil_id)

    go(qtbot, window, Place(Kind.CYCLE, f"{cycle_id}/{Stage.ASSESS.value}"))

    screen = window.stack.currentWidget()
    assert isinstance(screen, CycleScreen)
    assert screen.sheet is not None
    assert screen.sheet.cycle_id == cycle_id
    assert screen.sheet.stack.currentWidget() is screen.sheet.stack.assess


def test_keys_pressed_meanwhile_are_typed_into_the_place_that_opens(
    qtbot: QtBot, window: MainWindow, register: Register, pupil_id: str
) -> None:
    def type_ahead() -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, "Tests")

    place = Place(Kind.CYCLE, start_cycle(register, pupil_id))
    go(qtbot, window, place, type_ahead)
    QApplication.processEvents()

    here = QApplication.focusWidget()
    assert isinstance(here, QPlainTextEdit)
    assert here.accessibleName() == "What this rests on"
    assert here.toPlainText() == "Tests"
    here.clear()


def test_a_second_wish_calls_off_the_first(
    qtbot: QtBot, window: MainWindow, pupil_id: str
) -> None:
    wished: list[bool] = []

    def wish_once() -> None:
        if not wished:
            wished.append(True)
            window.go(Place(Kind.PUPIL, pupil_id))

    go(qtbot, window, Place(Kind.EXPORT, pupil_id), wish_once)

    assert window.way.here == Place(Kind.PUPIL, pupil_id)
    window.go_back()
    assert window.way.here == TODAY
    assert not [
        sheet
        for screen in window.stack.findChildren(RequestScreen)
        for sheet in [screen.sheet]
        if sheet is not None
    ]


@pytest.mark.parametrize("leave", ["lock_now", "toggle_one_pupil"])
def test_who_locks_or_shows_one_pupil_meanwhile_is_shown_no_other(
    qtbot: QtBot, window: MainWindow, register: Register, pupil_id: str, leave: str
) -> None:
    other = add_pupil(register, "Ben", "Adeyemi")
    window.go(Place(Kind.PUPIL, pupil_id))

    go(qtbot, window, Place(Kind.PUPIL, other), getattr(window, leave))

    assert window.way.here == Place(Kind.PUPIL, pupil_id)


def test_back_that_is_called_off_leads_back_still(
    qtbot: QtBot, window: MainWindow, pupil_id: str
) -> None:
    first, second = Place(Kind.PUPIL, pupil_id), Place(Kind.EXPORT, pupil_id)
    window.go(first)
    window.go(second)
    began: list[bool] = []

    def back_and_stay() -> None:
        window.go_back()
        window.way.stay()
        began.append(True)

    QTimer.singleShot(0, back_and_stay)
    qtbot.waitUntil(lambda: bool(began))

    assert window.way.here == second
    window.go_back()
    assert window.way.here == first


def test_a_record_that_is_gone_leaves_the_keyboard_where_it_was(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = QApplication.focusWidget()
    assert before is not None

    go(qtbot, window, Place(Kind.PUPIL, "no longer there"))

    assert not window.banner.isHidden()
    assert window.way.here == TODAY
    assert QApplication.focusWidget() is before
