"""Who the children of the made-up school are, and which way each one's support went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from senco_app.demo.births import birthday, joined_on
from senco_app.demo.chance import chance, one_in, shuffled
from senco_app.demo.upns import UpnBook
from senco_app.pupils.records import PupilDetails
from senco_app.pupils.rules import match_key
from senco_app.vocabulary import YEAR_GROUPS, KeepReason, Sex

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from senco_app.demo.material import Material


class Course(Enum):
    """Which way a child's support went, up to the day of the demonstration."""

    REQUESTED = auto()  # many cycles, and a needs assessment was asked for
    SUPPORTED = auto()  # a plan in force, its review ahead
    LATE = auto()  # a plan in force, its review overdue
    PLANNING = auto()  # assessed, and the plan is slow in coming
    ASSESSING = auto()  # a cycle has just begun
    WITHOUT_CYCLE = auto()  # on SEN support, with no cycle yet
    PLAN = auto()  # an EHC plan, supported in cycles all the same
    ENDED = auto()  # no longer needs SEN support
    KEPT = auto()  # never had SEN support; kept for another reason


@dataclass(frozen=True, slots=True)
class Child:
    """A child as the seed made them; ``stream`` is which of two classes they are in.

    ``reach`` is how many cycles the history has at most before the last one.
    """

    place: int
    details: PupilDetails
    year_group: str
    stream: int
    needs: tuple[str, ...]
    course: Course
    joined_on: date
    reach: int

    @property
    def goes_by(self) -> str:
        """Return the forename that people use."""
        return self.details.preferred_name or self.details.legal_forename


YEARS = ("4", "2", "5", "3", "1", "6", "R", "N2")
NEEDS = (
    ("SLCN", "MLD"),
    ("SEMH", "SLCN"),
    ("SPLD",),
    ("ASD", "SEMH"),
    ("MLD", "SLCN"),
    ("HI", "SLCN"),
    ("PD",),
    ("SLD", "SLCN"),
    ("SPLD", "SEMH"),
    ("VI",),
    ("NSA",),
    ("SLCN",),
    ("SEMH",),
    ("OTH",),
    ("MLD",),
    ("ASD", "SLD"),
    ("SPLD", "MLD"),
    ("SEMH", "OTH"),
    ("ASD",),
)
COURSES = (
    Course.LATE,
    Course.SUPPORTED,
    Course.PLANNING,
    Course.SUPPORTED,
    Course.WITHOUT_CYCLE,
    Course.SUPPORTED,
    Course.ASSESSING,
    Course.SUPPORTED,
    Course.LATE,
    Course.SUPPORTED,
    Course.SUPPORTED,
)
KEEP_REASONS = (
    KeepReason.HEALTHCARE_PLAN,
    KeepReason.MONITORING,
    KeepReason.EARLY_HELP,
)
ALL = 99
REACHES = (ALL, ALL, 4, 3, 2, 1)
READERS = ("3", "4", "5", "6")  # a specific difficulty shows once reading is taught
WITH_PLANS, KEPT_EVERY, KEPT_AT = 8, 20, 12
FIRST_TWIN, SECOND_TWIN = 1, 2
FIRST_NAMESAKE, SECOND_NAMESAKE = 3, 4
OUT_OF_YEAR, LOOKED_AFTER, TEMPORARY = 5, 6, 9
FAR_EAST_EVERY, FAR_WEST_EVERY = 9, 23


def children(material: Material, seed: int, pupils: int, on: date) -> tuple[Child, ...]:
    """Return so many children, as they are on a day.

    The first has the first surname of the alphabet's order and the longest history;
    among the next there are twins, two of the same name, one taught out of year group,
    one who is looked after and one with a temporary number.
    """
    rng = chance(seed, "children")
    surnames = _surnames(material, rng, pupils)
    upns = UpnBook()
    girls, boys = (shuffled(rng, material.names[kind]) for kind in ("girls", "boys"))
    found: list[Child] = []
    for place in range(pupils):
        sex = Sex.FEMALE if rng.random() < 0.4 else Sex.MALE  # noqa: PLR2004 - a share
        forename = (girls if sex is Sex.FEMALE else boys)[place % 45]
        name = _Name(surnames[place], forename, sex)
        child = _child(material, chance(seed, "child", place), place, name, on)
        found.append(_like_an_earlier_one(child, found))
    return tuple(_with_numbers(found, upns))


@dataclass(frozen=True, slots=True)
class _Name:
    surname: str
    forename: str
    sex: Sex


