"""Which entries the typed words find, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from senco_app.pupils.rules import match_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_SHOWN = 40


class Group(IntEnum):
    """What an entry is; of equally good finds the lower group comes first."""

    PUPIL = 0
    ACT = 1
    SCREEN = 2

    @property
    def words(self) -> str:
        """Return what it is called in the list."""
        return {Group.PUPIL: "Pupil", Group.ACT: "Action", Group.SCREEN: "Screen"}[self]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    Attributes:
        words: The name, as it is shown.
        run: Opens or does it.
        group: What it is.
        detail: Tells two of the same name apart: "5 Oak · SEN support".
        keys: The shortcut that does the same.
        key: Folded words that find it; made of ``words`` if empty.
    """

    words: str
    run: Callable[[], None]
    group: Group
    detail: str = ""
    keys: str = ""
    key: str = ""


def found(entries: Iterable[Entry], typed: str) -> tuple[Entry, ...]:
    """Return the entries that hold every typed word, the best first.

    Best is where each typed word begins a word of the entry. Accents, capitals and
    apostrophes make no difference. With nothing typed, no pupil is listed: only
    screens and what can be done.
    """
    wanted = match_key(typed).split()
    if not wanted:
        return tuple(e for e in entries if e.group is not Group.PUPIL)[:MOST_SHOWN]
    ranked = [
        (rank, entry.group, number, entry)
        for number, entry in enumerate(entries)
        if (rank := _rank(entry, wanted)) is not None
    ]
    ranked.sort(key=lambda one: one[:3])
    return tuple(one[3] for one in ranked[:MOST_SHOWN])


def _rank(entry: Entry, wanted: list[str]) -> int | None:
    """Return 0 if each word begins one of the entry's, 1 if it is anywhere in it."""
    key = entry.key or match_key(entry.words)
    if not all(word in key for word in wanted):
        return None
    spaced = f" {key}"
    return 0 if all(f" {word}" in spaced for word in wanted) else 1
