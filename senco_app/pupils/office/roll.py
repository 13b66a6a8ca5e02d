"""How many children without a record in the register are on roll."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from senco_app.pupils import rules
from senco_app.school.records import RollNumber
from senco_app.vocabulary import YEAR_GROUPS
from senco_app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from senco_app.pupils.records import FilePupil
    from senco_app.vocabulary import Sex

FLAGS = ("pupil_premium", "eal", "looked_after")
_PARTS = {
    "sex": "sex",
    "pupil_premium": "pupil premium",
    "eal": "EAL",
    "looked_after": "children in care",
}


def roll_numbers(children: Sequence[FilePupil], today: date) -> tuple[RollNumber, ...]:
    """Return the numbers by year group and sex, in order of age; nobody is named.

    The year group is the file's, else the one for the age. An empty cell of pupil
    premium, EAL or in care counts as no.
    """
    pupils: Counter[tuple[str, Sex | None]] = Counter()
    flags: Counter[tuple[str, Sex | None, str]] = Counter()
    for child in children:
        year = child.year_group or rules.year_group_for(child.born_on, today)
        pupils[year, child.sex] += 1
        for flag in FLAGS:
            flags[year, child.sex, flag] += bool(getattr(child, flag))
    return tuple(
        RollNumber(
            year,
            sex,
            pupils[year, sex],
            **{flag: flags[year, sex, flag] for flag in FLAGS},
        )
        for year, sex in sorted(pupils, key=_by_age)
    )


def _by_age(group: tuple[str, Sex | None]) -> tuple[int, str]:
    year, sex = group
    place = YEAR_GROUPS.index(year) if year in YEAR_GROUPS else len(YEAR_GROUPS)
    return place, sex or ""


def parts_missing(children: Sequence[FilePupil]) -> str:
    """Return in words what the file says of none of them, such as "sex and EAL"."""
    missing = (
        words
        for part, words in _PARTS.items()
        if all(getattr(child, part) is None for child in children)
    )
    return listed(tuple(missing))
