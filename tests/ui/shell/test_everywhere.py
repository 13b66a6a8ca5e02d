"""What the window does on every screen: finding, one-pupil view, help, locking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from senco_app.ui import one_pupil
from senco_app.ui.main_window import MainWindow
from senco_app.ui.pupils.add_dialog import AddPupilDialog
from senco_app.ui.pupils.list_screen import PupilsScreen
from senco_app.ui.trail import Kind, Place
from senco_app.ui.widgets.labels import PlainLabel
from tests.ui.people import add_pupil, start_cycle
from tests.ui.walls import assert_named_and_reachable, assert_plain_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.palette.palette import Palette
    from tests.conftest import FixedClock

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def amelia(register: Register) -> str:
    return add_pupil(register, "Hughes", "Amelia")


@pytest.fixture
def window(
    qtbot: QtBot, register: Register, clock: FixedClock, amelia: str
) -> MainWindow:
    add_pupil(register, "Khan", "Amir")
    assert amelia
    shown = MainWindow(register, clock)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def press(
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def find(window: MainWindow, typed: str = "") -> Palette:
    window.open_finder()
    palette = window.finder.palette
    assert palette is not None
    QTest.keyClicks(palette.typed, typed)
    return palette


def found(window: MainWindow, typed: str = "") -> list[str]:
    rows = find(window, typed).list
    return [rows.item(row).text() for row in range(rows.count())]


def words_on(window: MainWindow) -> str:
    labels = window.findChildren(PlainLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_ctrl_k_opens_the_list_and_a_name_leads_to_the_pupil(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: window.finder.palette is not None)
    palette = window.finder.palette
    assert palette is not None
    QTest.keyClicks(palette.typed, "amelia")
    press(window, Qt.Key.Key_Return)

    assert type(window.stack.currentWidget()).__name__ == "PupilScreen"
    assert "Amelia Hughes" in words_on(window)


def test_screens_and_acts_are_found_with_their_keys(window: MainWindow) -> None:
    window.go(Place(Kind.PUPILS))

    everything = found(window)

    assert {"Add a pupil", "Lock", "Today", "Pupils", one_pupil.ENTER} <= {*everything}
    assert not {"Amelia Hughes", "Amir Khan"} & {*everything}


def test_a_found_screen_is_opened(window: MainWindow) -> None:
    find(window, "pupils")
    press(window, Qt.Key.Key_Return)

    assert isinstance(window.stack.currentWidget(), PupilsScreen)


def test_enter_opens_an_entry_of_the_rail(window: MainWindow) -> None:
    button = window.rail.buttons[Kind.PUPILS]
    button.setFocus()

    press(window, Qt.Key.Key_Return)

    assert isinstance(window.stack.currentWidget(), PupilsScreen)


def test_back_brings_the_focus_to_where_it_was(window: MainWindow, amelia: str) -> None:
    window.go(Place(Kind.PUPILS))
    screen = window.stack.currentWidget()
    assert isinstance(screen, PupilsScreen)
    screen.table.setFocus()
    window.go(Place(Kind.PUPIL, amelia))

    window.go_back()

    assert QApplication.focusWidget() is screen.table


def test_one_pupil_view_shows_no_other_name(
    window: MainWindow, register: Register, amelia: str
) -> None:
    cycle = start_cycle(register, amelia)
    window.go(Place(Kind.PUPILS))
    window.go(Place(Kind.PUPIL, amelia))

    window.toggle_one_pupil()

    assert window.one_pupil.banner.isVisible()
    assert "only Amelia Hughes is shown" in window.one_pupil.banner.words.text()
    assert not any(button.isEnabled() for button in window.rail.buttons.values())
    assert not window.back.isVisible()
    assert "Amir Khan" not in words_on(window)
    assert found(window, "a") == [
        name for name in found(window, "a") if name != "Amir Khan"
    ]
    assert "Today" not in found(window)
    window.go(Place(Kind.CYCLE, cycle))
    assert type(window.stack.currentWidget()).__name__ == "CycleScreen"
    assert_named_and_reachable(window)
    assert_plain_text(window)


@pytest.mark.parametrize("kind", [Kind.TODAY, Kind.PUPILS, Kind.EHC])
def test_one_pupil_view_opens_no_list(
    window: MainWindow, amelia: str, kind: Kind
) -> None:
    window.go(Place(Kind.PUPIL, amelia))
    window.toggle_one_pupil()

    window.go(Place(kind))

    assert type(window.stack.currentWidget()).__name__ == "PupilScreen"
    assert window.toasts.words.text() == one_pupil.HIDDEN


def test_one_pupil_view_opens_no_other_pupil(
    window: MainWindow, register: Register, amelia: str
) -> None:
    other = add_pupil(register, "Reid", "Tyler")
    window.go(Place(Kind.PUPIL, amelia))
    window.toggle_one_pupil()

    window.go(Place(Kind.PUPIL, other))
    assert "Tyler" not in words_on(window)

    assert found(window, "tyler") == []


def test_the_same_keys_show_everything_again(
    qtbot: QtBot, window: MainWindow, amelia: str
) -> None:
    window.go(Place(Kind.PUPIL, amelia))
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.one_pupil.held is not None)
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.one_pupil.held is None)

    assert all(button.isEnabled() for button in window.rail.buttons.values())
    assert not window.one_pupil.banner.isVisible()
    window.go(Place(Kind.PUPILS))
    assert isinstance(window.stack.currentWidget(), PupilsScreen)


def test_one_pupil_view_needs_a_pupil(window: MainWindow) -> None:
    window.toggle_one_pupil()

    assert window.one_pupil.held is None
    assert window.toasts.words.text() == one_pupil.OPEN_ONE_FIRST


def test_entering_it_takes_away_what_was_said_of_others(
    window: MainWindow, amelia: str
) -> None:
    window.go(Place(Kind.PUPIL, amelia))
    window.toasts.show_words("Amir Khan was archived.", lambda: None)

    window.toggle_one_pupil()

    assert not window.toasts.isVisible()
    assert "Amir" not in words_on(window)


def test_f1_opens_the_page_of_the_screen(
    qtbot: QtBot, window: MainWindow, amelia: str
) -> None:
    window.go(Place(Kind.PUPIL, amelia))
    press(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.help.viewer is not None)

    assert window.help.viewer is not None
    assert window.help.viewer.shown == "pupil"


def test_what_a_screen_says_stands_at_the_foot(window: MainWindow, amelia: str) -> None:
    window.go(Place(Kind.PUPIL, amelia))
    undone: list[bool] = []

    screen = window.screens.at(Place(Kind.PUPIL, amelia))
    screen.said.emit("Need removed.", lambda: undone.append(True))

    assert window.toasts.words.text() == "Need removed."
    press(window, Qt.Key.Key_F6)
    assert window.toasts.undo.hasFocus()
    press(window, Qt.Key.Key_Return)
    assert undone == [True]


def test_nobody_there_locks_without_a_question_and_closes_dialogs(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(Place(Kind.PUPILS))
    screen = window.stack.currentWidget()
    assert isinstance(screen, PupilsScreen)
    screen.add_pupil()
    dialog = window.findChildren(AddPupilDialog)[0]
    assert dialog.isVisible()

    with qtbot.waitSignal(window.lock_requested):
        window.lock_now()

    assert not dialog.isVisible()
