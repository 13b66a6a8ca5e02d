from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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


def test_a_hidden_tab_is_not_turned_to(tabs: Tabs) -> None:
    hidden = False
    tabs.setTabVisible(1, hidden)

    QTest.keyClick(tabs, Qt.Key.Key_2, ALT)

    assert tabs.currentIndex() == 0
