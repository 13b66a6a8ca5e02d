from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.cycles.commands import AddNote, StartCycle
from senco_app.cycles.queries import AllCyclesOf, CyclePage, CyclesOf
from senco_app.ehc.commands import BeginRequest, EditRequest, RecordRequestSent
from senco_app.ehc.queries import RequestOf
from senco_app.errors import NotAllowedError
from senco_app.models.history import History
from senco_app.pupils.queries import PupilList, PupilPage
from senco_app.register import SignedIn
from senco_app.reminders.queries import RemindersDue
from senco_app.roles import PERMISSIONS, Permission, Role, may, strongest
from senco_app.summaries.queries import EhcRequestPaper, Timeline
from senco_app.summaries.records import EventKind
from senco_app.vocabulary import AskedBy
from tests.conftest import TODAY
from tests.pupils.made import add_pupil, planned_cycle

if TYPE_CHECKING:
    from senco_app.register import Register

SOUGHT = "Ninian reads a page aloud to a friend."
EVENTS_OF_CYCLES = {EventKind.CYCLE, EventKind.PLAN, EventKind.NOTE, EventKind.REVIEW}
EVENTS_OF_CYCLES |= {EventKind.PROVISION}


def become(register: Register, role: Role) -> None:
    """Sign in as somebody else, without the keys, which other tests are about."""
    register.who = SignedIn("somebody", "Ada Voss", role, "LAPTOP-07")


@pytest.fixture
def pupil_id(register: Register) -> str:
    """Return a pupil with a cycle that is under way, and a request that was begun."""
    pupil_id = add_pupil(register)
    cycle = planned_cycle(register, pupil_id)
    register.execute(AddNote(cycle.id, TODAY, "Read for ten minutes."))
    register.execute(BeginRequest(pupil_id, AskedBy.SCHOOL, "Herefordshire"))
    request = register.ask(RequestOf(pupil_id))
    assert request is not None
    register.execute(
        EditRequest(
            request.id,
            request.version,
            asked_by=AskedBy.SCHOOL,
            authority="Herefordshire",
            parents_told_on=TODAY,
            outcomes_sought=SOUGHT,
            further_provision="",
        )
    )
    return pupil_id


def test_senco_and_deputy_may_everything() -> None:
    for role in (Role.SENCO, Role.DEPUTY_SENCO):
        assert all(may(role, permission) for permission in Permission)


def test_the_table_names_every_role() -> None:
    assert set(PERMISSIONS) == set(Role)


def test_headteacher_and_administrator_change_no_record() -> None:
    editing = {one for one in Permission if one.name.startswith(("EDIT_", "IMPORT"))}
    for role in (Role.HEADTEACHER, Role.ADMINISTRATOR):
        assert editing.isdisjoint(PERMISSIONS[role])


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([Role.HEADTEACHER, Role.SENCO], Role.SENCO),
        ([Role.ADMINISTRATOR, Role.DEPUTY_SENCO], Role.DEPUTY_SENCO),
        ([Role.ADMINISTRATOR, Role.HEADTEACHER], Role.HEADTEACHER),
    ],
)
def test_the_stronger_of_two_roles_counts(roles: list[Role], expected: Role) -> None:
    assert strongest(roles) is expected
    assert strongest(reversed(roles)) is expected


def test_an_administrator_reads_dates_and_no_assessments(
    register: Register, pupil_id: str
) -> None:
    [cycle] = register.ask(AllCyclesOf(pupil_id))
    become(register, Role.ADMINISTRATOR)
    assert len(register.ask(PupilList())) == 1
    assert register.ask(PupilPage(pupil_id)).id == pupil_id
    register.ask(RemindersDue())
    for query in (
        CyclePage(cycle.id),
        AllCyclesOf(pupil_id),
        EhcRequestPaper(pupil_id, "Ada Voss"),
        History(),
    ):
        with pytest.raises(NotAllowedError, match=r"Ada Voss \(SEN administrator\)"):
            register.ask(query)
    [line] = register.ask(CyclesOf(pupil_id))
    assert line.review_by is not None
    assert (line.outcomes, line.decision) == (0, None)
    kinds = {event.kind for event in register.ask(Timeline(pupil_id))}
    assert EventKind.STATUS in kinds
    assert kinds.isdisjoint(EVENTS_OF_CYCLES)


def test_an_administrator_enters_when_a_request_was_sent_and_not_what_it_says(
    register: Register, pupil_id: str
) -> None:
    become(register, Role.ADMINISTRATOR)
    request = register.ask(RequestOf(pupil_id))
    assert request is not None
    assert SOUGHT not in repr(request)
    register.execute(RecordRequestSent(request.id, TODAY))
    again = register.ask(RequestOf(pupil_id))
    assert again is not None
    assert again.sent_on == TODAY
    with pytest.raises(NotAllowedError):
        register.execute(
            EditRequest(
                request.id,
                again.version,
                asked_by=AskedBy.SCHOOL,
                authority="Powys",
                parents_told_on=TODAY,
                outcomes_sought="",
                further_provision="",
            )
        )
    become(register, Role.SENCO)
    kept = register.ask(RequestOf(pupil_id))
    assert kept is not None
    assert (kept.outcomes_sought, kept.authority) == (SOUGHT, "Herefordshire")


def test_a_headteacher_reads_everything_and_writes_nothing(
    register: Register, pupil_id: str
) -> None:
    become(register, Role.HEADTEACHER)
    [cycle] = register.ask(AllCyclesOf(pupil_id))
    assert register.ask(CyclePage(cycle.id)).notes
    assert register.ask(CyclesOf(pupil_id))[0].outcomes
    kinds = {event.kind for event in register.ask(Timeline(pupil_id))}
    assert kinds & EVENTS_OF_CYCLES
    request = register.ask(RequestOf(pupil_id))
    assert request is not None
    assert request.outcomes_sought == SOUGHT
    assert register.ask(EhcRequestPaper(pupil_id, "Ada Voss")).sections
    assert register.ask(History(limit=1))
    for command in (
        StartCycle(pupil_id, date(2027, 2, 1)),
        AddNote(cycle.id, TODAY, "Seen."),
        RecordRequestSent(request.id, TODAY),
    ):
        with pytest.raises(NotAllowedError, match="Headteacher"):
            register.execute(command)
