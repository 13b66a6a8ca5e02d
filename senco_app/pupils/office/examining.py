"""Looks at each row of the office's file by the register's rules, before comparing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.pupils import rules
from senco_app.vocabulary import SenStatus, need_type

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from senco_app.pupils.records import FileNeed, FilePupil

NO_ASSESSMENT = "NSA"


def examined(
    pupil: FilePupil, today: date, warn: Callable[[int, str], None]
) -> FilePupil:
    """Return the row without what the register could not keep; ``warn`` is told why.

    A UPN with a wrong check letter is kept: it is the office's to put right. What has
    not even the form of a UPN is left aside, because it would tell no children apart.
    """
    seen = replace(
        pupil,
        upn=_upn(pupil, warn),
        former_upn=_formed(pupil.former_upn),
        born_on=_born_on(pupil, today, warn),
    )
    seen = replace(seen, status_from_on=_status_from_on(seen, today, warn))
    return replace(seen, needs=_needs(seen, today, warn))


def _formed(upn: str | None) -> str | None:
    formed = upn and (rules.PERMANENT_UPN.fullmatch(upn) or rules.is_temporary_upn(upn))
    return upn if formed else None


def _upn(pupil: FilePupil, warn: Callable[[int, str], None]) -> str | None:
    if pupil.upn is None:
        return None
    if _formed(pupil.upn) is None:
        warn(pupil.row, "The UPN has not the form of a UPN: it was left aside.")
        return None
    if not rules.upn_is_sound(pupil.upn):
        letter = rules.upn_check_letter(pupil.upn[1:])
        warn(
            pupil.row,
            f"The check letter of UPN {pupil.upn} is wrong (it would be {letter}); the "
            "UPN was not changed. Ask the office which part is right.",
        )
    return pupil.upn


def _born_on(
    pupil: FilePupil, today: date, warn: Callable[[int, str], None]
) -> date | None:
    day = pupil.born_on
    if day is None:
        return None
    if day > today or rules.age_on(day, today) >= rules.OLDEST_YEARS:
        said = wording.short_day(day)
        warn(pupil.row, f"Nobody here was born on {said}: taken in as empty.")
        return None
    return day


def _status_from_on(
    pupil: FilePupil, today: date, warn: Callable[[int, str], None]
) -> date | None:
    day = pupil.status_from_on
    if day is None:
        return None
    early = pupil.born_on is not None and day < pupil.born_on
    if early or day > today:
        why = "is before the date of birth" if early else "is still to come"
        said = wording.short_day(day)
        warn(pupil.row, f"The SEN start date {said} {why}: taken in as empty.")
        return None
    return day


def _needs(
    pupil: FilePupil, today: date, warn: Callable[[int, str], None]
) -> tuple[FileNeed, ...] | None:
    if pupil.needs is None:
        return None
    kept = []
    for need in pupil.needs:
        reason = _reason_against(need, pupil.status, today)
        if reason:
            warn(pupil.row, reason)
        else:
            kept.append(need)
    return tuple(kept) or None


def _reason_against(need: FileNeed, status: SenStatus | None, today: date) -> str:
    if need.type_code == NO_ASSESSMENT and status is SenStatus.EHC_PLAN:
        return "NSA goes with SEN support only, not with an EHC plan: left aside."
    kind = need_type(need.type_code)
    if need.type_code and (kind is None or not kind.holds_on(today)):
        return f"{need.type_code} is no type of need today: left aside."
    return ""


def warn_of_words(pupil: FilePupil, warn: Callable[[int, str], None]) -> None:
    """Tell which words of a pupil's row are kept although the census has no code."""
    if pupil.original and pupil.status is not None:
        warn(
            pupil.row,
            f"“{pupil.original}” is no longer used: taken in as {pupil.status.words}, "
            "and kept in words.",
        )
    for need in pupil.needs or ():
        if not need.type_code:
            warn(
                pupil.row,
                f"“{need.original}” is no census type of need any more: kept in words. "
                "Choose the type of need on the pupil's page.",
            )


def original_words(pupil: FilePupil) -> tuple[str, ...]:
    """Return what the office wrote that no code stands for today."""
    needs = (need.original for need in pupil.needs or () if not need.type_code)
    return tuple(words for words in (pupil.original, *needs) if words)
