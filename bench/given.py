"""Counting 200,000 marks of 2,000 pupils: what was planned and given, by whom and when.

Each way of counting is set beside the same number of marks read and counted one by one
in the same run, so that the figure holds on a slow laptop too.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import insert, select

from bench.crowded import CHEAP, PASSWORD
from bench.figures import Figure, busy_milliseconds
from senco_app import bootstrap
from senco_app.bootstrap import Founding
from senco_app.clock import DayClock
from senco_app.demo.calendars import calendar
from senco_app.models.people import Person
from senco_app.models.provision import (
    GroupMember,
    GroupSlot,
    Intervention,
    ProvisionGroup,
    ProvisionSession,
    SessionMark,
)
from senco_app.models.pupil import Pupil
from senco_app.models.row import new_id
from senco_app.places import Laptop
from senco_app.provision.queries import By, Deliveries, ProvisionOf, SessionsOn
from senco_app.roles import Permission
from senco_app.school.commands import SetCalendar
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sqlmodel import Session

    from senco_app.models.keeping import Kept, Turn
    from senco_app.register import Register

ON = date(2027, 7, 16)
BEGAN = date(2026, 9, 7)
PUPILS, GROUP_SIZE, MARKS = 2_000, 5, 200_000
WEEKDAYS = range(3)
NOT_RUN_EVERY, AWAY_EVERY = 15, 15
WHEN = datetime(2026, 9, 7, 12, tzinfo=UTC)
MOST_MS = 300
MOST_SHARE = {By.GROUP: 0.9, By.PUPIL: 1.5, By.WEEK: 0.9}
"""Of the time in which the marks are only read, one by one."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """Fills the tables at once, past the commands: this is no school's register."""

    days: tuple[date, ...]
    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "measure"

    def perform(self, kept: Kept, turn: Turn) -> tuple[None, None]:
        """Write every row in one transaction."""
        del turn
        given = Intervention(name="Talking together")
        leader = Person(name="Jo Pritchard")
        pupils = [_pupil(number) for number in range(PUPILS)]
        with kept.database.writer.begin() as connection:
            for rows in ([given], [leader], pupils):
                plain = [row.model_dump() for row in rows]
                connection.execute(insert(type(rows[0])), plain)
            for first in range(0, PUPILS, GROUP_SIZE):
                some = [pupil.id for pupil in pupils[first : first + GROUP_SIZE]]
                for table, written in _group(given.id, leader.id, some, self.days):
                    connection.execute(insert(table), written)
        return None, None


def measure(*, torture: bool) -> Iterator[Figure]:
    """Count by group, by pupil and by week; then one pupil, and one day."""
    times = 9 if torture else 3
    with tempfile.TemporaryDirectory() as folder, _register(Path(folder)) as register:
        number = register.ask(_OneByOne())
        yield Figure("marks in the register", number, "", least=MARKS)
        naive = busy_milliseconds(lambda: register.ask(_OneByOne()), times=times)
        yield Figure("reading the marks one by one", naive, "ms")
        for by in By:
            query = Deliveries(BEGAN, ON, by)
            taken = busy_milliseconds(partial(register.ask, query), times=times)
            yield Figure(f"delivered by {by.value}", taken, "ms")
            share = taken / naive
            yield Figure("  beside one by one", share, "x", most=MOST_SHARE[by])
        pupil = register.ask(Deliveries(BEGAN, ON, By.PUPIL)).lines[0].id
        for name, job in (
            ("one pupil's provision", lambda: register.ask(ProvisionOf(pupil))),
            ("one adult's day", lambda: register.ask(SessionsOn(ON))),
        ):
            taken = busy_milliseconds(job, times=times)
            yield Figure(name, taken, "ms", most=MOST_MS)


@dataclass(frozen=True, slots=True)
class _OneByOne:
    """How many marks are there, each looked at?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    def fetch(self, session: Session, today: date) -> int:
        """Return the number of marks of pupils who were here or away."""
        del today
        rows = session.connection().execute(select(SessionMark))
        return sum(row.presence in Presence for row in rows)


def _register(folder: Path) -> Register:
    clock, place = DayClock(ON), folder / "register"
    founding = Founding("Wyebank", "Quillon Marsh", "Herefordshire")
    bootstrap.create_register(place, founding, PASSWORD, clock=clock, cost=CHEAP)
    laptop = Laptop("bench", folder / "own")
    register = bootstrap.open_register(
        place, PASSWORD, clock=clock, cost=CHEAP, laptop=laptop
    )
    dates = calendar(BEGAN.year, ON.year)
    register.execute(SetCalendar(dates))
    school = SchoolDays(dates)
    span = (BEGAN + timedelta(days=n) for n in range((ON - BEGAN).days))
    days = tuple(d for d in span if school.holds(d) and d.weekday() in WEEKDAYS)
    register.look_after(Sessions(days))
    return register


def _pupil(number: int) -> Pupil:
    return Pupil(
        legal_surname=f"Surname{number:04}",
        legal_forename=f"Forename{number % 90}",
        entered_on=BEGAN,
    )


def _group(
    intervention: str, leader: str, pupils: list[str], days: tuple[date, ...]
) -> Iterator[tuple[type, list[dict[str, Any]]]]:
    """Give the rows of one group that meets four times a week for the whole year."""
    group = ProvisionGroup(
        intervention_id=intervention,
        name="",
        leader_id=leader,
        minutes=20,
        weeks=39,
        started_on=BEGAN,
    )
    yield ProvisionGroup, [group.model_dump()]
    slots = [
        GroupSlot(
            group_id=group.id,
            weekday=weekday,
            starts_at=time(10),
            minutes=20,
            from_on=BEGAN,
        )
        for weekday in WEEKDAYS
    ]
    yield GroupSlot, [slot.model_dump() for slot in slots]
    members = [
        GroupMember(group_id=group.id, pupil_id=pupil, from_on=BEGAN)
        for pupil in pupils
    ]
    yield GroupMember, [member.model_dump() for member in members]
    sessions = [_session(group.id, n, day) for n, day in enumerate(days)]
    yield ProvisionSession, sessions
    yield (
        SessionMark,
        [
            _mark(session["id"], pupil, n + place)
            for n, session in enumerate(sessions)
            if session["ran"]
            for place, pupil in enumerate(pupils)
        ],
    )


def _session(group_id: str, number: int, day: date) -> dict[str, Any]:
    ran = number % NOT_RUN_EVERY > 0
    row = ProvisionSession(
        group_id=group_id,
        held_on=day,
        starts_at=time(10),
        minutes=20,
        ran=ran,
        reason=None if ran else NotRunReason.ADULT_ON_COVER,
        finished=True,
        recorded_by="Jo Pritchard",
        recorded_at=WHEN,
    )
    return row.model_dump()


def _mark(session_id: str, pupil: str, number: int) -> dict[str, Any]:
    here = number % AWAY_EVERY > 0
    return {
        "id": new_id(),
        "version": 1,
        "session_id": session_id,
        "pupil_id": pupil,
        "presence": Presence.HERE if here else Presence.AWAY,
        "away_reason": None,
        "got_on": GotOn.NEARLY if here else None,
        "words": "",
    }
