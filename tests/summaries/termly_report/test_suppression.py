"""What is withheld for its own sake, and what goes with it."""

from __future__ import annotations

import pytest

from senco_app.summaries.termly_report.suppression import (
    Cross,
    Split,
    Tables,
    hidden_parts,
    suppress,
    suppressed,
)


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


def test_every_small_number_is_withheld_and_zero_is_shown() -> None:
    shown = suppressed(Split("x", ("a", "b", "c", "d"), (3, 0, 20, 9), 32))

    assert shown.counts == (None, 0, 20, None)
    assert shown.total == 32


def test_a_small_total_is_withheld_with_all_its_parts() -> None:
    shown = suppressed(Split("x", ("a", "b"), (3, 0), 3))

    assert (shown.labels, shown.counts, shown.total) == ((), (), None)
    assert shown.gone
    assert shown.of("a") is None


def test_of_a_total_below_ten_no_part_is_shown() -> None:
    assert suppressed(Split("x", ("a", "b"), (9, 0), 9)).gone
    assert suppressed(Split("x", ("a", "b"), (10, 0), 10)).counts == (10, 0)
    assert suppressed(Split("x", ("a", "b"), (0, 0), 0)).counts == (0, 0)


def test_which_other_part_goes_too_does_not_depend_on_its_size() -> None:
    """Needs go by how rare they are, year groups from the youngest."""
    needs = ("SLCN", "HI", "VI", "MLD")
    years = ("R", "1", "2", "3")
    for more in (5, 9, 40):
        rare = suppressed(Split("need", needs, (8, more, 2, 9), 19 + more))
        young = suppressed(Split("year", years, (more, 2, 9, 8), 19 + more))

        assert rare.counts == (8, None, None, 9)
        assert young.counts == (None, None, 9, 8)


def test_where_only_ones_and_a_five_fit_another_part_goes_too() -> None:
    assert hidden_parts((1, 5, 9, 30)) == frozenset({0, 1, 2})
    assert hidden_parts((1, 6, 9, 30)) == frozenset({0, 1})
    assert hidden_parts((2, 5, 9, 30)) == frozenset({0, 1})


@pytest.mark.parametrize("numbers", [(3, 5, 5), (1, 5, 5), (4, 4, 4), (1,) * 12])
def test_parts_that_can_only_be_withheld_together_are_not_even_named(
    numbers: tuple[int, ...],
) -> None:
    labels = tuple("abcdefghijkl"[: len(numbers)])
    shown = suppressed(Split("year", labels, numbers, sum(numbers)))

    assert shown.counts in ((), (None, None, 5))
    assert shown.gone == (numbers != (3, 5, 5))


@pytest.mark.parametrize("numbers", [(), (0,), (0, 0), (19,), (5, 6), (10, 0)])
def test_without_small_numbers_nothing_is_withheld(numbers: tuple[int, ...]) -> None:
    assert hidden_parts(numbers) == frozenset()


def test_one_child_of_a_kind_in_a_tiny_school_hides_everything_but_the_total() -> None:
    shown = suppress(table((1, 0), (0, 0)))

    assert [split.total for split in shown.splits] == [1, 1]
    assert all(split.gone for split in shown.splits)
    assert {cross.cells for cross in shown.crosses} == {()}


def test_a_school_without_a_child_with_sen_shows_its_zeros() -> None:
    shown = suppress(table((0, 0), (0, 0)))

    assert {count for split in shown.splits for count in split.counts} == {0}


def test_rows_of_large_numbers_are_shown_whole() -> None:
    rows = ((6, 6, 6), (7, 0, 8), (9, 9, 5))

    assert suppress(table(*rows)).crosses[0].cells == rows


def test_rows_are_shown_from_the_largest_until_one_has_a_small_number() -> None:
    shown = suppress(table((3, 8), (10, 10), (30, 30), (5, 6)))

    assert shown.crosses[0].cells == (
        (None, None),
        (10, 10),
        (30, 30),
        (None, None),
    )


def test_a_row_that_would_leave_a_small_number_to_the_others_is_withheld() -> None:
    shown = suppress(table((20, 20), (2, 9), (0, 9)))

    assert shown.splits[1].counts == (22, 38)
    assert shown.crosses[0].cells == ()


def test_columns_whose_totals_are_withheld_are_withheld_in_every_row() -> None:
    shown = suppress(table((2, 20, 20), (0, 30, 30), (1, 40, 40)))

    assert shown.splits[1].counts == (None, None, 90)
    assert shown.crosses[0].cells == (
        (None, None, 20),
        (None, None, 30),
        (None, None, 40),
    )
