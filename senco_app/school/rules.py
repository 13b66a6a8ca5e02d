"""The rules of the school's calendar: which days pupils come, and counting them.

Dates beyond the terms on file are not unknown to the law, only to us: there, every
weekday counts as a school day unless it is known to be a holiday (see ``SchoolDays``).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.school.calendars import all_bank_holidays, bank_holidays, calendar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.school.records import Calendar, TermDates

__all__ = [
    "SchoolDays",
    "add_school_days",
    "bank_holidays",
    "calendar_of",
    "check_calendar",
    "is_school_day",
    "next_school_day",
    "school_days_between",
    "school_weeks_on",
    "term_of",
    "week_of_term",
    "weeks_to_end_of_term",
]

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
SATURDAY = 5
LONGEST_HOLIDAY_DAYS = 60
"""Between two terms on file there is a holiday if they are no further apart."""
LONGEST_TERM_DAYS = 150
USUAL_LAST_OF_JULY = 24
"""Schools in England are usually on holiday from this day of July; practice."""
JULY, AUGUST, SEPTEMBER = 7, 8, 9


class SchoolDays:
    """A calendar made ready to count many days; the functions below use it for one.

    A day in a term on file is a school day unless it is a weekend, in half-term, a bank
    holiday or a day off. Outside the terms on file a weekday is a school day unless
    it is a bank holiday or a day off, or in a holiday that is known: the time between
    two terms not more than 60 days apart; August; the days of July after a term that
    ended in that July; the days of September before a term that starts in it; 24
    December to 1 January. Where nothing is on file the summer starts on 24 July.
    """

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, calendar: Calendar) -> SchoolDays:
        """Return those of a calendar, with all that was counted in them before."""
        return cls(calendar)

    def __init__(self, calendar: Calendar) -> None:
        self.terms = tuple(sorted(calendar.terms, key=lambda term: term.first_on))
        self._off = {day.closed_on for day in calendar.days_off}
        self._off.update(day.closed_on for day in all_bank_holidays())
        self._known: dict[date, bool] = {}
        self._listed: tuple[range, list[date]] = (range(0), [])

    def holds(self, day: date) -> bool:
        """Say whether pupils come to school on that day."""
        if day not in self._known:
            self._known[day] = self._reckon(day)
        return self._known[day]

    def count(self, after: date, until: date) -> int:
        """Count the school days after the first day, up to and with the last one."""
        if until <= after:
            return 0
        days = self._list(after, until)
        return bisect_right(days, until) - bisect_right(days, after)

    def next(self, day: date) -> date:
        """Return the day itself if it is a school day, else the next one."""
        while not self.holds(day):
            day += ONE_DAY
        return day

    def add(self, day: date, number: int) -> date:
        """Return the school day that is so many school days later; 0: the day itself.

        Raises:
            ValueError: If the number is negative.
        """
        _check_not_negative(number)
        for _ in range(number):
            day = self.next(day + ONE_DAY)
        return day

    def weeks_on(self, day: date, number: int) -> date:
        """Return the same weekday in the nth later week that has a school day.

        Weeks without a school day, such as half-term, are not counted. If the day
        itself is no school day, it is the next one.

        Raises:
            ValueError: If the number is negative.
        """
        _check_not_negative(number)
        while number:
            day += ONE_WEEK
            number -= self.in_week(day)
        return self.next(day)

    def in_week(self, day: date) -> bool:
        """Say whether the week of that day, Monday to Friday, has a school day."""
        monday = day - timedelta(days=day.weekday())
        return any(self.holds(monday + timedelta(days=n)) for n in range(SATURDAY))

    def term(self, day: date) -> TermDates | None:
        """Return the term that the day lies in, half-term and weekends included."""
        return next((t for t in self.terms if t.first_on <= day <= t.last_on), None)

    def _list(self, first: date, last: date) -> list[date]:
        """Return every school day of those years, and of all that were asked for."""
        years, listed = self._listed  # one pair: another thread may be counting too
        if first.year in years and last.year in years:
            return listed
        years = range(min((first.year, *years)), max((last.year, *years)) + 1)
        start, end = date(years[0], 1, 1), date(years[-1], 12, 31)
        span = map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1))
        listed = [day for day in span if self.holds(day)]
        self._listed = (years, listed)
        return listed

    def _reckon(self, day: date) -> bool:
        if day.weekday() >= SATURDAY or day in self._off:
            return False
        term = self.term(day)
        return not (self._holiday(day) if term is None else _half_term(term, day))

    def _holiday(self, day: date) -> bool:
        before = [t.last_on for t in self.terms if t.last_on < day]
        after = [t.first_on for t in self.terms if t.first_on > day]
        if before and after and (after[0] - before[-1]).days <= LONGEST_HOLIDAY_DAYS:
            return True
        if day.month == JULY:
            ended = bool(before) and _same_month(before[-1], day)
            return ended or day.day >= USUAL_LAST_OF_JULY
        if day.month == SEPTEMBER:
            return bool(after) and _same_month(after[0], day)
        return day.month == AUGUST or (day.month, day.day) in _NEW_YEAR


_NEW_YEAR = {(1, 1), *((12, day) for day in range(24, 32))}


def _half_term(term: TermDates, day: date) -> bool:
    first, last = term.half_term_first_on, term.half_term_last_on
    return first is not None and last is not None and first <= day <= last


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def is_school_day(day: date, calendar: Calendar) -> bool:
    """Say whether pupils come to school on that day; see ``SchoolDays``."""
    return SchoolDays.of(calendar).holds(day)


def next_school_day(day: date, calendar: Calendar) -> date:
    """Return the day itself if it is a school day, else the next one."""
    return SchoolDays.of(calendar).next(day)


def school_days_between(after: date, until: date, calendar: Calendar) -> int:
    """Count the school days after ``after``, up to and with ``until``; 0 if none."""
    return SchoolDays.of(calendar).count(after, until)


def add_school_days(day: date, number: int, calendar: Calendar) -> date:
    """Return the school day that is so many school days later; 0: the day itself.

    Raises:
        ValueError: If the number is negative.
    """
    return SchoolDays.of(calendar).add(day, number)


def school_weeks_on(day: date, number: int, calendar: Calendar) -> date:
    """Return the same weekday in the nth later week that has a school day.

    If that is no school day, the next one.

    Raises:
        ValueError: If the number is negative.
    """
    return SchoolDays.of(calendar).weeks_on(day, number)


def term_of(day: date, calendar: Calendar) -> TermDates | None:
    """Return the term that the day lies in, half-term and weekends included."""
    return SchoolDays.of(calendar).term(day)


def week_of_term(day: date, calendar: Calendar) -> int | None:
    """Return the number of the term's week, from 1; weeks without school are left out.

    None outside the terms on file, and in a week without a school day.
    """
    days = SchoolDays.of(calendar)
    term = days.term(day)
    if term is None or not days.in_week(day):
        return None
    return sum(days.in_week(week) for week in _weeks(term.first_on, day))


def weeks_to_end_of_term(day: date, calendar: Calendar) -> int | None:
    """Return how many weeks with school follow in the term; 0 in its last week.

    None outside the terms on file.
    """
    days = SchoolDays.of(calendar)
    term = days.term(day)
    if term is None:
        return None
    return sum(days.in_week(week) for week in _weeks(day + ONE_WEEK, term.last_on))


def _weeks(first: date, last: date) -> Iterator[date]:
    """Give the Monday of each week from one day's week to another's."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += ONE_WEEK


