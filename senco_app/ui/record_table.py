"""A read-only table over frozen records, with sorting and filtering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from senco_app.ui.dressing import px, wear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

RECORD_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROOT = QModelIndex()
ROW_HEIGHT = 38


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """How one column shows a record, and orders it (by its text, if nothing else).

    ``colour`` gives a token's colour for the text, or nothing for ink; the text says
    in words what the colour means.
    """

    title: str
    text: Callable[[R], str]
    order: Callable[[R], Any] | None = None
    colour: Callable[[R], str] | None = None


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Shows records; columns say how. Replace the records, never edit them."""

    def __init__(
        self, columns: Sequence[Column[R]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._records: tuple[R, ...] = ()

    def show_records(self, records: Sequence[R]) -> None:
        """Show these records instead of the present ones."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of records; a record has no children."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return a record's text, its colour, its sort key, or the record itself."""
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == SORT_ROLE:
            return (column.order or column.text)(record)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(column, record)
        return record if role == RECORD_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """Return a column's title."""
        if (
            orientation is Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
        ):
            return self._columns[section].title
        return None


class RecordSorter(QSortFilterProxyModel):
    """Orders rows by ``SORT_ROLE``, compared in Python, and shows those that pass."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._passes: Callable[[Any], bool] | None = None

    def show_only(self, passes: Callable[[Any], bool] | None) -> None:
        """Show the records for which ``passes`` holds; ``None`` shows all."""
        self.beginFilterChange()
        self._passes = passes
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Return whether this row of the source is shown."""
        if self._passes is None:
            return True
        source = self.sourceModel()
        return self._passes(source.index(row, 0, parent).data(RECORD_ROLE))

    def lessThan(self, left: Index, right: Index) -> bool:
        """Return whether ``left`` comes before ``right``."""
        return bool(left.data(SORT_ROLE) < right.data(SORT_ROLE))


class RecordTable(QTableView):
    """A table of whole rows: arrows choose, Enter opens, Tab moves on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        wear(self, "rows", _set_row_height)
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        header.setHighlightSections(False)
        header.setStretchLastSection(True)

    def show_model(self, model: RecordTableModel[Any]) -> RecordSorter:
        """Show a model through a sorter, which is returned; a header click sorts."""
        sorter = RecordSorter(self)
        sorter.setSourceModel(model)
        self.setModel(sorter)
        self.setSortingEnabled(True)
        return sorter

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the last column have what is left, and its title at least."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        last = header.count() - 1
        if last < 0 or header.isSectionHidden(last):
            return
        least = header.sectionSizeHint(last)
        others = header.length() - header.sectionSize(last)
        fits = others + least <= self.viewport().width()
        header.setStretchLastSection(fits)
        if not fits:
            header.resizeSection(last, least)

    def record(self) -> object | None:
        """Return the record of the current row."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None


def _set_row_height(table: RecordTable) -> None:
    table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))


def _colour(column: Column[R], record: R) -> QColor | None:
    said = column.colour(record) if column.colour else ""
    return QColor(said) if said else None
