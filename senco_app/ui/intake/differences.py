"""What taking in a file would do, in four parts, each a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from senco_app.pupils.rules import match_key
from senco_app.ui.dressing import px
from senco_app.ui.record_table import Column, RecordTable, RecordTableModel
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.tabs import name_tabs
from senco_app.vocabulary import YEAR_GROUPS
from senco_app.wording import year_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from senco_app.pupils.records import (
        FieldChange,
        FileRemark,
        ImportReport,
        NewPupil,
    )
    from senco_app.school.records import RollNumber

R = TypeVar("R")
EMPTY = "nothing"
NOT_SAID = "Not said"
PARTS = ("New", "Changed", "Counted only", "Left out and warnings")
LEFT_OUT, WARNING = "Left out", "Warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """A row that was left out, or is taken in with a warning."""

    row: int
    kind: str
    why: str


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


class Differences(QTabWidget):
    """New, changed, counted only, left out: as many as there are, and each one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new: Part[NewPupil] = Part(
            PARTS[0], _NEW, (220, 110, 90, 130), "No pupil is new."
        )
        self.changed: Part[FieldChange] = Part(
            PARTS[1], _CHANGED, (60, 220, 190), "No pupil of the register changes."
        )
        self.counted: Part[RollNumber] = Part(
            PARTS[2],
            _COUNTED,
            (140, 110, 100, 130, 100),
            "The roll numbers stay as they are.",
        )
        self.remarks: Part[Remark] = Part(
            PARTS[3], _REMARKS, (60, 110), "Every row can be used."
        )
        parts: tuple[QWidget, ...] = (
            self.new,
            self.changed,
            self.counted,
            self.remarks,
        )
        for name, part in zip(PARTS, parts, strict=True):
            self.addTab(part, name)
        name_tabs(self, "What is different")

    def show_report(self, report: ImportReport) -> None:
        """Show what an import does; the first part that holds something is open."""
        self.new.show_records(report.newcomers)
        self.changed.show_records(report.changes)
        self.counted.show_records(report.roll)
        remarks = [*_marked(LEFT_OUT, report.left_out)]
        remarks += _marked(WARNING, report.warnings)
        self.remarks.show_records(sorted(remarks, key=lambda one: one.row))
        numbers = (report.new, report.changed, report.counted_only, len(remarks))
        for place, number in enumerate(numbers):
            self.setTabText(place, f"{PARTS[place]} {number:,}")
        self.setCurrentIndex(next((n for n, many in enumerate(numbers) if many), 0))


def _marked(kind: str, remarks: Sequence[FileRemark]) -> list[Remark]:
    return [Remark(one.row, kind, one.why) for one in remarks]


def _change(change: FieldChange) -> str:
    return f"{change.old or EMPTY} → {change.new or EMPTY}"


def _age(of: RollNumber | NewPupil) -> int:
    year = of.year_group
    return YEAR_GROUPS.index(year) if year in YEAR_GROUPS else len(YEAR_GROUPS)


def _sex(number: RollNumber) -> str:
    return number.sex.name.capitalize() if number.sex else NOT_SAID


def _figure(name: str, number: RollNumber) -> int:
    return int(getattr(number, name))


def _figures(title: str, name: str) -> Column[RollNumber]:
    order: Callable[[RollNumber], int] = partial(_figure, name)
    return Column(title, lambda number: f"{order(number):,}", order)


_NEW: tuple[Column[NewPupil], ...] = (
    Column("Pupil", lambda pupil: pupil.name, lambda pupil: match_key(pupil.name)),
    Column("Year", lambda pupil: year_name(pupil.year_group) or NOT_SAID, _age),
    Column("Class", lambda pupil: pupil.form or NOT_SAID),
    Column("Status", lambda pupil: pupil.status.words),
    Column("Needs", lambda pupil: ", ".join(pupil.needs) or NOT_SAID),
)
_CHANGED: tuple[Column[FieldChange], ...] = (
    Column("Row", lambda change: str(change.row), lambda change: change.row),
    Column("Pupil", lambda change: change.pupil, lambda c: match_key(c.pupil)),
    Column("What", lambda change: change.field),
    Column("Register → file", _change),
)
_COUNTED: tuple[Column[RollNumber], ...] = (
    Column("Year", lambda number: year_name(number.year_group) or NOT_SAID, _age),
    Column("Sex", _sex),
    _figures("Pupils", "pupils"),
    _figures("Pupil premium", "pupil_premium"),
    _figures("EAL", "eal"),
    _figures("In care", "looked_after"),
)
_REMARKS: tuple[Column[Remark], ...] = (
    Column("Row", lambda one: str(one.row), lambda one: one.row),
    Column("What", lambda one: one.kind),
    Column("Why", lambda one: one.why),
)
