"""One table of what is different in a file, and the chosen row in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.dressing import px
from senco_app.ui.record_table import Column, RecordTable, RecordTableModel
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

R = TypeVar("R")
EMPTY = "nothing"


class Part(QWidget, Generic[R]):
    """One table, and below it the whole text of the row that is chosen."""

    def __init__(
        self, name: str, columns: Sequence[Column[R]], widths: Sequence[int], none: str
    ) -> None:
        """Make an empty part.

        Args:
            name: What a screen reader calls the table.
            columns: Of the table.
            widths: Of all columns but the last, for text of the usual size.
            none: What it says when there are no rows.
        """
        super().__init__()
        self._columns = tuple(columns)
        self.table: RecordTable = RecordTable(name)
        self.model = RecordTableModel(self._columns, self)
        self.none = PlainLabel(none, "muted", wrap=True)
        self.whole = PlainLabel("", "body", wrap=True)
        self._lay_out(widths)

    def show_records(self, records: Sequence[R]) -> None:
        """Show these rows; the first one is chosen."""
        self.model.show_records(records)
        self.table.setVisible(bool(records))
        self.whole.setVisible(bool(records))
        self.none.setVisible(not records)
        if records:
            self.table.selectRow(0)
            self._show_whole(self.table.currentIndex())

    def _show_whole(self, index: QModelIndex) -> None:
        """Say the chosen row in full: a column may be too narrow for it."""
        record: Any = self.table.record() if index.isValid() else None
        if record is not None:
            said = (f"{one.title}: {one.text(record)}" for one in self._columns)
            self.whole.setText(" · ".join(said))

    def _lay_out(self, widths: Sequence[int]) -> None:
        self.table.show_model(self.model)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as in the file
        for number, width in enumerate(widths):
            self.table.setColumnWidth(number, px(width))
        self.table.selectionModel().currentChanged.connect(self._show_whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(self.none)
        column.addStretch(0)
