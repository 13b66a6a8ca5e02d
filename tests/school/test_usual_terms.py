from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.school.authorities import english_authorities
from senco_app.school.calendars import all_bank_holidays
from senco_app.school.records import Calendar
from senco_app.school.rules import SchoolDays, check_calendar
from senco_app.school.usual_terms import easter, usual_terms, usual_year

YEARS = st.integers(min_value=2020, max_value=2099)


def days(year: int) -> list[tuple[date, date]]:
    return [(term.first_on, term.last_on) for term in usual_terms(year)]


def test_an_early_easter_is_followed_by_its_two_weeks() -> None:
    assert days(2026) == [
        (date(2026, 9, 1), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 3, 25)),
        (date(2027, 4, 12), date(2027, 7, 20)),
    ]


def test_a_later_easter_lies_between_its_two_weeks() -> None:
    assert days(2025) == [
        (date(2025, 9, 2), date(2025, 12, 19)),
        (date(2026, 1, 5), date(2026, 3, 27)),
        (date(2026, 4, 13), date(2026, 7, 21)),
    ]


def test_the_half_terms_are_whole_weeks() -> None:
    rests = [
        (term.half_term_first_on, term.half_term_last_on) for term in usual_terms(2026)
    ]

    assert rests == [
        (date(2026, 10, 26), date(2026, 10, 30)),
        (date(2027, 2, 15), date(2027, 2, 19)),
        (date(2027, 5, 31), date(2027, 6, 4)),
    ]


def test_spring_does_not_begin_on_a_bank_holiday() -> None:
    """The first of January 2028 is a Saturday: the Monday is off instead."""
    assert usual_terms(2027)[1].first_on == date(2028, 1, 4)


@given(YEARS)
def test_the_dates_make_a_calendar_with_about_190_school_days(year: int) -> None:
    calendar = Calendar(usual_terms(year), ())

    check_calendar(calendar)
    counted = SchoolDays(calendar).count(date(year, 8, 31), date(year + 1, 7, 31))
    assert 185 <= counted <= 200


@given(YEARS)
def test_each_term_begins_and_ends_on_a_weekday(year: int) -> None:
    ends = [end for pair in days(year) for end in pair]

    assert all(end.weekday() < 5 for end in ends)


def test_easter_is_reckoned_as_the_table_of_bank_holidays_has_it() -> None:
    on_file = {
        off.closed_on.year: off.closed_on
        for off in all_bank_holidays()
        if off.name == "Easter Monday"
    }
    known = {2019: date(2019, 4, 21), 2038: date(2038, 4, 25), 2035: date(2035, 3, 25)}

    assert len(on_file) > 3
    assert all((monday - easter(year)).days == 1 for year, monday in on_file.items())
    assert {year: easter(year) for year in known} == known


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2027, 2, 9), 2026),
        (date(2026, 8, 1), 2026),
        (date(2027, 7, 20), 2026),
        (date(2027, 7, 21), 2027),
    ],
)
def test_the_year_is_the_one_that_is_on_or_comes_next(today: date, year: int) -> None:
    assert usual_year(today) == year


def test_every_english_authority_is_named_once() -> None:
    names = english_authorities()

    assert len(names) == len(set(names)) == 153
    assert {"Herefordshire", "Worcestershire", "Westmorland and Furness"} <= set(names)
    assert list(names) == sorted(names)
    assert all(name == name.strip() for name in names)
