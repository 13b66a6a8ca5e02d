from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from senco_app.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tabs(qtbot: QtBot) -> Tabs:
    tabs = Tabs("Parts of a house", ("Hall", "Attic", "Cellar"))
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.activateWindow()
    return tabs


def test_alt_and_a_number_turns_to_a_tab(tabs: Tabs) -> None:
    QTest.keyClick(tabs, Qt.Key.Key_3, ALT)

    assert tabs.tabText(tabs.currentIndex()) == "Cellar"
    assert tabs.currentWidget() is tabs.pages["Cellar"]
    assert tabs.tabToolTip(2) == "Alt+3"


def test_whoever_turns_by_a_number_goes_on_from_the_row_of_tabs(
    tabs: Tabs,
) -> None:
    beside = QLineEdit(tabs)  # like an act in the head of the screen
    beside.show()
    beside.setFocus()

    QTest.keyClick(beside, Qt.Key.Key_2, ALT)

    assert tabs.tabBar().hasFocus()


def test_whoever_turns_to_where_they_are_goes_on_there(
    tabs: Tabs, qtbot: QtBot
) -> None:
    inside = QLineEdit()
    tabs.columns["Hall"].addWidget(inside)
    qtbot.waitUntil(inside.isVisible)
    inside.setFocus()

    QTest.keyClick(inside, Qt.Key.Key_1, ALT)

    assert inside.hasFocus()


def test_a_hidden_tab_is_not_turned_to(tabs: Tabs) -> None:
    hidden = False
    tabs.setTabVisible(1, hidden)

    QTest.keyClick(tabs, Qt.Key.Key_2, ALT)

    assert tabs.currentIndex() == 0


def test_tab_comes_to_the_bar_and_the_arrows_turn(tabs: Tabs) -> None:
    bar = tabs.tabBar()
    inside = QLineEdit()
    tabs.columns["Hall"].addWidget(inside)
    inside.setFocus()

    QTest.keyClick(inside, Qt.Key.Key_Backtab)

    assert bar.hasFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert tabs.currentWidget() is tabs.pages["Attic"]
    assert bar.accessibleName() == "Parts of a house"
