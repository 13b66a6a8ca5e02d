"""The table of pupils: rows under headings, ordered by a press on a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QKeySequence, QShortcut

from senco_app.pupils.records import PupilLine
from senco_app.ui.dressing import colour, px, wear
from senco_app.ui.pupils.columns import COLUMNS
from senco_app.ui.pupils.grouping import Grouping, Heading, under_headings
from senco_app.ui.record_table import RECORD_ROLE, ROOT, RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
ROWS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PupilTableModel(QAbstractTableModel):
    """Shows lines in the order of a column, under headings if they are grouped.

    Ordering is done on the list itself: a proxy would ask Python for each comparison.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PupilLine, ...] = ()
        self._rows: tuple[PupilLine | Heading, ...] = ()
        self._column, self._order = 0, Qt.SortOrder.AscendingOrder
        self.grouping = Grouping.NONE

    @property
    def rows(self) -> tuple[PupilLine | Heading, ...]:
        """What stands in the rows now."""
        return self._rows

    def show_lines(self, lines: Sequence[PupilLine]) -> None:
        """Show these, given by name, in the order and the groups that are set."""
        self._lines = tuple(lines)
        self._arrange()

    def group_by(self, grouping: Grouping) -> None:
        """Put the lines under other headings."""
        self.grouping = grouping
        self._arrange()

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Order by a column; lines that are alike in it stay ordered by name."""
        self._column, self._order = column, order
        self._arrange()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns, hidden ones among them."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows of pupils be chosen; the arrow keys pass over headings."""
        is_pupil = isinstance(self._rows[index.row()], PupilLine)
        return ROWS if is_pupil else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what a cell says, its colour, or the line behind it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return _of_heading(row, index.column(), role)
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = column.tone(row) if column.tone else ""
            return QColor(colour(tone)) if tone else None
        return row if role == RECORD_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """Return a column's title."""
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None

    def _arrange(self) -> None:
        down = self._order is Qt.SortOrder.DescendingOrder
        column = COLUMNS[self._column]
        lines = list(self._lines)
        if self._column:
            lines.sort(key=column.by or column.text, reverse=down)
        elif down:
            lines.reverse()
        self.beginResetModel()
        self._rows = under_headings(lines, self.grouping)
        self.endResetModel()


class PupilTable(RecordTable):
    """The table itself: it spans headings, and keeps its columns' widths and choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pupils", parent)
        self.pupils = PupilTableModel(self)
        self.setModel(self.pupils)
        self.pupils.modelReset.connect(self._span)
        self.horizontalHeader().setStretchLastSection(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for number, column in enumerate(COLUMNS):
            self.setColumnHidden(number, not column.shown)
        wear(self, "widths", _set_widths)

    def choose(self, pupil_id: str) -> bool:
        """Make this pupil's row the current one; say whether it is there."""
        for number, row in enumerate(self.pupils.rows):
            if isinstance(row, PupilLine) and row.id == pupil_id:
                self.setCurrentIndex(self.pupils.index(number, 0))
                return True
        return False

    def choose_first(self) -> None:
        """Make the first pupil's row the current one."""
        for number, row in enumerate(self.pupils.rows):
            if isinstance(row, PupilLine):
                self.setCurrentIndex(self.pupils.index(number, 0))
                return

    def choose_next(self) -> None:
        """Make the next pupil's row the current one; the last one stays."""
        after = self.currentIndex().row() + 1
        for number, row in enumerate(self.pupils.rows[after:], after):
            if isinstance(row, PupilLine):
                self.setCurrentIndex(self.pupils.index(number, 0))
                return

    def go_on_from(self, editor: QWidget) -> None:
        """Let Down lead from an editor, such as a filter, into the list."""
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), editor)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_on)

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column."""
        self.setColumnHidden(number, not shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names the room that other columns leave."""
        super().resizeEvent(event)
        self._fit()

    def _go_on(self) -> None:
        """Take the keyboard, one row on: the first one was chosen already."""
        if not self.isHidden():
            self.setFocus(Qt.FocusReason.TabFocusReason)
            self.choose_next()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(0)
        room = self.viewport().width() - others
        self.setColumnWidth(0, max(px(COLUMNS[0].width), room))

    def _span(self) -> None:
        self.clearSpans()
        for number, row in enumerate(self.pupils.rows):
            if isinstance(row, Heading):
                self.setSpan(number, 0, 1, len(COLUMNS))


def _of_heading(heading: Heading, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return heading.words if column == 0 else None
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setBold(True)
        font.setPixelSize(px(14))
        return font
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(colour("accent"))
    return None


def _set_widths(table: PupilTable) -> None:
    for number, column in enumerate(COLUMNS):
        table.setColumnWidth(number, px(column.width))
