"""An attacker adds and subtracts all that is printed, and learns no small number."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_app.summaries.termly_report.comparing import Moved, tells_of_last
from senco_app.summaries.termly_report.suppression import (
    Cross,
    Split,
    Tables,
    hidden_parts,
    is_small,
    suppress,
    suppressed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from senco_app.summaries.termly_report.suppression import Count

NEEDS, YEARS, SEXES = ("SLCN", "SEMH", "MLD", ""), ("1", "2", "3", ""), ("F", "M", "")


def tables_of(children: Sequence[tuple[str, str, str]]) -> Tables:
    """Return the tables of children given as (need, year, sex)."""

    def split(key: str, labels: tuple[str, ...], place: int) -> Split:
        counts = tuple(sum(c[place] == each for c in children) for each in labels)
        return Split(key, labels, counts, len(children))

    def cross(key: str, labels: tuple[str, ...], place: int) -> Cross:
        cells = tuple(
            tuple(sum((c[0], c[place]) == (row, column) for c in children)
                  for column in labels)
            for row in NEEDS
        )  # fmt: skip
        return Cross("need", key, cells)

    return Tables(
        (split("need", NEEDS, 0), split("year", YEARS, 1), split("sex", SEXES, 2)),
        (cross("year", YEARS, 1), cross("sex", SEXES, 2)),
    )


Equation = tuple[dict[str, int], int]
"""Coefficients by unknown, and what they add up to."""


class Attacker:
    """Knows every number printed, and that parts add up to their totals."""

    def __init__(self, shown: Tables) -> None:
        self.unknown: list[str] = []
        self.least: dict[str, int] = {}
        self.equations: list[Equation] = []
        first, *others = shown.splits
        downs = self._totals("n", first)
        self._adds_up(downs, first.total)
        for split in others:
            across = self._totals(split.key, split)
            self._adds_up(across, split.total)
            cells = next(x.cells for x in shown.crosses if x.across == split.key)
            names = [
                [
                    self._name(f"{split.key}/{i}", j, cells[i][j] if cells else None)
                    for j in range(len(split.labels))
                ]
                for i in range(len(first.labels))
            ]
            for row, total in zip(names, downs, strict=True):
                self._adds_up(row, total)
            for column, total in zip(zip(*names, strict=True), across, strict=True):
                self._adds_up(column, total)

    def _totals(self, kind: str, split: Split) -> list[str | int]:
        """Return a split's totals: where only some are withheld, none of them is 0."""
        names = [self._name(kind, n, x) for n, x in enumerate(split.counts)]
        if any(count is not None for count in split.counts):
            self.least.update((n, 1) for n in names if isinstance(n, str))
        return names

    def _name(self, kind: str, place: int, count: Count) -> str | int:
        if count is not None:
            return count
        name = f"{kind}:{place}"
        self.unknown.append(name)
        return name

    def _adds_up(self, parts: Sequence[str | int], total: str | int | None) -> None:
        if total is None:
            return
        terms: dict[str, int] = {}
        known = 0
        for sign, part in [*((1, p) for p in parts), (-1, total)]:
            if isinstance(part, str):
                terms[part] = terms.get(part, 0) + sign
            else:
                known += sign * part
        self.equations.append((terms, -known))

    def solved(self) -> set[str]:
        """Return the unknowns that the equations alone pin down (elimination)."""
        names = self.unknown
        rows = [
            [Fraction(terms.get(name, 0)) for name in names] + [Fraction(value)]
            for terms, value in self.equations
        ]
        pivots = _reduce(rows, len(names))
        return {
            names[column]
            for row, column in pivots
            if sum(value != 0 for value in rows[row][:-1]) == 1
        }

    def open_to_another(self, name: str, true: int) -> bool:
        """Say whether whole numbers from 0 leave an unknown another value too."""
        top = max((abs(value) for _, value in self.equations), default=0)
        start = self.least.get(name, 0)
        guesses = sorted(range(start, top + 1), key=lambda guess: abs(guess - true))
        return any(self._can_be({name: guess}) for guess in guesses[1:])

    def _can_be(self, given_: dict[str, int]) -> bool:
        bounds = _narrowed(self.equations, self.unknown, given_, self.least)
        if bounds is None:
            return False
        open_ = [name for name, (low, high) in bounds.items() if low < high]
        if not open_:
            return True
        name = min(open_, key=lambda each: bounds[each][1] - bounds[each][0])
        low, high = bounds[name]
        fixed = {k: lo for k, (lo, hi) in bounds.items() if lo == hi}
        return any(
            self._can_be({**fixed, name: value}) for value in range(low, high + 1)
        )


