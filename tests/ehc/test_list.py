from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.ehc import rules
from senco_app.ehc.commands import (
    BeginRequest,
    RecordAuthorityAnswer,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.ehc.queries import RequestDates, RequestList, RequestOf
from senco_app.ehc.records import NextStep
from senco_app.errors import RecordMissingError, RuleBrokenError
from senco_app.pupils.commands import ArchivePupil, ChangeStatus
from senco_app.school.commands import SetCalendar
from senco_app.vocabulary import AuthorityAnswer, Force, SenStatus, Urgency
from tests.pupils.made import NINIAN, TERMS, add_pupil

if TYPE_CHECKING:
    from senco_app.register import Register
    from tests.conftest import FixedClock

TODAY = date(2027, 2, 9)


@pytest.fixture(autouse=True)
def _terms(register: Register) -> None:
    register.execute(SetCalendar(TERMS))


def begun(register: Register, surname: str, home: str = "") -> tuple[str, str]:
    """Return the ids of a pupil and of the request begun for them."""
    details = replace(NINIAN, legal_surname=surname, home_authority=home)
    pupil_id = add_pupil(register, details)
    return pupil_id, register.execute(BeginRequest(pupil_id))


def received(register: Register, surname: str, on: date, home: str = "") -> str:
    """Return the id of a request that the authority received on that day."""
    _, request_id = begun(register, surname, home)
    register.execute(RecordRequestSent(request_id, on))
    register.execute(RecordRequestReceived(request_id, on))
    return request_id


def test_the_list_is_sorted_by_what_comes_next(register: Register) -> None:
    begun(register, "Writes")
    received(register, "Later", TODAY)
    received(register, "Overdue", date(2026, 12, 1))
    refused = received(register, "Refused", date(2026, 12, 1))
    register.execute(
        RecordAuthorityAnswer(refused, AuthorityAnswer.WILL_NOT_ASSESS, TODAY)
    )
    received(register, "Welsh", TODAY, "Powys")

    lines = register.ask(RequestList())

    assert [line.sort_name.partition(",")[0] for line in lines] == [
        "Overdue",
        "Later",
        "Welsh",
        "Writes",
        "Refused",
    ]
    first = lines[0].next
    assert first.on == date(2027, 1, 12)
    assert (first.urgency, first.force) == (Urgency.OVERDUE, Force.MUST)
    assert (lines[0].form, lines[0].authority) == ("4 Ash", "Herefordshire")
    assert lines[-1].next.is_over


def test_each_request_has_a_line_and_nothing_follows_from_an_earlier_one(
    register: Register,
) -> None:
    pupil_id, old = begun(register, "Twice")
    for command in (RecordRequestSent, RecordRequestReceived):
        register.execute(command(old, date(2027, 2, 1)))
    refusal = AuthorityAnswer.WILL_NOT_ASSESS
    register.execute(RecordAuthorityAnswer(old, refusal, date(2027, 2, 8)))
    again = register.execute(BeginRequest(pupil_id))
    gone, _ = begun(register, "Gone")
    register.execute(ArchivePupil(gone, "Moved away"))

    newest, earlier = register.ask(RequestList())
    assert (newest.id, newest.is_newest, newest.next.is_over) == (again, True, False)
    assert (earlier.id, earlier.is_newest, earlier.next.is_over) == (old, False, True)
    assert earlier.next.words == "The authority will not assess, 8 Feb 2027"


def test_an_earlier_request_without_an_answer_waits_for_nothing_more(
    register: Register, clock: FixedClock
) -> None:
    pupil_id, old = begun(register, "Twice")
    register.execute(RecordRequestSent(old, TODAY))
    clock.pass_days(150)
    again = register.execute(BeginRequest(pupil_id))

    newest, earlier = register.ask(RequestList())
    assert (newest.id, earlier.id) == (again, old)
    assert earlier.next == NextStep("A later request was begun", is_over=True)


def test_a_pupil_with_a_plan_waits_for_nothing(register: Register) -> None:
    request_id = received(register, "Planned", date(2027, 1, 4))
    [line] = register.ask(RequestList())
    assert line.next.key == "ehc.decision"
    register.execute(
        ChangeStatus(line.pupil_id, SenStatus.EHC_PLAN, TODAY, "Final plan", TODAY)
    )
    [line] = register.ask(RequestList())
    assert (line.id, line.next.is_over) == (request_id, True)


def test_the_answer_moves_the_request_on(register: Register, clock: FixedClock) -> None:
    request_id = received(register, "Assessed", TODAY)
    with pytest.raises(RuleBrokenError, match="is still to come"):
        register.execute(
            RecordAuthorityAnswer(
                request_id, AuthorityAnswer.WILL_ASSESS, date(2027, 3, 1)
            )
        )
    with pytest.raises(RuleBrokenError, match="received it on Tue 9 Feb 2027, later"):
        register.execute(
            RecordAuthorityAnswer(
                request_id, AuthorityAnswer.WILL_ASSESS, date(2027, 2, 8)
            )
        )
    clock.day = date(2027, 3, 1)
    register.execute(
        RecordAuthorityAnswer(request_id, AuthorityAnswer.WILL_ASSESS, clock.day)
    )
    [line] = register.ask(RequestList())
    assert (line.next.key, line.next.force) == ("ehc.advice", Force.PRACTICE)
    stored = register.ask(RequestOf(line.pupil_id))
    assert stored is not None
    assert (stored.answer, stored.answered_on) == (
        AuthorityAnswer.WILL_ASSESS,
        date(2027, 3, 1),
    )


def test_no_answer_comes_before_the_receipt(register: Register) -> None:
    _, request_id = begun(register, "Early")
    answer = RecordAuthorityAnswer(request_id, AuthorityAnswer.WILL_ASSESS, TODAY)
    with pytest.raises(RuleBrokenError, match="Record first") as refused:
        register.execute(answer)
    assert refused.value.field == "received_on"
    register.execute(RecordRequestSent(request_id, date(2027, 2, 1)))
    register.execute(RecordRequestReceived(request_id, date(2027, 2, 2)))
    register.execute(replace(answer, answered_on=date(2027, 2, 5)))
    with pytest.raises(RuleBrokenError, match="answered on Fri 5 Feb 2027"):
        register.execute(RecordRequestReceived(request_id, date(2027, 2, 8)))


def test_after_a_refusal_a_new_request_may_be_begun(register: Register) -> None:
    request_id = received(register, "Again", date(2027, 2, 1))
    [line] = register.ask(RequestList())
    with pytest.raises(RuleBrokenError, match="still open"):
        register.execute(BeginRequest(line.pupil_id))
    refusal = AuthorityAnswer.NO_PLAN
    register.execute(RecordAuthorityAnswer(request_id, refusal, TODAY))
    assert register.execute(BeginRequest(line.pupil_id)) != request_id


def test_the_dates_of_a_request_follow_its_receipt(register: Register) -> None:
    _, waiting = begun(register, "Waiting")
    clock = register.ask(RequestDates(waiting))
    assert (clock.received_on, clock.dates) == (None, ())
    assert [step.number for step in clock.steps] == [6, 12, 16, 20]

    clock = register.ask(RequestDates(received(register, "Here", TODAY)))
    assert [(one.week, one.on) for one in clock.dates] == [
        (6, date(2027, 3, 23)),
        (12, date(2027, 5, 4)),
        (16, date(2027, 6, 1)),
        (20, date(2027, 6, 29)),
    ]
    assert clock.remarks == ()


def test_a_child_in_wales_has_no_dates(register: Register) -> None:
    request_id = received(register, "Welsh", TODAY, "Powys County Council")
    clock = register.ask(RequestDates(request_id))
    assert clock.in_wales
    assert (clock.dates, clock.steps) == ((), ())
    assert clock.remarks == (rules.WALES,)
    [line] = register.ask(RequestList())
    assert line.next.words == "Individual Development Plan: no EHC clock"


def test_dates_of_no_request_are_not_made_up(register: Register) -> None:
    with pytest.raises(RecordMissingError):
        register.ask(RequestDates("nothing"))
