"""Parts 5 to 7: what the child and the parents say, and the pen portrait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.ehc_request.evidence import (
    from_assessment,
    from_plan,
    from_review,
    or_nothing,
    quoted,
    said,
)
from senco_app.summaries.records import Section, Statement, Subheading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.cycles.records import CycleRecord
    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block

CHILD = "the child"
PARENTS = "parents and carers"


def child_says(evidence: Evidence) -> Section:
    """Return part 5: the child's own words, the newest first."""
    profile = evidence.pupil.profile
    blocks = [
        *quoted(profile.important, CHILD, evidence.from_profile()),
        *(b for cycle in reversed(evidence.cycles) for b in _child_in(cycle)),
    ]
    return Section(5, "The child’s views and hopes", or_nothing(*blocks))


def _child_in(cycle: CycleRecord) -> Iterator[Block]:
    yield from child_at_review(cycle)
    yield from quoted(cycle.assessment.pupil_view, CHILD, from_assessment(cycle))


def child_at_review(cycle: CycleRecord) -> tuple[Block, ...]:
    """Return the child's words at a review, or why there are none."""
    if cycle.reviewed_on is None:
        return ()
    words, source = cycle.review.pupil_words, from_review(cycle)
    why = cycle.review.pupil_words_missing
    if words.strip() or not why.strip():
        return quoted(words, CHILD, source)
    return (Statement(f"No words of the child’s were recorded. Why: {why}", source),)


def parents_say(evidence: Evidence) -> Section:
    """Return part 6: the parents' own words, and when they were told and met."""
    views = [b for cycle in reversed(evidence.cycles) for b in _parents_in(cycle)]
    told = [b for cycle in evidence.cycles for b in _involved_in(cycle)]
    blocks: tuple[Block, ...] = (
        Subheading("In their own words"),
        *or_nothing(*views),
        Subheading("How they were involved"),
        *or_nothing(*told),
    )
    return Section(6, "Parents’ and carers’ views", blocks)


def _parents_in(cycle: CycleRecord) -> Iterator[Block]:
    yield from parents_at_review(cycle)
    yield from quoted(cycle.assessment.parents_view, PARENTS, from_assessment(cycle))


def parents_at_review(cycle: CycleRecord) -> tuple[Block, ...]:
    """Return the parents' words at a review, or why there are none."""
    if cycle.reviewed_on is None:
        return ()
    words, source = cycle.review.parents_words, from_review(cycle)
    why = cycle.review.parents_words_missing
    if words.strip() or not why.strip():
        return quoted(words, PARENTS, source)
    return (Statement(f"No words of theirs were recorded. Why: {why}", source),)


def _involved_in(cycle: CycleRecord) -> Iterator[Block]:
    if cycle.plan.parents_told_on:
        day = wording.day(cycle.plan.parents_told_on)
        yield Statement(f"Told of the plan on {day}.", from_plan(cycle))
    if cycle.reviewed_on and cycle.review.attended.strip():
        yield Statement(f"At the review: {cycle.review.attended}", from_review(cycle))


def portrait(evidence: Evidence) -> Section:
    """Return part 7: what people value in the child, strengths and interests."""
    profile = evidence.pupil.profile
    blocks: list[Block] = [*said(profile.appreciated, evidence.from_profile())]
    for cycle in reversed(evidence.cycles):
        blocks += said(cycle.assessment.strengths, from_assessment(cycle))
    return Section(7, "Pen portrait", or_nothing(*without_repeats(blocks)))


def without_repeats(blocks: list[Block]) -> list[Block]:
    """Leave out a statement whose words were carried over from another record.

    A cycle starts filled from the one before it; the same words are printed once,
    from the newest record, which stands first.
    """
    kept: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        words = block.text if isinstance(block, Statement) else ""
        if words and words in seen:
            continue
        seen.add(words)
        kept.append(block)
    return kept
