"""Terms: one academic year at a time, and next year's copied from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.school.calendars import all_bank_holidays
from senco_app.school.commands import SetCalendar
from senco_app.school.queries import CalendarIs
from senco_app.school.records import Calendar
from senco_app.school.years import (
    academic_year,
    in_year,
    next_year,
    with_year,
    year_words,
)
from senco_app.ui.cycles.typed import CalmChoice
from senco_app.ui.piling import pile
from senco_app.ui.settings.calendar_draft import calendar_from, plain
from senco_app.ui.settings.date_list import DateList
from senco_app.ui.settings.date_rows import DAY_TITLES, TERM_TITLES, DayOffRow, TermRow
from senco_app.ui.settings.section import FormSection, foot
from senco_app.ui.turns import at_once
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card, empty
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors

NO_TERMS = "No terms are on file for this year. Add them, or copy the year before."
NO_DAYS = "No INSET days or closures are on file for this year."
NO_BANK_HOLIDAYS = "Bank holidays of this year are not on file yet."
COPIED = (
    "These are last year’s dates on the same weekdays, 52 weeks on. Compare them with "
    "the school’s own, change what differs, then save."
)
YEARS_AHEAD = 2


class TermsSection(FormSection):
    """The calendar: every date that is counted in school days rests on it.

    It is one editor for drafts, which hold the year on show and all that is held.
    """

    place: ClassVar[str] = "settings/terms"
    edited = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self._all = Calendar((), ())
        self._year = academic_year(register.today())
        choices = [
            (year_words(year), year)
            for year in range(self._year - 1, self._year + YEARS_AHEAD + 1)
        ]
        self.year = CalmChoice("Academic year", choices)
        self.year.choose(self._year)
        self.copy = QuietButton("Copy to next year", "calendar-plus")
        self.save_button = PrimaryButton("Save terms", "save", shortcut="Ctrl+S")
        self.terms = DateList(
            "Terms", TERM_TITLES, lambda: TermRow(None), ("Add a term", NO_TERMS)
        )
        self.days = DateList(
            "INSET days and closures",
            DAY_TITLES,
            lambda: DayOffRow(None),
            ("Add a day", NO_DAYS),
        )
        self.bank_holidays = QVBoxLayout()
        self._arrange()
        self.year.currentIndexChanged.connect(self._go_to_chosen_year)
        self.copy.clicked.connect(self._copy_to_next_year)
        self.save_button.clicked.connect(self.keep)
        for rows in (self.terms.edited, self.days.edited):
            rows.connect(self.edited)

    def editors(self) -> Editors:
        """Return what a draft keeps: rows come and go, so it is all of it."""
        return {"calendar": self}

    def typed(self) -> dict[str, Any]:
        """Return the year on show, what is held of all years, and every row."""
        return {
            "year": self._year,
            "held": plain(self._all),
            "terms": self.terms.typed(),
            "days": self.days.typed(),
        }

    def show_typed(self, typed: dict[str, Any]) -> None:
        """Show that again; nothing of a year that can no longer be chosen."""
        year = typed["year"]
        if self.year.findText(year_words(year)) < 0:
            return
        self._year = year
        self.year.choose(year)
        self.fill(calendar_from(typed["held"]))
        self.terms.show_typed(typed["terms"])
        self.days.show_typed(typed["days"])

    def stored(self) -> Calendar:
        """Return every term and day off on file."""
        return self.register.ask(CalendarIs())

    def fill(self, record: object) -> None:
        """Show one year of a calendar, and hold the others."""
        at_once(self.showing(record))

    def showing(self, record: object) -> Turns[None]:
        """Do the same row by row."""
        if isinstance(record, Calendar):
            self._all = record
        this = in_year(self._all, self._year)
        yield
        yield from self.terms.showing(TermRow(term) for term in this.terms)
        yield from self.days.showing(DayOffRow(off) for off in this.days_off)
        self._show_bank_holidays()
        yield
        self.copy.setText(f"Copy to {year_words(self._year + 1)}")
        self.copy.setAccessibleName(self.copy.text())
        self.copy.setEnabled(self.year.currentIndex() < self.year.count() - 1)

    def value(self) -> Calendar:
        """Return the whole calendar, with the year on show as it stands.

        Raises:
            RuleBrokenError: If a day is missing or no date.
        """
        terms = tuple(row.term() for row in self.terms.rows)
        days_off = tuple(row.day_off() for row in self.days.rows)
        return with_year(self._all, self._year, Calendar(terms, days_off))

    def command(self) -> SetCalendar:
        """Return the command that saves the calendar.

        Raises:
            RuleBrokenError: If a row is against the rules; the row says how.
        """
        if not self._is_sound():
            message = "Some dates cannot be kept yet. Nothing was saved; see below."
            raise RuleBrokenError(message)
        return SetCalendar(self.value())

    def acts(self) -> tuple[QWidget, ...]:
        """Return the buttons that change something."""
        rows = (*self.terms.rows, *self.days.rows)
        removing = (row.remove for row in rows)
        return (self.save_button, self.copy, self.terms.add, self.days.add, *removing)

    def refuse(self, error: RuleBrokenError) -> None:
        """Say a rule that no single row breaks under the rows that break it."""
        lists: dict[str, DateList[TermRow] | DateList[DayOffRow]] = {
            "terms": self.terms,
            "days_off": self.days,
        }
        broken = lists.get(error.field)
        if broken is None:
            self.banner.say(str(error))
            return
        self.banner.clear()
        broken.say(str(error))
        self.page.ensureWidgetVisible(broken.problem)

    def _is_sound(self) -> bool:
        terms = self.terms.check()
        return self.days.check() and terms

    def _go_to_chosen_year(self) -> None:
        """Show another year; what was typed in this one is held, not lost."""
        chosen = self.year.chosen()
        if chosen == self._year or not isinstance(chosen, int):
            return
        if not self._is_sound():
            self.year.choose(self._year)
            self.banner.say(f"Mend {year_words(self._year)} first; see below.")
            return
        self.banner.clear()
        held = self.value()
        self._year = chosen
        self.fill(held)
        self.show_as_allowed()
        self.edited.emit()

    def _copy_to_next_year(self) -> None:
        if not self._is_sound():
            return
        held = self.value()
        proposed = next_year(held, self._year)
        year = self._year + 1
        there = in_year(held, year)
        if there.terms or there.days_off:
            self.year.choose(year)
            self.banner.say(_taken(year), "info")
            return
        self._all = with_year(held, year, proposed)
        self._year = year
        self.year.choose(year)
        self.fill(self._all)
        self.banner.say(COPIED, "info")
        self.edited.emit()

    def _show_bank_holidays(self) -> None:
        empty(self.bank_holidays)
        found = [
            off
            for off in all_bank_holidays()
            if academic_year(off.closed_on) == self._year
        ]
        lines = [f"{day(off.closed_on)}: {off.name}" for off in found]
        for words in lines or [NO_BANK_HOLIDAYS]:
            self.bank_holidays.addWidget(PlainLabel(words, "muted", wrap=True))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        label = PlainLabel("Academic year", "strong")
        label.setBuddy(self.year)
        for widget in (label, self.year, self.copy):
            head.addWidget(widget)
        head.addStretch(1)
        pile(self, head)
        holidays = Card("Bank holidays (England)")
        holidays.body.addLayout(self.bank_holidays)
        self.bank_holidays.setSpacing(2)
        body = self.page.body
        body.addLayout(head)
        for card in (self.terms, self.days, holidays):
            body.addWidget(card)
        body.addLayout(foot(self.save_button))
        body.addStretch(1)
        body.setSpacing(GAP)


def _taken(year: int) -> str:
    words = year_words(year)
    return f"{words} has dates on file already: they are shown, and nothing was copied."
