"""How many children of each sort the made-up school keeps, and in which order."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


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
    MONITORED = auto()  # never had SEN support; looked at again on a day to come
    UNDECIDED = auto()  # monitored, and the day to look again is past

    @property
    def has_sen(self) -> bool:
        """Say whether such a child has had SEN support or an EHC plan here."""
        return self not in (Course.MONITORED, Course.UNDECIDED)


WHOLE = 60
"""The number that gives the school as it is meant; others scale it."""
ON_SUPPORT, WITH_PLANS, MONITORED, ENDED = 54, 9, 8, 2
HOME = "Herefordshire"
AWAY = {"Worcestershire": 5, "Powys": 2}
SUPPORT = (
    Course.LATE,
    Course.SUPPORTED,
    Course.PLANNING,
    Course.SUPPORTED,
    Course.WITHOUT_CYCLE,
    Course.SUPPORTED,
    Course.ASSESSING,
    *[Course.SUPPORTED] * 7,
)


def scaled(number: int, pupils: int) -> int:
    """Return a number of the whole school in a school of another size, rounded."""
    return (number * pupils + WHOLE // 2) // WHOLE


def courses(pupils: int) -> tuple[Course, ...]:
    """Return the course of each child that the register keeps.

    The first is always the one for whom an assessment was asked for.
    """
    others = {
        Course.SUPPORTED: max(1, scaled(ON_SUPPORT, pupils)) - 1,
        Course.PLAN: scaled(WITH_PLANS, pupils),
        Course.MONITORED: scaled(MONITORED, pupils),
        Course.ENDED: scaled(ENDED, pupils),
    }
    support, decided = iter(range(len(SUPPORT) * pupils)), False
    found = [Course.REQUESTED]
    for course in spread(others):
        if course is Course.SUPPORTED:
            found.append(SUPPORT[next(support) % len(SUPPORT)])
        elif course is Course.MONITORED and not decided:
            decided = True
            found.append(Course.UNDECIDED)
        else:
            found.append(course)
    return tuple(found)


def homes(pupils: int) -> tuple[str, ...]:
    """Return the authority in which each child that the register keeps lives."""
    away = {authority: scaled(number, pupils) for authority, number in AWAY.items()}
    at_home = len(courses(pupils)) - sum(away.values())
    return tuple(spread({HOME: at_home, **away}))


def spread(counts: Mapping[T, int]) -> list[T]:
    """Return each thing as often as its count, evenly among the others."""
    placed = [
        ((number + 0.5) / count, order, thing)
        for order, (thing, count) in enumerate(counts.items())
        for number in range(count)
    ]
    return [thing for _, _, thing in sorted(placed, key=lambda place: place[:2])]
