"""Which column of the office's file holds what: headings known by their aliases."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from senco_app import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERED = re.compile(r"(.*[^0-9])0*([1-9][0-9]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each part of a pupil stands, counted from 0.

    ``needs`` holds column and rank; rank 0 is a column of needs without a number.
    ``left_aside`` are the headings that nothing is taken from.
    """

    places: dict[str, int]
    needs: tuple[tuple[int, int], ...]
    left_aside: tuple[str, ...]
    width: int

    @property
    def known(self) -> int:
        """Return how many headings were recognised."""
        return len(self.places) + len(self.needs)

    @property
    def numbered(self) -> bool:
        """Say whether the needs of a pupil stand beside each other in one row."""
        return any(rank for _, rank in self.needs)

    @property
    def ranked_by_row(self) -> bool:
        """Say whether each need has a row of its own, with its rank."""
        return "need_rank" in self.places

    @property
    def need_places(self) -> frozenset[int]:
        """Return all columns that speak of needs."""
        rank = {self.places["need_rank"]} if self.ranked_by_row else set()
        return frozenset(rank | {column for column, _ in self.needs})


@lru_cache(maxsize=1_000)
def key(text: str) -> str:
    """Return what is compared of a heading or a value: letters and figures only."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def columns_of(headings: Sequence[str]) -> Columns:
    """Return which heading is which; where two fit one part, the better known one."""
    candidates: dict[str, list[tuple[int, int]]] = defaultdict(list)
    needs: list[tuple[int, int]] = []
    for column, heading in enumerate(headings):
        part, order = _part_of(key(heading))
        if part.startswith("need") and part != "need_rank":
            needs.append((column, order if part == "need" else int(part[-1])))
        elif part:
            candidates[part].append((order, column))
    places = {part: min(found)[1] for part, found in candidates.items()}
    places.setdefault("forename", places.get("preferred", -1))
    places = {part: column for part, column in places.items() if column >= 0}
    taken = set(places.values()) | {column for column, _ in needs}
    aside = (h.strip() for n, h in enumerate(headings) if n not in taken)
    return Columns(places, tuple(needs), tuple(h for h in aside if h), len(headings))


def _part_of(heading: str) -> tuple[str, int]:
    """Return the part, and its order of preference; for needs, the rank."""
    known = _aliases()
    if heading in known:
        part, order = known[heading]
        return part, 0 if part == "need" else order
    numbered = _NUMBERED.fullmatch(heading)
    if numbered and known.get(numbered[1], ("", 0))[0] == "need":
        return "need", int(numbered[2])
    return "", 0


@cache
def _aliases() -> dict[str, tuple[str, int]]:
    path = resources.file("intake", "headings.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            key(row["heading"]): (row["part"], order)
            for order, row in enumerate(csv.DictReader(rows))
        }
