from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.security.misses import Miss, MissBook, TooSoonError, wait

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2027, 2, 9, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def book(tmp_path: Path) -> MissBook:
    return MissBook(tmp_path / "laptop" / "misses.json")


def guess_at_once(seconds: int) -> list[datetime]:
    """Return when somebody gets to try who tries as often as they may."""
    tries: list[datetime] = []
    now = NOON
    while now < NOON + seconds * SECOND:
        now += wait(tries, now)
        tries.append(now)
    return tries


def test_three_misses_cost_nothing_and_the_fourth_a_second() -> None:
    waits = [wait([NOON] * misses, NOON) for misses in range(6)]
    seconds = [left / SECOND for left in waits]
    assert seconds == [0, 0, 0, 1, 2, 4]


def test_a_wait_is_never_longer_than_five_minutes() -> None:
    assert wait([NOON] * 40, NOON) == timedelta(minutes=5)
    assert wait([NOON] * 40, NOON + timedelta(minutes=5)) == timedelta()


def test_nobody_gets_more_than_ten_tries_in_five_minutes() -> None:
    tries = guess_at_once(3600)
    assert len(tries) > 10
    for first, eleventh in zip(tries, tries[10:], strict=False):
        assert eleventh - first >= timedelta(minutes=5)


@given(st.lists(st.integers(0, 400), max_size=30), st.integers(0, 400))
def test_the_wait_is_over_after_what_it_said(gaps: list[int], later: int) -> None:
    misses, now = [], NOON
    for gap in gaps:
        now += gap * SECOND
        misses.append(now)
    now += later * SECOND
    left = wait(misses, now)
    assert timedelta() <= left <= timedelta(minutes=5)
    assert wait(misses, now + left) == timedelta()


def test_misses_are_remembered_for_each_register(book: MissBook) -> None:
    book.add("one", Miss(NOON, "Quillon Marsh"))
    book.add("two", Miss(NOON, "Tamsin Oddlode"))
    assert book.of("one") == (Miss(NOON, "Quillon Marsh"),)
    book.forget("one")
    assert book.of("one") == ()
    assert book.of("two") == (Miss(NOON, "Tamsin Oddlode"),)


def test_a_try_too_soon_is_told_how_long_to_wait(book: MissBook) -> None:
    for _ in range(5):
        book.add("one", Miss(NOON, "Quillon Marsh"))
    with pytest.raises(TooSoonError, match=r"5 wrong passwords.*4 seconds") as refused:
        book.check("one", NOON)
    assert refused.value.seconds == 4
    book.check("one", NOON + 4 * SECOND)
    book.check("two", NOON)


def test_a_clock_put_back_locks_nobody_out(book: MissBook) -> None:
    for _ in range(5):
        book.add("one", Miss(NOON + timedelta(days=300), "Quillon Marsh"))
    with pytest.raises(TooSoonError) as refused:
        book.check("one", NOON)
    assert refused.value.seconds == 4
    book.check("one", NOON + 4 * SECOND)


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"one": [1]}', '{"one": [["x", 1]]}']
)
def test_a_damaged_book_is_an_empty_one(book: MissBook, text: str) -> None:
    book.path.parent.mkdir(parents=True)
    book.path.write_text(text)
    assert book.of("one") == ()
    book.add("one", Miss(NOON, "Quillon Marsh"))
    assert len(book.of("one")) == 1


def test_a_book_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    book = MissBook(tmp_path / "file" / "misses.json")
    book.add("one", Miss(NOON, "Quillon Marsh"))
    book.check("one", NOON)


@pytest.mark.parametrize(
    "book_text",
    [
        '{"r": [["9999-12-31T23:59:59-12:00", "Quillon Marsh"]]}',
        '{"r": [["0001-01-01T00:00:00+12:00", "Quillon Marsh"]]}',
        "[" * 100_000,
    ],
)
def test_a_forged_book_locks_nobody_out(book: MissBook, book_text: str) -> None:
    book.path.parent.mkdir()
    book.path.write_text(book_text, encoding="utf-8")
    book.check("r", NOON)
    assert book.of("r") == ()
