from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from senco_app.settings import Settings, Theme
from senco_app.ui.dressing import colour
from senco_app.ui.record_table import Column, RecordTable, RecordTableModel
from senco_app.ui.theme import dress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

COLUMNS: tuple[Column[str], ...] = (
    Column("Word", str.title, len),
    Column("First letter", lambda word: word[0]),
)

CORNER = 8
"""Pixels of a side, at each end, that belong to a round corner."""


@pytest.fixture
def app(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    dress(dressed)


def model_of(*words: str) -> RecordTableModel[str]:
    model = RecordTableModel(COLUMNS)
    model.show_records(words)
    return model


def shown(table: RecordTable) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_promises(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of("one", "two"))


def test_rows_are_ordered_by_the_columns_own_order(qtbot: QtBot) -> None:
    table = RecordTable("Words")
    qtbot.addWidget(table)
    table.show_model(model_of("three", "a", "be"))

    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    assert shown(table) == ["A", "Be", "Three"]


def test_only_records_that_pass_are_shown(qtbot: QtBot) -> None:
    table = RecordTable("Words")
    qtbot.addWidget(table)
    sorter = table.show_model(model_of("three", "a", "be"))

    sorter.show_only(lambda word: "e" in word)
    assert sorted(shown(table)) == ["Be", "Three"]

    sorter.show_only(None)
    assert len(shown(table)) == 3


def test_enter_opens_the_chosen_row_and_tab_moves_on(qtbot: QtBot) -> None:
    table = RecordTable("Words")
    qtbot.addWidget(table)
    table.show_model(model_of("one", "two"))
    table.show()
    table.selectRow(1)

    with qtbot.waitSignal(table.activated) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args is not None
    assert opened.args[0].row() == 1
    assert table.record() in ("one", "two")
    assert not table.tabKeyNavigation()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_ring_of_the_focus_is_whole_around_striped_rows(
    qtbot: QtBot, app: QApplication, percent: int, theme: Theme
) -> None:
    dress(app, Settings(text_percent=percent, theme=theme))
    page, before = QWidget(), QLineEdit()
    qtbot.addWidget(page)
    table = RecordTable("Words")
    table.show_model(model_of(*(f"word {number}" for number in range(30))))
    column = QVBoxLayout(page)
    column.addWidget(before)
    column.addWidget(table)
    page.resize(600, 500)
    with qtbot.waitActive(page):
        page.show()
    before.setFocus()
    table.grab()

    table.setFocus()
    table.selectRow(1)

    ring, painted = QColor(colour("accent")), table.grab().toImage()
    assert [at for at in around(painted) if painted.pixelColor(at) != ring] == []
    corner = table.viewport().geometry().bottomLeft()
    from_middle = QPoint(CORNER, table.height() - CORNER) - corner
    assert QPoint.dotProduct(from_middle, from_middle) < (CORNER - 2) ** 2


def around(painted: QImage) -> list[QPoint]:
    """Return the places where the ring runs, without its corners."""
    wide, high = painted.width(), painted.height()
    across, down = range(CORNER, wide - CORNER), range(CORNER, high - CORNER)
    return [
        *(QPoint(x, y) for x in across for y in (1, high - 2)),
        *(QPoint(x, y) for x in (1, wide - 2) for y in down),
    ]
