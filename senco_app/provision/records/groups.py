"""Plain records of interventions, groups and their timetable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

    from senco_app.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Intervention:
    """A programme that the school gives; ``area`` is a broad area of need, or empty.

    ``id`` is empty for one that is not stored yet.
    """

    name: str
    area: str
    aim: str
    evidence: str
    entry: str
    exit: str
    level: Level
    archived: bool = False
    id: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """When a group meets: weekday (0 is Monday) and local time."""

    weekday: int
    starts_at: time


@dataclass(frozen=True, slots=True)
class DatedSlot:
    """A slot with the days in which it holds, both included, and its minutes."""

    weekday: int
    starts_at: time
    minutes: int
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A pupil in a group, perhaps for one outcome of a plan.

    ``last_on`` is the last day that counts: ``until_on``, or the day on which the
    pupil left the register if that came first.
    """

    id: str
    pupil_id: str
    name: str
    form: str
    from_on: date
    until_on: date | None = None
    outcome_id: str | None = None
    outcome: str = ""
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """What the SENCO types about a group; ``minutes`` are those of one session."""

    intervention_id: str
    name: str
    leader_id: str
    minutes: int
    weeks: int
    started_on: date
    slots: tuple[Slot, ...] = ()
    room: str = ""
    others: int = 0
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group and its timetable; one member and no others is one to one.

    ``slots`` are the timetable as it is now, ``dated`` with what stood before.
    """

    id: str
    version: int
    intervention_id: str
    intervention: str
    name: str
    leader_id: str
    leader: str
    room: str
    minutes: int
    slots: tuple[Slot, ...]
    started_on: date
    weeks: int
    others: int
    focus: str
    members: tuple[Member, ...]
    ended_on: date | None = None
    dated: tuple[DatedSlot, ...] = ()

    @property
    def title(self) -> str:
        """Return what the group is called: its own name, else the intervention's."""
        return self.name or self.intervention

    @property
    def one_to_one(self) -> bool:
        """Say whether it is given to one pupil alone."""
        return len(self.members) == 1 and not self.others


@dataclass(frozen=True, slots=True, order=True)
class SessionKey:
    """Which session: a group's, on a day at a local time."""

    group_id: str
    held_on: date
    starts_at: time


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session that should take place: reckoned, never stored. "Week 7 of 10"."""

    key: SessionKey
    minutes: int
    week: int
    weeks: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A pupil or an adult who is in two places at overlapping times."""

    held_on: date
    who_id: str
    who: str
    is_adult: bool
    one: SessionKey
    other: SessionKey
