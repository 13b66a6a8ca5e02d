"""The usual term dates in England, reckoned: a start that each school corrects.

Nobody sets term dates for all of England: authorities, trusts and governors do. Most
keep to the same habits, though, and these rules are those habits.
"""

from __future__ import annotations

from datetime import date, timedelta

from senco_app.school.calendars import bank_holidays
from senco_app.school.records import TermDates
from senco_app.school.years import academic_year

MONDAY, TUESDAY, THURSDAY, FRIDAY = 0, 1, 3, 4
ONE_DAY = timedelta(days=1)
TO_FRIDAY = timedelta(days=4)
CHRISTMAS_HOLIDAY = timedelta(days=17)
"""From the Friday before Christmas to the Monday on which spring begins."""
EARLY_EASTER_MONTH = 3


def usual_year(today: date) -> int:
    """Return the year in which the school year begins that is on, or comes next.

    In the days of July after the usual last one it is the year that comes.
    """
    year = academic_year(today)
    return year if today <= usual_terms(year)[-1].last_on else year + 1


def usual_terms(year: int) -> tuple[TermDates, ...]:
    """Return the three terms of the school year that begins in a calendar year.

    Autumn begins on the first day of September that is a Tuesday, Wednesday or
    Thursday, and ends on the last Friday before 23 December; its half-term is the week
    of the last Monday of October. Spring begins on the third Monday after that, or on
    the first day after that is no bank holiday; its half-term is the week of the third
    Monday of February. Around Easter there are two weeks: the one before and the one
    after; when Easter lies in March, term lasts until the Thursday before it, and the
    two weeks follow. Summer has the week of the spring bank holiday, and ends on the
    Tuesday from 19 July on.

    Args:
        year: The calendar year of its autumn.
    """
    autumn = _autumn(year)
    return autumn, _spring(autumn, year + 1), _summer(year + 1)


def _autumn(year: int) -> TermDates:
    first = date(year, 9, 1)
    while not TUESDAY <= first.weekday() <= THURSDAY:
        first += ONE_DAY
    last = _last(FRIDAY, date(year, 12, 22))
    return _term(f"Autumn {year}", first, last, _last(MONDAY, date(year, 10, 31)))


def _spring(autumn: TermDates, year: int) -> TermDates:
    first = _after_bank_holidays(autumn.last_on + CHRISTMAS_HOLIDAY)
    sunday = easter(year)
    early = sunday.month == EARLY_EASTER_MONTH
    last = sunday - timedelta(days=3 if early else 9)  # a Thursday, or a Friday
    return _term(f"Spring {year}", first, last, _first(MONDAY, date(year, 2, 15)))


def _summer(year: int) -> TermDates:
    sunday = easter(year)
    early = sunday.month == EARLY_EASTER_MONTH
    back = sunday + timedelta(days=15 if early else 8)
    last = _first(TUESDAY, date(year, 7, 19))
    return _term(
        f"Summer {year}",
        _after_bank_holidays(back),
        last,
        _last(MONDAY, date(year, 5, 31)),
    )


def _term(name: str, first: date, last: date, half_term: date) -> TermDates:
    """Return a term whose half-term is the week that begins on this Monday."""
    return TermDates(name, first, last, half_term, half_term + TO_FRIDAY)


def easter(year: int) -> date:
    """Return Easter Sunday: the day before the bank holiday, or reckoned.

    Source:
        The table of bank holidays; where a year is not on file, the Gregorian reckoning
        in the form of Meeus, Jones and Butcher, which the Calendar Act 1751 follows.
    """
    for holiday in bank_holidays(year):
        if holiday.name == "Easter Monday":
            return holiday.closed_on - ONE_DAY
    golden, century, rest = year % 19, year // 100, year % 100
    leap = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + leap + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _after_bank_holidays(day: date) -> date:
    off = {holiday.closed_on for holiday in bank_holidays(day.year)}
    while day in off:
        day += ONE_DAY
    return day


def _first(weekday: int, day: date) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _last(weekday: int, day: date) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)
