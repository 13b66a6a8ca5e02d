"""Lists of 2,000 pupils: few questions to the database, whatever the number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, insert
from sqlmodel import Session, SQLModel, create_engine

from senco_app.models.cycle import Cycle
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.pupils.queries import PupilList
from senco_app.reminders.queries import RemindersDue
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

TODAY = date(2027, 2, 9)
PUPILS = 2000
MOST_QUESTIONS = 10


@pytest.fixture(scope="module")
def many() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    rows: dict[type[SQLModel], list[SQLModel]] = {
        Pupil: [],
        SenPeriod: [],
        Need: [],
        Cycle: [],
    }
    for number in range(PUPILS):
        _one(number, rows)
    with engine.begin() as connection:
        for kind, made in rows.items():
            connection.execute(insert(kind), [row.model_dump() for row in made])
    yield engine
    engine.dispose()


def _one(number: int, rows: dict[type[SQLModel], list[SQLModel]]) -> None:
    since = date(2026, 9, 3) - timedelta(days=number % 700)
    pupil = Pupil(legal_surname=f"Made{number}", legal_forename="Up", born_on=since)
    rows[Pupil].append(pupil)
    rows[SenPeriod].append(
        SenPeriod(pupil_id=pupil.id, status=SenStatus.SEN_SUPPORT, from_on=since)
    )
    rows[Need].append(Need(pupil_id=pupil.id, type_code="MLD", rank=1, from_on=since))
    if number % 2:
        cycle = Cycle(pupil_id=pupil.id, number=1, started_on=since)
        cycle.assessed_on = cycle.planned_on = since
        cycle.review_by = since + timedelta(days=70)
        rows[Cycle].append(cycle)


@pytest.mark.parametrize(
    "query", [PupilList(), PupilList(search="made"), RemindersDue()]
)
def test_two_thousand_pupils_take_few_questions(
    many: Engine, query: PupilList | RemindersDue
) -> None:
    asked: list[str] = []
    event.listen(many, "before_cursor_execute", lambda *said: asked.append(said[2]))
    with Session(many) as session:
        answer = query.fetch(session, TODAY)
    assert len(answer) == PUPILS
    assert 0 < len(asked) <= MOST_QUESTIONS
