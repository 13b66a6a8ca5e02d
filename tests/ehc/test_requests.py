from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from senco_app.ehc import rules
from senco_app.ehc.commands import (
    BeginRequest,
    EditRequest,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.ehc.queries import RequestOf
from senco_app.errors import (
    RecordChangedError,
    RecordMissingError,
    RuleBrokenError,
)
from senco_app.register import Topic
from senco_app.vocabulary import AskedBy
from tests.pupils.made import NINIAN, add_pupil

if TYPE_CHECKING:
    from senco_app.ehc.records import RequestRecord
    from senco_app.register import Register

TODAY = date(2027, 2, 9)
DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))


def _request(register: Register, pupil: str) -> RequestRecord:
    request = register.ask(RequestOf(pupil))
    assert request is not None
    return request


def test_a_request_goes_to_the_authority_where_the_child_lives(
    register: Register,
) -> None:
    near = add_pupil(register)
    far = add_pupil(register, replace(NINIAN, home_authority="Worcestershire"))
    assert register.ask(RequestOf(near)) is None
    heard: list[frozenset[Topic]] = []
    register.subscribe(heard.append)
    for pupil in (near, far):
        register.execute(BeginRequest(pupil))
    assert _request(register, near).authority == "Herefordshire"
    assert _request(register, far).authority == "Worcestershire"
    assert _request(register, far).started_on == TODAY
    assert _request(register, far).pupil_name == "Ninian Quarrywood"
    assert heard == [frozenset({Topic.REQUESTS})] * 2


def test_an_authority_may_be_named(register: Register) -> None:
    pupil = add_pupil(register)
    register.execute(BeginRequest(pupil, AskedBy.PARENT, "Shropshire"))
    request = _request(register, pupil)
    assert (request.authority, request.asked_by) == ("Shropshire", AskedBy.PARENT)


def test_one_request_is_open_at_a_time(register: Register) -> None:
    pupil = add_pupil(register)
    register.execute(BeginRequest(pupil))
    with pytest.raises(RuleBrokenError, match="begun on Tue 9 Feb 2027 is still open"):
        register.execute(BeginRequest(pupil))


def test_a_request_is_kept_as_typed(register: Register) -> None:
    pupil = add_pupil(register)
    request_id = register.execute(BeginRequest(pupil))
    typed = EditRequest(
        request_id,
        1,
        AskedBy.SCHOOL,
        " Herefordshire ",
        TODAY,
        "Reads & <enjoys>\n",
        "1:1 “daily”",
    )
    assert register.execute(typed) == 2
    request = _request(register, pupil)
    assert (request.outcomes_sought, request.further_provision) == (
        "Reads & <enjoys>\n",
        "1:1 “daily”",
    )
    assert (request.authority, request.parents_told_on) == (" Herefordshire ", TODAY)
    with pytest.raises(RecordChangedError):
        register.execute(typed)


def test_a_request_is_sent_then_received(register: Register) -> None:
    pupil = add_pupil(register)
    request_id = register.execute(BeginRequest(pupil))
    with pytest.raises(RuleBrokenError, match="Record first"):
        register.execute(RecordRequestReceived(request_id, TODAY))
    register.execute(RecordRequestSent(request_id, date(2027, 2, 5)))
    register.execute(RecordRequestReceived(request_id, date(2027, 2, 8)))
    request = _request(register, pupil)
    assert request.sent_on == date(2027, 2, 5)
    assert request.received_on == date(2027, 2, 8)
    with pytest.raises(RuleBrokenError, match="received it on Mon 8 Feb 2027"):
        register.execute(RecordRequestSent(request_id, TODAY))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"authority": " "}, "authority"),
        ({"parents_told_on": date(2027, 2, 10)}, "parents_told_on"),
    ],
)
def test_a_request_that_cannot_be_is_refused(
    register: Register, changes: dict[str, str], field: str
) -> None:
    request_id = register.execute(BeginRequest(add_pupil(register)))
    sound = EditRequest(request_id, 1, AskedBy.SCHOOL, "Powys")
    with pytest.raises(RuleBrokenError) as refused:
        register.execute(replace(sound, **changes))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_no_request_is_sent_or_received_in_the_future(register: Register) -> None:
    request_id = register.execute(BeginRequest(add_pupil(register)))
    tomorrow = date(2027, 2, 10)
    with pytest.raises(RuleBrokenError, match="still to come"):
        register.execute(RecordRequestSent(request_id, tomorrow))
    register.execute(RecordRequestSent(request_id, TODAY))
    with pytest.raises(RuleBrokenError, match="still to come"):
        register.execute(RecordRequestReceived(request_id, tomorrow))
    with pytest.raises(RuleBrokenError, match="after that day"):
        register.execute(RecordRequestReceived(request_id, date(2027, 2, 8)))


def test_a_request_that_is_not_there_is_said_so(register: Register) -> None:
    with pytest.raises(RecordMissingError, match="request is not in the register"):
        register.execute(RecordRequestSent("nothing", TODAY))


@given(DAYS, st.none() | DAYS, DAYS)
@example(date(2026, 9, 22), None, TODAY)
@example(date(2026, 9, 21), None, TODAY)
@example(date(2026, 9, 1), date(2026, 9, 22), TODAY)
def test_a_request_is_open_for_twenty_weeks_after_its_receipt(
    sent: date, received: date | None, today: date
) -> None:
    until = (received or sent) + timedelta(days=140)
    assert rules.is_open(sent, received, today) is (today <= until)
    assert rules.is_open(None, None, today)
