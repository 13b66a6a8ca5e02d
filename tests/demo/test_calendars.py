from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from senco_app.demo.calendars import calendar, easter
from senco_app.demo.clock import MovingClock
from senco_app.school.rules import check_calendar
from senco_app.vocabulary import ClosedDay


@pytest.mark.parametrize(
    "sunday",
    [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter_falls_where_the_church_has_it(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@example(first=2010, more=0)  # Easter so late that the term began on May Day
@given(st.integers(2000, 2090), st.integers(0, 5))
def test_every_made_up_calendar_is_one_that_a_school_can_keep(
    first: int, more: int
) -> None:
    made = calendar(first, first + more)
    check_calendar(made)
    assert len(made.terms) == 3 * (more + 1)
    for term in made.terms:
        assert term.first_on.weekday() < 5
        assert term.last_on.weekday() < 5
    inset = [day for day in made.days_off if day.kind is ClosedDay.INSET]
    assert len(inset) == 5 * (more + 1)
    inside = [
        any(term.first_on <= day.closed_on <= term.last_on for term in made.terms)
        for day in inset
    ]
    assert all(inside)


def test_a_moving_clock_dates_what_is_entered_and_never_goes_back() -> None:
    clock = MovingClock(date(2024, 9, 3))
    first, second = clock.now(), clock.now()
    assert first < second
    clock.move_to(date(2024, 9, 5))
    assert clock.today() == clock.now().date() == date(2024, 9, 5)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.move_to(date(2024, 9, 4))
