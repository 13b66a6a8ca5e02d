"""Which types of need may be recorded, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.vocabulary import SenStatus, need_type

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import RankedNeed


def check_needs(codes: tuple[str, ...], status: SenStatus, on: date) -> None:
    """Accept types of need in the order of their rank.

    Args:
        codes: School-census SEN types; the first is the primary need.
        status: The pupil's SEN status.
        on: The day from which they hold; a code must be in use on it.

    Raises:
        RuleBrokenError: If a code is unknown, out of use or there twice, the pupil has
            no SEN, or NSA stands anywhere but with SEN support.

    Source:
        School census guide, SEN type and SEN type ranking.
    """
    if codes and status is SenStatus.NONE:
        message = "Needs are recorded with SEN support or an EHC plan."
        raise RuleBrokenError(message, "needs")
    for code in codes:
        _check_code(code, on)
    if len(set(codes)) < len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        message = f"{twice} stands there twice."
        raise RuleBrokenError(message, "needs")
    check_nsa(codes, status)


def check_nsa(codes: tuple[str, ...], status: SenStatus) -> None:
    """Accept NSA with SEN support only.

    Raises:
        RuleBrokenError: If NSA stands with another status.

    Source:
        School census guide, SEN type.
    """
    if "NSA" in codes and status is not SenStatus.SEN_SUPPORT:
        message = (
            "NSA (no specialist assessment) goes with SEN support only: "
            "record the type of need first."
        )
        raise RuleBrokenError(message, "needs")


def _check_code(code: str, on: date) -> None:
    kind = need_type(code)
    if kind is None:
        message = f"“{code}” is not a type of need of the school census."
        raise RuleBrokenError(message, "needs")
    if not kind.holds_on(on):
        message = f"{code} ({kind.description}) is not in use on {wording.day(on)}."
        raise RuleBrokenError(message, "needs")


def check_ranks(needs: tuple[RankedNeed, ...]) -> None:
    """Accept ranks that are unique and consecutive from 1, in any order.

    Raises:
        RuleBrokenError: If a rank is missing or there twice.
    """
    if sorted(need.rank for need in needs) != list(range(1, len(needs) + 1)):
        message = "Rank the needs 1, 2, 3 …, each number once."
        raise RuleBrokenError(message, "needs")


def check_need_start(from_on: date, today: date) -> None:
    """Accept the day from which a need is recorded.

    Raises:
        RuleBrokenError: If it is in the future.
    """
    if from_on > today:
        message = f"{wording.day(from_on)} is still to come."
        raise RuleBrokenError(message, "from_on")
