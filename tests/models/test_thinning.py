from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from senco_app.models.thinning import DAYS, KEEP_ALL, MONTHS, WEEKS, Copy, let_go

NOW = datetime(2027, 2, 9, 9, 30, tzinfo=UTC)
MOST = DAYS + WEEKS + MONTHS + 1

ages = st.integers(0, 500 * 24 * 60)


@st.composite
def shelves(draw: st.DrawFn) -> list[Copy]:
    minutes = draw(st.lists(ages, max_size=60, unique=True))
    return [
        Copy(f"{number}", NOW - timedelta(minutes=age), draw(st.booleans()))
        for number, age in enumerate(minutes)
    ]


def left(copies: list[Copy], now: datetime = NOW) -> list[Copy]:
    gone = set(let_go(copies, now))
    return [copy for copy in copies if copy.name not in gone]


@given(shelves())
def test_the_newest_that_passed_is_never_let_go(copies: list[Copy]) -> None:
    passed = [copy for copy in copies if copy.passed]
    if passed:
        assert max(passed, key=lambda copy: copy.made_at) in left(copies)


@given(shelves())
def test_nothing_of_the_last_two_days_is_let_go(copies: list[Copy]) -> None:
    young = {copy for copy in copies if NOW - copy.made_at < KEEP_ALL}
    assert young <= set(left(copies))


@given(shelves())
def test_so_many_are_kept_and_not_more(copies: list[Copy]) -> None:
    old = [copy for copy in left(copies) if NOW - copy.made_at >= KEEP_ALL]
    assert len(old) <= MOST


@given(shelves())
def test_what_was_kept_once_is_kept_when_asked_again(copies: list[Copy]) -> None:
    kept = left(copies)
    assert left(kept) == kept


@given(shelves())
def test_a_day_that_is_kept_keeps_its_best(copies: list[Copy]) -> None:
    days = sorted({copy.made_at.date() for copy in copies})[-DAYS:]
    kept = left(copies)
    for day in days:
        of_day = [copy for copy in copies if copy.made_at.date() == day]
        assert max(of_day, key=lambda copy: (copy.passed, copy.made_at)) in kept


def test_after_a_year_of_school_days_each_time_is_still_there() -> None:
    copies: list[Copy] = []
    for number in range(365):
        now = NOW + timedelta(days=number)
        for hour in range(0, 8, 2):
            made = now + timedelta(hours=hour)
            copies.append(Copy(made.isoformat(), made, passed=True))
            copies = left(copies, made)
    end = copies[-1].made_at
    held = [(end - copy.made_at).days for copy in copies]
    assert len(held) <= MOST + 9
    assert held.count(0) == 4
    assert {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11} <= set(held)
    assert max(held) >= 30 * (MONTHS - 2)  # the last day of eight months ago


def test_a_holiday_lets_nothing_go() -> None:
    copies = [
        Copy(str(day), NOW - timedelta(days=60 + day), passed=True)
        for day in range(DAYS)
    ]
    assert let_go(copies, NOW) == ()


def test_a_clock_put_forward_leaves_the_newest() -> None:
    copies = [Copy("a", NOW, passed=True), Copy("b", NOW, passed=False)]
    assert "a" not in let_go(copies, NOW + timedelta(days=40_000))
