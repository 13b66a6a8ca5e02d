"""The figures as governors have them: small numbers withheld, in every part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.school.years import academic_year
from senco_app.summaries.termly_report.comparing import (
    Moved,
    are_near,
    linked,
    tells_together,
)
from senco_app.summaries.termly_report.suppression import (
    Split,
    Tables,
    is_small,
    suppress,
    suppressed,
    withheld_whole,
)
from senco_app.vocabulary import YEAR_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from senco_app.summaries.termly_report.evidence import (
        Evidence,
    )
    from senco_app.summaries.termly_report.records import (
        Figures,
        Lost,
    )


def for_governors(whole: Figures, evidence: Evidence) -> Figures:
    """Return the figures without small numbers, and without who was counted.

    The school's totals of SEN support and EHC plans stay. So do last term's: they
    were shown then.
    """
    near = [one for one in evidence.held if are_near(whole, one)]
    shown = replace(
        whole,
        tables=_tables(whole.tables, [one.tables for one in near]),
        cycles=_once(suppressed(whole.cycles), [one.cycles for one in near]),
        requests=_once(suppressed(whole.requests), [one.requests for one in near]),
        sessions=_sessions(whole.sessions, evidence),
        standing=(),
    )
    if _moves_tell(shown, evidence.held):
        return replace(shown, moves=tuple((kind, None) for kind, _ in shown.moves))
    return shown


# --- reports of days close to each other -------------------------------------


def _tables(whole: Tables, near: Iterable[Tables]) -> Tables:
    """Return the tables; withheld whole if a report close by shows others.

    Few children can have changed between them, so the difference would be theirs.
    """
    tables = suppress(whole)
    if all(_is_blank(one) or one == tables for one in near):
        return tables
    return Tables(
        tuple(
            replace(split, labels=(), counts=()) if split.total else split
            for split in tables.splits
        ),
        tuple(replace(cross, cells=()) for cross in tables.crosses),
    )


def _is_blank(tables: Tables) -> bool:
    return all(split.gone or not split.total for split in tables.splits)


def _once(split: Split, near: Iterable[Split]) -> Split:
    """Return a split; without its parts if a report close by shows others."""
    if all(one.gone or not one.total or one == split for one in near):
        return split
    return withheld_whole(split)


# --- who came and went -------------------------------------------------------


def _moves_tell(shown: Figures, held: Sequence[Figures]) -> bool:
    """Say whether who came and went is withheld: all of it, for one small number.

    With one kind alone withheld, the totals of two terms would tell it. All are shown
    only if none is small, and if they give nothing away beside the reports that a
    governor may have kept, of whatever day.
    """
    if any(is_small(count or 0) for _, count in shown.moves):
        return True
    return any(
        _count_from_one_day(shown, one) and shown.moves != one.moves for one in held
    ) or any(
        tells_together(shown.tables, _grown(one, shown), moved)
        for one, moved in _linked(shown, held)
    )


def _linked(shown: Figures, held: Sequence[Figures]) -> Iterator[tuple[Figures, Moved]]:
    """Give the reports from whose day until now a reader knows who moved.

    Nobody has moved between two that count the same from the same day. (If they count
    differently, their difference would be a number of its own: neither is reckoned.)
    """
    for one, moved in linked(shown, held):
        yield one, Moved() if _count_from_one_day(shown, one) else moved


def _count_from_one_day(shown: Figures, other: Figures) -> bool:
    if shown.before is None or other.before is None:
        return False
    return shown.before.on == other.before.on


def _grown(then: Figures, now: Figures) -> Tables:
    """Return a report's tables with every child in the year group of now."""
    years = academic_year(now.as_of) - academic_year(then.as_of)
    if not years:
        return then.tables
    splits = tuple(
        replace(split, labels=tuple(_year_on(x, years) for x in split.labels))
        if split.key == "year"
        else split
        for split in then.tables.splits
    )
    return replace(then.tables, splits=splits)


def _year_on(year: str, years: int) -> str:
    if year not in YEAR_GROUPS[:-1]:
        return year
    place = YEAR_GROUPS.index(year) + years
    if 0 <= place < len(YEAR_GROUPS) - 1:
        return YEAR_GROUPS[place]
    return f"{years:+} {year}"


# --- sessions ----------------------------------------------------------------


def _sessions(lost: Lost | None, evidence: Evidence) -> Lost | None:
    """Return the sessions by what became of them.

    Where they were planned for few children, all of them are withheld; else a number
    of minutes is withheld with its number of sessions.
    """
    if lost is None:
        return None
    few = evidence.sessions is not None and is_small(evidence.sessions.pupils)
    split = withheld_whole(lost.split) if few else suppressed(lost.split)
    if few:
        split = replace(split, total=None)
    told = split.counts or (None,) * len(lost.minutes)
    minutes = tuple(
        None if count is None else number
        for count, number in zip(told, lost.minutes, strict=True)
    )
    gone = split.total is None
    return replace(
        lost,
        split=split,
        minutes=minutes,
        planned_minutes=None if gone else lost.planned_minutes,
        delivered_minutes=minutes[0],
    )
