"""Term dates of a made-up school: by rule, so that any year can be shown.

The rules give dates close to those that schools in the west of England have: autumn
from early September, a week off at the end of October, in mid-February and at the end
of May, and two weeks around Easter.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.vocabulary import ClosedDay

MONDAY, TUESDAY, FRIDAY = 0, 1, 4
ONE_DAY = timedelta(days=1)
TO_FRIDAY = timedelta(days=4)


class _Rest(NamedTuple):
    """A half-term week, from its Monday to its Friday."""

    first: date
    last: date


def calendar(first_year: int, last_year: int) -> Calendar:
    """Return the terms of the school years that begin in these calendar years."""
    terms: list[TermDates] = []
    days_off: list[DayOff] = []
    for year in range(first_year, last_year + 1):
        terms += (_autumn(year), _spring(year + 1), _summer(year + 1))
        days_off += _days_off(*terms[-3:])
    return Calendar(tuple(terms), tuple(days_off))


def term_begun_on(on: date) -> date:
    """Return the first day of the term that runs on a day, or else of the last one."""
    begun = (term.first_on for term in calendar(on.year - 1, on.year).terms)
    return max(day for day in begun if day <= on)


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher)."""
    cycle, century, rest = year % 19, year // 100, year % 100
    moon = (
        19 * cycle + century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    ) + 15
    epact = moon % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (cycle + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _autumn(year: int) -> TermDates:
    rest = _week(_last(MONDAY, date(year, 10, 31)))
    first = _first_on(date(year, 9, 1), TUESDAY)
    last = _last(FRIDAY, date(year, 12, 20))
    return TermDates(f"Autumn {year}", first, last, rest.first, rest.last)


def _spring(year: int) -> TermDates:
    rest = _week(_first_on(date(year, 2, 15), MONDAY))
    first = _first_on(date(year, 1, 4), MONDAY)
    last = easter(year) - timedelta(days=9)
    return TermDates(f"Spring {year}", first, last, rest.first, rest.last)


def _summer(year: int) -> TermDates:
    rest = _week(_last(MONDAY, date(year, 5, 31)))
    first = easter(year) + timedelta(days=8)
    last = _first_on(date(year, 7, 20), TUESDAY)
    return TermDates(f"Summer {year}", first, last, rest.first, rest.last)


def _days_off(
    autumn: TermDates, spring: TermDates, summer: TermDates
) -> tuple[DayOff, ...]:
    may_day = _first_on(date(summer.last_on.year, 5, 1), MONDAY)
    back = summer.first_on  # after a late Easter that is the bank holiday itself
    inset = (
        (autumn.first_on, "Safeguarding and first aid"),
        (autumn.first_on + ONE_DAY, "Planning together"),
        (spring.first_on, "Reading across the school"),
        (back + ONE_DAY if back == may_day else back, "Moderation of writing"),
        (summer.last_on, "Handing over classes"),
    )
    return (
        *(DayOff(on, ClosedDay.INSET, name) for on, name in inset),
        DayOff(may_day, ClosedDay.BANK_HOLIDAY, "Early May bank holiday"),
    )


def _week(monday: date) -> _Rest:
    return _Rest(monday, monday + TO_FRIDAY)


def _first_on(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _last(weekday: int, day: date) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)
