"""Where a cycle stands, what may follow what, and on which days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.vocabulary import SenStatus, Stage

if TYPE_CHECKING:
    from datetime import date

    from senco_app.school.rules import SchoolDays

REVIEW_AFTER_WEEKS = 10
"""School weeks after which a review is suggested: about a term; practice."""

WORK_IN: dict[Stage, tuple[Stage, ...]] = {
    Stage.ASSESS: (Stage.ASSESS, Stage.PLAN),
    Stage.PLAN: (Stage.ASSESS, Stage.PLAN),
    Stage.DO: (Stage.ASSESS, Stage.PLAN, Stage.DO, Stage.REVIEW),
    Stage.REVIEW: (Stage.ASSESS, Stage.PLAN, Stage.DO, Stage.REVIEW),
    Stage.CLOSED: (),
}
"""Parts of a cycle that may be written in each stage. A plan may be drafted while
assessing; it is agreed only after that."""


def stage(
    assessed_on: date | None,
    planned_on: date | None,
    reviewed_on: date | None,
    review_by: date | None,
    today: date,
) -> Stage:
    """Say where a cycle stands.

    Each stage lasts until the day that ends it is recorded; Do becomes Review on the
    day that the plan set for it.

    Source:
        SEND Code of Practice (2015), 6.44.
    """
    if reviewed_on is not None:
        return Stage.CLOSED
    if assessed_on is None:
        return Stage.ASSESS
    if planned_on is None:
        return Stage.PLAN
    if review_by is not None and today >= review_by:
        return Stage.REVIEW
    return Stage.DO


def may_follow(now: Stage) -> tuple[Stage, ...]:
    """Return the parts of a cycle that may be written while it stands there."""
    return WORK_IN[now]


def why_not(wanted: Stage, now: Stage) -> str:
    """Say why a part of the cycle may not be written yet, or no longer; else empty."""
    if wanted in WORK_IN[now]:
        return ""
    if now is Stage.CLOSED:
        return "This cycle is closed and stays as it was. Write in the next one."
    if wanted is Stage.DO:
        return "Agree the plan first: notes say how it is carried out."
    if wanted is Stage.REVIEW:
        return "There is nothing to review yet: agree the plan first."
    return "A cycle is closed by its review."


def check_may_write(wanted: Stage, now: Stage) -> None:
    """Accept work on a part of the cycle.

    Raises:
        RuleBrokenError: If that part may not be written in this stage.
    """
    why = why_not(wanted, now)
    if why:
        raise RuleBrokenError(why)


def check_start(
    started_on: date, today: date, status: SenStatus, last_end: date | None
) -> None:
    """Accept the start of a cycle.

    Args:
        started_on: Day on which assessing begins.
        today: It may not be later.
        status: The pupil's SEN status.
        last_end: Day of the last review, if there was a cycle before.

    Raises:
        RuleBrokenError: If the day is in the future or before the last review, or the
            pupil has neither SEN support nor an EHC plan.
    """
    if status is SenStatus.NONE:
        message = "A cycle belongs to SEN support or an EHC plan: set the status first."
        raise RuleBrokenError(message)
    _check_not_future(started_on, today, "started_on")
    if last_end is not None and started_on < last_end:
        message = f"The last cycle was reviewed on {wording.day(last_end)}."
        raise RuleBrokenError(message, "started_on")


def check_no_open_cycle(number: int | None) -> None:
    """Accept a new cycle if none is open.

    Raises:
        RuleBrokenError: If the cycle of that number is still open.
    """
    if number is not None:
        message = f"Cycle {number} is still open: finish its review first."
        raise RuleBrokenError(message)


def check_note(noted_on: date, words: str, planned_on: date, today: date) -> None:
    """Accept a note of what was seen while the plan was carried out.

    Raises:
        RuleBrokenError: If it is empty, in the future or from before the plan.
    """
    if not words.strip():
        message = "Write what was seen."
        raise RuleBrokenError(message, "words")
    _check_not_future(noted_on, today, "noted_on")
    if noted_on < planned_on:
        message = f"The plan was agreed on {wording.day(planned_on)}, after that day."
        raise RuleBrokenError(message, "noted_on")


def check_assessed_on(
    assessed_on: date, started_on: date, planned_on: date | None, today: date
) -> None:
    """Accept the day on which assessing was done.

    Raises:
        RuleBrokenError: If it is in the future, before the cycle began or after the
            plan was agreed.
    """
    _check_not_future(assessed_on, today, "assessed_on")
    if assessed_on < started_on:
        message = f"The cycle began on {wording.day(started_on)}."
        raise RuleBrokenError(message, "assessed_on")
    if planned_on is not None and assessed_on > planned_on:
        message = f"The plan was agreed on {wording.day(planned_on)}."
        raise RuleBrokenError(message, "assessed_on")


def check_planned_on(planned_on: date, assessed_on: date | None, today: date) -> None:
    """Accept the day on which the plan was agreed.

    Raises:
        RuleBrokenError: If the assessment is not done, or the day is before it or in
            the future.
    """
    if assessed_on is None:
        message = "Finish the assessment before the plan is agreed."
        raise RuleBrokenError(message)
    _check_not_future(planned_on, today, "planned_on")
    if planned_on < assessed_on:
        message = f"The assessment was done on {wording.day(assessed_on)}."
        raise RuleBrokenError(message, "planned_on")


def _check_not_future(day: date, today: date, field: str) -> None:
    if day > today:
        message = f"{wording.day(day)} is still to come."
        raise RuleBrokenError(message, field)


def late_days(
    review_by: date | None, reviewed_on: date | None, today: date, days: SchoolDays
) -> int:
    """Return how many school days a review is, or was, late; 0 while on time.

    The day for the review is on time. A review that was held counts up to the day on
    which it was held.
    """
    return 0 if review_by is None else days.count(review_by, reviewed_on or today)
