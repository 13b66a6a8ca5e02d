"""The rows of a plan: its outcomes, and what will be given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.cycles.records import Outcome, Provision
from senco_app.ui.cycles.row import ValueRow
from senco_app.ui.cycles.rows import RowsEditor
from senco_app.ui.cycles.typed import Amount
from senco_app.ui.dressing import fix_width
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import LongWords
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

DAY_WIDTH = 138
AMOUNT_WIDTH = 74
HOURS_WIDTH = 70
MINUTES_AN_HOUR = 60
OUTCOME_HEADINGS = (
    ("Outcome: what the pupil will do", 5, 0),
    ("Baseline: now", 2, 0),
    ("Target", 2, 0),
    ("How it is measured", 3, 0),
    ("By when", 0, DAY_WIDTH),
)
PROVISION_HEADINGS = (
    ("Provision", 5, 0),
    ("Who gives it", 3, 0),
    ("Minutes", 0, AMOUNT_WIDTH),
    ("× a week", 0, AMOUNT_WIDTH),
    ("Weeks", 0, AMOUNT_WIDTH),
    ("Group of", 0, AMOUNT_WIDTH),
    ("In all", 0, HOURS_WIDTH),
)


class OutcomeRow(ValueRow[Outcome]):
    """An aim with its baseline, target, measure and day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("outcome", parent)
        self.aim = LongWords(most_lines=6)
        self.baseline = LongWords(most_lines=6)
        self.target = LongWords(most_lines=6)
        self.measure = LongWords(most_lines=6)
        self.by_on = DateField(field="outcomes")
        fix_width(self.by_on, DAY_WIDTH)
        self._from = Outcome(aim="")
        self.add(self.aim, "what the pupil will do", 5)
        self.add(self.baseline, "baseline", 2)
        self.add(self.target, "target", 2)
        self.add(self.measure, "how it is measured", 3)
        self.add(self.by_on, "by when")
        self.finish()

    def show_value(self, value: Outcome) -> None:
        """Fill the row."""
        self._from = value
        self.aim.show_words(value.aim)
        self.baseline.show_words(value.baseline)
        self.target.show_words(value.target)
        self.measure.show_words(value.measure)
        self.by_on.set_day(value.by_on)

    def stored_id(self) -> str:
        """Return the id of the outcome that was shown."""
        return self._from.id

    def value(self) -> Outcome | None:
        """Return the outcome; nothing if the row is empty.

        Raises:
            RuleBrokenError: If its day is no date.
        """
        typed = replace(
            self._from,
            aim=self.aim.words(),
            baseline=self.baseline.words(),
            target=self.target.words(),
            measure=self.measure.words(),
            by_on=self.by_on.day(),
        )
        return None if replace(typed, id="") == Outcome(aim="") else typed

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed."""
        super().set_read_only(fixed=fixed)
        for words in (self.aim, self.baseline, self.target, self.measure):
            words.setReadOnly(fixed)
        self.by_on.setReadOnly(fixed)


class ProvisionRow(ValueRow[Provision]):
    """What is given: by whom, how long, how often, to how many at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("provision", parent)
        self.what = LongWords(lines=1, most_lines=6)
        self.who = LongWords(lines=1, most_lines=6)
        self.minutes = Amount("", most=480)
        self.times_a_week = Amount("", most=35)
        self.weeks = Amount("", most=60)
        self.group_size = Amount("", most=40, least=1)
        self.hours = PlainLabel("", "muted")
        fix_width(self.hours, HOURS_WIDTH)
        self._from = Provision(what="")
        self.add(self.what, "what will be given", 5)
        self.add(self.who, "who gives it", 3)
        for amount, name in (
            (self.minutes, "minutes each time"),
            (self.times_a_week, "times a week"),
            (self.weeks, "weeks"),
            (self.group_size, "how many in the group, 1 is one to one"),
        ):
            fix_width(amount, AMOUNT_WIDTH)
            amount.valueChanged.connect(self._reckon)
            self.add(amount, name)
        self.line.addWidget(self.hours)
        self.finish()

    def show_value(self, value: Provision) -> None:
        """Fill the row."""
        self._from = value
        self.what.show_words(value.what)
        self.who.show_words(value.who)
        self.minutes.setValue(value.minutes)
        self.times_a_week.setValue(value.times_a_week)
        self.weeks.setValue(value.weeks)
        self.group_size.setValue(value.group_size)

    def stored_id(self) -> str:
        """Return the id of the provision that was shown."""
        return self._from.id

    def value(self) -> Provision | None:
        """Return the provision; nothing if the row is empty."""
        typed = replace(
            self._from,
            what=self.what.words(),
            who=self.who.words(),
            minutes=self.minutes.value(),
            times_a_week=self.times_a_week.value(),
            weeks=self.weeks.value(),
            group_size=self.group_size.value(),
        )
        return None if replace(typed, id="") == Provision(what="") else typed

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed."""
        super().set_read_only(fixed=fixed)
        self.what.setReadOnly(fixed)
        self.who.setReadOnly(fixed)
        amounts = (self.minutes, self.times_a_week, self.weeks, self.group_size)
        for amount in amounts:
            amount.setReadOnly(fixed)

    def _reckon(self) -> None:
        minutes = self.minutes.value() * self.times_a_week.value() * self.weeks.value()
        self.hours.setText(hours_in_words(minutes))


def hours_in_words(minutes: int) -> str:
    """Return "15 h" or "7 h 30"; empty for none."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def outcomes_editor() -> RowsEditor[Outcome]:
    """Return an editor for a plan's outcomes."""
    return RowsEditor("outcome", OUTCOME_HEADINGS, OutcomeRow, "Alt+O")


def provisions_editor() -> RowsEditor[Provision]:
    """Return an editor for what a plan gives."""
    return RowsEditor("provision", PROVISION_HEADINGS, ProvisionRow, "Alt+V")
