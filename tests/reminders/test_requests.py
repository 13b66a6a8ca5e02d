from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from senco_app.ehc.clocks import all_clocks as ehc_clocks
from senco_app.ehc.commands import (
    BeginRequest,
    RecordAuthorityAnswer,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.reminders.clocks import all_clocks
from senco_app.reminders.queries import RemindersDue
from senco_app.school.commands import SetCalendar
from senco_app.vocabulary import AuthorityAnswer, Force, Urgency
from tests.pupils.made import NINIAN, TERMS, add_pupil

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.reminders.records import Reminder
    from tests.conftest import FixedClock

MONDAY = date(2027, 2, 1)


@pytest.fixture
def sent(register: Register) -> str:
    """Return the id of a request that was sent on Monday 1 February 2027."""
    register.execute(SetCalendar(TERMS))
    pupil_id = add_pupil(register)
    request_id = register.execute(BeginRequest(pupil_id))
    register.execute(RecordRequestSent(request_id, MONDAY))
    return request_id


def of_request(register: Register, within_days: int = 14) -> list[Reminder]:
    due = register.ask(RemindersDue(within_days))
    return [reminder for reminder in due if reminder.request_id]


def test_rules_of_requests_have_the_force_and_the_source_of_their_limits() -> None:
    limits = {clock.key: (clock.force, clock.source) for clock in ehc_clocks()}
    told = [clock for clock in all_clocks() if clock.key.startswith("ehc.")]
    assert len(told) == 3
    for clock in told:
        assert (clock.force, clock.source) == limits[clock.key]
        assert (clock.days, clock.act) == (0, "Open request")


def test_a_request_without_receipt_is_asked_after_five_school_days(
    register: Register, sent: str
) -> None:
    [reminder] = of_request(register)
    assert (reminder.kind, reminder.request_id) == ("ehc.received", sent)
    assert reminder.due_on == date(2027, 2, 8)
    assert (reminder.force, reminder.urgency) == (Force.PRACTICE, Urgency.OVERDUE)
    assert reminder.why == (
        "No receipt of the EHC request yet: asking is 1 school day late"
    )
    assert (reminder.cycle_id, reminder.act) == ("", "Open request")


def test_the_authoritys_six_weeks_are_a_must_until_it_has_answered(
    register: Register, clock: FixedClock, sent: str
) -> None:
    register.execute(RecordRequestReceived(sent, date(2027, 2, 2)))
    assert of_request(register) == []
    clock.day = date(2027, 3, 8)
    [reminder] = of_request(register)
    assert (reminder.kind, reminder.force) == ("ehc.decision", Force.MUST)
    assert reminder.due_on == date(2027, 3, 16)
    assert reminder.source == "SEND Regulations 2014, reg 5(1)"
    assert reminder.why.endswith("decides on the EHC request by Tue 16 Mar 2027")
    clock.day = date(2027, 3, 17)
    assert of_request(register)[0].urgency is Urgency.OVERDUE
    answer = RecordAuthorityAnswer(sent, AuthorityAnswer.WILL_ASSESS, clock.day)
    register.execute(answer)
    assert of_request(register) == []
    clock.day = date(2027, 6, 20)
    [final] = of_request(register)
    assert (final.kind, final.due_on) == ("ehc.final_plan", date(2027, 6, 22))
    refusal = replace(answer, answer=AuthorityAnswer.NO_PLAN, answered_on=clock.day)
    register.execute(refusal)
    assert of_request(register, 365) == []


def test_a_child_in_wales_is_reminded_of_no_english_date(
    register: Register, clock: FixedClock
) -> None:
    pupil_id = add_pupil(register, replace(NINIAN, home_authority="Powys"))
    request_id = register.execute(BeginRequest(pupil_id))
    register.execute(RecordRequestSent(request_id, MONDAY))
    assert of_request(register, 365) == []
    register.execute(RecordRequestReceived(request_id, MONDAY))
    clock.day = MONDAY + timedelta(weeks=7)
    assert of_request(register, 365) == []
