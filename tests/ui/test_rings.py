"""The ring round what has the keyboard is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from senco_app.settings import Settings, Theme
from senco_app.ui.dressing import colour
from senco_app.ui.record_table import Column, RecordTable, RecordTableModel
from senco_app.ui.theme import dress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

CORNER = 8
"""Pixels of a side, at each end, that belong to a round corner."""
RING = 4
"""Pixels that a ring takes at most, with the inside of its corners."""


@pytest.fixture
def app(dressed: QApplication) -> Iterator[QApplication]:
    """Return the application, which is dressed as usual again at the end."""
    yield dressed
    dress(dressed)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_whole_around_striped_rows(
    page: QWidget, app: QApplication, percent: int, theme: Theme
) -> None:
    dress(app, Settings(text_percent=percent, theme=theme))
    table = RecordTable("Words")
    model = RecordTableModel((Column("Word", str.title),))
    model.show_records([f"word {number}" for number in range(30)])
    table.show_model(model)
    show_below_an_editor(page, table)
    table.grab()

    table.setFocus()
    table.selectRow(1)

    assert gaps(table.grab().toImage()) == []
    corner = table.viewport().geometry().bottomLeft()
    from_middle = QPoint(CORNER, table.height() - CORNER) - corner
    assert QPoint.dotProduct(from_middle, from_middle) < (CORNER - 2) ** 2


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_is_whole_around_a_tab_and_crosses_no_words(
    page: QWidget, app: QApplication, theme: Theme
) -> None:
    dress(app, Settings(theme=theme))
    tabs = QTabWidget()
    for title in ("Overview", "Needs"):
        tabs.addTab(QWidget(), title)
    show_below_an_editor(page, tabs)
    bar, chosen = tabs.tabBar(), tabs.tabBar().tabRect(0)
    without = bar.grab(chosen).toImage()

    bar.setFocus()

    ringed = bar.grab(chosen).toImage()
    inside = without.rect().adjusted(RING, RING, -RING, -RING)
    assert ringed.copy(inside) == without.copy(inside)
    assert gaps(ringed) == []


def show_below_an_editor(page: QWidget, widget: QWidget) -> None:
    """Show a widget below an editor, which has the keyboard."""
    before, column = QLineEdit(), QVBoxLayout(page)
    column.addWidget(before)
    column.addWidget(widget)
    page.resize(600, 500)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    before.setFocus()


def gaps(painted: QImage) -> list[QPoint]:
    """Return the places, corners left out, where the ring should run and does not."""
    wide, high, ring = painted.width(), painted.height(), QColor(colour("accent"))
    across, down = range(CORNER, wide - CORNER), range(CORNER, high - CORNER)
    around = [
        *(QPoint(x, y) for x in across for y in (1, high - 2)),
        *(QPoint(x, y) for x in (1, wide - 2) for y in down),
    ]
    return [at for at in around if painted.pixelColor(at) != ring]
