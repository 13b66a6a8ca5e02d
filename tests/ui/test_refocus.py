"""The keyboard stays where the work is, also when what it was on has gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.refocus import spot_on, take_up
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.room import Room, ScreenStack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Rows(QWidget):
    """Two acts for each of three children, drawn anew as a screen does."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self.head = QuietButton("Head")
        self._column.addWidget(self.head)
        self.buttons: dict[str, QuietButton] = {}
        self.draw("End")

    def draw(self, *acts: str) -> None:
        for old in self.buttons.values():
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for child in ("Ada", "Bo", "Cy"):
            row = QHBoxLayout()
            for act in ("Open", *acts):
                made = QuietButton(act, name=f"{act} {child}")
                self.buttons[made.accessibleName()] = made
                row.addWidget(made)
            self._column.addLayout(row)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        for _ in range(3):
            QApplication.processEvents()


@pytest.fixture
def rows(qtbot: QtBot) -> Iterator[Rows]:
    """Return a screen of rows, in a room, with the keyboard on the second."""
    shown, stack = Rows(), ScreenStack()
    stack.addWidget(shown)
    room = Room(stack)
    qtbot.addWidget(room)
    room.resize(600, 500)
    with qtbot.waitActive(room):
        room.show()
    shown.buttons["End Bo"].setFocus()
    yield shown
    room.hide()


def focused() -> str:
    for _ in range(3):
        QApplication.processEvents()
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return shown[0].focusWidget().accessibleName()


def test_what_takes_the_place_of_a_row_has_the_keyboard(rows: Rows) -> None:
    spot = spot_on(rows, QApplication.focusWidget())
    assert spot is not None

    rows.draw("End")

    assert take_up(spot)
    assert focused() == "End Bo"


def test_without_its_like_what_stands_nearest_has_the_keyboard(rows: Rows) -> None:
    spot = spot_on(rows, QApplication.focusWidget())
    assert spot is not None

    rows.draw()

    assert take_up(spot)
    assert focused() == "Open Bo"


def test_a_room_holds_the_keyboard_where_it_was(rows: Rows) -> None:
    rows.draw()

    assert focused() == "Open Bo"


def test_a_button_that_cannot_be_pressed_any_more_hands_the_keyboard_on(
    rows: Rows,
) -> None:
    rows.buttons["End Bo"].setEnabled(False)

    assert focused() == "Open Bo"


def test_what_somebody_chose_themselves_stays_chosen(rows: Rows) -> None:
    rows.head.setFocus()
    rows.draw()

    assert focused() == "Head"


@pytest.mark.parametrize("acts", [("End",), ()])
def test_a_dialog_gives_the_keyboard_back_to_the_row_that_asked(
    rows: Rows, acts: tuple[str, ...]
) -> None:
    dialog = AskDialog(("End", "It ends.", "End"), {}, lambda: rows.draw(*acts), rows)
    dialog.open()
    QApplication.processEvents()

    dialog.do_it.click()

    assert focused() == ("End Bo" if acts else "Open Bo")
