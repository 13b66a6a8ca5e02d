"""Withholding small numbers, so that nobody can work them out from what is shown.

Numbers of children from 1 to 4 are withheld, 0 is shown, and the totals of the school
are always shown. Where the rest would give a withheld number away, more is withheld:
that is done by construction, and each step below says why what is left is safe. It is
good practice, not law: the Department for Education does not suppress its own SEN set.

What is withheld is ``None``. Everything here reckons with a reader who knows these
rules, adds and subtracts everything that is printed, and kept last term's report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LARGEST_SMALL: Final = 4
"""The largest number that is withheld for its own sake."""

Count = int | None
"""A number of children; None is one that is withheld."""


def is_small(number: int) -> bool:
    """Say whether a number is withheld for its own sake."""
    return 0 < number <= LARGEST_SMALL


@dataclass(frozen=True, slots=True)
class Split:
    """A number of children by one property: each child is counted in one part.

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

    def of(self, label: str) -> Count:
        """Return how many there are of one part; 0 of one that is not named."""
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


def hidden_parts(numbers: Sequence[int]) -> frozenset[int]:
    """Return which parts of a total that is shown have to be withheld.

    All small ones, then the smallest of the others until none of the small ones is
    the only number that fits. If that cannot be reached, all parts, zeros too.
    """
    hidden = {place for place, number in enumerate(numbers) if is_small(number)}
    rest = [place for place, number in enumerate(numbers) if number > LARGEST_SMALL]
    rest.sort(key=lambda place: numbers[place], reverse=True)
    while hidden and not _all_open(numbers, hidden):
        if not rest:
            return frozenset(range(len(numbers)))
        hidden.add(rest.pop())
    return frozenset(hidden)


def _all_open(numbers: Sequence[int], hidden: set[int]) -> bool:
    """Say whether each small number among the hidden could be another one.

    Their sum is known. A child is moved in thought from one hidden part to another: a
    small number stays small and above 0, the others stay above 4.
    """
    return all(
        any(
            _may_move(numbers[one], numbers[other])
            or _may_move(numbers[other], numbers[one])
            for other in hidden
            if other != one
        )
        for one in hidden
        if is_small(numbers[one])
    )


def _may_move(giver: int, taker: int) -> bool:
    gives = giver > 1 and giver != LARGEST_SMALL + 1
    return gives and taker != LARGEST_SMALL


def suppressed(split: Split) -> Split:
    """Return a split by itself without its small numbers.

    A small total is withheld with all its parts.
    """
    numbers = _numbers(split.counts)
    if is_small(sum(numbers)):
        return replace(split, counts=(None,) * len(numbers), total=None)
    hidden = hidden_parts(numbers)
    return replace(split, counts=_without(numbers, hidden))


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

    The total of each split is shown: it is the school's. The first split goes down
    each table. A row is shown whole or withheld whole; a row whose total is withheld
    is withheld in every table, so that a child moved in thought from one such row to
    another changes nothing that is shown in any of them.
    """
    first, *others = tables.splits
    rows = hidden_parts(_numbers(first.counts))
    done = [replace(first, counts=_without(_numbers(first.counts), rows))]
    crosses = []
    for split in others:
        cross = next((x for x in tables.crosses if x.across == split.key), None)
        cells = tuple(_numbers(row) for row in cross.cells) if cross else ()
        table = _Table(_numbers(split.counts), cells, rows)
        done.append(replace(split, counts=table.totals()))
        if cross:
            crosses.append(replace(cross, cells=table.shown()))
    return Tables(tuple(done), tuple(crosses))


class _Table:
    """One table: which rows and which totals of columns are withheld.

    Args:
        columns: The totals of the columns.
        cells: Row by row; none if there is no table beside the totals.
        rows: The rows whose totals are withheld.
    """

    def __init__(
        self,
        columns: tuple[int, ...],
        cells: tuple[tuple[int, ...], ...],
        rows: frozenset[int],
    ) -> None:
        self._columns = columns
        self._cells = cells
        self._hidden_columns = hidden_parts(columns)
        self._hidden_rows = set(rows)
        self._given_up = False
        if cells:
            self._hide_rows()

    def totals(self) -> tuple[Count, ...]:
        """Return the columns' totals without those that are withheld."""
        hidden = range(len(self._columns)) if self._given_up else self._hidden_columns
        return _without(self._columns, hidden)

    def shown(self) -> tuple[tuple[Count, ...], ...]:
        """Return the cells without the rows that are withheld; none if all are."""
        if self._given_up or len(self._hidden_rows) == len(self._cells):
            return ()
        return tuple(
            (None,) * len(row) if place in self._hidden_rows else row
            for place, row in enumerate(self._cells)
        )

    def _hide_rows(self) -> None:
        self._hidden_rows.update(
            place for place, row in enumerate(self._cells) if any(map(is_small, row))
        )
        rest = [n for n in range(len(self._cells)) if n not in self._hidden_rows]
        rest.sort(key=lambda place: sum(self._cells[place]), reverse=True)
        while self._hidden_rows and self._gives_a_cell_away():
            if not rest:
                self._given_up = True
                return
            self._hidden_rows.add(rest.pop())
        self._given_up = self._gives_a_total_away()

    def _gives_a_cell_away(self) -> bool:
        """Say whether a small cell of the hidden rows is the only number that fits.

        The hidden rows are a table of their own, of which every total is known: that
        of a row from its split, that of a column by subtracting the rows shown. In
        such a table a cell can take every number between two bounds (Fréchet), and no
        other; totals that are withheld leave it more.
        """
        block = [self._cells[place] for place in self._hidden_rows]
        down = [sum(column) for column in zip(*block, strict=True)]
        whole = sum(down)
        return any(
            is_small(cell)
            and max(0, sum(row) + down[place] - whole) == min(sum(row), down[place])
            for row in block
            for place, cell in enumerate(row)
        )

    def _gives_a_total_away(self) -> bool:
        """Say whether a small total of a column cannot change with its cells.

        A child is moved in thought within a hidden row from one such column to
        another, which changes no row's total and nothing in another table.
        """
        hidden = self._hidden_columns
        held = [
            sum(self._cells[row][column] for row in self._hidden_rows)
            for column in range(len(self._columns))
        ]

        def moves(giver: int, taker: int) -> bool:
            held_there = held[giver] > 0
            return held_there and _may_move(self._columns[giver], self._columns[taker])

        return any(
            is_small(self._columns[one])
            and not any(
                moves(one, other) or moves(other, one) for other in hidden - {one}
            )
            for one in hidden
        )
