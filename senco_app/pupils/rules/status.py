"""What may follow which SEN status, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import StatusPeriod


def last_day_before(next_from_on: date, from_on: date) -> date:
    """Return the last day of a period that the next one ends: the day before it.

    A period that was replaced on the day it began keeps that one day.
    """
    return next_from_on - timedelta(days=1) if next_from_on > from_on else from_on


def check_status_change(
    now: StatusPeriod | None, new: StatusPeriod, today: date
) -> None:
    """Accept a change of SEN status. An EHC plan counts from the final plan's date.

    Args:
        now: The status that holds, if there is one.
        new: The status to come, with why and when parents and carers were told.
        today: No status begins after it, and nobody was told after it.

    Raises:
        RuleBrokenError: If it is the same status, begins too early or in the future,
            or lacks the reason or the day on which parents and carers were told.

    Source:
        Children and Families Act 2014, s68: parents must be told of the provision.
    """
    if now is not None and now.status is new.status:
        message = f"The status is {new.status.words} already."
        raise RuleBrokenError(message, "status")
    check_status_start(now, new.status, new.from_on, today)
    if not new.reason.strip():
        message = "Say why the status changes."
        raise RuleBrokenError(message, "reason")
    if new.parents_told_on is None:
        message = "Enter the day on which parents and carers were told."
        raise RuleBrokenError(message, "parents_told_on")
    check_told(new.parents_told_on, today)


def check_status_start(
    now: StatusPeriod | None, status: SenStatus, from_on: date, today: date
) -> None:
    """Accept the day from which a status holds.

    Raises:
        RuleBrokenError: If it is in the future or before the status that holds now.
    """
    if from_on > today:
        what = (
            "An EHC plan counts from the date of the final plan"
            if status is SenStatus.EHC_PLAN
            else "A status is entered once it has begun"
        )
        message = f"{what}; {wording.day(from_on)} is still to come."
        raise RuleBrokenError(message, "from_on")
    if now is not None and from_on < now.from_on:
        message = (
            f"{now.status.words} is recorded from {wording.day(now.from_on)}; "
            "the new status cannot begin before that."
        )
        raise RuleBrokenError(message, "from_on")


def check_told(told_on: date | None, today: date) -> None:
    """Accept the day on which parents and carers were told, if one is given.

    Raises:
        RuleBrokenError: If that day is still to come.
    """
    if told_on is not None and told_on > today:
        message = f"{wording.day(told_on)} is still to come."
        raise RuleBrokenError(message, "parents_told_on")


def check_no_running_cycle(number: int | None) -> None:
    """Accept the end of SEN support if no agreed plan is running.

    Raises:
        RuleBrokenError: If the cycle of that number waits for its review, which is
            where such a decision belongs.

    Source:
        SEND Code of Practice (2015), 6.53-6.56.
    """
    if number is not None:
        message = f"Cycle {number} is running: finish its review and decide there."
        raise RuleBrokenError(message, "status")
