"""A list of records in a card, with a sentence when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.dressing import px, wear
from senco_app.ui.record_table import (
    RECORD_ROLE,
    Column,
    RecordTable,
    RecordTableModel,
)
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

R = TypeVar("R")


class ListPage(QWidget, Generic[R]):
    """Acts above, rows below; Enter or a double click opens a row."""

    chosen = Signal(object)  # the record of the row that was opened

    def __init__(
        self,
        name: str,
        columns: Sequence[tuple[Column[R], int]],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            name: What a screen reader says.
            columns: Each with its width in pixels, for text of the usual size.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self.acts = Flow()
        self.told = PlainLabel("", "muted", wrap=True)
        self.nothing = PlainLabel("", "muted", wrap=True)
        self.table = RecordTable(name, self)
        self.model = RecordTableModel([column for column, _ in columns], self)
        self.sorter = self.table.show_model(self.model)
        self._widths = tuple(width for _, width in columns)
        self._arrange()
        self.table.activated.connect(self._open)

    def show_records(
        self, records: Sequence[R], key: Callable[[R], object], nothing: str = ""
    ) -> None:
        """Show these instead; the chosen one stays chosen, by its key.

        Args:
            records: The rows.
            key: What a record is known by.
            nothing: What to say if there are none.
        """
        kept: R | None = self.table.record()  # type: ignore[assignment]
        chosen = key(kept) if kept is not None else None
        self.model.show_records(records)
        self.nothing.setText(nothing)
        self.nothing.setVisible(not records)
        self.table.setVisible(bool(records))
        rows = [self.sorter.index(row, 0) for row in range(self.sorter.rowCount())]
        same = (index for index in rows if key(index.data(RECORD_ROLE)) == chosen)
        index = next(same, rows[0] if rows else None)
        if index is not None:
            self.table.setCurrentIndex(index)

    def open_chosen(self) -> None:
        """Open the current row."""
        if self.table.currentIndex().isValid():
            self._open(self.table.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(RECORD_ROLE))

    def _arrange(self) -> None:
        wear(self.table, "columns", self._set_widths)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.acts, 1)
        card = Card(parent=self)
        card.body.setContentsMargins(6, 6, 6, 8)
        self.nothing.setContentsMargins(10, 10, 10, 10)
        self.told.setContentsMargins(10, 0, 10, 0)
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.table, 1)
        card.body.addStretch(0)
        card.body.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(card, 1)

    def _set_widths(self, table: QWidget) -> None:
        if isinstance(table, RecordTable):
            for number, width in enumerate(self._widths[:-1]):  # the last one stretches
                table.setColumnWidth(number, px(width))
