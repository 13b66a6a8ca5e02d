"""A made-up school with a calendar, three pupils, an assistant and an intervention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from senco_app.provision.commands import AddGroup, AddMember
from senco_app.provision.records import (
    GroupDetails,
    Intervention,
    PupilMark,
    SessionEntry,
    SessionKey,
    Slot,
)
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.vocabulary import ClosedDay, GotOn, Level, Presence

if TYPE_CHECKING:
    from senco_app.register import Register

MON, WED = 0, 2
TEN = time(10)
STARTED = date(2027, 1, 4)  # a Monday; pupils come from the Tuesday on
CALENDAR = Calendar(
    (
        TermDates(
            "Spring 2027",
            date(2027, 1, 4),
            date(2027, 3, 25),
            date(2027, 2, 15),
            date(2027, 2, 19),
        ),
    ),
    (DayOff(date(2027, 1, 4), ClosedDay.INSET),),
)
"""Bank holidays are known besides. The clock of the tests says Tue 9 Feb 2027."""

TALKING = Intervention(
    "Talking together",
    "Communication and interaction",
    "Say more",
    "No published trial",
    "Says little",
    "Says more",
    Level.TARGETED,
)


@dataclass(frozen=True)
class School:
    """What the tests need to know of the school they are in."""

    register: Register
    pupils: tuple[str, ...]
    assistant: str
    intervention: str

    def details(self, *slots: Slot, weeks: int = 10, others: int = 1) -> GroupDetails:
        return GroupDetails(
            intervention_id=self.intervention,
            name="Robins",
            leader_id=self.assistant,
            minutes=30,
            weeks=weeks,
            started_on=STARTED,
            slots=slots or (Slot(WED, TEN),),
            room="Library",
            others=others,
            focus="tell a friend about one event",
        )

    def group(self, *pupils: int, details: GroupDetails | None = None) -> str:
        group = self.register.execute(AddGroup(details or self.details()))
        for place in pupils:
            self.register.execute(AddMember(group, self.pupils[place], STARTED))
        return group

    def here(self, place: int, words: str = "") -> PupilMark:
        pupil = self.pupils[place]
        return PupilMark(pupil, Presence.HERE, got_on=GotOn.NEARLY, words=words)


def key(group: str, day: int, month: int = 1, at: time = TEN) -> SessionKey:
    return SessionKey(group, date(2027, month, day), at)


def ran(at: SessionKey, *marks: PupilMark, minutes: int = 30) -> SessionEntry:
    return SessionEntry(at, ran=True, minutes=minutes, marks=marks)
