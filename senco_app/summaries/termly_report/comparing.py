"""What two reports together, or a few numbers in an equation, would give away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.summaries.termly_report.suppression import LARGEST_SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from senco_app.summaries.termly_report.suppression import Count, Cross, Tables


@dataclass(frozen=True, slots=True)
class Moved:
    """The most children that came and went between two reports, as a reader knows."""

    came: int
    went: int


def tells_of_last(now: Tables, then: Tables, moved: Moved) -> bool:
    """Say whether two reports and the numbers that moved give a withheld one away.

    Of each part a reader knows that it grew by no more than came, and shrank by no
    more than went; what other parts are seen to have gained or lost is taken off
    that. A part that one report withholds and the other shows must still be open to
    two numbers.

    Args:
        now: This report's tables, suppressed.
        then: Last term's, with the same codes for the same parts.
        moved: What this report says of those who came and went.
    """
    return any(_told(pairs, moved) for pairs in _families(now, then))


def _families(now: Tables, then: Tables) -> Iterable[list[tuple[Count, Count]]]:
    """Give the numbers of each split and table that both reports have, in pairs."""
    former = {split.key: split for split in then.splits}
    for split in now.splits:
        if split.key in former:
            labels = dict.fromkeys((*split.labels, *former[split.key].labels))
            yield [(split.of(each), former[split.key].of(each)) for each in labels]
    for cross in now.crosses:
        old = next((x for x in then.crosses if x.across == cross.across), None)
        if old and old.cells and cross.cells:
            rows, before = _cells(now, cross), _cells(then, old)
            yield [
                (rows.get(each, 0), before.get(each, 0))
                for each in dict.fromkeys((*rows, *before))
            ]


def _cells(tables: Tables, cross: Cross) -> dict[tuple[str, str], Count]:
    down, across = tables.split(cross.down), tables.split(cross.across)
    return {
        (row, column): cell
        for row, line in zip(down.labels, cross.cells, strict=True)
        for column, cell in zip(across.labels, line, strict=True)
    }


def _told(pairs: list[tuple[Count, Count]], moved: Moved) -> bool:
    both = [(now, then) for now, then in pairs if now is not None and then is not None]
    came = max(0, moved.came - sum(max(0, now - then) for now, then in both))
    went = max(0, moved.went - sum(max(0, then - now) for now, then in both))
    return any(
        _fits(then, came, went) < 2  # noqa: PLR2004 - one number alone is no secret
        for now, then in pairs
        if now is None and then is not None
    ) or any(
        _fits(now, went, came) < 2  # noqa: PLR2004
        for now, then in pairs
        if then is None and now is not None
    )


def _fits(shown: int, more: int, less: int) -> int:
    """Count what a withheld number can be that was at most so much more or less."""
    least, most = max(0, shown - less), shown + more
    small = min(most, LARGEST_SMALL) - max(least, 1) + 1
    return small if small > 0 else most - least + 1


# --- a handful of numbers in an equation -------------------------------------


def open_numbers(
    shown: Sequence[Count], fits: Callable[[Sequence[int]], bool]
) -> tuple[frozenset[int], ...]:
    """Return every number that each place can have, if withheld ones are small.

    Args:
        shown: The numbers as printed; each None is from 1 to 4.
        fits: Says whether all of them together agree with what else is printed.
    """
    found: list[set[int]] = [set() for _ in shown]
    for numbers in _fillings(shown):
        if fits(numbers):
            for place, number in enumerate(numbers):
                found[place].add(number)
    return tuple(map(frozenset, found))


def _fillings(shown: Sequence[Count]) -> Iterable[tuple[int, ...]]:
    if not shown:
        yield ()
        return
    choices = range(1, LARGEST_SMALL + 1) if shown[0] is None else (shown[0],)
    for rest in _fillings(shown[1:]):
        for choice in choices:
            yield (choice, *rest)
