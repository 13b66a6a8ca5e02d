"""The rules of a pupil's record: identifiers, year groups, names, status and needs."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.vocabulary import YEAR_GROUPS, SenStatus, need_type

if TYPE_CHECKING:
    from senco_app.pupils.records import PupilDetails, RankedNeed, StatusPeriod

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
PERMANENT_UPN = re.compile(r"[A-HJ-NP-RT-Z][0-9]{12}")
TEMPORARY_UPN = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[A-HJ-NP-RT-Z]")
OLDEST_YEARS = 26
"""A pupil is at most 25: an EHC plan ends at the latest with the 25th birthday."""

SCHOOL_YEAR_STARTS = 9
AGES = dict(enumerate(YEAR_GROUPS[:-1]))
"""Year group by age in whole years on 31 August before the school year: 5 is Year 1."""

_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02c8\u2018\u2019\u201b\u2032\uff07"
_FOLDED = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, ""),
        **dict.fromkeys("\u2212_.,", " "),
        **dict(zip("łøđħŧŋð\u0131", "lodhtndi", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


def upn_check_letter(upn12: str) -> str:
    """Return the letter that a unique pupil number of these 12 characters starts with.

    Args:
        upn12: Characters 2 to 13: digits, the last one a letter if it is temporary.

    Raises:
        ValueError: If they are not such characters.

    Source:
        Department for Education, unique pupil numbers: each character is weighted by
        its place (2 to 13), a letter counts as its place among the 23 letters used.
    """
    if not PERMANENT_UPN.fullmatch(f"A{upn12}") and not is_temporary_upn(f"A{upn12}"):
        message = f"12 characters of a UPN expected, not {len(upn12)} of another kind"
        raise ValueError(message)
    total = sum(
        place * (int(sign) if sign.isdigit() else UPN_LETTERS.index(sign))
        for place, sign in enumerate(upn12, start=2)
    )
    return UPN_LETTERS[total % len(UPN_LETTERS)]


def is_temporary_upn(upn: str) -> bool:
    """Say whether this has the form of a temporary UPN, which ends in a letter."""
    return TEMPORARY_UPN.fullmatch(upn) is not None


def upn_is_sound(upn: str) -> bool:
    """Say whether a UPN has the right form and its own check letter."""
    if not PERMANENT_UPN.fullmatch(upn) and not is_temporary_upn(upn):
        return False
    return upn[0] == upn_check_letter(upn[1:])


def school_year_of(day: date) -> int:
    """Return the calendar year in which the day's school year began, on 1 September."""
    return day.year if day.month >= SCHOOL_YEAR_STARTS else day.year - 1


def year_group_for(born_on: date | None, on: date) -> str:
    """Return the census year group for a child's age, or empty if there is none.

    The age in whole years on 31 August decides for the school year that starts on the
    next day: 4 is Reception, 5 is Year 1, 18 is Year 14. Empty without a day of birth,
    before birth, and for anyone older than 18 on that day.
    """
    if born_on is None or born_on > on:
        return ""
    age = age_on(born_on, date(school_year_of(on), 8, 31))
    return AGES.get(max(age, 0), "")


def year_group(details: PupilDetails, on: date) -> str:
    """Return the year group set by hand, else the one for the child's age."""
    return details.year_group_override or year_group_for(details.born_on, on)


def age_on(born_on: date, on: date) -> int:
    """Return the age in whole years; a child of 29 February ages on 1 March."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def age_in_words(born_on: date, on: date) -> str:
    """Return an age as "9 y 8 m"; empty before birth."""
    if on < born_on:
        return ""
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    months -= on.day < born_on.day
    return f"{months // 12} y {months % 12} m"


def match_key(text: str) -> str:
    """Return what is compared instead of a text: case, accents, apostrophes folded.

    "O’Brien-Núñez" and "obrien nunez" have the same key. It is for matching only:
    text is stored and shown as typed.
    """
    plain = _plain(_plain(text))
    return " ".join(plain.split())


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(_spaced(c) for c in spread if not unicodedata.combining(c))
    return bare.translate(_FOLDED)


def _spaced(sign: str) -> str:
    return " " if unicodedata.category(sign) == "Pd" else sign  # any hyphen or dash


def full_name(legal_surname: str, legal_forename: str, preferred_name: str) -> str:
    """Return the name a pupil goes by: preferred forename, legal surname."""
    return f"{_forename(legal_forename, preferred_name)} {legal_surname}".strip()


def sort_name(legal_surname: str, legal_forename: str, preferred_name: str) -> str:
    """Return the name that lists are sorted by: "Surname, Forename"."""
    forename = _forename(legal_forename, preferred_name)
    return f"{legal_surname}, {forename}" if forename else legal_surname


def _forename(legal_forename: str, preferred_name: str) -> str:
    return preferred_name if preferred_name.strip() else legal_forename


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


def last_day_before(next_from_on: date, from_on: date) -> date:
    """Return the last day of a period that the next one ends: the day before it.

    A period that was replaced on the day it began keeps that one day.
    """
    return max(from_on, next_from_on - timedelta(days=1))


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
    _asked(new.reason, "Say why the status changes.", "reason")
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
    if "NSA" in codes and status is not SenStatus.SEN_SUPPORT:
        message = "NSA (no specialist assessment) goes with SEN support only."
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


def _asked(text: str, message: str, field: str) -> None:
    if not text.strip():
        raise RuleBrokenError(message, field)
