"""Parts 9 and 10: needs by area, and progress as the cycles measured it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.ehc_request.evidence import (
    from_assessment,
    or_nothing,
    said,
)
from senco_app.summaries.ehc_request.voice import without_repeats
from senco_app.summaries.records import (
    NO_EVIDENCE,
    Grid,
    Nothing,
    Section,
    Source,
    Statement,
    Subheading,
)
from senco_app.summaries.words import named
from senco_app.vocabulary import need_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.pupils.records import RankedNeed
    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block

AREAS = (  # SEND Code of Practice (2015), 6.28-6.35
    "Communication and interaction",
    "Cognition and learning",
    "Social, emotional and mental health",
    "Sensory and/or physical",
)
_RANKS = {1: "Primary need", 2: "Secondary need"}


def needs(evidence: Evidence) -> Section:
    """Return part 9: the Code's four areas, then what each assessment found."""
    blocks: list[Block] = []
    for area in AREAS:
        blocks += (Subheading(area), *or_nothing(*_in_area(evidence, area)))
    other = tuple(_in_area(evidence, ""))
    if other:
        blocks += (Subheading("Other"), *other)
    blocks += (Subheading("What assessments found"), *or_nothing(*_found(evidence)))
    return Section(9, "Needs by area", tuple(blocks))


def _in_area(evidence: Evidence, area: str) -> Iterator[Block]:
    for need in (*evidence.pupil.needs, *evidence.pupil.former_needs):
        kind = need_type(need.type_code)
        if (kind.broad_area if kind else "") == area:
            yield Statement(_need_words(need), Source("type of need", need.from_on))


def _need_words(need: RankedNeed) -> str:
    rank = _RANKS.get(need.rank, f"Need ranked {need.rank}")
    words = f"{rank}: {named(need.type_code)}, recorded from"
    until = f" until {wording.day(need.until_on)}" if need.until_on else ""
    was = f" The office’s word: {need.original}." if need.original else ""
    return f"{words} {wording.day(need.from_on)}{until}.{was}"


def _found(evidence: Evidence) -> list[Block]:
    blocks: list[Block] = []
    for cycle in reversed(evidence.cycles):
        source = from_assessment(cycle)
        blocks += said(cycle.assessment.difficulties, source)
        if cycle.assessment.sources.strip():
            blocks += said(f"Based on: {cycle.assessment.sources}", source)
    return without_repeats(blocks)


def progress(evidence: Evidence) -> Section:
    """Return part 10: each measure from its baseline to what a review found."""
    rows = tuple(
        (
            outcome.measure or outcome.aim,
            f"{outcome.baseline or NO_EVIDENCE} ({wording.short_day(planned)})",
            f"{outcome.actual or NO_EVIDENCE} ({wording.short_day(reviewed)})",
            f"Cycle {cycle.number}",
        )
        for cycle in evidence.reviewed
        for outcome in cycle.plan.outcomes
        if (planned := cycle.planned_on) and (reviewed := cycle.reviewed_on)
    )
    measured: Block = Nothing()
    if rows:
        measured = Grid(
            "Measured at the start and at the end of each cycle (plans and reviews)",
            ("Measure", "Start", "Review", "Record"),
            rows,
            (2.6, 1.4, 1.4, 0.8),
        )
    blocks: tuple[Block, ...] = (
        Subheading("Progress measured in the cycles"),
        measured,
        Subheading("Teacher assessment and standardised scores"),
        Nothing(),
    )
    return Section(10, "Attainment and progress over time", blocks)
