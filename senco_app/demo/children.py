"""Who the children of the made-up school are, and which way each one's support went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.demo.births import birthday, joined_on, summer_born
from senco_app.demo.calendars import term_begun_on
from senco_app.demo.chance import chance, one_in, shuffled
from senco_app.demo.mix import Course, courses, homes
from senco_app.demo.upns import ELSEWHERE, UpnBook
from senco_app.pupils.records import PupilDetails
from senco_app.pupils.rules import match_key
from senco_app.vocabulary import YEAR_GROUPS, KeepReason, Sex

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from senco_app.demo.material import Material


@dataclass(frozen=True, slots=True)
class Child:
    """A child as the seed made them; ``stream`` is which of two classes they are in.

    ``admitted_on`` is when they first came to a school, ``joined_on`` when to this
    one. ``reach`` is how many cycles the history has at most before the last one.
    """

    place: int
    details: PupilDetails
    year_group: str
    stream: int
    needs: tuple[str, ...]
    course: Course
    admitted_on: date
    joined_on: date
    reach: int

    @property
    def goes_by(self) -> str:
        """Return the forename that people use."""
        return self.details.preferred_name or self.details.legal_forename


YEARS = ("4", "2", "5", "3", "R", "6", "N2", "1")
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
ALL = 99
REACHES = (ALL, ALL, 4, 3, 2, 1)
READERS = ("3", "4", "5", "6")  # a specific difficulty shows once reading is taught
FIRST_TWIN, SECOND_TWIN = 1, 2
FIRST_NAMESAKE, SECOND_NAMESAKE = 3, 4
LOOKED_AFTER, OUT_OF_YEAR = 6, 7
JOINED_AGO = {8: timedelta(weeks=3), 12: timedelta(weeks=7)}
"""Who joined in this term, and how long ago; before it began is at its beginning."""
TEMPORARY = 8
"""Who has a temporary number: the newer joiner, whose own is not known yet."""


def children(material: Material, seed: int, pupils: int, on: date) -> tuple[Child, ...]:
    """Return the children that a register of this size keeps, as they are on a day.

    The first has the first surname of the alphabet's order and the longest history;
    among the next there are twins, two of the same name, one taught out of year group,
    one who is looked after, and two who joined this term, one with a temporary number.

    Args:
        material: Names.
        seed: Decides who they are.
        pupils: The size: 60 gives 63 with SEN and 10 without, others scale that.
        on: The day on which the school is shown.
    """
    rng = chance(seed, "children")
    sorts = tuple(zip(courses(pupils), homes(pupils), strict=True))
    surnames = _surnames(material, rng, len(sorts))
    girls, boys = (shuffled(rng, material.names[kind]) for kind in ("girls", "boys"))
    found: list[Child] = []
    for place, (course, home) in enumerate(sorts):
        sex = Sex.FEMALE if rng.random() < 0.4 else Sex.MALE  # noqa: PLR2004 - a share
        forename = (girls if sex is Sex.FEMALE else boys)[place % 45]
        name = _Name(surnames[place], forename, sex)
        sort = _Sort(place, course, home)
        child = _child(material, chance(seed, "child", place), sort, name, on)
        found.append(_as_its_place_says(child, found, on))
    return tuple(_with_numbers(found))


@dataclass(frozen=True, slots=True)
class _Name:
    surname: str
    forename: str
    sex: Sex


@dataclass(frozen=True, slots=True)
class _Sort:
    place: int
    course: Course
    home: str


def _surnames(material: Material, rng: Random, pupils: int) -> list[str]:
    every = shuffled(rng, material.names["pupil_surnames"])
    wanted = [every[n % len(every)] for n in range(pupils)]
    first = min(wanted, key=match_key)
    wanted.remove(first)
    return [first, *(name for name in wanted if name != first), *_more(wanted, first)]


def _more(wanted: list[str], first: str) -> list[str]:
    others = sorted({name for name in wanted if name != first})
    return others[: wanted.count(first)]


def _child(
    material: Material, rng: Random, sort: _Sort, name: _Name, on: date
) -> Child:
    needs = NEEDS[sort.place % len(NEEDS)]
    year = _year(rng, sort, needs)
    details = PupilDetails(
        legal_surname=name.surname,
        legal_forename=name.forename,
        preferred_name=material.names["preferred"].get(name.forename, ""),
        born_on=birthday(rng, year, on),
        sex=name.sex,
        home_authority=sort.home,
        pupil_premium=one_in(rng, 3),
        eal=one_in(rng, 7),
        attendance=f"{rng.uniform(84.0, 98.9):.1f}%",
        keep_reason=None if sort.course.has_sen else KeepReason.MONITORING,
    )
    admitted = joined_on(rng, year, on)
    return Child(
        place=sort.place,
        details=details,
        year_group=year,
        stream=rng.randrange(2),
        needs=_needs(needs, sort.course),
        course=sort.course,
        admitted_on=admitted,
        joined_on=admitted,
        reach=ALL if sort.course is Course.REQUESTED else rng.choice(REACHES),
    )


def _year(rng: Random, sort: _Sort, needs: tuple[str, ...]) -> str:
    year = YEARS[(sort.place + sort.place // len(YEARS)) % len(YEARS)]
    old_enough = year in READERS
    if not old_enough and (needs[0] == "SPLD" or sort.course is Course.ENDED):
        return rng.choice(READERS)
    return "1" if needs[0] in ("HI", "VI") and year == "N2" else year


def _needs(needs: tuple[str, ...], course: Course) -> tuple[str, ...]:
    """Return needs that go with a status: NSA is for SEN support only."""
    if not course.has_sen:
        return ()
    if course is Course.PLAN and needs == ("NSA",):
        return ("SLCN", "MLD")
    return needs


def _as_its_place_says(child: Child, earlier: list[Child], on: date) -> Child:
    if child.place == SECOND_TWIN:
        return _twin(child, earlier[FIRST_TWIN])
    if child.place == SECOND_NAMESAKE:
        return _namesake(child, earlier[FIRST_NAMESAKE])
    if child.place == OUT_OF_YEAR:
        return _kept_back(child)
    if child.place == LOOKED_AFTER:
        return replace(child, details=replace(child.details, looked_after=True))
    return _joined_late(child, on)


def _joined_late(child: Child, on: date) -> Child:
    ago = JOINED_AGO.get(child.place)
    if ago is None:
        return child
    came = max(term_begun_on(on), on - ago)
    return replace(child, joined_on=max(came, child.admitted_on))


def _kept_back(child: Child) -> Child:
    """Return the child as one born in summer, who began school a year later."""
    younger = YEAR_GROUPS[YEAR_GROUPS.index(child.year_group) - 1]
    details = replace(
        child.details,
        born_on=summer_born(child.details.born_on),
        year_group_override=younger,
    )
    return replace(child, details=details, year_group=younger)


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
        admitted_on=other.admitted_on,
        joined_on=other.joined_on,
        needs=needs if child.course.has_sen else (),
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


def _with_numbers(found: list[Child]) -> list[Child]:
    """Give each child a number of the school that they first came to."""
    ours, elsewhere = UpnBook(), UpnBook(school=ELSEWHERE)
    numbered = []
    for child in found:
        if child.place == TEMPORARY:
            upn = ours.temporary(child.joined_on.year)
        else:
            book = ours if child.joined_on == child.admitted_on else elsewhere
            upn = book.permanent(child.admitted_on.year)
        numbered.append(replace(child, details=replace(child.details, upn=upn)))
    return numbered
