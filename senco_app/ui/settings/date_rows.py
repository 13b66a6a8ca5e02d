"""Rows of the calendar: one term, or one day off, each with what is wrong below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.school.rules import check_calendar
from senco_app.ui.cycles.typed import CalmChoice
from senco_app.ui.dressing import fix_width, least_width
from senco_app.ui.piling import only_beside, only_piled, pile
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import ShortWords
from senco_app.ui.widgets.labels import PlainLabel, show_tip
from senco_app.vocabulary import ClosedDay

if TYPE_CHECKING:
    from datetime import date

    from senco_app.ui.typing_state import Editors

DAY_WIDTH = 136
NAME_WIDTH = 110
KIND_WIDTH = 124
REMOVE_WIDTH = 40
GAP = 8
KINDS = (
    ("INSET day", ClosedDay.INSET),
    ("Closure", ClosedDay.CLOSURE),
    ("Bank holiday", ClosedDay.BANK_HOLIDAY),
)
TERM_TITLES = (
    ("Term", 0),
    ("First day", DAY_WIDTH),
    ("Last day", DAY_WIDTH),
    ("Half-term from", DAY_WIDTH),
    ("Half-term until", DAY_WIDTH),
    ("", REMOVE_WIDTH),
)
DAY_TITLES = (
    ("Day", DAY_WIDTH),
    ("Why", KIND_WIDTH),
    ("Note", 0),
    ("", REMOVE_WIDTH),
)


class DateRow(QWidget):
    """One line of editors with a button that takes the line out."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remove = QuietButton("", "trash-2", name="Remove")
        fix_width(self.remove, REMOVE_WIDTH)
        self.remove.clicked.connect(self.removed)
        self.problem = PlainLabel("", "problem", wrap=True)
        self.problem.hide()
        self.line = QHBoxLayout()
        self.line.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.line)
        column.addWidget(self.problem)
        pile(self, self.line)

    def put(self, title: str, editor: QWidget, share: int = 0) -> None:
        """Put an editor into the line; its title is told where no column tells it."""
        above = PlainLabel(title, "small")
        pair = QVBoxLayout()
        pair.setSpacing(2)
        self.line.addLayout(pair, share)
        pair.addWidget(above)
        pair.addWidget(editor)
        only_piled(above)

    def say(self, sentence: str) -> None:
        """Say what is wrong in this row; nothing for a sound one."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        first = self.first()
        first.setAccessibleDescription(sentence)

    def first(self) -> QWidget:
        """Return the editor to begin with."""
        raise NotImplementedError

    def editors(self) -> Editors:
        """Return the editors of this row by the name that a draft gives them."""
        raise NotImplementedError

    def check(self) -> bool:
        """Say beside the row what is wrong; return whether it is sound."""
        try:
            self.part_of_calendar()
        except RuleBrokenError as error:
            self.say(str(error))
            return False
        self.say("")
        return True

    def part_of_calendar(self) -> Calendar:
        """Return a calendar of this row alone, checked.

        Raises:
            RuleBrokenError: If a day is missing, no date, or against the rules.
        """
        raise NotImplementedError


class TermRow(DateRow):
    """One term: its name, both ends, and the half-term in between."""

    def __init__(self, term: TermDates | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ShortWords("Name of the term")
        self.first_on = DateField("First day of the term")
        self.last_on = DateField("Last day of the term")
        self.half_term_first_on = DateField("First day of half-term")
        self.half_term_last_on = DateField("Last day of half-term")
        least_width(self.name, NAME_WIDTH)
        editors = (self.name, *self._days())
        for (title, width), editor in zip(TERM_TITLES, editors, strict=False):
            if width:
                fix_width(editor, width)
            self.put(title, editor, 0 if width else 1)
        self.line.addWidget(self.remove)
        self.name.textChanged.connect(self._rename)
        if term is not None:
            self._show(term)
        self._rename()

    def first(self) -> QWidget:
        """Return the editor of the name."""
        return self.name

    def editors(self) -> Editors:
        """Return the editors of this row by the name that a draft gives them."""
        return {
            "name": self.name,
            "first_on": self.first_on,
            "last_on": self.last_on,
            "half_term_first_on": self.half_term_first_on,
            "half_term_last_on": self.half_term_last_on,
        }

    def term(self) -> TermDates:
        """Return the term that stands here.

        Raises:
            RuleBrokenError: If its first or last day is missing or no date.
        """
        named = self.name.words().strip() or "the term"
        return TermDates(
            name=self.name.words(),
            first_on=_needed(self.first_on, f"the first day of {named}"),
            last_on=_needed(self.last_on, f"the last day of {named}"),
            half_term_first_on=self.half_term_first_on.day(),
            half_term_last_on=self.half_term_last_on.day(),
        )

    def part_of_calendar(self) -> Calendar:
        """Return a calendar of this term alone, checked."""
        alone = Calendar((self.term(),), ())
        check_calendar(alone)
        return alone

    def _days(self) -> tuple[DateField, ...]:
        return (
            self.first_on,
            self.last_on,
            self.half_term_first_on,
            self.half_term_last_on,
        )

    def _show(self, term: TermDates) -> None:
        self.name.show_words(term.name)
        self.first_on.set_day(term.first_on)
        self.last_on.set_day(term.last_on)
        self.half_term_first_on.set_day(term.half_term_first_on)
        self.half_term_last_on.set_day(term.half_term_last_on)

    def _rename(self) -> None:
        named = self.name.text() or "this term"
        self.remove.setAccessibleName(f"Remove {named}")
        show_tip(self.remove, f"Remove {named}")


class DayOffRow(DateRow):
    """One weekday in term without pupils."""

    def __init__(self, off: DayOff | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closed_on = DateField("Day off")
        self.kind = CalmChoice("Why", KINDS)
        self.note = ShortWords("Note")
        fix_width(self.closed_on, DAY_WIDTH)
        fix_width(self.kind, KIND_WIDTH)
        least_width(self.note, NAME_WIDTH)
        self.put("Day", self.closed_on)
        self.put("Why", self.kind)
        self.put("Note", self.note, 1)
        self.line.addWidget(self.remove)
        self.remove.setAccessibleName("Remove this day")
        self.remove.setToolTip("Remove this day")
        if off is not None:
            self.closed_on.set_day(off.closed_on)
            self.kind.choose(off.kind)
            self.note.show_words(off.name)

    def first(self) -> QWidget:
        """Return the editor of the day."""
        return self.closed_on

    def editors(self) -> Editors:
        """Return the editors of this row by the name that a draft gives them."""
        return {"closed_on": self.closed_on, "kind": self.kind, "note": self.note}

    def day_off(self) -> DayOff:
        """Return the day off that stands here.

        Raises:
            RuleBrokenError: If the day is missing or no date.
        """
        kind = self.kind.chosen()
        return DayOff(
            closed_on=_needed(self.closed_on, "the day"),
            kind=kind if isinstance(kind, ClosedDay) else ClosedDay.INSET,
            name=self.note.words(),
        )

    def part_of_calendar(self) -> Calendar:
        """Return a calendar of this day alone, checked."""
        alone = Calendar((), (self.day_off(),))
        check_calendar(alone)
        return alone


def titles(columns: tuple[tuple[str, int], ...]) -> QHBoxLayout:
    """Return the line of titles above rows; a width of 0 takes what is left."""
    line = QHBoxLayout()
    line.setSpacing(GAP)
    for words, width in columns:
        label = PlainLabel(words, "small")
        if width:
            fix_width(label, width)
        line.addWidget(label, 0 if width else 1)
        only_beside(label)
    return line


def _needed(editor: DateField, what: str) -> date:
    day = editor.day()
    if day is None:
        message = f"Enter {what}."
        raise RuleBrokenError(message)
    return day
