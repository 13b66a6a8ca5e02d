from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.errors import RuleBrokenError
from senco_app.people.records import Span
from senco_app.people.rules import (
    check_always_a_senco,
    check_apart,
    check_name,
    check_span,
    first_day_without,
)

TODAY = date(2027, 2, 9)
YEAR = 365
days = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    from_on = draw(days)
    length = draw(st.none() | st.integers(0, 40))
    until = None if length is None else from_on + timedelta(days=length)
    return Span(from_on, until)


@given(st.lists(spans(), max_size=6))
def test_the_first_day_without_is_the_first_that_nobody_holds(
    held: list[Span],
) -> None:
    found = first_day_without(held, TODAY)
    walked = next(
        (
            day
            for day in (TODAY + timedelta(days=n) for n in range(YEAR))
            if not any(span.holds(day) for span in held)
        ),
        None,
    )
    assert found == walked


def test_a_hand_over_from_one_day_to_the_next_leaves_no_gap() -> None:
    summer = date(2027, 8, 31)
    leaves = Span(date(2020, 9, 1), summer)
    comes = Span(summer + timedelta(days=1))
    check_always_a_senco([Span(date(2020, 9, 1))], [leaves, comes], TODAY)
    late = Span(summer + timedelta(days=2))
    with pytest.raises(RuleBrokenError, match="From Wed 1 Sep 2027") as told:
        check_always_a_senco([Span(date(2020, 9, 1))], [leaves, late], TODAY)
    assert told.value.field == "person"


def test_a_gap_that_was_there_before_forbids_nothing_else() -> None:
    gap = [Span(TODAY + timedelta(days=5))]
    check_always_a_senco(gap, gap, TODAY)
    with pytest.raises(RuleBrokenError):
        check_always_a_senco([Span(TODAY, TODAY)], [], TODAY)


@given(spans(), spans())
def test_two_times_in_one_role_are_apart_or_told(one: Span, other: Span) -> None:
    window = [TODAY + timedelta(days=n) for n in range(-40, 90)]
    both = any(one.holds(day) and other.holds(day) for day in window)
    if both:
        with pytest.raises(RuleBrokenError, match="already"):
            check_apart(one, [other])
    else:
        check_apart(one, [other])


def test_a_role_ends_on_its_first_day_at_the_earliest() -> None:
    check_span(Span(TODAY, TODAY))
    with pytest.raises(RuleBrokenError, match="before it begins") as told:
        check_span(Span(TODAY, TODAY - timedelta(days=1)))
    assert told.value.field == "until_on"


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 81, "ADA VOSS", " ada  voss ", "Recovery Code"]
)
def test_a_name_that_tells_nobody_apart_is_refused(name: str) -> None:
    with pytest.raises(RuleBrokenError) as told:
        check_name(name, ["Ada Voss"])
    assert told.value.field == "name"


def test_a_name_is_kept_as_typed_but_for_odd_blanks() -> None:
    assert check_name("  Zoë   O’Łuk ", ["Ada Voss"]) == "Zoë O’Łuk"
