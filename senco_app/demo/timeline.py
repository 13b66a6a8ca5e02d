"""When a made-up child's cycles began, were planned and were reviewed.

The last cycle is placed first, so that it stands on the day of the demonstration as
the child's course says; the ones before it are then laid out backwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.demo.chance import between, one_in
from senco_app.demo.days import DAYS_A_WEEK
from senco_app.demo.mix import Course

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from senco_app.demo.children import Child
    from senco_app.demo.days import Days

# School days, unless it says weeks.
ASSESSING = (4, 8)
TO_AGREE = (2, 6)
REVIEW_WEEKS = (9, 11)
BEGUN_AGO = (2, 6)
WITHOUT_PLAN = (9, 16)
LATE_BY = (1, 12)
AHEAD = (2, 34)
WHOLE_CYCLE = (62, 85)
ENDED_AGO = (20, 60)
SLIPPED = (1, 5)
FIRST_DAYS = 3
TO_SETTLE = 10


@dataclass(frozen=True, slots=True)
class CycleDays:
    """The days of one cycle; those that have not come yet are empty."""

    started_on: date
    assessed_on: date | None = None
    planned_on: date | None = None
    review_by: date | None = None
    weeks: int = 0
    reviewed_on: date | None = None


def timeline(rng: Random, child: Child, days: Days, on: date) -> tuple[CycleDays, ...]:
    """Return a child's cycles up to a day, the oldest first."""
    if child.course is Course.WITHOUT_CYCLE or not child.course.has_sen:
        return ()
    if child.course is Course.ENDED:
        return _past(rng, child, days, days.before(on, between(rng, ENDED_AGO)))
    last = _last(rng, child.course, days, on)
    if last.started_on < _earliest(child, days):
        return _newcomer(rng, child, days, on)
    return (*_past(rng, child, days, last.started_on), last)


def _newcomer(rng: Random, child: Child, days: Days, on: date) -> tuple[CycleDays, ...]:
    """Return the first cycle of a child who came too lately for anything else."""
    started = _earliest(child, days)
    assessed = days.add(started, between(rng, ASSESSING))
    planned = days.add(assessed, between(rng, TO_AGREE))
    if planned > on:
        return (CycleDays(started),) if started <= on else ()
    weeks = between(rng, REVIEW_WEEKS)
    review_by = days.weeks_on(planned, weeks)
    return (CycleDays(started, assessed, planned, review_by, weeks),)


def _earliest(child: Child, days: Days) -> date:
    settled = days.add(days.next(child.joined_on), TO_SETTLE)
    return max(settled, days.add(days.first_on, FIRST_DAYS))


def _last(rng: Random, course: Course, days: Days, on: date) -> CycleDays:
    if course is Course.ASSESSING:
        return CycleDays(days.before(on, between(rng, BEGUN_AGO)))
    if course is Course.PLANNING:
        started = days.before(on, between(rng, WITHOUT_PLAN))
        return CycleDays(started, days.add(started, between(rng, ASSESSING)))
    if course is Course.LATE:
        review_by = days.before(on, between(rng, LATE_BY))
    else:
        review_by = days.add(on, between(rng, AHEAD))
    return _planned(rng, days, review_by, on)


def _planned(rng: Random, days: Days, review_by: date, on: date) -> CycleDays:
    weeks = between(rng, REVIEW_WEEKS)
    planned = min(days.before(review_by, weeks * DAYS_A_WEEK), days.last(on))
    assessed = days.before(planned, between(rng, TO_AGREE))
    started = days.before(assessed, between(rng, ASSESSING))
    return CycleDays(started, assessed, planned, review_by, weeks)


def _past(rng: Random, child: Child, days: Days, until: date) -> tuple[CycleDays, ...]:
    """Return the cycles that were reviewed, the last one on the day ``until``."""
    earliest = _earliest(child, days)
    found: list[CycleDays] = []
    while len(found) < child.reach:
        started = days.before(until, between(rng, WHOLE_CYCLE))
        if started < earliest:
            break
        found.insert(0, _reviewed(rng, days, started, until))
        until = started
    return tuple(found)


def _reviewed(rng: Random, days: Days, started: date, held: date) -> CycleDays:
    assessed = days.add(started, between(rng, ASSESSING))
    planned = days.add(assessed, between(rng, TO_AGREE))
    if one_in(rng, 6):
        review_by = days.before(held, between(rng, SLIPPED))
    else:
        review_by = days.add(held, rng.randrange(4))
    weeks = max(1, days.count(planned, review_by) // DAYS_A_WEEK)
    return CycleDays(started, assessed, planned, review_by, weeks, held)
