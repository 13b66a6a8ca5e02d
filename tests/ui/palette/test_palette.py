from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from senco_app.ui.palette.acts import acts_of_buttons
from senco_app.ui.palette.finding import Entry, Group
from senco_app.ui.palette.palette import Palette
from senco_app.ui.palette.row import DETAIL_ROLE
from senco_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from senco_app.ui.widgets.fields import line
from tests.ui.walls import assert_plain_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HOSTILE = "<b>Bob</b> & “’); DROP--"


class Room:
    """A window with a field in it, a palette over it, and what was run."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(900, 600)
        qtbot.addWidget(self.window)
        self.field: QLineEdit = line("Some field")
        QVBoxLayout(self.window).addWidget(self.field)
        self.palette = Palette(self.window)
        self.run: list[str] = []
        with qtbot.waitActive(self.window):
            self.window.show()
        self.field.setFocus()

    def open(self) -> None:
        names = ("Amelia Hughes", "Amir Khan", HOSTILE)
        pupils = [self._entry(name, Group.PUPIL, detail="5 Oak") for name in names]
        lock = self._entry("Lock", Group.ACT, keys="Ctrl+L")
        self.palette.open([*pupils, lock, self._entry("Today", Group.SCREEN)])

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.palette.typed, key)

    def shown(self) -> list[str]:
        rows = self.palette.list
        return [rows.item(row).text() for row in range(rows.count())]

    def _entry(
        self, words: str, group: Group, *, detail: str = "", keys: str = ""
    ) -> Entry:
        return Entry(words, lambda: self.run.append(words), group, detail, keys)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    made = Room(qtbot)
    made.open()
    return made


def test_typing_and_enter_do_what_was_found(room: Room) -> None:
    QTest.keyClicks(room.palette.typed, "ami")
    assert room.shown() == ["Amir Khan"]

    room.press(Qt.Key.Key_Return)

    assert room.run == ["Amir Khan"]
    assert not room.palette.isVisible()


def test_arrows_choose_and_stay_inside_the_list(room: Room) -> None:
    QTest.keyClicks(room.palette.typed, "am")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        room.press(key)
    assert room.palette.list.currentRow() == 1

    room.press(Qt.Key.Key_Enter)

    assert room.run == ["Amir Khan"]


def test_esc_closes_does_nothing_and_gives_the_focus_back(room: Room) -> None:
    room.press(Qt.Key.Key_Escape)

    assert not room.palette.isVisible()
    assert room.run == []
    assert room.field.hasFocus()


def test_a_find_that_is_clicked_is_done(qtbot: QtBot, room: Room) -> None:
    rows = room.palette.list
    at = rows.visualItemRect(rows.item(1)).center()

    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert room.run == ["Today"]


def test_it_closes_when_the_user_goes_elsewhere(qtbot: QtBot, room: Room) -> None:
    qtbot.mouseClick(room.field, Qt.MouseButton.LeftButton)
    room.field.setFocus()

    assert not room.palette.isVisible()
    assert room.field.hasFocus()


def test_nothing_found_is_told_and_enter_does_nothing(room: Room) -> None:
    QTest.keyClicks(room.palette.typed, "xyz")
    assert room.palette.nothing.isVisible()

    room.press(Qt.Key.Key_Return)

    assert room.run == []
    assert room.palette.isVisible()


def test_a_shortcut_or_what_tells_two_apart_stands_at_the_right(room: Room) -> None:
    assert room.palette.list.item(0).data(DETAIL_ROLE) == "Ctrl+L"
    assert room.palette.list.item(1).data(DETAIL_ROLE) == "Screen"
    QTest.keyClicks(room.palette.typed, "amelia")

    assert room.palette.list.item(0).data(DETAIL_ROLE) == "5 Oak"


def test_a_hostile_name_is_shown_letter_for_letter(room: Room) -> None:
    QTest.keyClicks(room.palette.typed, "bob")

    assert room.shown() == [HOSTILE]
    assert_plain_text(room.palette)
    assert not room.palette.grab().isNull()


def test_names_do_not_stay_behind_when_it_is_closed(room: Room) -> None:
    QTest.keyClicks(room.palette.typed, "am")
    room.press(Qt.Key.Key_Escape)

    assert room.shown() == []


def test_it_stays_inside_a_window_that_shrinks(room: Room) -> None:
    room.window.resize(500, 300)

    assert room.window.rect().contains(room.palette.geometry())


def test_the_buttons_of_a_page_are_its_acts(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    pressed: list[str] = []
    save = PrimaryButton("Save", shortcut="Ctrl+S")
    save.clicked.connect(lambda: pressed.append("saved"))
    shut, hidden = QuietButton("Shut"), QuietButton("Hidden")
    shut.setEnabled(False)
    of_a_row = QuietButton("Start", name="Start review: Amelia Hughes")
    for button in (save, shut, hidden, of_a_row, LinkButton("Show all")):
        column.addWidget(button)
    hidden.hide()

    acts = acts_of_buttons(page)

    assert [(act.words, act.shortcut) for act in acts] == [("Save", "Ctrl+S")]
    acts[0].run()
    assert pressed == ["saved"]
