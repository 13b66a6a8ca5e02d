from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.ui.palette.finding import MOST_SHOWN, Entry, Group, found


def entry(words: str, group: Group = Group.PUPIL) -> Entry:
    return Entry(words, lambda: None, group)


PUPILS = [entry(name) for name in ("Zoë O’Brien", "Amelia Hughes", "Hugh Amis")]
OTHERS = [entry("Lock", Group.ACT), entry("Today", Group.SCREEN)]
EVERYTHING = [*PUPILS, *OTHERS]


def names(typed: str) -> list[str]:
    return [one.words for one in found(EVERYTHING, typed)]


def test_with_nothing_typed_no_pupil_is_named() -> None:
    assert names("  ") == ["Lock", "Today"]


@pytest.mark.parametrize("typed", ["zoe", "ZOË", "o'brien", "obrien zo", "brien"])
def test_accents_capitals_and_apostrophes_make_no_difference(typed: str) -> None:
    assert names(typed) == ["Zoë O’Brien"]


def test_what_begins_a_word_comes_before_what_is_inside_one() -> None:
    assert names("a") == ["Amelia Hughes", "Hugh Amis", "Today"]
    assert names("ay") == ["Today"]


def test_each_typed_word_must_be_there() -> None:
    assert names("hug am") == ["Amelia Hughes", "Hugh Amis"]
    assert names("hugh zoe") == []


def test_pupils_come_before_acts_and_acts_before_screens() -> None:
    same = [entry("Open", group) for group in reversed(Group)]

    assert [one.group for one in found(same, "open")] == list(Group)


def test_a_long_list_is_cut() -> None:
    many = [entry(f"Ann {number}") for number in range(MOST_SHOWN + 5)]

    assert len(found(many, "ann")) == MOST_SHOWN


@given(st.text(max_size=20))
def test_whatever_is_typed_finds_only_what_was_offered(typed: str) -> None:
    shown = found(EVERYTHING, typed)

    assert set(map(id, shown)) <= set(map(id, EVERYTHING))
    assert len(shown) == len(set(map(id, shown)))


@given(st.sampled_from(EVERYTHING))
def test_everything_is_found_by_its_own_words(one: Entry) -> None:
    assert one in found(EVERYTHING, one.words)
