"""Withholding small numbers, so that nobody can work them out from what is shown.

Numbers of children from 1 to 4 are withheld, 0 is shown, and the totals of the school
are always shown. It is good practice, not law: the Department for Education does not
suppress its own SEN set.

The reader reckoned with knows this very module, adds and subtracts all that is printed,
and asks which schools would have printed the same. For each small number that is
withheld at least two such schools remain, in which that number differs. It is reached
by deciding what else is withheld only by what stays the same in all of those schools:
by what is printed, by which parts are small, and by an order of the parts that is fixed
beforehand; never by how large a withheld number is. Each step says why it is safe.

What is withheld is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LARGEST_SMALL: Final = 4
"""The largest number that is withheld for its own sake."""

LEAST_BROKEN_DOWN: Final = 10
"""The smallest total of which any part is shown."""

#: Primary needs that are met more and more often in England's schools. Where one more
#: need has to be withheld, it is the first of these that is not small.
# fmt: off
_RARE_FIRST: Final = (
    "MSI", "PMLD", "DS", "VI", "HI", "PD", "SLD", "NSA", "OTH", "",
    "MLD", "SPLD", "ASD", "SEMH", "SLCN",
)
# fmt: on
_RANK: Final = {code: rank for rank, code in enumerate(_RARE_FIRST)}

Count = int | None
"""A number of children; None is one that is withheld."""


def is_small(number: int) -> bool:
    """Say whether a number is withheld for its own sake."""
    return 0 < number <= LARGEST_SMALL


@dataclass(frozen=True, slots=True)
class Split:
    """A number of children by one property: each child is counted in one part.

    Where all of it is withheld it has no parts: which parts there are tells something.

    Attributes:
        key: What the property is: "need", "year", "sex" …
        labels: The parts' codes.
        counts: How many there are of each.
        total: How many there are in all.
    """

    key: str
    labels: tuple[str, ...]
    counts: tuple[Count, ...]
    total: Count

    @property
    def gone(self) -> bool:
        """Say whether all parts are withheld."""
        return not self.labels

    def of(self, label: str) -> Count:
        """Return how many there are of one part; 0 of one that is not named."""
        if self.gone:
            return None
        return dict(zip(self.labels, self.counts, strict=True)).get(label, 0)


@dataclass(frozen=True, slots=True)
class Cross:
    """Two properties of the same children: the first down, the second across.

    ``cells`` is empty where the whole table is withheld.
    """

    down: str
    across: str
    cells: tuple[tuple[Count, ...], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Splits of the same children, and tables that cross the first with the others."""

    splits: tuple[Split, ...]
    crosses: tuple[Cross, ...]

    def split(self, key: str) -> Split:
        """Return a split by its key."""
        return next(one for one in self.splits if one.key == key)


# --- one property ------------------------------------------------------------


def hidden_parts(
    numbers: Sequence[int], order: Sequence[int] = ()
) -> frozenset[int] | None:
    """Return which parts of a total that is shown are withheld; None is all of them.

    With the small parts goes the first in ``order`` that is not small. A child moved in
    thought from one of them to another, so that the small ones stay small and the other
    does not become so, leaves all that is printed, and this choice too. There is no
    such child only if every small part is 1 and the other 5. Then the next in order
    goes too: what is printed then fits schools as well in which that one is small. If
    there is no next one, no part is shown at all.

    Of a total below 10 no part is shown, whatever the parts are.

    Args:
        numbers: The parts.
        order: All places of them, in an order that does not depend on the numbers; as
            they stand if it is not given.
    """
    small = {place for place, number in enumerate(numbers) if is_small(number)}
    if 0 < sum(numbers) < LEAST_BROKEN_DOWN:
        return None
    if not small:
        return frozenset()
    others = [n for n in order or range(len(numbers)) if numbers[n] > LARGEST_SMALL]
    withheld = sum(numbers[n] for n in (*small, *others[:1]))
    if not others:
        return frozenset(small) if _can_vary(withheld, len(small)) else None
    if withheld > len(small) + LARGEST_SMALL + 1:
        return frozenset({*small, others[0]})
    return frozenset({*small, *others[:2]}) if others[1:] else None


def _can_vary(withheld: int, small: int) -> bool:
    """Say whether small numbers with that sum are neither all least nor all largest."""
    return small < withheld < small * LARGEST_SMALL