def _reduce(rows: list[list[Fraction]], width: int) -> list[tuple[int, int]]:
    pivots: list[tuple[int, int]] = []
    for column in range(width):
        row = next((r for r in range(len(pivots), len(rows)) if rows[r][column]), None)
        if row is None:
            continue
        top = len(pivots)
        rows[top], rows[row] = rows[row], rows[top]
        lead = rows[top][column]
        rows[top] = [value / lead for value in rows[top]]
        for other in range(len(rows)):
            if other != top and (times := rows[other][column]):
                rows[other] = [
                    a - times * b for a, b in zip(rows[other], rows[top], strict=True)
                ]
        pivots.append((top, column))
    return pivots


Bounds = dict[str, tuple[int, int]]


def _narrowed(
    equations: list[Equation],
    names: list[str],
    given_: dict[str, int],
    least: dict[str, int],
) -> Bounds | None:
    """Return the least and the most of each unknown, or None if nothing fits."""
    most = sum(abs(value) for _, value in equations) + 1
    bounds = {n: (given_.get(n, least.get(n, 0)), given_.get(n, most)) for n in names}
    before: Bounds = {}
    while bounds != before:
        before = dict(bounds)
        if not all(_tighten(bounds, *equation) for equation in equations):
            return None
    return bounds


def _tighten(bounds: Bounds, terms: dict[str, int], value: int) -> bool:
    """Narrow the unknowns of one equation; say whether anything still fits it."""
    ends = {n: sorted(x * times for x in bounds[n]) for n, times in terms.items()}
    low = sum(least for least, _ in ends.values())
    high = sum(most for _, most in ends.values())
    if not low <= value <= high:
        return False
    for name, sign in terms.items():
        least, most = ends[name]
        mine = sorted(((value - high + most) * sign, (value - low + least) * sign))
        was = bounds[name]
        bounds[name] = max(was[0], mine[0]), min(was[1], mine[1])
    return True


def small_and_withheld(whole: Tables, shown: Tables) -> Iterator[tuple[str, int]]:
    """Give each small number withheld, with its name as the attacker calls it."""
    for kind, split, true in zip(
        ("n", "year", "sex"), shown.splits, whole.splits, strict=True
    ):
        for place, (count, number) in enumerate(
            zip(split.counts, true.counts, strict=True)
        ):
            assert count is not None or number is not None
            if is_small(number or 0):
                assert count is None
                yield f"{kind}:{place}", number or 0
    for cross, true_cross in zip(shown.crosses, whole.crosses, strict=True):
        for i, row in enumerate(true_cross.cells):
            for j, number in enumerate(row):
                if is_small(number or 0):
                    assert not cross.cells or cross.cells[i][j] is None
                    yield f"{cross.across}/{i}:{j}", number or 0


CHILDREN = st.lists(
    st.tuples(st.sampled_from(NEEDS), st.sampled_from(YEARS), st.sampled_from(SEXES)),
    max_size=11,
)
MANY = st.lists(
    st.tuples(
        st.tuples(
            st.sampled_from(NEEDS), st.sampled_from(YEARS), st.sampled_from(SEXES)
        ),
        st.integers(1, 12),
    ),
    max_size=14,
).map(lambda groups: [child for child, times in groups for _ in range(times)])


@given(CHILDREN)
@settings(max_examples=60)
def test_no_small_number_of_few_children_is_the_only_one_that_fits(
    children: list[tuple[str, str, str]],
) -> None:
    whole = tables_of(children)
    shown = suppress(whole)
    attacker = Attacker(shown)

    for name, number in small_and_withheld(whole, shown):
        assert attacker.open_to_another(name, number), name


@given(MANY)
@settings(max_examples=80)
def test_no_small_number_follows_from_the_sums_of_many(
    children: list[tuple[str, str, str]],
) -> None:
    whole = tables_of(children)
    shown = suppress(whole)

    told = Attacker(shown).solved()
    assert told.isdisjoint(dict(small_and_withheld(whole, shown)))


@given(MANY)
@settings(max_examples=25)
def test_no_small_number_of_many_is_the_only_whole_one_that_fits(
    children: list[tuple[str, str, str]],
) -> None:
    whole = tables_of(children)
    shown = suppress(whole)
    attacker = Attacker(shown)

    for name, number in list(small_and_withheld(whole, shown))[:6]:
        assert attacker.open_to_another(name, number), name


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
def test_a_split_hides_no_number_that_only_one_set_of_numbers_fits(
    numbers: list[int],
) -> None:
    """The attacker knows which are small, too: from 1 to 4, the others above."""
    hidden = sorted(hidden_parts(numbers))
    small = [n for n in hidden if is_small(numbers[n])]
    if len(hidden) == len(numbers) and 0 in numbers:
        return  # every part is withheld, zeros too: only the total is told
    total = sum(numbers[n] for n in hidden)
    ranges = [
        range(1, 5) if is_small(numbers[n]) else range(5, total + 1) for n in hidden
    ]
    fitting = [each for each in product(*ranges) if sum(each) == total]
    if len(hidden) == len(numbers):
        return  # the same: nothing but the total is printed
    for n in small:
        assert len({each[hidden.index(n)] for each in fitting}) > 1


