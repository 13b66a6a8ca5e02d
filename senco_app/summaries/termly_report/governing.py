"""The figures as governors have them: small numbers withheld, in every part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.school.years import academic_year
from senco_app.summaries.termly_report.comparing import (
    Moved,
    open_numbers,
    tells_of_last,
)
from senco_app.summaries.termly_report.records import (
    MoveKind,
)
from senco_app.summaries.termly_report.suppression import (
    LARGEST_SMALL,
    Count,
    Split,
    is_small,
    suppress,
    suppressed,
)
from senco_app.vocabulary import YEAR_GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.summaries.termly_report.evidence import (
        Evidence,
    )
    from senco_app.summaries.termly_report.records import (
        Figures,
        Lost,
    )
    from senco_app.summaries.termly_report.suppression import Tables

_CAME = (MoveKind.JOINED, MoveKind.BEGAN)
_WENT = (MoveKind.LEFT, MoveKind.ENDED)


def for_governors(whole: Figures, evidence: Evidence) -> Figures:
    """Return the figures without small numbers, and without who was counted.

    The school's totals of SEN support and EHC plans stay. So do last term's: they
    were shown then.
    """
    tables = suppress(whole.tables)
    return replace(
        whole,
        tables=tables,
        moves=_moves(whole, tables, evidence),
        cycles=suppressed(whole.cycles),
        requests=suppressed(whole.requests),
        sessions=_sessions(whole.sessions, evidence),
        standing=(),
    )


def _moves(
    whole: Figures, tables: Tables, evidence: Evidence
) -> tuple[tuple[MoveKind, Count], ...]:
    """Return how many moved; all withheld if they would give one number away.

    The totals of two terms, which are always shown, make two equations of them.
    """
    if whole.before is None:
        return ()
    kinds = tuple(kind for kind, _ in whole.moves)
    shown: list[Count] = [
        None if is_small(number or 0) else number for _, number in whole.moves
    ]
    can_be = open_numbers(shown, lambda numbers: _agrees(whole, kinds, numbers))
    told = any(
        number is None and len(can) < 2  # noqa: PLR2004 - one number alone is no secret
        for number, can in zip(shown, can_be, strict=True)
    )
    most = {kind: max(can) for kind, can in zip(kinds, can_be, strict=True) if can}
    moves = tuple(zip(kinds, shown, strict=True))
    earlier = any(_tell_of_earlier(tables, moves, one) for one in evidence.earlier)
    if told or earlier or _tell_of_last(tables, evidence, most):
        return tuple((kind, None) for kind in kinds)
    return moves


def _agrees(whole: Figures, kinds: Sequence[MoveKind], numbers: Sequence[int]) -> bool:
    """Say whether such numbers agree with the totals of both terms.

    How many of those who came and went had a plan is not told.
    """
    before = whole.before
    if before is None:
        return True
    count = dict(zip(kinds, numbers, strict=True))
    came, went = (sum(count[kind] for kind in some) for some in (_CAME, _WENT))
    grown = whole.with_sen - before.sen_support - before.ehc_plans
    plans = whole.ehc_plans - before.ehc_plans
    others = plans - count[MoveKind.PLAN_ISSUED] + count[MoveKind.PLAN_CEASED]
    return came - went == grown and -went <= others <= came


def _tell_of_last(
    tables: Tables, evidence: Evidence, most: dict[MoveKind, int]
) -> bool:
    last = evidence.last
    if last is None or last.shown is None:
        return False
    moved = Moved(
        came=sum(most.get(kind, LARGEST_SMALL) for kind in _CAME),
        went=sum(most.get(kind, LARGEST_SMALL) for kind in _WENT),
    )
    years = academic_year(evidence.as_of) - academic_year(last.figures.as_of)
    return tells_of_last(tables, _grown(last.shown, years), moved)


def _tell_of_earlier(
    tables: Tables, moves: tuple[tuple[MoveKind, Count], ...], earlier: Figures
) -> bool:
    """Say whether two reports of one term tell who moved between them.

    The moves of both are reckoned from the same day. If they differ, the difference
    is a number of its own; if they are the same, nobody moved, and the tables must
    not show now what they withheld.
    """
    if all(count is None for _, count in earlier.moves):
        return False
    nobody = Moved(came=0, went=0)
    return moves != earlier.moves or tells_of_last(tables, earlier.tables, nobody)


def _grown(tables: Tables, years: int) -> Tables:
    """Return tables with every child so many year groups further."""
    if not years:
        return tables
    return replace(
        tables,
        splits=tuple(
            replace(split, labels=tuple(_year_on(x, years) for x in split.labels))
            if split.key == "year"
            else split
            for split in tables.splits
        ),
    )


def _year_on(year: str, years: int) -> str:
    if year not in YEAR_GROUPS[:-1]:
        return year
    place = YEAR_GROUPS.index(year) + years
    return YEAR_GROUPS[place] if place < len(YEAR_GROUPS) - 1 else f"after {year}"


def _sessions(lost: Lost | None, evidence: Evidence) -> Lost | None:
    """Return the sessions by what became of them.

    Where they were planned for few children, all of them are withheld; else a number
    of minutes is withheld with its number of sessions.
    """
    if lost is None:
        return None
    few = evidence.sessions is not None and is_small(evidence.sessions.pupils)
    split = _hidden(lost.split) if few else suppressed(lost.split)
    minutes = tuple(
        None if count is None else number
        for count, number in zip(split.counts, lost.minutes, strict=True)
    )
    gone = split.total is None
    return replace(
        lost,
        split=split,
        minutes=minutes,
        planned_minutes=None if gone else lost.planned_minutes,
        delivered_minutes=minutes[0],
    )


def _hidden(split: Split) -> Split:
    return replace(split, counts=(None,) * len(split.counts), total=None)