def suppressed(split: Split) -> Split:
    """Return a split by itself without its small numbers.

    A small total is withheld with all its parts. Whether all parts are withheld one by
    one or together is not told: each would give away what the other withholds.
    """
    numbers = _numbers(split.counts)
    hidden = hidden_parts(numbers, _order(split))
    if hidden is None or 0 < len(numbers) == len(hidden):
        return withheld_whole(split)
    return replace(split, counts=_without(numbers, hidden))


def withheld_whole(split: Split) -> Split:
    """Return a split without its parts, and without its total if that is small."""
    small = split.total is None or is_small(split.total)
    return replace(split, labels=(), counts=(), total=None if small else split.total)


def _order(split: Split) -> tuple[int, ...]:
    """Return the places of a split's parts as they are to be withheld.

    Needs go by how rare they are, year groups from the youngest, other parts from the
    last.
    """
    places = range(len(split.labels))
    if split.key == "year":
        return tuple(places)
    if split.key == "need":
        return tuple(sorted(places, key=lambda n: _RANK.get(split.labels[n], -1)))
    return tuple(reversed(places))


def _numbers(counts: Iterable[Count]) -> tuple[int, ...]:
    """Return counts of which none is withheld yet."""
    return tuple(count or 0 for count in counts)


def _without(numbers: Sequence[int], hidden: Iterable[int]) -> tuple[Count, ...]:
    gone = frozenset(hidden)
    return tuple(
        None if place in gone else number for place, number in enumerate(numbers)
    )


# --- two properties ----------------------------------------------------------


def suppress(tables: Tables) -> Tables:
    """Return tables of which no small number can be worked out.

    The splits have the school's total, which is always shown, and are linked by nothing
    else: whatever their parts are, there can be children of whom they are true. The
    first split goes down each table.
    """
    splits = tuple(replace(suppressed(one), total=one.total) for one in tables.splits)
    first = splits[0]
    crosses = []
    for cross in tables.crosses:
        across = next(split for split in splits if split.key == cross.across)
        cells = () if first.gone or across.gone else _shown(cross, first, across)
        crosses.append(replace(cross, cells=cells))
    return Tables(splits, tuple(crosses))


def _shown(cross: Cross, first: Split, across: Split) -> tuple[tuple[Count, ...], ...]:
    """Return a table's cells, with those rows alone that may be shown; none, if none.

    Rows and columns whose totals are withheld are taken together, as a reader can by
    subtracting; so every total here is known, and none is small. Rows are shown from
    the largest, as long as neither the row nor what is then left in any column holds a
    small number; at the first that fails it ends. All that a reader learns of the rest
    is that one row of known total has a small number or leaves one. Its cells can take
    any number between two bounds (Fréchet) of which the upper is above 4; so besides a
    small number the next larger fits, or the next smaller, and where 4 is the lower
    bound, 5: it leaves a 1 elsewhere. The rows after it are not looked at.
    """
    rows = [_numbers(row) for row in cross.cells]
    together = [_together(row, across) for row in rows]
    left = tuple(map(sum, zip(*together, strict=True)))
    shown: set[int] = set()
    for place in _largest_first(first):
        row = together[place]
        left = tuple(whole - part for whole, part in zip(left, row, strict=True))
        if any(map(is_small, (*row, *left))):
            break
        shown.add(place)
    if not any(first.counts[place] for place in shown):
        return ()
    hidden = [n for n, total in enumerate(across.counts) if total is None]
    return tuple(
        _without(row, hidden) if place in shown else (None,) * len(row)
        for place, row in enumerate(rows)
    )


def _together(row: Sequence[int], across: Split) -> tuple[int, ...]:
    """Return a row's cells, those of columns whose totals are withheld as one."""
    cells = tuple(zip(row, across.counts, strict=True))
    shown = (cell for cell, total in cells if total is not None)
    return (*shown, sum(cell for cell, total in cells if total is None))


def _largest_first(first: Split) -> list[int]:
    """Return the rows whose totals are shown; of equal ones the first comes first."""
    known = [(total, n) for n, total in enumerate(first.counts) if total is not None]
    return [n for total, n in sorted(known, key=lambda one: (-one[0], one[1]))]
