"""School years: which one a day lies in, and next year's dates proposed from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.school.records import Calendar
from senco_app.vocabulary import ClosedDay

if TYPE_CHECKING:
    from datetime import date

AUGUST = 8
A_YEAR = timedelta(weeks=52)
"""To the same weekday of the next year, which is one or two days earlier in date."""
_YEAR = re.compile(r"\b20\d\d\b")


def academic_year(day: date) -> int:
    """Return the calendar year in which the day's school year begins.

    A term that starts in the last days of August belongs to the year that it opens.

    Source:
        Education Act 1996, section 579(1): a school year begins with the first term
        after July.
    """
    return day.year if day.month >= AUGUST else day.year - 1


def year_words(year: int) -> str:
    """Return "2026/27" for the academic year that begins in 2026."""
    return f"{year}/{(year + 1) % 100:02}"


def years_of(calendar: Calendar) -> tuple[int, ...]:
    """Return the academic years that something is on file for, in order."""
    days = [term.first_on for term in calendar.terms]
    days += [off.closed_on for off in calendar.days_off]
    return tuple(sorted({academic_year(day) for day in days}))


def in_year(calendar: Calendar, year: int) -> Calendar:
    """Return the terms and days off of one academic year."""
    return _picked(calendar, year, inside=True)


def with_year(calendar: Calendar, year: int, new: Calendar) -> Calendar:
    """Return the calendar with one academic year's terms and days off replaced."""
    others = _picked(calendar, year, inside=False)
    terms = sorted((*others.terms, *new.terms), key=lambda term: term.first_on)
    off = sorted((*others.days_off, *new.days_off), key=lambda day: day.closed_on)
    return Calendar(tuple(terms), tuple(off))


def next_year(calendar: Calendar, year: int) -> Calendar:
    """Propose the year after: the same weekdays, 52 weeks on.

    INSET days move with the terms. Closures do not: nobody plans them. A year in a
    term's name goes up by one ("Autumn 2026" becomes "Autumn 2027").
    """
    this = in_year(calendar, year)
    terms = tuple(
        replace(
            term,
            name=_YEAR.sub(lambda found: str(int(found[0]) + 1), term.name),
            first_on=term.first_on + A_YEAR,
            last_on=term.last_on + A_YEAR,
            half_term_first_on=_moved(term.half_term_first_on),
            half_term_last_on=_moved(term.half_term_last_on),
        )
        for term in this.terms
    )
    off = tuple(
        replace(day, closed_on=day.closed_on + A_YEAR)
        for day in this.days_off
        if day.kind is ClosedDay.INSET
    )
    return Calendar(terms, off)


def _moved(day: date | None) -> date | None:
    return None if day is None else day + A_YEAR


def _picked(calendar: Calendar, year: int, *, inside: bool) -> Calendar:
    return Calendar(
        tuple(
            t for t in calendar.terms if (academic_year(t.first_on) == year) is inside
        ),
        tuple(
            d
            for d in calendar.days_off
            if (academic_year(d.closed_on) == year) is inside
        ),
    )
