from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from senco_app.ui.record_table import Column, RecordTable, RecordTableModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

COLUMNS: tuple[Column[str], ...] = (
    Column("Word", str.title, len),
    Column("First letter", lambda word: word[0]),
)


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
