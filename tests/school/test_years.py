from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.school.rules import check_calendar
from senco_app.school.years import (
    academic_year,
    in_year,
    next_year,
    with_year,
    year_words,
    years_of,
)
from senco_app.vocabulary import ClosedDay

AUTUMN = TermDates(
    "Autumn 2026",
    date(2026, 9, 1),
    date(2026, 12, 18),
    date(2026, 10, 26),
    date(2026, 10, 30),
)
SPRING = TermDates("Spring", date(2027, 1, 5), date(2027, 3, 25))
LAST_SUMMER = TermDates("Summer", date(2026, 4, 13), date(2026, 7, 21))
INSET = DayOff(date(2026, 9, 1), ClosedDay.INSET, "Phonics")
SNOW = DayOff(date(2027, 1, 12), ClosedDay.CLOSURE, "Snow")
CALENDAR = Calendar((LAST_SUMMER, AUTUMN, SPRING), (INSET, SNOW))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 9, 1), 2026),
        (date(2026, 8, 31), 2026),
        (date(2026, 8, 1), 2026),
        (date(2026, 7, 31), 2025),
        (date(2027, 1, 1), 2026),
    ],
)
def test_a_school_year_begins_after_july(day: date, year: int) -> None:
    assert academic_year(day) == year


@pytest.mark.parametrize(("year", "words"), [(2026, "2026/27"), (2099, "2099/00")])
def test_a_year_is_said_as_schools_say_it(year: int, words: str) -> None:
    assert year_words(year) == words


def test_the_years_on_file_are_told_apart() -> None:
    assert years_of(CALENDAR) == (2025, 2026)
    assert in_year(CALENDAR, 2026) == Calendar((AUTUMN, SPRING), (INSET, SNOW))
    assert in_year(CALENDAR, 2025).terms == (LAST_SUMMER,)


def test_next_year_has_the_same_weekdays_52_weeks_on() -> None:
    proposed = next_year(CALENDAR, 2026)

    assert proposed.terms[0] == TermDates(
        "Autumn 2027",
        date(2027, 8, 31),
        date(2027, 12, 17),
        date(2027, 10, 25),
        date(2027, 10, 29),
    )
    assert proposed.terms[1].half_term_first_on is None


def test_inset_days_are_copied_and_closures_are_not() -> None:
    assert next_year(CALENDAR, 2026).days_off == (
        DayOff(date(2027, 8, 31), ClosedDay.INSET, "Phonics"),
    )


def test_one_year_is_replaced_and_the_others_stay() -> None:
    other = TermDates("Autumn", date(2026, 9, 3), date(2026, 12, 17))

    changed = with_year(CALENDAR, 2026, Calendar((other,), ()))

    assert changed == Calendar((LAST_SUMMER, other), ())


def test_a_year_that_is_put_back_changes_nothing() -> None:
    assert with_year(CALENDAR, 2026, in_year(CALENDAR, 2026)) == CALENDAR


@given(st.dates(date(2024, 8, 25), date(2024, 9, 20)), st.integers(30, 110))
def test_a_copied_term_keeps_its_weekdays_and_its_length(
    first: date, days: int
) -> None:
    term = TermDates("Autumn", first, first + timedelta(days=days))
    calendar = Calendar((term,), ())
    year = 2024
    for _ in range(4):
        calendar = with_year(calendar, year + 1, next_year(calendar, year))
        year += 1

    check_calendar(calendar)
    for copy in calendar.terms:
        assert copy.first_on.weekday() == first.weekday()
        assert (copy.last_on - copy.first_on).days == days
