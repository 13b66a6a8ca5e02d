from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from senco_app.settings import Settings
from senco_app.ui.theme import dress
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.room import CurrentStack, Holder, Room, ScreenStack

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
    stack = ScreenStack()
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


def stack_in(room: Room) -> ScreenStack:
    stack = room.widget()
    assert isinstance(stack, ScreenStack)
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


def test_with_slightly_larger_text_a_screen_that_fits_does_not_scroll(
    app: QApplication, room: Room
) -> None:
    dress(app, Settings(text_percent=140))

    stack_in(room).updateGeometry()
    assert scrolls(room) == (False, False)


def test_what_tab_reaches_is_scrolled_into_sight(room: Room, qtbot: QtBot) -> None:
    editors = many_editors(room)
    editors[0].setFocus()
    for editor in editors[:-1]:
        qtbot.keyClick(editor, Qt.Key.Key_Tab)

    assert is_in_sight(editors[-1], room)


def test_what_gets_the_focus_by_itself_is_scrolled_into_sight(room: Room) -> None:
    editors = many_editors(room)

    editors[-1].setFocus()
    settle()

    assert is_in_sight(editors[-1], room)


def test_of_what_is_larger_than_the_room_the_head_is_shown(room: Room) -> None:
    screen = screen_in(room)
    screen.setMinimumSize(200, 2000)
    screen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    settle()

    screen.setFocus()
    settle()

    assert room.verticalScrollBar().value() == 0


def test_another_screen_begins_at_its_top(room: Room) -> None:
    screen = screen_in(room)
    for one in (screen, stack_in(room).widget(1)):
        assert one is not None
        one.setMinimumSize(200, 2000)
    settle()
    room.verticalScrollBar().setValue(700)

    stack_in(room).setCurrentIndex(1)
    settle()

    assert room.verticalScrollBar().value() == 0


def test_a_page_in_a_room_scrolls_with_it_while_the_text_is_large(
    app: QApplication, room: Room
) -> None:
    page = a_long_page(room)
    QApplication.processEvents()
    assert page.verticalScrollBar().maximum() > 0
    assert not scrolls(room)[1]

    dress(app, Settings(text_percent=200))
    QApplication.processEvents()

    assert page.verticalScrollBar().maximum() == 0
    assert scrolls(room)[1]


def test_what_stands_below_a_page_stays_in_sight_in_usual_text(room: Room) -> None:
    page = a_long_page(room)
    screen = screen_in(room)
    save = stand_below(page, 120)
    settle()

    assert not scrolls(room)[1]
    assert is_in_sight(save, room)
    assert screen.height() == room.viewport().height()


def test_a_page_is_drawn_out_where_the_room_would_scroll_as_well(room: Room) -> None:
    page = a_long_page(room)
    below = stand_below(page, 450)
    settle()

    assert page.verticalScrollBar().maximum() == 0
    assert scrolls(room)[1]

    below.setFocus()
    settle()
    assert is_in_sight(below, room)


def test_a_page_scrolls_again_in_a_higher_room(room: Room) -> None:
    page = a_long_page(room)
    below = stand_below(page, 450)
    settle()

    room.resize(600, 800)
    settle()

    assert page.verticalScrollBar().maximum() > 0
    assert not scrolls(room)[1]
    assert is_in_sight(below, room)


def test_a_page_scrolls_again_on_another_screen(room: Room) -> None:
    left = a_long_page(room)
    stand_below(left, 450)
    other = QWidget()
    stack_in(room).addWidget(other)
    page = a_long_page_on(other)
    settle()
    assert left.drawn_out

    stack_in(room).setCurrentWidget(other)
    settle()

    assert page.verticalScrollBar().maximum() > 0
    assert not scrolls(room)[1]
    assert not left.drawn_out


def test_a_page_of_another_tab_is_drawn_out_when_it_comes_on_show(room: Room) -> None:
    tabs, later = QTabWidget(), QWidget()
    for tab in (PlainLabel("Short"), later):
        tabs.addTab(tab, "Tab")
    below = QWidget()
    below.setFixedHeight(480)
    column = QVBoxLayout(screen_in(room))
    column.addWidget(tabs)
    column.addWidget(below)
    page = a_long_page_on(later)
    settle()

    tabs.setCurrentIndex(1)
    settle()

    assert scrolls(room)[1]
    assert page.verticalScrollBar().maximum() == 0


def test_only_what_is_on_show_makes_a_stack_high(room: Room) -> None:
    inner = CurrentStack()
    for words in ("Short.", "A sentence that is long. " * 200):
        inner.addWidget(PlainLabel(words, wrap=True))
    QVBoxLayout(screen_in(room)).addWidget(Holder(inner))
    settle()
    assert not scrolls(room)[1]

    inner.setCurrentIndex(1)
    settle()
    assert scrolls(room)[1]


def test_a_page_in_a_room_grows_with_what_comes_later(
    app: QApplication, room: Room
) -> None:
    dress(app, Settings(text_percent=200))
    page = a_long_page(room)
    QApplication.processEvents()
    before = page.height()

    page.body.insertWidget(0, PlainLabel("One sentence more. " * 20, wrap=True))
    settle()

    assert page.height() > before
    assert page.verticalScrollBar().maximum() == 0


def test_a_page_that_stands_in_no_room_scrolls_itself(
    app: QApplication, qtbot: QtBot
) -> None:
    dress(app, Settings(text_percent=200))
    page = Page()
    page.body.addWidget(PlainLabel("A sentence. " * 200, wrap=True))
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    QApplication.processEvents()

    assert page.height() == 300
    assert page.verticalScrollBar().maximum() > 0


def settle() -> None:
    """Let every layout have its turn: each tells the one that it stands in."""
    for _ in range(20):
        QApplication.processEvents()


def many_editors(room: Room) -> list[QLineEdit]:
    """Return editors one below the other, more than the room can show at once."""
    editors = [QLineEdit() for _ in range(30)]
    column = QVBoxLayout(screen_in(room))
    for editor in editors:
        column.addWidget(editor)
    settle()
    room.activateWindow()
    assert not is_in_sight(editors[-1], room)
    return editors


def screen_in(room: Room) -> QWidget:
    """Return the screen on show, which asks for what stands on it."""
    screen = stack_in(room).widget(0)
    assert screen is not None
    screen.setMinimumSize(0, 0)
    return screen


def a_long_page(room: Room) -> Page:
    """Return a page that stands on the screen of a room, longer than the room."""
    return a_long_page_on(screen_in(room))


def a_long_page_on(screen: QWidget) -> Page:
    page = Page()
    for _ in range(20):
        page.body.addWidget(PlainLabel("A sentence that is long. " * 12, wrap=True))
    QVBoxLayout(screen).addWidget(page)
    return page


def stand_below(page: Page, height: int) -> QWidget:
    """Return what stands below a page, so many pixels high; Tab reaches it."""
    below = QWidget()
    below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    below.setFixedHeight(height)
    screen = page.parentWidget()
    assert screen is not None
    column = screen.layout()
    assert column is not None
    column.addWidget(below)
    return below


def is_in_sight(widget: QWidget, room: Room) -> bool:
    at = widget.mapTo(room.viewport(), widget.rect().center())
    return room.viewport().rect().contains(at)
