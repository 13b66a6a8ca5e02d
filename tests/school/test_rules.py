from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.errors import RuleBrokenError
from senco_app.school import rules
from senco_app.school.calendars import all_bank_holidays
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.vocabulary import ClosedDay
from tests.pupils.made import TERMS

DAYS = st.dates(date(2025, 1, 1), date(2029, 6, 30))
NUMBERS = st.integers(0, 60)
NOTHING = Calendar((), ())


def calendars() -> st.SearchStrategy[Calendar]:
    """Return terms on file, fewer of them, or none, with any days off."""
    off = st.sets(st.dates(date(2026, 9, 1), date(2027, 7, 31)), max_size=12)
    return st.builds(
        lambda count, days: Calendar(
            TERMS.terms[:count],
            tuple(DayOff(day, ClosedDay.CLOSURE) for day in sorted(days)),
        ),
        st.integers(0, 3),
        off,
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 2), False),  # the day before term
        (date(2026, 9, 3), True),  # first day of term
        (date(2026, 9, 5), False),  # Saturday
        (date(2026, 10, 23), True),
        (date(2026, 10, 26), False),  # half-term
        (date(2026, 10, 30), False),
        (date(2026, 11, 2), True),
        (date(2026, 11, 27), False),  # INSET
        (date(2026, 12, 18), True),  # last day of term
        (date(2026, 12, 21), False),  # holiday between terms
        (date(2027, 1, 13), False),  # closure
        (date(2027, 3, 26), False),  # Good Friday
        (date(2027, 5, 3), False),  # a bank holiday that nobody entered
        (date(2027, 7, 22), False),  # after the last term on file, in its July
        (date(2027, 8, 17), False),
        (date(2027, 9, 6), True),  # no terms on file: a weekday
        (date(2027, 12, 24), False),
        (date(2028, 1, 3), False),  # substitute bank holiday
    ],
)
def test_a_school_day_is_a_weekday_with_pupils(day: date, *, expected: bool) -> None:
    assert rules.is_school_day(day, TERMS) is expected


def test_without_any_term_a_weekday_counts() -> None:
    assert rules.is_school_day(date(2027, 2, 16), NOTHING)
    assert not rules.is_school_day(date(2027, 2, 14), NOTHING)
    assert not rules.is_school_day(date(2027, 7, 26), NOTHING)
    assert rules.is_school_day(date(2027, 7, 20), NOTHING)


def test_a_missing_term_is_not_taken_for_a_holiday() -> None:
    autumn, _, summer = TERMS.terms
    assert rules.is_school_day(date(2027, 2, 9), Calendar((autumn, summer), ()))


def test_counting_starts_after_the_first_day_and_ends_with_the_last() -> None:
    friday, monday = date(2026, 11, 6), date(2026, 11, 9)
    assert rules.school_days_between(friday, monday, TERMS) == 1
    assert rules.school_days_between(monday, monday, TERMS) == 0
    assert rules.school_days_between(monday, friday, TERMS) == 0


@given(DAYS, NUMBERS, calendars())
def test_adding_school_days_and_counting_them_agree(
    day: date, number: int, calendar: Calendar
) -> None:
    later = rules.add_school_days(day, number, calendar)
    assert rules.school_days_between(day, later, calendar) == number
    assert number == 0 or rules.is_school_day(later, calendar)


@given(DAYS, calendars())
def test_the_next_school_day_skips_none(day: date, calendar: Calendar) -> None:
    following = rules.next_school_day(day, calendar)
    between = (following - day).days
    assert rules.is_school_day(following, calendar)
    assert not any(
        rules.is_school_day(day + timedelta(days=n), calendar) for n in range(between)
    )


@given(DAYS, DAYS, DAYS, calendars())
def test_counts_of_school_days_add_up(
    one: date, two: date, three: date, calendar: Calendar
) -> None:
    first, middle, last = sorted((one, two, three))
    whole = rules.school_days_between(first, last, calendar)
    parts = rules.school_days_between(first, middle, calendar)
    assert whole == parts + rules.school_days_between(middle, last, calendar)


@pytest.mark.parametrize(
    ("day", "weeks", "expected"),
    [
        (date(2026, 10, 20), 1, date(2026, 11, 3)),  # half-term is not counted
        (date(2026, 10, 20), 0, date(2026, 10, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 30)),  # INSET on that Friday
        (date(2026, 12, 15), 1, date(2027, 1, 5)),  # the holiday is not counted
        (date(2027, 3, 19), 1, date(2027, 4, 12)),  # Good Friday, then the holiday
        (date(2026, 11, 9), 10, date(2027, 2, 1)),
    ],
)
def test_school_weeks_on_is_the_same_weekday_in_the_nth_later_week(
    day: date, weeks: int, expected: date
) -> None:
    assert rules.school_weeks_on(day, weeks, TERMS) == expected


@given(DAYS, st.integers(1, 30), calendars())
def test_school_weeks_on_counts_weeks_with_school(
    day: date, number: int, calendar: Calendar
) -> None:
    days = rules.SchoolDays(calendar)
    later = days.weeks_on(day, number)
    assert days.holds(later)
    week = day
    counted = 0
    while counted < number:
        week += timedelta(weeks=1)
        counted += days.in_week(week)
    assert later == days.next(week)


