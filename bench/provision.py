"""The Provision screen with 2,000 pupils, 150 groups and 45,000 marks."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QApplication
from sqlalchemy import insert

from bench import crowded
from bench.figures import Figure, busy_milliseconds
from senco_app.bootstrap import Founding, create_register, open_register
from senco_app.clock import DayClock
from senco_app.demo.calendars import calendar
from senco_app.models.provision import (
    GroupMember,
    GroupSlot,
    Intervention,
    ProvisionGroup,
    ProvisionSession,
    SessionMark,
)
from senco_app.people.commands import AddAssistant
from senco_app.places import Laptop
from senco_app.pupils.queries import PupilList
from senco_app.roles import Permission
from senco_app.school.commands import SetCalendar
from senco_app.ui import theme
from senco_app.ui.changes import Changes
from senco_app.ui.provision.screen import PARTS, ProvisionScreen
from senco_app.vocabulary import GotOn, Presence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.models.keeping import Kept, Turn
    from senco_app.models.row import Row
    from senco_app.register import Register

GROUPS, SIZE, WEEKDAYS, MINUTES = 150, 6, (0, 1, 3), 30
WEEKS_RECORDED, LEADERS = 17, 25
TIMES = tuple(time(9 + at // 4, 15 * (at % 4)) for at in range(24))
MOST_MS = 150
SLOWEST_PART_MS = 300
"""Sessions counts a whole term, and Week has 450 sessions to show."""


@dataclass(frozen=True, slots=True)
class Teach:
    """Fills the tables at once, past the commands: this is no school's register."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "measure"

    pupils: tuple[str, ...]
    leaders: tuple[str, ...]

    def perform(self, kept: Kept, turn: Turn) -> tuple[None, None]:
        """Write every row in one transaction."""
        del turn
        given = Intervention(name="Precision reading")
        groups = [self._group(number, given.id) for number in range(GROUPS)]
        sessions = [one for at, group in enumerate(groups) for one in _held(at, group)]
        members = [
            one for at, group in enumerate(groups) for one in self._in(at, group)
        ]
        there: dict[str, list[str]] = {}
        for member in members:
            there.setdefault(member.group_id, []).append(member.pupil_id)
        tables: tuple[list[Row], ...] = (
            [given],
            [*groups],
            [slot for at, group in enumerate(groups) for slot in _slots(at, group)],
            [*members],
            [*sessions],
            [_mark(one.id, pupil) for one in sessions for pupil in there[one.group_id]],
        )
        with kept.database.writer.begin() as connection:
            for rows in tables:
                plain = [row.model_dump() for row in rows]
                connection.execute(insert(type(rows[0])), plain)
        return None, None

    def _group(self, number: int, intervention_id: str) -> ProvisionGroup:
        return ProvisionGroup(
            intervention_id=intervention_id,
            name=f"Group {number:03}",
            leader_id=self.leaders[number % len(self.leaders)],
            room="Rainbow room",
            minutes=MINUTES,
            weeks=40,
            started_on=date(2026, 9, 7),
            focus="read twenty words",
        )

    def _in(self, at: int, group: ProvisionGroup) -> list[GroupMember]:
        pupils = self.pupils[at * SIZE : (at + 1) * SIZE]
        return [
            GroupMember(group_id=group.id, pupil_id=pupil, from_on=group.started_on)
            for pupil in pupils
        ]


def measure(*, torture: bool) -> Iterator[Figure]:
    """Ask again and paint each part, as after a change."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.dress(app)
    with tempfile.TemporaryDirectory() as folder, _register(Path(folder)) as register:
        screen = ProvisionScreen(register, Changes(register))
        screen.resize(crowded.WIDTH, crowded.HEIGHT)
        screen.show()
        for place, name in enumerate(PARTS):
            screen.tabs.setCurrentIndex(place)
            app.processEvents()

            def ask_and_paint() -> None:
                screen.refresh()
                screen.update()
                app.processEvents()

            taken = busy_milliseconds(ask_and_paint, times=31 if torture else 5)
            yield Figure(f"{name}: query and paint", taken, "ms", most=_most(name))
        screen.close()
        screen.deleteLater()
    app.shutdown()  # the next measurement makes its own


def _most(name: str) -> int:
    return SLOWEST_PART_MS if name in ("Week", "Sessions") else MOST_MS


def _register(folder: Path) -> Register:
    clock, place = DayClock(crowded.ON), folder / "register"
    founding = Founding("Wyebank", "Quillon Marsh", "Herefordshire")
    create_register(place, founding, crowded.PASSWORD, clock=clock, cost=crowded.CHEAP)
    register = open_register(
        place,
        crowded.PASSWORD,
        clock=clock,
        cost=crowded.CHEAP,
        laptop=Laptop("bench", folder / "own"),
    )
    register.execute(SetCalendar(calendar(crowded.BEGAN.year, crowded.ON.year)))
    register.look_after(crowded.Crowd())
    pupils = tuple(one.id for one in register.ask(PupilList()))
    leaders = tuple(
        register.execute(AddAssistant(f"Adult {number:02}", date(2026, 9, 1)))
        for number in range(LEADERS)
    )
    register.look_after(Teach(pupils, leaders))
    return register


def _slots(at: int, group: ProvisionGroup) -> list[GroupSlot]:
    return [
        GroupSlot(
            group_id=group.id,
            weekday=weekday,
            starts_at=TIMES[at % len(TIMES)],
            minutes=MINUTES,
            from_on=group.started_on,
        )
        for weekday in WEEKDAYS
    ]


def _held(at: int, group: ProvisionGroup) -> list[ProvisionSession]:
    return [
        ProvisionSession(
            group_id=group.id,
            held_on=group.started_on + timedelta(weeks=week, days=weekday),
            starts_at=TIMES[at % len(TIMES)],
            minutes=MINUTES,
            finished=True,
            recorded_by="J. Pritchard",
            recorded_at=datetime(2027, 1, 4, 12, tzinfo=UTC),
        )
        for week in range(WEEKS_RECORDED)
        for weekday in WEEKDAYS
    ]


def _mark(session_id: str, pupil_id: str) -> SessionMark:
    return SessionMark(
        session_id=session_id,
        pupil_id=pupil_id,
        presence=Presence.HERE,
        got_on=GotOn.NEARLY,
    )
