"""Part 11: the cycles, side by side and then one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.ehc_request.evidence import (
    cited,
    from_plan,
    from_review,
    on_or_none,
    or_nothing,
    said,
)
from senco_app.summaries.ehc_request.provision import provision_grid, total_words
from senco_app.summaries.ehc_request.voice import child_at_review, parents_at_review
from senco_app.summaries.records import (
    NO_EVIDENCE,
    Bullets,
    Grid,
    Section,
    Source,
    Statement,
    Subheading,
)
from senco_app.summaries.words import decided
from senco_app.vocabulary import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.cycles.records import CycleRecord, Outcome
    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block


def cycles(evidence: Evidence) -> Section:
    """Return part 11: what was tried, what came of it, and what changed next."""
    blocks: list[Block] = []
    if evidence.cycles:
        blocks += (_overview(evidence.cycles), *_side_by_side(evidence.planned))
    for cycle in evidence.cycles:
        blocks += _one(cycle)
    title = "Support so far: cycles of assess, plan, do, review"
    return Section(11, title, or_nothing(*blocks))


def _overview(records: tuple[CycleRecord, ...]) -> Grid:
    rows = tuple(
        (
            f"Cycle {cycle.number}",
            wording.short_day(cycle.started_on),
            on_or_none(cycle.planned_on),
            _reviewed(cycle),
            _met(cycle),
            total_words(cycle.plan.provisions)
            if cycle.planned_on
            else "Not planned yet",
        )
        for cycle in records
    )
    header = ("Cycle", "Started", "Plan agreed", "Reviewed", "Outcomes", "Planned")
    widths = (0.8, 1.0, 1.2, 1.2, 1.3, 1.3)
    return Grid("The cycles at a glance (plans and reviews)", header, rows, widths)


def _reviewed(cycle: CycleRecord) -> str:
    if cycle.reviewed_on:
        return wording.day(cycle.reviewed_on)
    by = cycle.plan.review_by
    return f"Open, review by {wording.day(by)}" if by else "Open"


def _met(cycle: CycleRecord) -> str:
    results = [o.result for o in cycle.plan.outcomes if o.result]
    if cycle.reviewed_on is None or not results:
        return wording.counted(len(cycle.plan.outcomes), "outcome", "outcomes")
    met = results.count(Result.MET)
    partly = results.count(Result.PARTLY_MET)
    return f"{met} of {len(results)} met, {partly} partly"


def _side_by_side(records: tuple[CycleRecord, ...]) -> tuple[Block, ...]:
    rows = tuple(
        (f"Cycle {cycle.number}", outcome.aim, *_path(outcome))
        for cycle in records
        for outcome in cycle.plan.outcomes
    )
    if not rows:
        return ()
    header = ("Cycle", "Outcome", "Baseline", "Target", "Actual", "Result")
    caption = "Outcomes side by side: baseline, target, actual (plans and reviews)"
    return (Grid(caption, header, rows, (0.8, 2.6, 1.1, 1.1, 1.1, 0.9)),)


def _path(outcome: Outcome) -> tuple[str, str, str, str]:
    return (
        outcome.baseline or NO_EVIDENCE,
        outcome.target or NO_EVIDENCE,
        outcome.actual or "Not reviewed yet",
        str(outcome.result or Result.NOT_REVIEWED),
    )


def _one(cycle: CycleRecord) -> Iterator[Block]:
    yield Subheading(_heading(cycle))
    if cycle.planned_on:
        yield from _planned(cycle)
    else:
        yield Statement(
            "The plan of this cycle is not agreed yet.",
            Source(f"cycle {cycle.number}", cycle.started_on),
        )
    yield from _seen(cycle)
    if cycle.reviewed_on:
        yield from _found(cycle)


def _heading(cycle: CycleRecord) -> str:
    until = wording.short_day(cycle.reviewed_on) if cycle.reviewed_on else "open"
    return f"Cycle {cycle.number}: {wording.short_day(cycle.started_on)} – {until}"


def _planned(cycle: CycleRecord) -> Iterator[Block]:
    source = from_plan(cycle)
    if cycle.plan.outcomes:
        yield Grid(
            cited(f"Cycle {cycle.number}: outcomes", source),
            ("Outcome", "Measured by", "Due", "Responsible"),
            tuple(
                (
                    outcome.aim,
                    outcome.measure or NO_EVIDENCE,
                    on_or_none(outcome.by_on or cycle.plan.review_by),
                    cycle.plan.responsible or NO_EVIDENCE,
                )
                for outcome in cycle.plan.outcomes
            ),
            (2.6, 2.2, 1.1, 1.1),
        )
    if cycle.plan.provisions:
        yield provision_grid(cycle)


def _seen(cycle: CycleRecord) -> Iterator[Block]:
    if cycle.notes:
        yield Bullets(
            tuple(
                Statement(
                    note.words, Source(f"note by {note.written_by}", note.noted_on)
                )
                for note in cycle.notes
            )
        )


def _found(cycle: CycleRecord) -> Iterator[Block]:
    review, source = cycle.review, from_review(cycle)
    for label, words in (
        ("What helped", review.what_helped),
        ("What was learned", review.learned),
        ("What changed next", review.next_changes),
        ("Why the plan stays", review.why_it_stays),
    ):
        if words.strip():
            yield from said(f"{label}: {words}", source)
    yield from child_at_review(cycle)
    yield from parents_at_review(cycle)
    yield Statement(f"Decision: {decided(cycle)}.", source)
