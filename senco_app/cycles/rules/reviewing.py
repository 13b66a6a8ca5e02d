"""What a review still lacks, and what the next cycle takes over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.cycles.records import Missing
from senco_app.errors import RuleBrokenError
from senco_app.vocabulary import Decision, Result, SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import Outcome, Review


def missing_for_review(
    review: Review, outcomes: tuple[Outcome, ...], planned_on: date, today: date
) -> tuple[Missing, ...]:
    """Return what a review lacks before it is finished.

    Args:
        review: What was typed.
        outcomes: The plan's outcomes, as stored.
        planned_on: The review is held on or after it.
        today: The review is held by then.

    Source:
        SEND Code of Practice (2015), 6.53-6.55: the impact of the support with the
        views of the pupil and the parents, and what is changed in its light.
    """
    return (
        *_held_missing(review.held_on, planned_on, today),
        *_findings_missing(review, outcomes),
        *_views_missing(review),
        *_decision_missing(review),
    )


def _held_missing(
    held_on: date | None, planned_on: date, today: date
) -> tuple[Missing, ...]:
    if held_on is None:
        why = "Enter the day on which the review was held."
    elif held_on > today:
        why = f"{wording.day(held_on)} is still to come."
    elif held_on < planned_on:
        why = f"The review cannot be before the plan of {wording.day(planned_on)}."
    else:
        return ()
    return (Missing("held_on", why),)


def _findings_missing(
    review: Review, outcomes: tuple[Outcome, ...]
) -> tuple[Missing, ...]:
    reviewed = {one.outcome_id for one in review.findings if one.result is not None}
    return tuple(
        Missing("findings", f"Outcome {number} has no result yet.")
        for number, outcome in enumerate(outcomes, start=1)
        if outcome.id not in reviewed
    )


def _views_missing(review: Review) -> tuple[Missing, ...]:
    asked = (
        ("pupil_words", "Write what the pupil said, or why there are no words."),
        ("parents_words", "Write what parents and carers said, or why nothing."),
    )
    return tuple(
        Missing(field, why)
        for field, why in asked
        if not getattr(review, field).strip()
        and not getattr(review, f"{field}_missing").strip()
    )


def _decision_missing(review: Review) -> tuple[Missing, ...]:
    if review.decision is None:
        return (Missing("decision", "Choose what follows from this review."),)
    learned, changes = review.learned.strip(), review.next_changes.strip()
    if review.decision is Decision.CARRY_ON:
        if review.why_it_stays.strip() or (learned and changes):
            return ()
        why = "Say why the plan stays, or what was learned and what changes next."
        return (Missing("why_it_stays", why),)
    found = []
    if not learned:
        found.append(Missing("learned", _LEARNED[review.decision]))
    if not changes and review.decision is Decision.CHANGE_PLAN:
        found.append(Missing("next_changes", "Say what changes next."))
    return tuple(found)


_LEARNED = {
    Decision.CHANGE_PLAN: "Say what was learned.",
    Decision.NO_LONGER_NEEDED: "Say why SEN support is no longer needed.",
}


def check_known_outcomes(review: Review, outcomes: tuple[Outcome, ...]) -> None:
    """Accept findings of outcomes of this plan, each found once.

    Raises:
        RuleBrokenError: If a finding is of another plan's outcome, or there twice.
    """
    known = {outcome.id for outcome in outcomes}
    found = [finding.outcome_id for finding in review.findings]
    if not known.issuperset(found) or len(set(found)) < len(found):
        message = "The outcomes of this plan were changed. Open the review again."
        raise RuleBrokenError(message, "findings")


def check_decision(decision: Decision | None, status: SenStatus) -> None:
    """Accept a decision for a pupil of that status.

    Raises:
        RuleBrokenError: If support would end while there is an EHC plan: only the
            authority may cease to maintain one.

    Source:
        Children and Families Act 2014, s45.
    """
    if decision is Decision.NO_LONGER_NEEDED and status is SenStatus.EHC_PLAN:
        message = "An EHC plan is ended by the authority. Carry on or change the plan."
        raise RuleBrokenError(message, "decision")


def refuse_missing(missing: tuple[Missing, ...]) -> None:
    """Accept what lacks nothing.

    Raises:
        RuleBrokenError: With the first thing that is missing, and its field.
    """
    if missing:
        raise RuleBrokenError(missing[0].why, missing[0].field)


def carried_outcomes(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return the outcomes that the next cycle starts with.

    Met ones are left out. The others start from what was reached, where that was
    measured; the day to reach them by is asked again.
    """
    return tuple(
        replace(
            outcome,
            baseline=outcome.actual if outcome.actual.strip() else outcome.baseline,
            by_on=None,
            result=None,
            actual="",
            id="",
        )
        for outcome in outcomes
        if outcome.result is not Result.MET
    )
