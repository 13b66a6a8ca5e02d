"""Groups and sessions of a small made-up school, consistent with its calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.clock import DayClock
from senco_app.demo.school import MARK, build_school, signed_in
from senco_app.people.queries import People
from senco_app.provision.queries import (
    By,
    Deliveries,
    Groups,
    Interventions,
    ProvisionOf,
    RecordsOf,
    WeekOf,
)
from senco_app.roles import Role
from senco_app.vocabulary import CardState
from tests.conftest import QUICK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from senco_app.provision.records import DeliveryTable, Group
    from senco_app.register import Register

ON = date(2026, 11, 23)
YEAR = (date(2026, 9, 1), ON)
PUPILS = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("made-up") / "register"


@pytest.fixture(scope="module")
def made_up(folder: Path) -> Iterator[Register]:
    senco = build_school(folder, pupils=PUPILS, on=ON, cost=QUICK)[0]
    clock = DayClock(ON)
    with signed_in(folder, senco.password, clock=clock, cost=QUICK) as register:
        yield register


def deliveries(register: Register, by: By = By.GROUP) -> DeliveryTable:
    return register.ask(Deliveries(*YEAR, by))


def groups(register: Register) -> tuple[Group, ...]:
    return register.ask(Groups())


def test_its_assistants_lead_groups_and_have_no_key(
    made_up: Register, folder: Path
) -> None:
    assistants = {
        line.name: line
        for line in made_up.ask(People())
        if any(one.role is Role.TEACHING_ASSISTANT for one in line.appointments)
    }
    assert len(assistants) == 8
    assert not any(line.can_sign_in for line in assistants.values())
    assert {group.leader for group in groups(made_up)} <= set(assistants)
    mark = (folder / MARK).read_text("utf-8")
    assert all(name in mark for name in assistants)


def test_every_group_gives_an_intervention_for_an_outcome_of_a_plan(
    made_up: Register,
) -> None:
    known = {one.name for one in made_up.ask(Interventions())}
    assert len(known) == 20
    found = groups(made_up)
    assert len(found) >= 3
    for group in found:
        assert group.intervention in known
        assert group.members
        assert all(member.outcome for member in group.members)


def test_most_sessions_ran_some_did_not_and_a_few_are_not_recorded(
    made_up: Register,
) -> None:
    told = deliveries(made_up).total

    assert told.planned == (
        told.delivered + sum(x.sessions for x in told.not_run) + told.not_recorded
    )
    assert 0.6 < told.delivered / told.planned < 0.95
    assert told.not_run
    assert 0 < told.not_recorded < told.planned / 8
    assert told.to_decide == 0


def test_nothing_was_recorded_on_a_day_without_school_or_still_to_come(
    made_up: Register,
) -> None:
    half_term = made_up.ask(WeekOf(date(2026, 10, 26)))
    assert len(half_term.closed) == 5
    assert half_term.sessions == ()
    weeks = deliveries(made_up, By.WEEK).lines
    assert all(line.id < ON.isoformat() for line in weeks)
    now = made_up.ask(WeekOf(ON))
    assert {session.state for session in now.sessions} <= {
        CardState.DUE,
        CardState.LATER,
    }


def test_every_session_that_ran_marks_exactly_the_pupils_of_that_day(
    made_up: Register,
) -> None:
    spans = {group.id: group.members for group in groups(made_up)}
    looked_at = 0
    for session in made_up.ask(WeekOf(date(2026, 11, 9))).sessions:
        for record in made_up.ask(RecordsOf(session.key)):
            there = {
                member.pupil_id
                for member in spans[session.key.group_id]
                if member.from_on <= session.key.held_on
                and (member.last_on is None or session.key.held_on <= member.last_on)
            }
            marked = {mark.pupil_id for mark in record.entry.marks}
            assert marked == (there if record.entry.ran else set())
            looked_at += 1
    assert looked_at >= 3


def test_a_pupil_page_and_the_school_agree_on_what_was_given(
    made_up: Register,
) -> None:
    lines = deliveries(made_up, By.PUPIL).lines
    assert lines
    for line in lines:
        assert made_up.ask(ProvisionOf(line.id)).total == line.delivery


def test_nobody_is_in_two_places_at_once(made_up: Register) -> None:
    assert made_up.ask(WeekOf(date(2026, 11, 16))).clashes == ()


def test_the_same_seed_gives_the_same_sessions(
    made_up: Register, tmp_path: Path
) -> None:
    senco = build_school(tmp_path / "again", pupils=PUPILS, on=ON, cost=QUICK)[0]
    with signed_in(
        tmp_path / "again", senco.password, clock=DayClock(ON), cost=QUICK
    ) as again:
        for by in (By.GROUP, By.PUPIL, By.WEEK):
            one, other = deliveries(made_up, by), deliveries(again, by)
            assert [(x.name, x.delivery) for x in one.lines] == [
                (x.name, x.delivery) for x in other.lines
            ]
