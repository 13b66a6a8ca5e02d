"""The pupils whom a file changes, and what a change takes that is only proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.pupils.office.proposing import check_decided
from senco_app.pupils.rules import match_key
from senco_app.ui.intake.part import EMPTY, Part
from senco_app.ui.record_table import Column
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.dates import DateField, read_day
from senco_app.ui.widgets.fields import Field, line, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from senco_app.pupils.records import FieldChange, ProposedEnd

NONE = "No pupil of the register changes."
HINT = "left out until both are filled in"
PROPOSED, DECIDED = "proposed", "decided here"
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Typed(NamedTuple):
    """What was typed for a pupil, as it stands in the two fields."""

    reason: str = ""
    told_on: str = ""


class Decision(NamedTuple):
    """A proposed change with all that it takes."""

    end: ProposedEnd
    reason: str
    told_on: date


class Changed(Part["FieldChange"]):
    """Every field that changes; beside one that is only proposed, what it takes."""

    typed = Signal()  # something was typed, or taken away

    def __init__(self) -> None:
        self._typed: dict[str, Typed] = {}
        self._today: date | None = None
        self._end: ProposedEnd | None = None
        self.changes: tuple[FieldChange, ...] = ()
        columns = (*_WHOSE, Column("What", self._what), _REGISTER_TO_FILE)
        super().__init__("Changed", columns, (60, 190, 210), NONE)
        self.obstacle = PlainLabel("", "body", wrap=True)
        self.reason = line(placeholder=HINT, longest=500)
        self.told_on = DateField(field="parents_told_on")
        self.fields = {
            "reason": Field("Why there is no SEN any more", self.reason),
            "parents_told_on": Field("Parents and carers told on", self.told_on),
        }
        self.proposal = QWidget()
        self._add_fields()
        self.reason.textEdited.connect(self._keep)
        self.told_on.textChanged.connect(self._keep)
        self.told_on.editingFinished.connect(self._judge)

    def offer(self, changes: Sequence[FieldChange], today: date | None) -> None:
        """Show what changes, the proposed first; nothing was typed yet.

        Args:
            changes: Of a dry run, or made.
            today: Nobody was told after it; None, if nothing can be decided any more.
        """
        self._typed, self._today = {}, today
        self.changes = tuple(sorted(changes, key=lambda one: one.proposed is None))
        self.show_records(self.changes)

    def show_records(self, records: Sequence[FieldChange]) -> None:
        """Show these rows; the first one is chosen."""
        super().show_records(records)
        if not records:
            self._ask_about(None)

    def decisions(self) -> tuple[Decision, ...]:
        """Return the proposed changes for which both fields are filled in."""
        ends = (change.proposed for change in self.changes)
        found = (self._decision(end) for end in ends if end is not None)
        return tuple(one for one in found if one is not None)

    def begin(self) -> None:
        """Bring the keyboard to the first field of what is chosen."""
        if self._end is not None and self.proposal.isVisible():
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here: in a dialog it would press some button."""
        if Qt.Key(event.key()) in ENTER and not event.modifiers():
            event.accept()
            return
        super().keyPressEvent(event)

    def _show_whole(self, index: QModelIndex) -> None:
        super()._show_whole(index)
        record: Any = self.table.record() if index.isValid() else None
        self._ask_about(None if record is None else record.proposed)

    def _ask_about(self, end: ProposedEnd | None) -> None:
        """Show the fields of a proposed change, or none."""
        self._end = None  # what is shown now is not typed
        open_ = end if end and self._today is not None else None
        typed = self._typed.get(open_.pupil_id, Typed()) if open_ else Typed()
        self.reason.show_words(typed.reason)
        self.told_on.setText(typed.told_on)
        for field in self.fields.values():
            field.clear_problem()
        self._end = open_
        obstacle = open_.obstacle if open_ else ""
        self.obstacle.setText(obstacle)
        self.obstacle.setVisible(bool(obstacle))
        self.proposal.setVisible(open_ is not None and not obstacle)

    def _keep(self) -> None:
        if self._end is None:
            return
        typed = Typed(self.reason.text(), self.told_on.text())
        self._typed[self._end.pupil_id] = typed
        for field in self.fields.values():
            field.clear_problem()
        self.table.viewport().update()
        self.typed.emit()

    def _judge(self) -> None:
        """Say beside the field what is wrong with the day."""
        end, today = self._end, self._today
        if end is None or today is None or not self.told_on.text().strip():
            return
        try:
            check_decided(end, self.reason.text(), self.told_on.day(), today)
        except RuleBrokenError as broken:
            if broken.field == "parents_told_on":
                show_rule_broken(self.fields, broken)

    def _decision(self, end: ProposedEnd) -> Decision | None:
        typed = self._typed.get(end.pupil_id)
        if typed is None or self._today is None:
            return None
        try:
            told_on = read_day(typed.told_on)
            check_decided(end, typed.reason, told_on, self._today)
        except RuleBrokenError:
            return None
        return Decision(end, typed.reason.strip(), told_on) if told_on else None

    def _what(self, change: FieldChange) -> str:
        end = change.proposed
        if end is None:
            return change.field
        return f"{change.field}, {DECIDED if self._decision(end) else PROPOSED}"

    def _add_fields(self) -> None:
        row = QHBoxLayout(self.proposal)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for field, share in zip(self.fields.values(), (2, 1), strict=True):
            field.keep_to_top()
            row.addWidget(field, share)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            place = column.indexOf(self.whole) + 1
            column.insertWidget(place, self.proposal)
            column.insertWidget(place, self.obstacle)
        self._ask_about(None)


def _change(change: FieldChange) -> str:
    return f"{change.old or EMPTY} → {change.new or EMPTY}"


_WHOSE: tuple[Column[FieldChange], ...] = (
    Column("Row", lambda change: str(change.row), lambda change: change.row),
    Column("Pupil", lambda change: change.pupil, lambda c: match_key(c.pupil)),
)
_REGISTER_TO_FILE: Column[FieldChange] = Column("Register → file", _change)
