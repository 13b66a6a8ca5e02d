"""Looks through what was typed for children's names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from senco_app.pupils.rules import match_key
from senco_app.summaries.termly_report.as_read import as_read

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_OWNING = re.compile(r"['’]s$", re.IGNORECASE)
_TELLING = 3
"""Letters of the shortest name that is looked for in words written small."""

#: Names that are words as well: a sentence may begin with them and mean no child.
# fmt: off
_WORDS_TOO = frozenset(
    {
        "april", "august", "autumn", "baker", "bell", "bill", "bishop", "black",
        "brown", "case", "chance", "church", "cook", "day", "dean", "east",
        "english", "faith", "field", "frank", "good", "grace", "gray", "green",
        "grey", "hall", "hill", "hope", "joy", "june", "king", "knight", "little",
        "long", "love", "mark", "marsh", "may", "miller", "moon", "new", "north",
        "old", "page", "price", "read", "reading", "rich", "rose", "sharp", "short",
        "small", "snow", "south", "spring", "stone", "summer", "sunny", "west",
        "white", "will", "winter", "wood", "woods", "young",
    }
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Names:
    """The names of children: surname, forename and preferred name of each.

    ``halves`` are those of double names, which some children are called by.
    """

    children: tuple[tuple[str, ...], ...]
    single: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    halves: frozenset[str] = frozenset()

    def certain(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that name a child."""
        words = _words(text)
        alone = [
            word
            for word in words
            if _is_written_large(word)
            and _key(word) in self.single
            and _key(word) not in _WORDS_TOO
        ]
        together = [
            f"{one} {other}"
            for one, other in pairwise(words)
            if (_key(one), _key(other)) in self.pairs
        ]
        return tuple(dict.fromkeys((*together, *alone)))

    def doubtful(self, text: str) -> tuple[str, ...]:
        """Return the words that may name a child.

        They are ordinary words too, or half of a double name, or written small.
        """
        sure = frozenset(word for told in self.certain(text) for word in told.split())
        return tuple(
            dict.fromkeys(
                word
                for word in _words(text)
                if word not in sure and any(map(self._may_name, _halves(word)))
            )
        )

    def _may_name(self, word: str) -> bool:
        key = _key(word)
        if _is_written_large(word):
            several = key.endswith("s") and key[:-1] in self.single
            return several or key in self.single or key in self.halves
        return key in self.single and key not in _WORDS_TOO and len(key) >= _TELLING


def names_of(children: Iterable[tuple[str, str, str]]) -> Names:
    """Return names ready to be looked for: (surname, forename, preferred name) each."""
    every = tuple(children)
    single: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for surname, *forenames in every:
        last = [_key(word) for word in _words(surname)]
        first = [_key(word) for name in forenames for word in _words(name)]
        single.update(last, first)
        pairs.update((one, other) for one in first for other in last)
    single = {name for name in single if len(name) > 1}
    words = (word for child in every for name in child for word in _words(name))
    parts = {_key(half) for word in words for half in _halves(word) if half != word}
    halves = {half for half in parts if len(half) >= _TELLING}
    return Names(every, frozenset(single), frozenset(pairs), frozenset(halves))


def _words(text: str) -> list[str]:
    """Return the words as they are read, and as what cannot be seen may part them."""
    seen = as_read(text)
    parted = as_read(text, between=" ")
    every = seen if parted == seen else f"{seen} . {parted}"
    return [_OWNING.sub("", word) for word in _WORD.findall(every)]


def _is_written_large(word: str) -> bool:
    return word != word.lower()


def _halves(word: str) -> tuple[str, ...]:
    """Return a word, and what stands on either side of a hyphen in it."""
    return tuple(dict.fromkeys((word, *word.split("-"))))


def _key(word: str) -> str:
    return match_key(word)
