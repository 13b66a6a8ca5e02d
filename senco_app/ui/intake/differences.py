"""What taking in a file would do, in four parts, each a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QWidget

from senco_app.pupils.rules import match_key
from senco_app.ui.intake.part import Part
from senco_app.ui.intake.proposals import Changed
from senco_app.ui.record_table import Column
from senco_app.ui.widgets.tabs import name_tabs
from senco_app.vocabulary import YEAR_GROUPS
from senco_app.wording import year_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from senco_app.pupils.records import FileRemark, ImportReport, NewPupil
    from senco_app.school.records import RollNumber

NOT_SAID = "Not said"
PARTS = ("New", "Changed", "Counted only", "Left out and warnings")
LEFT_OUT, WARNING = "Left out", "Warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """A row that was left out, or is taken in with a warning."""

    row: int
    kind: str
    why: str


class Differences(QTabWidget):
    """New, changed, counted only, left out: as many as there are, and each one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new: Part[NewPupil] = Part(
            PARTS[0], _NEW, (220, 110, 90, 130), "No pupil is new."
        )
        self.changed = Changed()
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

    def show_report(self, report: ImportReport, today: date | None = None) -> None:
        """Show what an import does; the first part that holds something is open.

        Args:
            report: Of a dry run, or of what was taken in.
            today: Of a dry run, by which proposed changes are decided.
        """
        self.new.show_records(report.newcomers)
        self.changed.offer(report.changes, today)
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