def test_a_negative_number_is_a_bug() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        rules.school_weeks_on(date(2027, 2, 9), -1, TERMS)
    with pytest.raises(ValueError, match="0 or more"):
        rules.add_school_days(date(2027, 2, 9), -1, TERMS)


def test_weeks_of_term_leave_half_term_out() -> None:
    term = rules.term_of(date(2026, 11, 23), TERMS)
    assert term is not None
    assert term.name == "Autumn 2026"
    assert rules.week_of_term(date(2026, 9, 3), TERMS) == 1
    assert rules.week_of_term(date(2026, 9, 7), TERMS) == 2
    assert rules.week_of_term(date(2026, 10, 28), TERMS) is None
    assert rules.week_of_term(date(2026, 11, 2), TERMS) == 9
    assert rules.weeks_to_end_of_term(date(2026, 10, 20), TERMS) == 7
    assert rules.weeks_to_end_of_term(date(2026, 12, 14), TERMS) == 0


def test_outside_terms_there_is_no_week_of_term() -> None:
    august = date(2027, 8, 17)
    assert rules.term_of(august, TERMS) is None
    assert rules.week_of_term(august, TERMS) is None
    assert rules.weeks_to_end_of_term(august, TERMS) is None


@given(st.sampled_from(TERMS.terms), st.data())
def test_weeks_done_and_to_come_add_up_to_the_term(
    term: TermDates, data: st.DataObject
) -> None:
    day = data.draw(st.dates(term.first_on, term.last_on))
    done = rules.week_of_term(day, TERMS)
    if done is None:
        return
    to_come = rules.weeks_to_end_of_term(day, TERMS)
    assert to_come is not None
    assert done + to_come == rules.week_of_term(term.last_on, TERMS)


def _easter_monday(year: int) -> date:
    """Return Easter Monday by the Gregorian computus of Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    k = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1) + timedelta(days=1)


@pytest.mark.parametrize("year", range(2024, 2036))
def test_bank_holidays_are_the_eight_of_the_act(year: int) -> None:
    on_file = {day.name: day.closed_on for day in rules.bank_holidays(year)}
    days = set(on_file.values())
    assert len(days) == 8
    assert all(day.weekday() < 5 for day in days)
    assert on_file["Easter Monday"] == _easter_monday(year)
    assert on_file["Good Friday"] == _easter_monday(year) - timedelta(days=3)
    assert on_file["Early May bank holiday"] == _monday(date(year, 5, 1))
    assert on_file["Spring bank holiday"] == _monday(date(year, 5, 25))
    assert on_file["Summer bank holiday"] == _monday(date(year, 8, 25))
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        assert fixed.weekday() >= 5 or fixed in days


def _monday(from_on: date) -> date:
    return from_on + timedelta(days=-from_on.weekday() % 7)


def test_bank_holidays_on_file_are_in_order_and_a_year_without_any_has_none() -> None:
    days = [day.closed_on for day in all_bank_holidays()]
    assert days == sorted(set(days))
    assert {day.kind for day in all_bank_holidays()} == {ClosedDay.BANK_HOLIDAY}
    assert rules.bank_holidays(1999) == ()


def test_a_sound_calendar_is_accepted() -> None:
    rules.check_calendar(TERMS)
    rules.check_calendar(NOTHING)


AUTUMN = TERMS.terms[0]


@pytest.mark.parametrize(
    ("term", "why"),
    [
        (replace(AUTUMN, name=" "), "a name"),
        (replace(AUTUMN, last_on=date(2026, 9, 2)), "ends before it starts"),
        (replace(AUTUMN, last_on=date(2027, 3, 1)), "longer than 150 days"),
        (replace(AUTUMN, half_term_last_on=None), "first and the last day"),
        (replace(AUTUMN, half_term_last_on=date(2026, 12, 18)), "inside the term"),
        (replace(AUTUMN, half_term_first_on=date(2026, 9, 3)), "inside the term"),
        (replace(AUTUMN, half_term_first_on=date(2026, 10, 31)), "inside the term"),
    ],
)
def test_a_term_that_cannot_be_is_refused(term: TermDates, why: str) -> None:
    with pytest.raises(RuleBrokenError, match=why) as refused:
        rules.check_calendar(Calendar((term,), ()))
    assert refused.value.field == "terms"


def test_terms_that_overlap_are_refused() -> None:
    late = replace(TERMS.terms[1], first_on=date(2026, 12, 18))
    with pytest.raises(RuleBrokenError, match="Autumn 2026 and Spring 2027 overlap"):
        rules.check_calendar(Calendar((late, AUTUMN), ()))


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ((date(2026, 11, 28),), "Sat 28 Nov 2026 is at the weekend"),
        ((date(2026, 11, 27), date(2026, 11, 27)), "stands there twice"),
    ],
)
def test_a_day_off_is_a_weekday_and_there_once(
    days: tuple[date, ...], why: str
) -> None:
    off = tuple(DayOff(day, ClosedDay.INSET) for day in days)
    with pytest.raises(RuleBrokenError, match=why) as refused:
        rules.check_calendar(Calendar(TERMS.terms, off))
    assert refused.value.field == "days_off"
