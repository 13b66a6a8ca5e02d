"""Plain records of the school that cross borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.roles import Role
    from senco_app.vocabulary import ClosedDay, Phase, Sex


@dataclass(frozen=True, slots=True)
class SchoolDetails:
    """What is set once about a school."""

    name: str
    authority: str
    phase: Phase
    last_year_group: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class TermDates:
    """A term; both half-term days are days off, and both empty if there are none."""

    name: str
    first_on: date
    last_on: date
    half_term_first_on: date | None = None
    half_term_last_on: date | None = None


@dataclass(frozen=True, slots=True)
class DayOff:
    """A weekday in term without pupils."""

    closed_on: date
    kind: ClosedDay
    name: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that decides whether a day is a school day."""

    terms: tuple[TermDates, ...]
    days_off: tuple[DayOff, ...]


@dataclass(frozen=True, slots=True)
class RollNumber:
    """How many children without a record here: of one year group and one sex."""

    year_group: str
    sex: Sex | None
    pupils: int
    pupil_premium: int = 0
    eal: int = 0
    looked_after: int = 0


@dataclass(frozen=True, slots=True)
class Adult:
    """A person who uses the register, in the role they have today."""

    id: str
    name: str
    role: Role
