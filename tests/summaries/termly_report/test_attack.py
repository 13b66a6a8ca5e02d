"""A reader who knows the code and keeps every report learns no number from 1 to 4.

What is promised: for each such number that a governors' report withholds, there are at
least two schools of which all its tables read the same, and in which that number is
not the same. Here all schools of a few sizes are laid side by side; ``dev.py bench
--torture`` does the same with more and larger ones.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.governors import (
    Reader,
    attack_split,
    attack_table,
    attack_tables,
    printed,
    tables,
    ways,
)
from senco_app.summaries.termly_report.comparing import Moved, tells_together
from senco_app.summaries.termly_report.counting import figures
from senco_app.summaries.termly_report.governing import for_governors
from senco_app.summaries.termly_report.headline import headline
from senco_app.summaries.termly_report.records import Before, MoveKind
from senco_app.summaries.termly_report.suppression import (
    Cross,
    Split,
    Tables,
    suppress,
)
from tests.summaries.termly_report.made import (
    AS_OF,
    BEFORE,
    evidence,
    person,
    report,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.summaries.termly_report.records import Figures

EMPTY = evidence()
BLANK = figures(EMPTY)


def test_the_attacker_reads_what_is_given_away() -> None:
    """Of small numbers alone, withheld one by one, 1 and 1 are all that fit 2."""
    reader = Reader()
    for numbers in ways(13, 3):
        told = tuple(None if 0 < number < 5 else number for number in numbers)
        reader.read(told, numbers)

    assert ((None, None, 11), 0, 1) in reader.learns()


@pytest.mark.parametrize("key", ["year", "sex"])
@pytest.mark.parametrize("parts", [2, 3, 4, 5])
def test_no_part_of_a_total_is_given_away(key: str, parts: int) -> None:
    for total in range(21 if parts < 4 else 14):
        assert attack_split(key, parts, total).learns() == []


@pytest.mark.parametrize(
    ("rows", "key", "columns", "totals"),
    [
        (2, "sex", 2, range(1, 16)),
        (3, "pp", 2, (10, 12)),
        (2, "year", 3, (11,)),
    ],
)
def test_no_need_by_another_property_is_given_away(
    rows: int, key: str, columns: int, totals: Sequence[int]
) -> None:
    for total in totals:
        assert attack_table(rows, key, columns, total).learns() == []


def test_two_tables_of_the_same_children_give_no_number_of_each_other_away() -> None:
    assert attack_tables("sex", "pp", 10).learns() == []


def test_a_whole_report_gives_nothing_away() -> None:
    """All that is printed, heard or written in a file's properties, from the start."""
    reader = Reader()
    for numbers in ways(11, 4):
        kinds = product(("SLCN", "MLD"), ("F", "M"))
        told = [
            kind
            for kind, times in zip(kinds, numbers, strict=True)
            for _ in range(times)
        ]
        children = (
            person(n, need=need, sex=sex, pupil_premium=sex == "F", eal=need == "MLD")
            for n, (need, sex) in enumerate(told)
        )
        reader.read(texts(report(evidence(*children)).paper), numbers)

    assert reader.learns() == []


LARGE = st.lists(st.integers(0, 14), min_size=12, max_size=12)


@given(LARGE)
@settings(max_examples=12)
def test_each_small_number_of_a_larger_school_can_be_another(cells: list[int]) -> None:
    """Children are moved about in it until another school reads the same."""
    table = tuple(tuple(cells[n : n + 3]) for n in range(0, 12, 3))
    total = sum(cells)
    told = printed(suppress(tables({"sex": table}, total)), total)
    reader = Reader()
    reader.read(told, cells)
    for other in _moved_about(cells, 2):
        split = tuple(tuple(other[n : n + 3]) for n in range(0, 12, 3))
        if printed(suppress(tables({"sex": split}, total)), total) == told:
            reader.read(told, other)

    shown = suppress(tables({"sex": table}, total)).crosses[0].cells
    seen = [count for row in shown for count in row] or [None] * 12
    learnt = [place for _, place, _ in reader.learns() if seen[place] is None]
    assert learnt == []