def _surnames(material: Material, rng: Random, pupils: int) -> list[str]:
    every = shuffled(rng, material.names["pupil_surnames"])
    wanted = [every[n % len(every)] for n in range(pupils)]
    first = min(wanted, key=match_key)
    wanted.remove(first)
    return [first, *(name for name in wanted if name != first), *_more(wanted, first)]


def _more(wanted: list[str], first: str) -> list[str]:
    others = sorted({name for name in wanted if name != first})
    return others[: wanted.count(first)]


def _child(material: Material, rng: Random, place: int, name: _Name, on: date) -> Child:
    needs = NEEDS[place % len(NEEDS)]
    year = _year(rng, place, needs)
    course = _course(place)
    details = PupilDetails(
        legal_surname=name.surname,
        legal_forename=name.forename,
        preferred_name=material.names["preferred"].get(name.forename, ""),
        born_on=birthday(rng, year, on),
        sex=name.sex,
        home_authority=_home(place),
        pupil_premium=one_in(rng, 3),
        eal=one_in(rng, 7),
        attendance=f"{rng.uniform(84.0, 98.9):.1f}%",
        keep_reason=_keep_reason(place, course),
    )
    return Child(
        place=place,
        details=details,
        year_group=year,
        stream=rng.randrange(2),
        needs=() if course is Course.KEPT else _needs(needs, course),
        course=course,
        joined_on=joined_on(rng, year, on),
        reach=ALL if course is Course.REQUESTED else rng.choice(REACHES),
    )


def _year(rng: Random, place: int, needs: tuple[str, ...]) -> str:
    year = YEARS[(place + place // len(YEARS)) % len(YEARS)]
    if needs[0] == "SPLD" and year not in READERS:
        return rng.choice(READERS)
    return "1" if needs[0] in ("HI", "VI") and year == "N2" else year


def _course(place: int) -> Course:
    if place == 0:
        return Course.REQUESTED
    if place % WITH_PLANS == WITH_PLANS - 1:
        return Course.PLAN
    if place % KEPT_EVERY == KEPT_AT:
        return Course.KEPT if place // KEPT_EVERY % 2 else Course.ENDED
    return COURSES[place % len(COURSES)]


def _keep_reason(place: int, course: Course) -> KeepReason | None:
    if course is not Course.KEPT:
        return None
    return KEEP_REASONS[place // KEPT_EVERY % len(KEEP_REASONS)]


def _needs(needs: tuple[str, ...], course: Course) -> tuple[str, ...]:
    """Return needs that go with a status: NSA is for SEN support only."""
    if course is Course.PLAN and needs == ("NSA",):
        return ("SLCN", "MLD")
    return needs


def _home(place: int) -> str:
    if place % FAR_EAST_EVERY == FAR_EAST_EVERY - 1:
        return "Worcestershire"
    return "Powys" if place % FAR_WEST_EVERY == TEMPORARY + 1 else "Herefordshire"


def _like_an_earlier_one(child: Child, earlier: list[Child]) -> Child:
    if child.place == SECOND_TWIN:
        return _twin(child, earlier[FIRST_TWIN])
    if child.place == SECOND_NAMESAKE:
        return _namesake(child, earlier[FIRST_NAMESAKE])
    if child.place == OUT_OF_YEAR:
        younger = YEAR_GROUPS[YEAR_GROUPS.index(child.year_group) - 1]
        details = replace(child.details, year_group_override=younger)
        return replace(child, details=details, year_group=younger)
    if child.place == LOOKED_AFTER:
        return replace(child, details=replace(child.details, looked_after=True))
    return child


def _twin(child: Child, other: Child) -> Child:
    """Return the child as the other's twin: same birthday, same home, other class."""
    details = replace(
        child.details,
        legal_surname=other.details.legal_surname,
        born_on=other.details.born_on,
        home_authority=other.details.home_authority,
        eal=other.details.eal,
        pupil_premium=other.details.pupil_premium,
    )
    needs = child.needs if other.year_group in READERS else ("SLCN", "MLD")
    return replace(
        child,
        details=details,
        year_group=other.year_group,
        stream=1 - other.stream,
        joined_on=other.joined_on,
        needs=needs,
    )


def _namesake(child: Child, other: Child) -> Child:
    details = replace(
        child.details,
        legal_surname=other.details.legal_surname,
        legal_forename=other.details.legal_forename,
        preferred_name=other.details.preferred_name,
        sex=other.details.sex,
    )
    return replace(child, details=details)


def _with_numbers(found: list[Child], upns: UpnBook) -> list[Child]:
    numbered = []
    for child in found:
        issued = child.joined_on.year
        temporary = child.place == TEMPORARY
        upn = upns.temporary(issued) if temporary else upns.permanent(issued)
        numbered.append(replace(child, details=replace(child.details, upn=upn)))
    return numbered