def test_every_small_number_is_withheld_and_zero_is_shown() -> None:
    shown = suppressed(Split("x", ("a", "b", "c", "d"), (3, 0, 20, 9), 32))

    assert shown.counts == (None, 0, 20, None)
    assert shown.total == 32


def test_a_small_total_is_withheld_with_all_its_parts() -> None:
    shown = suppressed(Split("x", ("a", "b"), (3, 0), 3))

    assert shown.counts == (None, None)
    assert shown.total is None


def test_two_ones_that_add_up_to_two_take_a_third_with_them() -> None:
    assert hidden_parts((1, 1, 30, 8)) == {0, 1, 3}


def test_one_child_of_a_kind_in_a_tiny_school_hides_everything_but_the_total() -> None:
    shown = suppress(tables_of([("SLCN", "1", "F")]))

    assert [split.total for split in shown.splits] == [1, 1, 1]
    assert {count for split in shown.splits for count in split.counts} == {None}
    assert {cross.cells for cross in shown.crosses} == {()}


def test_a_school_without_a_child_with_sen_shows_its_zeros() -> None:
    shown = suppress(tables_of([]))

    assert {count for split in shown.splits for count in split.counts} == {0}


def test_rows_of_large_numbers_are_shown_whole() -> None:
    children = [
        (need, year, sex)
        for need in NEEDS[:3]
        for year in YEARS[:3]
        for sex in SEXES[:2]
        for _ in range(6)
    ]
    shown = suppress(tables_of(children))

    assert all(None not in row for cross in shown.crosses for row in cross.cells)


def table(*rows: tuple[int, ...]) -> Tables:
    """Return one table of needs by year, from its cells."""
    needs, years = (
        tuple(map(str, range(len(rows)))),
        tuple(map(str, range(len(rows[0])))),
    )
    total = sum(map(sum, rows))
    columns = tuple(sum(column) for column in zip(*rows, strict=True))
    return Tables(
        (
            Split("need", needs, tuple(map(sum, rows)), total),
            Split("year", years, columns, total),
        ),
        (Cross("need", "year", rows),),
    )


def test_a_row_whose_total_is_withheld_is_withheld_with_its_large_numbers() -> None:
    shown = suppress(table((1, 0), (5, 5), (15, 15), (20, 20)))

    assert shown.splits[0].counts == (None, None, 30, 40)
    assert shown.crosses[0].cells[1] == (None, None)
    assert shown.crosses[0].cells[2] == (15, 15)


def test_a_column_that_no_withheld_row_can_change_takes_all_columns_with_it() -> None:
    whole = table((1, 0, 5), (0, 0, 6), (0, 7, 0))
    shown = suppress(whole)

    assert shown.splits[1].counts == (None, None, None)
    assert shown.crosses[0].cells == ()
    assert Attacker(shown).open_to_another("year:0", 1)


def test_one_withheld_row_takes_another_with_it() -> None:
    shown = suppress(table((2, 8), (10, 10), (30, 30)))

    assert shown.crosses[0].cells == ((None, None), (None, None), (30, 30))


# --- last term's report ------------------------------------------------------


def counts(*numbers: Count) -> Tables:
    return Tables((Split("need", ("a", "b", "c"), numbers, 30),), ())


def test_a_number_withheld_now_and_shown_last_term_is_told_if_nobody_moved() -> None:
    now, then = counts(None, None, 20), counts(5, 5, 20)

    assert tells_of_last(now, then, Moved(0, 0))
    assert tells_of_last(then, now, Moved(0, 0))
    assert not tells_of_last(now, then, Moved(30, 30))


def test_what_others_gained_is_taken_off_those_who_came() -> None:
    then = counts(3, None, 20)
    now = counts(None, None, 23)

    assert tells_of_last(now, then, Moved(3, 0))
    assert not tells_of_last(now, then, Moved(4, 0))


def test_the_same_pattern_two_terms_running_tells_nothing() -> None:
    assert not tells_of_last(
        counts(None, None, 20), counts(None, None, 20), Moved(0, 0)
    )


@pytest.mark.parametrize("numbers", [(), (0,), (0, 0), (9,), (5, 6)])
def test_without_small_numbers_nothing_is_withheld(numbers: tuple[int, ...]) -> None:
    assert hidden_parts(numbers) == frozenset()
