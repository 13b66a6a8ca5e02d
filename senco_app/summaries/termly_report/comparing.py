"""What two reports together would give away, to a reader who kept both.

What one report withholds is safe by itself. A second report of other children adds
nothing. What links two reports is knowing how many came and went between them; so that
is only told where it adds nothing either. Reports of days close to each other are
linked by common sense too: little can have changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from senco_app.summaries.termly_report.records import MoveKind
from senco_app.summaries.termly_report.suppression import LEAST_BROKEN_DOWN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.summaries.termly_report.records import Figures
    from senco_app.summaries.termly_report.suppression import Count, Cross, Tables

NEAR: Final = timedelta(days=30)
"""Between reports closer to each other than this, little can have changed."""

CAME: Final = (MoveKind.JOINED, MoveKind.BEGAN)
WENT: Final = (MoveKind.LEFT, MoveKind.ENDED)
_Pair = tuple["Count", "Count"]


@dataclass(frozen=True, slots=True)
class Moved:
    """The most children that came and went between two days, as a reader knows."""

    came: int = 0
    went: int = 0

    def and_then(self, other: Moved) -> Moved:
        """Return the most of both together."""
        return Moved(self.came + other.came, self.went + other.went)

    def backwards(self) -> Moved:
        """Return the same, reckoned from the later day to the earlier."""
        return Moved(self.went, self.came)


def are_near(one: Figures, other: Figures) -> bool:
    """Say whether two reports are of days close to each other."""
    return abs(one.as_of - other.as_of) <= NEAR


def moves_told(shown: Figures) -> bool:
    """Say whether a report tells how many came and went."""
    return bool(shown.moves) and all(count is not None for _, count in shown.moves)


def linked(now: Figures, held: Iterable[Figures]) -> tuple[tuple[Figures, Moved], ...]:
    """Return the reports from whose day until now a reader knows who moved.

    Each report that tells its moves links two days: that it counts from, and its own.
    Several make a chain, forwards and backwards.
    """
    reports = tuple(held)
    steps = [
        (one.before.on, one.as_of, _moved(one))
        for one in (now, *reports)
        if one.before is not None and moves_told(one)
    ]
    known: dict[date, Moved] = {now.as_of: Moved()}
    for _ in steps:
        for start, end, moved in steps:
            if end in known:
                known.setdefault(start, known[end].and_then(moved))
            if start in known:
                known.setdefault(end, known[start].and_then(moved.backwards()))
    return tuple((one, known[one.as_of]) for one in reports if one.as_of in known)


def _moved(shown: Figures) -> Moved:
    count = {kind: number or 0 for kind, number in shown.moves}
    return Moved(sum(count[kind] for kind in CAME), sum(count[kind] for kind in WENT))


def tells_together(now: Tables, then: Tables, moved: Moved) -> bool:
    """Say whether two reports and the most that moved could tell a withheld number.

    If nobody moved, both must show the same: then the second adds nothing. Else the
    parts that either of them withholds must be able to be anything now, whatever they
    were then: all children in them can have come since, beside those who are seen to
    have come to the other parts.

    Args:
        now: This report's tables, as they are shown.
        then: An earlier or later one's, with the same codes for the same parts.
        moved: The most that came and went from then until now.
    """
    totals = (split.total or 0 for one in (now, then) for split in one.splits)
    if min(totals) < LEAST_BROKEN_DOWN:
        return False  # one of them shows no part of anything
    if moved == Moved():
        return now != then
    return any(
        _is_bound(pairs, total, moved.came) for pairs, total in _families(now, then)
    )


def _is_bound(pairs: list[_Pair], total: int, came: int) -> bool:
    both = [(now, then) for now, then in pairs if now is not None and then is not None]
    if len(both) == len(pairs) and sum(now for now, _ in both) == total:
        return False
    seen = sum(max(0, now - then) for now, then in both)
    withheld = total - sum(now for now, _ in both)
    return withheld > came - seen


def _families(now: Tables, then: Tables) -> Iterable[tuple[list[_Pair], int]]:
    """Give in pairs the numbers of what both have, with this report's total."""
    splits = {split.key: split for split in then.splits}
    tables = {cross.across: cross for cross in then.crosses}
    for split in now.splits:
        if split.key not in splits:
            continue
        former = splits[split.key]
        labels = dict.fromkeys((*split.labels, *former.labels))
        pairs = [(split.of(each), former.of(each)) for each in labels]
        yield pairs, split.total or 0
    for cross in now.crosses:
        if cross.across not in tables:
            continue
        old = tables[cross.across]
        rows, before = _cells(now, cross), _cells(then, old)
        places = dict.fromkeys((*rows, *before))
        pairs = [(_cell(rows, place), _cell(before, place)) for place in places]
        yield pairs, now.split(cross.down).total or 0


def _cells(tables: Tables, cross: Cross) -> dict[tuple[str, str], Count]:
    """Return the cells of a table by their codes; none if all are withheld."""
    if not cross.cells:
        return {}
    down, across = tables.split(cross.down), tables.split(cross.across)
    return {
        (row, column): cell
        for row, line in zip(down.labels, cross.cells, strict=True)
        for column, cell in zip(across.labels, line, strict=True)
    }


def _cell(cells: dict[tuple[str, str], Count], place: tuple[str, str]) -> Count:
    return cells.get(place, 0) if cells else None
