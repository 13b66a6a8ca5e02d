from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from senco_app.cycles.commands import AddNote, FinishReview
from senco_app.cycles.queries import CyclePage
from senco_app.ehc.commands import BeginRequest, RecordRequestSent
from senco_app.ehc.queries import RequestsOf
from senco_app.errors import RecordMissingError
from senco_app.people.commands import AddAssistant
from senco_app.provision.commands import (
    AddGroup,
    AddIntervention,
    AddMember,
    EditGroup,
    EndMember,
)
from senco_app.provision.queries import Groups
from senco_app.provision.records import GroupDetails, Slot
from senco_app.pupils.commands import SetNeeds
from senco_app.pupils.queries import PupilPage
from senco_app.pupils.records import PupilDetails
from senco_app.school.commands import SetCalendar
from senco_app.summaries.queries import Timeline
from senco_app.summaries.records import Event, EventKind
from senco_app.vocabulary import AskedBy
from tests.provision.made import CALENDAR, TALKING
from tests.pupils.made import PLANNED, STARTED, add_pupil, planned_cycle, whole_review

if TYPE_CHECKING:
    from senco_app.provision.records import Group
    from senco_app.register import Register

TODAY = date(2027, 2, 9)
BEGUN = date(2027, 1, 4)


def test_a_new_pupil_has_a_status_and_a_need(register: Register) -> None:
    pupil = add_pupil(register)

    assert register.ask(Timeline(pupil)) == (
        Event(
            date(2026, 9, 3),
            "Type of need recorded, rank 1: Specific learning difficulty (SPLD).",
            "type of need",
            EventKind.NEED,
        ),
        Event(
            date(2026, 9, 3),
            "Level of support: SEN support. Came up",
            "SEN status",
            EventKind.STATUS,
        ),
    )


def test_a_cycle_is_told_step_by_step_with_where_each_stands(
    register: Register,
) -> None:
    pupil = add_pupil(register)
    cycle = planned_cycle(register, pupil)
    register.execute(AddNote(cycle.id, date(2026, 12, 1), "Read to a friend"))
    version = register.ask(CyclePage(cycle.id)).version
    register.execute(FinishReview(cycle.id, version, whole_review(cycle)))

    told = [e for e in register.ask(Timeline(pupil)) if e.record == "Cycle 1"]

    assert [(e.on, e.kind, e.about.removeprefix(cycle.id)) for e in told] == [
        (date(2027, 2, 8), EventKind.REVIEW, "/Review"),
        (date(2026, 12, 1), EventKind.NOTE, "/Do"),
        (PLANNED, EventKind.TOLD, "/Plan"),
        (PLANNED, EventKind.PLAN, "/Plan"),
        (STARTED, EventKind.CYCLE, "/Assess"),
        (STARTED, EventKind.CYCLE, "/Assess"),
    ]
    assert told[0].what == "Cycle 1 reviewed: 1 of 2 outcomes met. Decision: carry on."
    assert told[1].what == "Note by Quillon Marsh: Read to a friend"


def test_a_request_is_told_with_its_days(register: Register) -> None:
    pupil = add_pupil(register)
    request = register.execute(BeginRequest(pupil, AskedBy.SCHOOL, "Powys"))
    register.execute(RecordRequestSent(request, TODAY))

    sent, begun, *_ = register.ask(Timeline(pupil))

    assert sent.what == "EHC needs assessment request sent to Powys."
    assert (begun.on, begun.kind, begun.about) == (TODAY, EventKind.REQUEST, request)
    assert [one.id for one in register.ask(RequestsOf(pupil))] == [request]


def test_a_need_that_ended_stays_in_the_timeline(register: Register) -> None:
    pupil = add_pupil(register)
    version = register.ask(PupilPage(pupil)).version
    register.execute(SetNeeds(pupil, version, ("SLCN",), TODAY))

    needs = [e for e in register.ask(Timeline(pupil)) if e.kind is EventKind.NEED]

    assert [need.on for need in needs] == [TODAY, date(2026, 9, 3)]


def talking(register: Register, name: str = "", weeks: int = 12) -> str:
    """Begin a group that meets on Wednesdays from Mon 4 Jan; return its id."""
    return register.execute(
        AddGroup(
            GroupDetails(
                intervention_id=register.execute(AddIntervention(TALKING)),
                name=name,
                leader_id=register.execute(AddAssistant("Tamsin Reed", BEGUN)),
                minutes=20,
                weeks=weeks,
                started_on=BEGUN,
                slots=(Slot(2, time(10)),),
            )
        )
    )


def provision(register: Register, pupil: str) -> list[tuple[date, str]]:
    events = register.ask(Timeline(pupil))
    return [(e.on, e.what) for e in events if e.kind is EventKind.PROVISION]


def test_provision_is_told_when_it_began_and_when_it_ended(register: Register) -> None:
    register.execute(SetCalendar(CALENDAR))
    pupil = add_pupil(register)
    other = add_pupil(register, PupilDetails("Quiller", "Wynn"))
    group = talking(register, "Robins")
    member = register.execute(AddMember(group, pupil, date(2027, 1, 11)))
    register.execute(AddMember(group, other, BEGUN))

    begun = (date(2027, 1, 11), "Provision begun: Robins (Talking together).")
    assert provision(register, pupil) == [begun]
    assert provision(register, other) == [(BEGUN, begun[1])]

    register.execute(EndMember(member, date(2027, 2, 5)))

    assert provision(register, pupil) == [
        (date(2027, 2, 5), "Provision ended: Robins (Talking together)."),
        begun,
    ]
    assert "Wynn" not in repr(register.ask(Timeline(pupil)))


def test_provision_ends_with_its_weeks_and_what_is_to_come_is_not_told(
    register: Register,
) -> None:
    register.execute(SetCalendar(CALENDAR))
    pupil = add_pupil(register)
    group = talking(register, weeks=3)
    register.execute(AddMember(group, pupil, BEGUN))

    ended = (date(2027, 1, 22), "Provision ended: Talking together.")
    assert provision(register, pupil)[0] == ended

    [page] = register.ask(Groups())
    later = date(2027, 3, 1)
    details = replace(details_of(page), started_on=later)
    register.execute(EditGroup(group, page.version, details))

    assert provision(register, pupil) == []


def details_of(group: Group) -> GroupDetails:
    return GroupDetails(
        intervention_id=group.intervention_id,
        name=group.name,
        leader_id=group.leader_id,
        minutes=group.minutes,
        weeks=group.weeks,
        started_on=group.started_on,
        slots=group.slots,
    )


def test_nobody_has_no_timeline(register: Register) -> None:
    with pytest.raises(RecordMissingError):
        register.ask(Timeline("nobody"))