def _moved_about(cells: Sequence[int], most: int) -> list[list[int]]:
    """Give schools with up to so many children in other places, sums alike or not."""
    found = []
    pairs = [(a, b) for a in range(12) for b in range(12) if a != b]
    for one in pairs:
        found += [_moved(cells, one, times) for times in range(1, most + 1)]
    for a, b in pairs:
        # two children change places, so that all sums stay
        if a % 3 != b % 3 and a // 3 != b // 3:
            swap = ((a, a // 3 * 3 + b % 3), (b, b // 3 * 3 + a % 3))
            found.append(_moved(_moved(cells, swap[0], 1), swap[1], 1))
    return [each for each in found if min(each) >= 0]


def _moved(cells: Sequence[int], way: tuple[int, int], times: int) -> list[int]:
    moved = list(cells)
    moved[way[0]] -= times
    moved[way[1]] += times
    return moved


# --- who came and went -------------------------------------------------------


def moved_by(numbers: Sequence[int], plans: int) -> Figures:
    """Return a school's figures with those moves; ``plans`` of who moved had one."""
    joined, began, left, ended, issued, ceased = numbers
    before = Before(BEFORE, 30, 20)
    ehc = 20 + issued - ceased + plans
    with_sen = 50 + joined + began - left - ended
    return replace(
        BLANK,
        before=before,
        sen_support=with_sen - ehc,
        ehc_plans=ehc,
        moves=tuple(zip(MoveKind, numbers, strict=True)),
    )


def test_how_many_came_and_went_is_not_given_away_by_the_totals_of_two_terms() -> None:
    reader = Reader()
    many, few = range(6), range(3)
    for numbers in product(many, few, many, few, few, few):
        joined, began, left, ended, *_ = numbers
        came, went = joined + began, left + ended
        if abs(came - went) > 1:
            continue
        shown = for_governors(moved_by(numbers, 0), EMPTY)
        for plans in range(-min(went, 3), min(came, 3) + 1):
            whole = moved_by(numbers, plans)
            if abs(whole.ehc_plans - 20) <= 1:
                totals = (whole.sen_support, whole.ehc_plans)
                reader.read((shown.moves, totals), numbers)

    assert reader.learns() == []


def test_moves_are_printed_whole_or_not_at_all() -> None:
    one = for_governors(moved_by((12, 7, 1, 0, 0, 0), 0), EMPTY)
    none = for_governors(moved_by((12, 7, 5, 0, 0, 0), 0), EMPTY)

    assert {count for _, count in one.moves} == {None}
    assert None not in {count for _, count in none.moves}
    assert "What changed since last term" in str(headline(none, None))


# --- two reports -------------------------------------------------------------


def of_one_property(
    numbers: tuple[int, ...],
    came: int = 0,
    went: int = 0,
    **changes: Any,  # noqa: ANN401
) -> Figures:
    """Return figures of children of whom one property is known."""
    total = sum(numbers)
    split = Split("sex", ("F", "M", ""), numbers, total)
    moves = zip(MoveKind, (came, 0, went, 0, 0, 0), strict=True)
    told = replace(
        BLANK,
        tables=Tables((split,), ()),
        sen_support=total,
        before=Before(BEFORE, total - came + went, 0),
        moves=tuple(moves),
    )
    return replace(told, **changes)


@pytest.mark.parametrize(
    ("then", "came", "went"), [(11, 0, 0), (10, 5, 0), (12, 0, 5), (12, 6, 5)]
)
def test_two_reports_give_nothing_away_to_who_knows_how_many_moved(
    then: int, came: int, went: int
) -> None:
    """No child's sex changes: of two reports, each is made of who came and went.

    Where this report does not tell how many moved, all may have: then the two reports
    are of children that have nothing to do with each other.
    """
    reader = Reader()
    old = {
        numbers: for_governors(
            of_one_property(numbers, as_of=BEFORE, term_key="x", before=None, moves=()),
            EMPTY,
        )
        for numbers in ways(then, 3)
    }
    for former, shown in old.items():
        for numbers in ways(then + came - went, 3):
            pairs = zip(numbers, former, strict=True)
            if sum(max(0, now - was) for now, was in pairs) > came:
                continue
            now = for_governors(
                of_one_property(numbers, came, went), replace(EMPTY, held=(shown,))
            )
            if None not in {count for _, count in now.moves}:
                told = (shown.tables, now.tables, now.moves)
                reader.read(told, (*former, *numbers))

    assert reader.learns() == []


def test_a_second_report_within_a_month_does_not_show_other_tables() -> None:
    first = for_governors(of_one_property((20, 30, 0)), EMPTY)
    held = replace(EMPTY, held=(first,))
    later = AS_OF + timedelta(days=7)

    same = for_governors(of_one_property((20, 30, 0), as_of=later), held)
    other = for_governors(of_one_property((20, 31, 0), as_of=later), held)
    much_later = for_governors(
        of_one_property((20, 31, 0), as_of=AS_OF + timedelta(days=90)), held
    )

    assert same.tables == first.tables
    assert (other.tables.splits[0].labels, other.with_sen) == ((), 51)
    assert much_later.tables.splits[0].counts == (20, 31, 0)


def test_reports_of_other_terms_are_compared_through_those_between() -> None:
    """Who knows the moves of both terms knows those from the first report to now."""
    spring, summer = date(2026, 3, 20), BEFORE
    first = replace(
        for_governors(of_one_property((20, 3, 9)), EMPTY),
        as_of=spring, term_key="x", before=None, moves=(),
    )  # fmt: skip
    nobody = of_one_property((20, 12, 0), as_of=summer, term_key="y").moves
    between = replace(
        for_governors(of_one_property((5, 5, 22)), EMPTY),
        as_of=summer, term_key="y", before=Before(spring, 32, 0), moves=nobody,
        tables=Tables((Split("sex", (), (), 32),), ()),
    )  # fmt: skip
    now = of_one_property((20, 12, 0))
    assert now.before is not None

    alone = for_governors(now, EMPTY)
    with_last = for_governors(now, replace(EMPTY, held=(first,)))
    with_both = for_governors(now, replace(EMPTY, held=(first, between)))

    assert None not in {count for _, count in alone.moves}
    assert None not in {count for _, count in with_last.moves}
    assert {count for _, count in with_both.moves} == {None}


def test_a_report_with_other_properties_is_compared_in_those_of_both() -> None:
    now = Tables((Split("sex", ("F", "M"), (20, 12), 32),), ())
    split = Split("eal", ("yes", "no"), (20, 12), 32)
    then = Tables((split,), (Cross("need", "eal", ()),))

    assert not tells_together(now, then, Moved(5, 5))
    assert tells_together(now, then, Moved())


def test_reviews_and_requests_are_not_told_twice_within_a_month() -> None:
    split = Split("cycles", ("on time", "late"), (20, 11), 31)
    first = for_governors(of_one_property((20, 30, 0), cycles=split), EMPTY)
    held = replace(EMPTY, held=(first,))
    later = replace(split, counts=(20, 12), total=32)

    same = for_governors(of_one_property((20, 30, 0), cycles=split), held)
    other = for_governors(of_one_property((20, 30, 0), cycles=later), held)

    assert same.cycles == split
    assert (other.cycles.labels, other.cycles.total) == ((), 32)
