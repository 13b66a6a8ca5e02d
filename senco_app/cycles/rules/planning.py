"""What an assessment and a plan still lack before they are done and agreed."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.cycles.records import Missing
from senco_app.errors import RuleBrokenError
from senco_app.school.rules import is_school_day, next_school_day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import Assessment, Outcome, Plan, Provision
    from senco_app.school.records import Calendar


def missing_for_assessment(assessment: Assessment) -> tuple[Missing, ...]:
    """Return what an assessment lacks before it is done.

    Source:
        SEND Code of Practice (2015), 6.45: it draws on the teachers' assessment and on
        the views of parents and of the pupil.
    """
    asked = {
        "sources": "Say what this rests on: teachers, tests, advice, and when.",
        "strengths": "Say what goes well.",
        "difficulties": "Say what is difficult.",
        "pupil_view": "Write the pupil's view, or why it is not known.",
        "parents_view": "Write the parents' and carers' view, or why it is not known.",
    }
    return tuple(
        Missing(field, why)
        for field, why in asked.items()
        if not getattr(assessment, field).strip()
    )


def missing_for_plan(
    plan: Plan,
    today: date,
    calendar: Calendar | None = None,
    planned_on: date | None = None,
) -> tuple[Missing, ...]:
    """Return what a plan lacks before it is agreed.

    Args:
        plan: What was typed.
        today: Parents and carers were told by then.
        calendar: Without it, a review is not asked to be on a school day.
        planned_on: Day on which the plan is agreed; today unless given.

    Source:
        SEND Code of Practice (2015), 6.48: parents must be notified; 6.49-6.51: the
        outcomes sought, the support, and a clear date for review.
    """
    agreed_on = planned_on or today
    found = []
    if not plan.outcomes:
        found.append(Missing("outcomes", "Add at least one outcome."))
    for number, outcome in enumerate(plan.outcomes, start=1):
        found += _missing_of_outcome(number, outcome, agreed_on)
    found += _missing_of_provisions(plan.provisions)
    why = _told_missing(plan.parents_told_on, today)
    if why:
        found.append(Missing("parents_told_on", why))
    why = _review_day_missing(plan.review_by, agreed_on, calendar)
    if why:
        found.append(Missing("review_by", why))
    return tuple(found)


def _missing_of_outcome(
    number: int, outcome: Outcome, agreed_on: date
) -> list[Missing]:
    parts = {
        "an aim": outcome.aim,
        "a baseline": outcome.baseline,
        "a target": outcome.target,
        "a measure": outcome.measure,
        "a day to reach it by": "set" if outcome.by_on else "",
    }
    lacks = tuple(words for words, text in parts.items() if not text.strip())
    found = []
    if lacks:
        why = f"Outcome {number} still needs {wording.listed(lacks)}."
        found.append(Missing("outcomes", why))
    if outcome.by_on is not None and outcome.by_on <= agreed_on:
        why = f"Outcome {number} is to be reached by a day after the plan."
        found.append(Missing("outcomes", why))
    return found


def _missing_of_provisions(provisions: tuple[Provision, ...]) -> list[Missing]:
    return [
        Missing("provisions", f"Say what provision {number} is.")
        for number, provision in enumerate(provisions, start=1)
        if not provision.what.strip()
    ]


def _told_missing(told_on: date | None, today: date) -> str:
    if told_on is None:
        return (
            "Parents and carers must be told before the plan is agreed (SEND Code 6.48)"
            ". Enter the day, or save the plan for later."
        )
    return f"{wording.day(told_on)} is still to come." if told_on > today else ""


def _review_day_missing(
    review_by: date | None, agreed_on: date, calendar: Calendar | None
) -> str:
    if review_by is None:
        return "Set the day of the review."
    if review_by <= agreed_on:
        return f"The review comes after the plan of {wording.day(agreed_on)}."
    latest = a_year_after(agreed_on)
    if review_by > latest:
        return f"Review within a year: by {wording.day(latest)}."
    if calendar is None or is_school_day(review_by, calendar):
        return ""
    instead = next_school_day(review_by, calendar)
    return (
        f"{wording.day(review_by)} is no school day. "
        f"The next one is {wording.day(instead)}."
    )


def check_amounts(provisions: tuple[Provision, ...]) -> None:
    """Accept minutes, times and weeks of 0 or more, in groups of 1 or more.

    Raises:
        RuleBrokenError: If an amount is less.
    """
    for number, given in enumerate(provisions, start=1):
        if (
            min(given.minutes, given.times_a_week, given.weeks, given.group_size - 1)
            < 0
        ):
            message = (
                f"Provision {number}: minutes, times and weeks are 0 or more, "
                "a group has 1 or more."
            )
            raise RuleBrokenError(message, "provisions")


def a_year_after(day: date) -> date:
    """Return the same day a year later; 28 February after a 29 February."""
    year = day.year + 1
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
