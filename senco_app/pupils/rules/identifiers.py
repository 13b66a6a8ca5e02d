"""Unique pupil numbers, ages and year groups."""

from __future__ import annotations

import re
from datetime import date
from operator import mul
from typing import TYPE_CHECKING

from senco_app.vocabulary import YEAR_GROUPS

if TYPE_CHECKING:
    from senco_app.pupils.records import PupilDetails

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
PERMANENT_UPN = re.compile(r"[A-HJ-NP-RT-Z][0-9]{12}")
_WEIGHTS = range(2, 14)
_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **{letter: place for place, letter in enumerate(UPN_LETTERS)},
}
TEMPORARY_UPN = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[A-HJ-NP-RT-Z]")

SCHOOL_YEAR_STARTS = 9
AGES = dict(enumerate(YEAR_GROUPS[:-1]))
"""Year group by age in whole years on 31 August before the school year: 5 is Year 1."""


def tidy_upn(upn: str | None) -> str | None:
    """Return a UPN in capitals and without blanks, as it is compared; None if empty."""
    return "".join((upn or "").split()).upper() or None


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
    return _check_letter(upn12)


def _check_letter(upn12: str) -> str:
    total = sum(map(mul, _WEIGHTS, map(_VALUES.__getitem__, upn12)))
    return UPN_LETTERS[total % len(UPN_LETTERS)]


def is_temporary_upn(upn: str) -> bool:
    """Say whether this has the form of a temporary UPN, which ends in a letter."""
    return TEMPORARY_UPN.fullmatch(upn) is not None


def upn_is_sound(upn: str) -> bool:
    """Say whether a UPN has the right form and its own check letter."""
    if not PERMANENT_UPN.fullmatch(upn) and not is_temporary_upn(upn):
        return False
    return upn[0] == _check_letter(upn[1:])


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
