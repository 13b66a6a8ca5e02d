"""What may stand in a pupil's details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.pupils.rules.identifiers import age_on
from senco_app.vocabulary import YEAR_GROUPS, SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import PupilDetails

OLDEST_YEARS = 26
"""A pupil is at most 25: an EHC plan ends at the latest with the 25th birthday."""


def check_details(details: PupilDetails, status: SenStatus, today: date) -> None:
    """Accept who a pupil is. A UPN with a wrong check letter is kept, and marked.

    Raises:
        RuleBrokenError: If a name is missing, the day of birth cannot be, the year
            group is unknown, or a pupil without SEN is kept without a reason.
    """
    _asked(details.legal_surname, "Enter the legal surname.", "legal_surname")
    _asked(details.legal_forename, "Enter the legal forename.", "legal_forename")
    _check_birth(details.born_on, today)
    override = details.year_group_override
    if override and override not in YEAR_GROUPS:
        message = f"There is no year group “{override}”. Use R, or a number from 1."
        raise RuleBrokenError(message, "year_group_override")
    if status is SenStatus.NONE and details.keep_reason is None:
        message = "Choose why a pupil without SEN is kept in the register."
        raise RuleBrokenError(message, "keep_reason")


def _check_birth(born_on: date | None, today: date) -> None:
    if born_on is None:
        return
    if born_on > today:
        message = f"{wording.day(born_on)} is still to come. Check the day of birth."
        raise RuleBrokenError(message, "born_on")
    if age_on(born_on, today) >= OLDEST_YEARS:
        message = f"Born on {wording.day(born_on)} is too old for a pupil."
        raise RuleBrokenError(message, "born_on")


def check_not_before_birth(day: date, born_on: date | None, field: str) -> None:
    """Accept a day on which something began for a pupil.

    Raises:
        RuleBrokenError: If it is before the pupil was born.
    """
    if born_on is not None and day < born_on:
        message = (
            f"{wording.day(day)} is before the day of birth, {wording.day(born_on)}. "
            "Check both."
        )
        raise RuleBrokenError(message, field)


def check_archive(why: str) -> None:
    """Accept that a pupil is archived, or brought back.

    Raises:
        RuleBrokenError: If no reason is given.
    """
    _asked(why, "Say why, for the history.", "why")


def _asked(text: str, message: str, field: str) -> None:
    if not text.strip():
        raise RuleBrokenError(message, field)