def check_calendar(calendar: Calendar) -> None:
    """Accept terms that do not overlap, and weekdays off that are there once.

    Raises:
        RuleBrokenError: If a term has no name, ends before it starts, is longer than
            150 days or overlaps another, if its half-term does not lie inside it, or if
            a day off is at a weekend or there twice.
    """
    terms = sorted(calendar.terms, key=lambda term: term.first_on)
    for term in terms:
        _check_term(term)
        _check_half_term(term)
    for one, other in pairwise(terms):
        if other.first_on <= one.last_on:
            message = f"{one.name} and {other.name} overlap."
            raise RuleBrokenError(message, "terms")
    _check_days_off(calendar)


def _check_term(term: TermDates) -> None:
    if not term.name.strip():
        message = "Give each term a name."
        raise RuleBrokenError(message, "terms")
    if term.last_on < term.first_on:
        message = f"{term.name} ends before it starts."
        raise RuleBrokenError(message, "terms")
    if (term.last_on - term.first_on).days > LONGEST_TERM_DAYS:
        message = f"{term.name} is longer than {LONGEST_TERM_DAYS} days."
        raise RuleBrokenError(message, "terms")


def _check_half_term(term: TermDates) -> None:
    first, last = term.half_term_first_on, term.half_term_last_on
    if first is None and last is None:
        return
    if first is None or last is None:
        message = f"Enter the first and the last day of half-term in {term.name}."
        raise RuleBrokenError(message, "terms")
    if not term.first_on < first <= last < term.last_on:
        message = f"The half-term of {term.name} does not lie inside the term."
        raise RuleBrokenError(message, "terms")


def _check_days_off(calendar: Calendar) -> None:
    seen: set[date] = set()
    for off in calendar.days_off:
        if off.closed_on.weekday() >= SATURDAY:
            message = f"{wording.day(off.closed_on)} is at the weekend already."
            raise RuleBrokenError(message, "days_off")
        if off.closed_on in seen:
            message = f"{wording.day(off.closed_on)} stands there twice."
            raise RuleBrokenError(message, "days_off")
        seen.add(off.closed_on)


def _check_not_negative(number: int) -> None:
    if number < 0:
        message = f"a number of 0 or more expected, not {number}"
        raise ValueError(message)
