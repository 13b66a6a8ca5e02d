"""Changes to the school's details and its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import select

from senco_app.errors import RuleBrokenError
from senco_app.models.editing import check_unchanged
from senco_app.models.school import NonSchoolDay, School, Term
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.school.rules import check_calendar
from senco_app.vocabulary import YEAR_GROUPS

if TYPE_CHECKING:
    from senco_app.register import Work
    from senco_app.school.records import Calendar, DayOff, SchoolDetails, TermDates


@dataclass(frozen=True, slots=True)
class SetSchool:
    """Say which school this is."""

    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "change the school's details"

    details: SchoolDetails

    def run(self, work: Work) -> int:
        """Write the details, and return their new version.

        Raises:
            RuleBrokenError: If the name is missing or the last year group unknown.
            RecordChangedError: If somebody changed them meanwhile.
        """
        self._check()
        school = work.session.exec(select(School)).first()
        if school is None:
            school = School(name=self.details.name)
            work.session.add(school)
        else:
            check_unchanged(work.session, school, self.details.version)
        school.name = self.details.name
        school.authority = self.details.authority
        school.phase = self.details.phase
        school.last_year_group = self.details.last_year_group
        work.session.flush()
        work.about("school", school.id)
        work.changed.add(Topic.SCHOOL)
        return school.version

    def _check(self) -> None:
        if not self.details.name.strip():
            message = "Enter the school's name."
            raise RuleBrokenError(message, "name")
        if self.details.last_year_group not in YEAR_GROUPS:
            message = "Choose the school's last year group."
            raise RuleBrokenError(message, "last_year_group")


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """Say which terms and days off the school has; what is not named is taken out."""

    permission: ClassVar[Permission] = Permission.EDIT_SCHOOL
    act: ClassVar[str] = "change term dates"

    calendar: Calendar

    def run(self, work: Work) -> None:
        """Write the terms and the days off.

        Raises:
            RuleBrokenError: If terms overlap, or a day is at a weekend or there twice.
        """
        check_calendar(self.calendar)
        self._set_terms(work)
        self._set_days(work)
        work.session.flush()
        work.about("calendar", "")
        work.changed |= {Topic.SCHOOL, Topic.CYCLES}

    def _set_terms(self, work: Work) -> None:
        stored = {row.first_on: row for row in work.session.exec(select(Term))}
        for term in self.calendar.terms:
            row = stored.pop(term.first_on, None)
            if row is None:
                row = Term(name=term.name, first_on=term.first_on, last_on=term.last_on)
                work.session.add(row)
            _fill_term(row, term)
        for former in stored.values():
            work.session.delete(former)

    def _set_days(self, work: Work) -> None:
        stored = {row.closed_on: row for row in work.session.exec(select(NonSchoolDay))}
        for day in self.calendar.days_off:
            row = stored.pop(day.closed_on, None)
            if row is None:
                row = NonSchoolDay(closed_on=day.closed_on, kind=day.kind)
                work.session.add(row)
            _fill_day(row, day)
        for former in stored.values():
            work.session.delete(former)


def _fill_term(row: Term, term: TermDates) -> None:
    row.name = term.name
    row.last_on = term.last_on
    row.half_term_first_on = term.half_term_first_on
    row.half_term_last_on = term.half_term_last_on


def _fill_day(row: NonSchoolDay, day: DayOff) -> None:
    row.kind = day.kind
    row.name = day.name
