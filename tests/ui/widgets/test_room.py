from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from senco_app.settings import Settings
from senco_app.ui.theme import dress
from senco_app.ui.widgets.room import CurrentStack, Room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def app(dressed: QApplication) -> Iterator[QApplication]:
    """Return the application, which is dressed as usual again at the end."""
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield dressed
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress(dressed)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a room of 600 × 500 with a small screen on show and a wide one hidden."""
    stack = CurrentStack()
    for width in (200, 1500):
        screen = QWidget()
        screen.setMinimumSize(width, 300)
        stack.addWidget(screen)
    made = Room(stack)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def scrolls(room: Room) -> tuple[bool, bool]:
    QApplication.processEvents()
    across, down = room.horizontalScrollBar(), room.verticalScrollBar()
    return across.maximum() > 0, down.maximum() > 0


def stack_in(room: Room) -> CurrentStack:
    stack = room.widget()
    assert isinstance(stack, CurrentStack)
    return stack


def test_a_screen_that_fits_does_not_scroll(room: Room) -> None:
    assert scrolls(room) == (False, False)


def test_only_the_screen_on_show_asks_for_room(room: Room) -> None:
    stack_in(room).setCurrentIndex(1)
    assert scrolls(room) == (True, False)

    stack_in(room).setCurrentIndex(0)
    assert scrolls(room) == (False, False)


def test_with_larger_text_lists_stay_long_and_the_room_scrolls_down(
    app: QApplication, room: Room
) -> None:
    dress(app, Settings(text_percent=200))

    stack_in(room).updateGeometry()
    assert scrolls(room) == (False, True)


def test_what_tab_reaches_is_scrolled_into_sight(room: Room, qtbot: QtBot) -> None:
    screen = stack_in(room).widget(0)
    assert screen is not None
    column = QVBoxLayout(screen)
    editors = [QLineEdit() for _ in range(30)]
    for editor in editors:
        column.addWidget(editor)
    QApplication.processEvents()
    room.activateWindow()
    editors[0].setFocus()
    for editor in editors[:-1]:
        qtbot.keyClick(editor, Qt.Key.Key_Tab)

    last = editors[-1]
    at = last.mapTo(room.viewport(), last.rect().center())
    assert room.viewport().rect().contains(at)
