"""The termly report of 2,000 pupils and 200,000 marks of sessions, for both readers."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import func, insert, select
from sqlmodel import col

from bench.figures import Figure, busy_milliseconds
from bench.given import BEGAN, ON, Sessions
from senco_app import bootstrap
from senco_app.bootstrap import Founding
from senco_app.clock import DayClock
from senco_app.demo.calendars import calendar
from senco_app.exports.paper_pdf import paper_pdf
from senco_app.models.cycle import Cycle
from senco_app.models.provision import SessionMark
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.places import Laptop
from senco_app.roles import Permission
from senco_app.school.commands import SetCalendar
from senco_app.school.rules import SchoolDays
from senco_app.security.keyfile import Cost
from senco_app.summaries.termly_report.queries import ReportNow
from senco_app.vocabulary import Audience, Decision, SenStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from senco_app.models.keeping import Kept, Turn
    from senco_app.models.row import Row
    from senco_app.register import Register

PASSWORD = "four plain made-up words"  # noqa: S105 - of nobody
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NEEDS = ("SLCN", "SEMH", "SPLD", "MLD", "ASD", "PD", "OTH")
WEEKDAYS = range(3)
PLAN_EVERY, NEW_EVERY, CYCLES_EACH, CYCLE_DAYS = 6, 9, 3, 90
MARKS = 200_000
MOST_MS = 1000


@dataclass(frozen=True, slots=True)
class Supported:
    """Gives every pupil a status, a need and cycles, past the commands."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "measure"

    def perform(self, kept: Kept, turn: Turn) -> tuple[None, None]:
        """Write every row in one transaction."""
        del turn
        with kept.database.writer.begin() as connection:
            ids = list(connection.execute(select(col(Pupil.id))).scalars())
            tables: tuple[list[Row], ...] = (
                [_period(pupil, n) for n, pupil in enumerate(ids)],
                [_need(pupil, n) for n, pupil in enumerate(ids)],
                [_cycle(pupil, n) for pupil in ids for n in range(1, CYCLES_EACH + 1)],
            )
            for rows in tables:
                plain = [row.model_dump() for row in rows]
                connection.execute(insert(type(rows[0])), plain)
        return None, None


@dataclass(frozen=True, slots=True)
class _Marks:
    """How many marks are there?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> int:
        """Return the number of rows."""
        del today
        counted = select(func.count()).select_from(SessionMark)
        return int(session.connection().execute(counted).scalar_one())


def measure(*, torture: bool) -> Iterator[Figure]:
    """Draw the report up for each reader; then set it as a PDF."""
    times = 9 if torture else 3
    with tempfile.TemporaryDirectory() as folder, _register(Path(folder)) as register:
        yield Figure("marks in the register", register.ask(_Marks()), "", least=MARKS)
        for audience in Audience:
            query = ReportNow(audience)
            taken = busy_milliseconds(partial(register.ask, query), times=times)
            name = f"the termly report for {audience.words}"
            yield Figure(name, taken, "ms", most=MOST_MS)
            paper = register.ask(query)
            taken = busy_milliseconds(partial(paper_pdf, paper), times=times)
            yield Figure("  set as a tagged PDF", taken, "ms")


def _register(folder: Path) -> Register:
    clock, place = DayClock(ON), folder / "register"
    founding = Founding("Wyebank", "Quillon Marsh", "Herefordshire")
    bootstrap.create_register(place, founding, PASSWORD, clock=clock, cost=CHEAP)
    register = bootstrap.open_register(
        place, PASSWORD, clock=clock, cost=CHEAP, laptop=Laptop("bench", folder / "own")
    )
    dates = calendar(BEGAN.year, ON.year)
    register.execute(SetCalendar(dates))
    school = SchoolDays(dates)
    span = (BEGAN + timedelta(days=n) for n in range((ON - BEGAN).days))
    days = tuple(d for d in span if school.holds(d) and d.weekday() in WEEKDAYS)
    register.look_after(Sessions(days))
    register.look_after(Supported())
    return register


def _period(pupil_id: str, number: int) -> SenPeriod:
    plan = number % PLAN_EVERY == 0
    return SenPeriod(
        pupil_id=pupil_id,
        status=SenStatus.EHC_PLAN if plan else SenStatus.SEN_SUPPORT,
        from_on=date(2027, 5, 4) if number % NEW_EVERY == 0 else BEGAN,
        reason="Slower progress",
    )


def _need(pupil_id: str, number: int) -> Need:
    code = NEEDS[number % len(NEEDS)]
    return Need(pupil_id=pupil_id, type_code=code, rank=1, from_on=BEGAN)


def _cycle(pupil_id: str, number: int) -> Cycle:
    began = BEGAN + timedelta(days=CYCLE_DAYS * (number - 1))
    closed = began + timedelta(days=CYCLE_DAYS) if number < CYCLES_EACH else None
    return Cycle(
        pupil_id=pupil_id,
        number=number,
        started_on=began,
        assessed_on=began,
        planned_on=began,
        review_by=began + timedelta(days=CYCLE_DAYS),
        held_on=closed,
        reviewed_on=closed,
        decision=Decision.CARRY_ON if closed else None,
    )
