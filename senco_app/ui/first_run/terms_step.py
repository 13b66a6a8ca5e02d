"""The fourth step: this school year's terms, reckoned, for the school to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.errors import RuleBrokenError
from senco_app.school.commands import SetCalendar
from senco_app.school.queries import CalendarIs
from senco_app.school.records import Calendar
from senco_app.school.usual_terms import usual_terms, usual_year
from senco_app.school.years import with_year, year_words
from senco_app.ui.first_run.step import Step
from senco_app.ui.settings.date_list import DateList
from senco_app.ui.settings.date_rows import TERM_TITLES, TermRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register

WHY = (
    "Review dates rest on these days. They are the usual ones in England, reckoned "
    "from the calendar: compare them with the school’s own, and change what differs. "
    "Bank holidays are known; INSET days and the next year go into Settings."
)
NO_TERMS = "Without terms every weekday outside August and Christmas counts."
WRONG = "Some dates cannot be kept yet; see below."


class TermsStep(Step):
    """Shows three terms with their half-terms, and saves them."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        self._register = register
        self._year = usual_year(register.today())
        super().__init__(f"Terms of {year_words(self._year)}", WHY, parent)
        self.terms = DateList(
            "Terms", TERM_TITLES, lambda: TermRow(None), ("Add a term", NO_TERMS)
        )
        self.terms.show_rows([TermRow(term) for term in usual_terms(self._year)])
        self.body.addWidget(self.terms)

    def first(self) -> QWidget:
        """Return the first day to compare, or the button that adds a term."""
        rows = self.terms.rows
        return rows[0].first_on if rows else self.terms.add

    def check(self) -> None:
        """Save the terms.

        Raises:
            RuleBrokenError: If a day is no date, or terms overlap; the row says how.
            SencoError: If the register cannot be written.
        """
        if not self.terms.check():
            raise RuleBrokenError(WRONG)
        this = Calendar(tuple(row.term() for row in self.terms.rows), ())
        stored = self._register.ask(CalendarIs())
        try:
            self._register.execute(SetCalendar(with_year(stored, self._year, this)))
        except RuleBrokenError as error:
            self.terms.say(str(error))
            raise RuleBrokenError(WRONG) from None
