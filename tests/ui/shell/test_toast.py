from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.ui.toast import SHOWN_MS, UNDONE, Toasts
from senco_app.ui.widgets.fields import line
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    shown.resize(800, 500)
    qtbot.addWidget(shown)
    QVBoxLayout(shown).addWidget(line("Some field"))
    with qtbot.waitActive(shown):
        shown.show()
    return shown


@pytest.fixture
def field(page: QWidget) -> QLineEdit:
    found = page.findChildren(QLineEdit)[0]
    found.setFocus()
    return found


@pytest.fixture
def toasts(page: QWidget, field: QLineEdit) -> Toasts:
    assert field.hasFocus()
    return Toasts(page)


def test_it_says_what_was_done_and_takes_no_focus(
    toasts: Toasts, field: QLineEdit
) -> None:
    toasts.show_words("Saved.")

    assert toasts.isVisible()
    assert toasts.words.text() == "Saved."
    assert toasts.accessibleName() == "Saved."
    assert not toasts.undo.isVisible()
    assert field.hasFocus()
    assert_plain_text(toasts)
    assert_nothing_cut(toasts)


def test_it_goes_by_itself(toasts: Toasts) -> None:
    toasts.show_words("Saved.")
    assert toasts.timer.isActive()
    assert toasts.timer.interval() == SHOWN_MS

    toasts.timer.timeout.emit()

    assert not toasts.isVisible()
    assert not toasts.timer.isActive()


def test_undo_takes_back_what_was_done_once(qtbot: QtBot, toasts: Toasts) -> None:
    undone: list[str] = []
    toasts.show_words("Need removed.", lambda: undone.append("back"))

    QTest.keyClick(toasts.window(), Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: undone == ["back"])
    assert toasts.words.text() == UNDONE
    assert not toasts.undo.isVisible()

    toasts.undo.click()
    assert undone == ["back"]


def test_what_can_no_longer_be_undone_is_told(toasts: Toasts) -> None:
    def refuse() -> None:
        field, why = "need", "Somebody changed it since."
        raise RuleBrokenError(why, field)

    toasts.show_words("Need removed.", refuse)
    toasts.undo.click()

    assert "Somebody changed it since." in toasts.words.text()
    assert toasts.isVisible()


def test_the_keyboard_reaches_it_and_goes_back(
    toasts: Toasts, field: QLineEdit
) -> None:
    toasts.show_words("Need removed.", lambda: None)

    toasts.reach()
    assert toasts.undo.hasFocus()
    assert not toasts.timer.isActive()

    toasts.clear()
    assert field.hasFocus()
    assert not toasts.timer.isActive()


def test_where_the_keyboard_was_may_be_gone_by_then(
    page: QWidget, toasts: Toasts, field: QLineEdit
) -> None:
    other = line("Another field")
    layout = page.layout()
    assert layout is not None
    layout.addWidget(other)
    QApplication.processEvents()

    def draw_anew() -> None:
        field.hide()
        field.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    toasts.show_words("Need removed.", draw_anew)
    toasts.reach()

    toasts.undo.click()

    assert toasts.words.text() == UNDONE
    assert other.hasFocus()


def test_a_new_sentence_takes_the_place_of_the_last_and_its_undo(
    toasts: Toasts, field: QLineEdit
) -> None:
    toasts.show_words("Need removed.", lambda: None)
    toasts.reach()

    toasts.show_words("Saved.")

    assert not toasts.undo.isVisible()
    assert field.hasFocus()


def test_without_a_sentence_there_is_nothing_to_reach(
    toasts: Toasts, field: QLineEdit
) -> None:
    toasts.reach()

    assert field.hasFocus()


def test_it_waits_while_the_pointer_is_on_it(toasts: Toasts) -> None:
    toasts.show_words("Saved.")
    at = QPointF(1, 1)

    QApplication.sendEvent(toasts, QEnterEvent(at, at, at))
    assert not toasts.timer.isActive()

    QApplication.sendEvent(toasts, QEvent(QEvent.Type.Leave))
    assert toasts.timer.isActive()


def test_it_stays_at_the_foot_of_a_window_that_changes(
    toasts: Toasts, page: QWidget
) -> None:
    toasts.show_words("Saved. " * 30)
    page.resize(420, 400)

    assert page.rect().contains(toasts.geometry())
    assert toasts.geometry().bottom() > 300
    assert_nothing_cut(toasts)
    assert_named_and_reachable(page)
