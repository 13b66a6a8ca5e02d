"""When and how a made-up child came into the register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.demo.chance import between, chance
from senco_app.demo.mix import Course
from senco_app.demo.stories import Chronicler
from senco_app.demo.timeline import timeline
from senco_app.pupils.records import Profile, PupilDetails, RankedNeed
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from senco_app.demo.children import Child
    from senco_app.demo.stories import Story
    from senco_app.demo.telling import Voice
    from senco_app.demo.timeline import CycleDays
    from senco_app.demo.world import World

BEFORE_THE_FIRST_CYCLE = (2, 8)
WITHOUT_CYCLE_FOR = (8, 30)
KEPT_FOR = (20, 90)
LOOK_AGAIN_IN, LOOK_AGAIN_WAS = (4, 50), (3, 9)
PLAN_AGO = (30, 150)
FOUNDING_DAYS = timedelta(days=40)
EARLIER_BY = (60, 300)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request for an EHC needs assessment asks for."""

    outcomes_sought: str
    further_provision: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A child's record: as first entered, and the cycles that followed.

    ``plan_from_on`` is when SEN support became an EHC plan; empty for a child who
    stays on one level, and for one who had a plan before the register was begun.
    """

    child: Child
    details: PupilDetails
    entered_on: date
    status: SenStatus
    status_from_on: date
    needs: tuple[RankedNeed, ...]
    why: str
    profile: Profile | None
    plan_from_on: date | None
    wish: Wish | None
    stories: tuple[Story, ...]

    @property
    def ended_on(self) -> date | None:
        """Return when support ended for a child who no longer needs it."""
        if self.child.course is not Course.ENDED or not self.stories:
            return None
        return self.stories[-1].days.reviewed_on


def entry(world: World, child: Child) -> Entry:
    """Return everything that is written about a child."""
    rng = chance(world.seed, "entry", child.place)
    cycles = timeline(rng, child, world.days, world.on)
    chronicler = Chronicler(world, child)
    entered = _entered_on(rng, child, cycles, world)
    from_on = _from_on(rng, child, entered, world)
    plan_from_on = _plan_from_on(rng, child, entered, world)
    return Entry(
        child=child,
        details=replace(
            child.details,
            form=chronicler.form,
            decide_by=_decide_by(rng, child, world),
        ),
        entered_on=entered,
        status=_status(child, plan_from_on),
        status_from_on=from_on,
        needs=tuple(
            RankedNeed(code, rank, from_on)
            for rank, code in enumerate(child.needs, start=1)
        ),
        why=_why(chronicler.voice, child),
        profile=_profile(rng, chronicler.voice, child),
        plan_from_on=plan_from_on,
        wish=_wish(chronicler.voice, child),
        stories=chronicler.stories(cycles),
    )


def _entered_on(
    rng: Random, child: Child, cycles: tuple[CycleDays, ...], world: World
) -> date:
    days = world.days
    if cycles:
        day = days.before(cycles[0].started_on, between(rng, BEFORE_THE_FIRST_CYCLE))
    else:
        ago = WITHOUT_CYCLE_FOR if child.course.has_sen else KEPT_FOR
        day = days.before(world.on, between(rng, ago))
    earliest = max(days.first_on, days.next(child.joined_on))
    return min(max(day, earliest), days.last(world.on))


def _from_on(rng: Random, child: Child, entered: date, world: World) -> date:
    """Return since when the level of support holds.

    A child entered in the register's first weeks had it before there was a register.
    """
    if entered > world.days.first_on + FOUNDING_DAYS:
        return entered
    earlier = entered - timedelta(days=between(rng, EARLIER_BY))
    return world.days.last(max(earlier, min(child.joined_on, entered)))


def _plan_from_on(
    rng: Random, child: Child, entered: date, world: World
) -> date | None:
    if child.course is not Course.PLAN or child.place % 2 == 0:
        return None
    day = world.days.before(world.on, between(rng, PLAN_AGO))
    return day if day > entered else None


def _status(child: Child, plan_from_on: date | None) -> SenStatus:
    if not child.course.has_sen:
        return SenStatus.NONE
    if child.course is Course.PLAN and plan_from_on is None:
        return SenStatus.EHC_PLAN
    return SenStatus.SEN_SUPPORT


def _why(voice: Voice, child: Child) -> str:
    kind = "status_reasons" if child.course.has_sen else "monitoring_reasons"
    return voice.pick(voice.pool(kind))


def _decide_by(rng: Random, child: Child, world: World) -> date | None:
    """Return when somebody decides again about a child who is monitored."""
    if child.course is Course.UNDECIDED:
        return world.days.before(world.on, between(rng, LOOK_AGAIN_WAS))
    if child.course is Course.MONITORED:
        return world.days.add(world.on, between(rng, LOOK_AGAIN_IN))
    return None


def _profile(rng: Random, voice: Voice, child: Child) -> Profile | None:
    if child.course is not Course.REQUESTED and between(rng, (1, 3)) == 1:
        return None
    return Profile(
        appreciated=" ".join(voice.general("appreciated") for _ in range(2)),
        important=voice.general("important"),
        support=" ".join(voice.general("support") for _ in range(2)),
    )


def _wish(voice: Voice, child: Child) -> Wish | None:
    if child.course is not Course.REQUESTED:
        return None
    sought = " ".join(voice.general("outcomes_sought") for _ in range(2))
    return Wish(sought, voice.general("further_provision"))
