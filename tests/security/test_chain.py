from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.security.chain import START, Link, faults, keyed_hash, seal_of

KEY = b"k" * 32


def chain(length: int) -> list[tuple[Link, str]]:
    entries: list[tuple[Link, str]] = []
    previous = START
    for number in range(1, length + 1):
        link = Link(
            sequence=number,
            at=f"2027-02-09T09:{number:02}:00+00:00",
            person_id="1",
            person="Quillon Marsh",
            device="LAPTOP-07",
            act="add a note",
            entity="pupil",
            entity_id=str(number),
            why="",
            before="",
            after="",
            previous=previous,
        )
        previous = seal_of(link, KEY)
        entries.append((link, previous))
    return entries


def test_a_whole_chain_has_no_fault() -> None:
    assert faults(chain(20), KEY) == ()
    assert faults([], KEY) == ()


@pytest.mark.parametrize("name", Link.__slots__)
def test_a_changed_part_of_an_entry_is_noticed(name: str) -> None:
    entries = chain(5)
    link, seal = entries[2]
    other = 77 if name == "sequence" else "other"
    changed = replace(link, **{name: other})  # type: ignore[arg-type]
    entries[2] = (changed, seal)
    assert faults(entries, KEY)


@given(st.integers(0, 8))
def test_an_entry_taken_out_is_noticed(at: int) -> None:
    entries = chain(10)
    del entries[at]
    assert faults(entries, KEY)


@given(st.permutations(range(6)))
def test_every_other_order_is_noticed(order: list[int]) -> None:
    entries = chain(6)
    mixed = [entries[n] for n in order]
    assert bool(faults(mixed, KEY)) == (order != sorted(order))


def test_an_entry_of_another_copy_is_noticed() -> None:
    ours, theirs = chain(5), chain(5)
    link = replace(theirs[2][0], act="something else")
    theirs[2] = (link, seal_of(link, KEY))
    later = replace(theirs[3][0], previous=theirs[2][1])
    ours[3] = (later, seal_of(later, KEY))
    assert "History entry 4 does not follow the one before." in faults(ours, KEY)


def test_a_chain_made_without_the_key_is_noticed() -> None:
    assert faults(chain(3), b"another key")


def test_a_hash_says_nothing_without_the_key() -> None:
    assert keyed_hash({"upn": "A1"}, KEY) == keyed_hash({"upn": "A1"}, KEY)
    assert keyed_hash({"upn": "A1"}, KEY) != keyed_hash({"upn": "A1"}, b"other")
