"""When a made-up child was born, and came to the school, from the year group."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from senco_app.pupils.rules import AGES, school_year_of

if TYPE_CHECKING:
    from random import Random

NURSERY_AGE, RECEPTION_AGE = 3, 4
DAYS_A_YEAR = 365
SCHOOL_YEAR_BEGINS = 9


def age_in_august(year_group: str) -> int:
    """Return the age on 31 August that goes with a year group."""
    return next(age for age, name in AGES.items() if name == year_group)


def birthday(rng: Random, year_group: str, on: date) -> date:
    """Return a day of birth that puts a child into that year group on a day."""
    first = date(school_year_of(on) - age_in_august(year_group) - 1, 9, 1)
    return first + timedelta(days=rng.randrange(DAYS_A_YEAR))


def joined_on(rng: Random, year_group: str, on: date) -> date:
    """Return when such a child came: to nursery, to Reception, or later on."""
    begins = school_year_of(on)
    age = age_in_august(year_group)
    came_at = min(age, rng.choice((NURSERY_AGE, RECEPTION_AGE, RECEPTION_AGE)))
    return date(begins - (age - came_at), 9, 4)


def summer_born(born_on: date | None) -> date | None:
    """Return a day in July for the same year group by age."""
    if born_on is None:
        return None
    year = born_on.year + (born_on.month >= SCHOOL_YEAR_BEGINS)
    return date(year, 7, 19)
