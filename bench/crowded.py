"""Today and Pupils with 2,000 pupils and 20,000 cycles: time, and statements asked."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event, insert

from bench.figures import Figure, busy_milliseconds
from senco_app import bootstrap
from senco_app.bootstrap import Founding
from senco_app.clock import DayClock
from senco_app.demo.calendars import calendar
from senco_app.models.cycle import Cycle, CycleOutcome
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.places import Laptop
from senco_app.roles import Permission
from senco_app.school.commands import SetCalendar
from senco_app.security.keyfile import Cost
from senco_app.ui import theme
from senco_app.ui.changes import Changes
from senco_app.ui.pupils.list_screen import PupilsScreen
from senco_app.ui.today.screen import TodayScreen
from senco_app.vocabulary import Decision, Result, SenStatus, Sex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.models.keeping import Kept, Turn
    from senco_app.models.row import Row
    from senco_app.register import Register
    from senco_app.ui.screen import Screen

ON = date(2027, 2, 9)
BEGAN = date(2023, 9, 5)
PUPILS, CYCLES_EACH = 2_000, 10
CYCLE_DAYS = 125
LATE_EVERY = 12
PASSWORD = "four plain made-up words"  # noqa: S105 - of nobody
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
WORDS = "Listens well, and finds it hard to hold a sentence in mind to write it. " * 5
WIDTH, HEIGHT = 1146, 650
MOST_MS, MOST_STATEMENTS = 100, 10


@dataclass(frozen=True, slots=True)
class Crowd:
    """Fills the tables at once, past the commands: this is no school's register."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "measure"

    def perform(self, kept: Kept, turn: Turn) -> tuple[None, None]:
        """Write every row in one transaction."""
        del turn
        pupils = [_pupil(number) for number in range(PUPILS)]
        cycles = [
            _cycle(pupil.id, at, number)
            for at, pupil in enumerate(pupils)
            for number in range(1, CYCLES_EACH + 1)
        ]
        tables: tuple[list[Row], ...] = (
            [*pupils],
            [_period(pupil) for pupil in pupils],
            [_need(pupil, rank) for pupil in pupils for rank in (1, 2)],
            [*cycles],
            [_outcome(cycle) for cycle in cycles],
        )
        with kept.database.writer.begin() as connection:
            for rows in tables:
                plain = [row.model_dump() for row in rows]
                connection.execute(insert(type(rows[0])), plain)
        return None, None


def measure(*, torture: bool) -> Iterator[Figure]:
    """Ask again and paint, as each screen does after a change."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.dress(app)
    with tempfile.TemporaryDirectory() as folder, _register(Path(folder)) as register:
        changes = Changes(register)
        for name, make in (("Today", TodayScreen), ("Pupils", PupilsScreen)):
            screen = make(register, changes)
            yield from _figures(app, name, screen, times=31 if torture else 9)
            screen.close()
            screen.deleteLater()
    app.shutdown()  # the next measurement makes its own


def _figures(
    app: QApplication, name: str, screen: Screen, times: int
) -> Iterator[Figure]:
    screen.resize(WIDTH, HEIGHT)
    screen.show()
    app.processEvents()

    def ask_and_paint() -> None:
        screen.refresh()
        screen.update()  # all of it, and not the parts alone that say something else
        app.processEvents()

    taken = busy_milliseconds(ask_and_paint, times=times)
    yield Figure(f"{name}: query and paint", taken, "ms", most=MOST_MS)
    asked = _statements(screen)
    yield Figure(f"{name}: statements", asked, "", most=MOST_STATEMENTS)


def _statements(screen: Screen) -> int:
    asked: list[str] = []

    def note(*words: object) -> None:
        asked.append(str(words[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        screen.refresh()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(asked)


def _register(folder: Path) -> Register:
    clock, place = DayClock(ON), folder / "register"
    founding = Founding("Wyebank", "Quillon Marsh", "Herefordshire")
    bootstrap.create_register(place, founding, PASSWORD, clock=clock, cost=CHEAP)
    laptop = Laptop("bench", folder / "own")
    register = bootstrap.open_register(
        place, PASSWORD, clock=clock, cost=CHEAP, laptop=laptop
    )
    register.execute(SetCalendar(calendar(BEGAN.year, ON.year)))
    register.look_after(Crowd())
    return register


def _pupil(number: int) -> Pupil:
    return Pupil(
        legal_surname=f"Surname{number * 7 % PUPILS:04}",
        legal_forename=f"Forename{number % 90}",
        born_on=date(2015, 9, 1) + timedelta(days=number),
        sex=Sex.FEMALE if number % 2 else Sex.MALE,
        upn=f"A8842999{number:05}",
        form=f"{number % 7} Elm",
        home_authority="Herefordshire",
        entered_on=BEGAN,
    )


def _period(pupil: Pupil) -> SenPeriod:
    status = SenStatus.EHC_PLAN if pupil.form.startswith("0") else SenStatus.SEN_SUPPORT
    return SenPeriod(pupil_id=pupil.id, status=status, from_on=BEGAN)


def _need(pupil: Pupil, rank: int) -> Need:
    code = ("SLCN", "MLD")[rank - 1]
    return Need(pupil_id=pupil.id, type_code=code, rank=rank, from_on=BEGAN)


def _cycle(pupil_id: str, at: int, number: int) -> Cycle:
    """Return one of ten cycles in a row, of which the last is open.

    One in twelve of the open ones is overdue, the others fall due within four months.
    """
    started = BEGAN + timedelta(days=CYCLE_DAYS * (number - 1))
    ended = started + timedelta(days=CYCLE_DAYS)
    if number == CYCLES_EACH:
        by = ON + timedelta(days=at % 120 if at % LATE_EVERY else -5)
        return Cycle(
            pupil_id=pupil_id,
            number=number,
            started_on=started,
            assessed_on=started,
            planned_on=started,
            review_by=by,
            strengths=WORDS,
            difficulties=WORDS,
        )
    return Cycle(
        pupil_id=pupil_id,
        number=number,
        started_on=started,
        assessed_on=started,
        planned_on=started,
        review_by=ended,
        held_on=ended,
        reviewed_on=ended,
        strengths=WORDS,
        difficulties=WORDS,
        learned=WORDS,
        pupil_words=WORDS,
        parents_words=WORDS,
        next_changes=WORDS,
        decision=Decision.CHANGE_PLAN,
    )


def _outcome(cycle: Cycle) -> CycleOutcome:
    return CycleOutcome(
        cycle_id=cycle.id,
        position=1,
        aim="Follow instructions of two steps",
        baseline="2 of 10",
        target="8 of 10",
        result=Result.MET if cycle.reviewed_on else None,
    )
