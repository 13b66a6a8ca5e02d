"""The rules of a request for an EHC needs assessment.

None of them says that a request may not be made: a school may always ask (Children and
Families Act 2014, s36(1)), and the authority decides by s36(8) alone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.vocabulary import AuthorityAnswer

if TYPE_CHECKING:
    from datetime import date

PLAN_AFTER = timedelta(weeks=20)
"""An EHC plan is final at the latest so long after the request was received.

Special Educational Needs and Disability Regulations 2014, regulation 13(2).
"""


REFUSALS = frozenset({AuthorityAnswer.WILL_NOT_ASSESS, AuthorityAnswer.NO_PLAN})
"""Answers that end a request: mediation and appeal have clocks of their own."""


def is_open(
    sent_on: date | None,
    received_on: date | None,
    today: date,
    answer: AuthorityAnswer | None = None,
) -> bool:
    """Say whether a request is being written, or waits for the authority.

    A request that was sent is open until it is refused, or until 20 weeks after its
    receipt, or after it was sent where the receipt is not known.
    """
    if answer in REFUSALS:
        return False
    since = received_on or sent_on
    return since is None or today <= since + PLAN_AFTER


def authority_for(home_authority: str, school_authority: str) -> str:
    """Return the authority to ask: where the child lives, else the school's.

    Source:
        Children and Families Act 2014, s24.
    """
    return home_authority if home_authority.strip() else school_authority


def check_no_open_request(started_on: date | None) -> None:
    """Accept a new request if none is open.

    Raises:
        RuleBrokenError: If the request begun on that day is still open.
    """
    if started_on is not None:
        message = f"A request begun on {wording.day(started_on)} is still open."
        raise RuleBrokenError(message)


def check_request(authority: str, parents_told_on: date | None, today: date) -> None:
    """Accept what was typed into a request.

    Raises:
        RuleBrokenError: If the authority is missing or a day is still to come.
    """
    if not authority.strip():
        message = "Enter the authority where the child lives."
        raise RuleBrokenError(message, "authority")
    if parents_told_on is not None:
        _check_not_future(parents_told_on, today, "parents_told_on")


def check_sent(sent_on: date, received_on: date | None, today: date) -> None:
    """Accept the day on which a request was sent.

    Raises:
        RuleBrokenError: If it is in the future, or after the receipt.
    """
    _check_not_future(sent_on, today, "sent_on")
    if received_on is not None and sent_on > received_on:
        message = f"The authority received it on {wording.day(received_on)}."
        raise RuleBrokenError(message, "sent_on")


def check_received(received_on: date, sent_on: date | None, today: date) -> None:
    """Accept the day on which the authority received a request; its clock runs from it.

    Raises:
        RuleBrokenError: If the request was not sent, or only later, or the day is in
            the future.
    """
    if sent_on is None:
        message = "Record first on which day the request was sent."
        raise RuleBrokenError(message, "sent_on")
    _check_not_future(received_on, today, "received_on")
    if received_on < sent_on:
        message = f"The request was sent on {wording.day(sent_on)}, after that day."
        raise RuleBrokenError(message, "received_on")


def check_answer(answered_on: date, received_on: date | None, today: date) -> None:
    """Accept the day of the authority's answer.

    Raises:
        RuleBrokenError: If the request was not received, or only later, or the day is
            in the future.
    """
    if received_on is None:
        message = "Record first on which day the authority received the request."
        raise RuleBrokenError(message, "received_on")
    _check_not_future(answered_on, today, "answered_on")
    if answered_on < received_on:
        message = f"The authority received it on {wording.day(received_on)}, later."
        raise RuleBrokenError(message, "answered_on")


def check_received_before_answer(received_on: date, answered_on: date | None) -> None:
    """Accept a day of receipt that does not follow the authority's answer.

    Raises:
        RuleBrokenError: If the authority answered before that day.
    """
    if answered_on is not None and answered_on < received_on:
        message = f"The authority answered on {wording.day(answered_on)}, before that."
        raise RuleBrokenError(message, "received_on")


def _check_not_future(day: date, today: date, field: str) -> None:
    if day > today:
        message = f"{wording.day(day)} is still to come."
        raise RuleBrokenError(message, field)
