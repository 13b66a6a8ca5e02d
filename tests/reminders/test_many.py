"""Lists of 2,000 pupils: few questions to the database, whatever the number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, insert
from sqlmodel import Session, SQLModel, create_engine

from senco_app.models.cycle import Cycle, CycleOutcome
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.pupils.queries import OnRoll, PupilList
from senco_app.reminders.queries import DayIs, RegisterCheck, RemindersDue
from senco_app.vocabulary import Decision, Result, SenStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sized

    from sqlalchemy import Engine

TODAY = date(2027, 2, 9)
PUPILS = 2000
MOST_QUESTIONS = 10


@pytest.fixture
def empty() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def many(empty: Engine) -> Engine:
    rows: dict[type[SQLModel], list[SQLModel]] = {
        Pupil: [],
        SenPeriod: [],
        Need: [],
        Cycle: [],
    }
    for number in range(PUPILS):
        _one(number, rows)
    with empty.begin() as connection:
        for kind, made in rows.items():
            connection.execute(insert(kind), [row.model_dump() for row in made])
    return empty


def _one(number: int, rows: dict[type[SQLModel], list[SQLModel]]) -> None:
    since = date(2026, 9, 3) - timedelta(days=number % 700)
    pupil = Pupil(legal_surname=f"Made{number}", legal_forename="Up", entered_on=since)
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


def test_two_thousand_pupils_take_few_questions(many: Engine) -> None:
    asked: list[str] = []
    event.listen(many, "before_cursor_execute", lambda *said: asked.append(said[2]))
    questions: tuple[Callable[[Session], Sized], ...] = (
        lambda session: PupilList().fetch(session, TODAY),
        lambda session: PupilList(search="made").fetch(session, TODAY),
        lambda session: OnRoll().fetch(session, TODAY).lines,
        lambda session: RemindersDue().fetch(session, TODAY),
        lambda session: DayIs().fetch(session, TODAY).reminders,
        lambda session: RegisterCheck().fetch(session, TODAY)[0].pupil_ids,
    )
    for question in questions:
        asked.clear()
        with Session(many) as session:
            assert len(question(session)) == PUPILS
        assert 0 < len(asked) <= MOST_QUESTIONS


def test_outcomes_met_are_counted_of_those_that_reviews_have_judged(
    empty: Engine,
) -> None:
    on = date(2026, 9, 3)
    pupil = Pupil(legal_surname="Madeup", legal_forename="Una", entered_on=on)
    closed, running = (
        Cycle(
            pupil_id=pupil.id,
            number=number,
            started_on=on,
            assessed_on=on,
            planned_on=on,
            review_by=on,
        )
        for number in (1, 2)
    )
    closed.held_on = closed.reviewed_on = on
    closed.decision = Decision.CARRY_ON
    found = (Result.MET, Result.NOT_MET, Result.NOT_REVIEWED, Result.MET, None)
    with Session(empty) as session:
        session.add_all([pupil, closed, running])
        session.flush()
        for cycle in (closed, running):
            session.add_all(
                CycleOutcome(cycle_id=cycle.id, position=n, aim="Asks", result=result)
                for n, result in enumerate(found, start=1)
            )
        session.flush()
        [line] = PupilList().fetch(session, TODAY)
    assert (line.outcomes_met, line.outcomes_reviewed) == (2, 3)


def test_support_without_a_cycle_is_counted_from_the_last_review(empty: Engine) -> None:
    reviewed = date(2027, 2, 1)
    since = date(2026, 9, 3)
    pupil = Pupil(legal_surname="Madeup", legal_forename="Una", entered_on=since)
    status = SenPeriod(pupil_id=pupil.id, status=SenStatus.SEN_SUPPORT, from_on=since)
    cycle = Cycle(
        pupil_id=pupil.id,
        number=1,
        started_on=since,
        assessed_on=since,
        planned_on=since,
        review_by=reviewed,
        held_on=reviewed,
        reviewed_on=reviewed,
        decision=Decision.CARRY_ON,
    )
    with Session(empty) as session:
        session.add_all([pupil, status, cycle])
        session.flush()
        [reminder] = RemindersDue().fetch(session, TODAY)
    assert reminder.kind == "support.without_cycle"
    assert reminder.due_on == date(2027, 2, 15)  # no terms on file: ten weekdays


@pytest.mark.parametrize("within", [0, 14, 60])
def test_asking_for_few_days_leaves_out_what_is_further_off_and_nothing_else(
    many: Engine, within: int
) -> None:
    on = date(2026, 3, 2)
    with Session(many) as session:
        everything = RemindersDue(4000).fetch(session, on)
        near = RemindersDue(within).fetch(session, on)
    latest = on + timedelta(days=within)
    assert near == tuple(one for one in everything if one.due_on <= latest)
    assert len(near) < len(everything)
