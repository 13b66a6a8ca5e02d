from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.exports import measures, style
from senco_app.summaries.records import Grid

COLUMNS = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.lists(st.floats(0.1, 9), min_size=count, max_size=count),
        st.lists(st.floats(0, 400), min_size=count, max_size=count),
    )
)


@given(COLUMNS)
def test_columns_fill_the_page_and_keep_their_longest_words(
    columns: tuple[list[float], list[float]],
) -> None:
    shares, least = columns

    widths = measures.column_widths(shares, least, 480)

    assert sum(widths) == pytest.approx(480)
    for width, wanted in zip(widths, least, strict=True):
        assert width >= min(wanted, 480 / len(shares)) - 1e-6


def test_columns_with_room_are_as_wide_as_told() -> None:
    assert measures.column_widths((1, 3), (10, 10), 400) == pytest.approx((100, 300))


def test_a_heading_is_not_broken_because_its_column_was_told_too_narrow() -> None:
    grid = Grid("", ("Communication", "What"), (("a", "b"),), (1, 99))

    plan = measures.plan(grid)

    assert plan
    assert plan.widths[0] > 60
    assert sum(plan.widths) == pytest.approx(style.TEXT_WIDTH)


@pytest.mark.parametrize(("columns", "sideways"), [(7, False), (8, True)])
def test_a_table_of_many_columns_turns_its_page(
    columns: int, *, sideways: bool
) -> None:
    plan = measures.plan(Grid("", ("n",) * columns, (), (1,) * columns))

    assert plan
    assert plan.sideways is sideways


def test_a_row_that_is_too_long_or_too_short_loses_nothing() -> None:
    plan = measures.plan(Grid("", ("one",), (("1", "2", "3"), ("1",)), (1,)))

    assert plan
    assert plan.padded(("1",)) == ("1", "", "")
    assert len(plan.widths) == 3


def test_a_table_without_columns_has_no_plan() -> None:
    assert measures.plan(Grid("Nothing", (), (), ())) is None
