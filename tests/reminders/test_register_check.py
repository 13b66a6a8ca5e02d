from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.pupils.commands import ArchivePupil
from senco_app.reminders.queries import DayIs, RegisterCheck, RemindersDue
from senco_app.reminders.register_check import (
    Checked,
    Period,
    all_checks,
    check_lines,
    findings,
    follow_on,
)
from senco_app.school.queries import CalendarIs
from senco_app.vocabulary import SenStatus
from tests.pupils.made import NINIAN, add_pupil

if TYPE_CHECKING:
    from senco_app.register import Register

TODAY = date(2027, 2, 9)
SINCE = date(2026, 9, 3)
WELL = Checked(
    pupil_id="p",
    upn="B801200005001",
    born_on=date(2017, 3, 14),
    home_authority="Herefordshire",
    decide_by=None,
    status=SenStatus.SEN_SUPPORT,
    needs=((1, "SLCN"),),
    periods=(Period(SINCE, None),),
)
GAP = (Period(SINCE, date(2026, 12, 1)), Period(date(2026, 12, 3), None))


def test_a_whole_record_has_no_finding() -> None:
    assert list(findings(WELL, TODAY)) == []


@pytest.mark.parametrize(
    ("pupil", "key"),
    [
        (replace(WELL, needs=()), "no_primary_need"),
        (replace(WELL, needs=((2, "SLCN"),)), "no_primary_need"),
        (replace(WELL, needs=((1, "OTH"),)), "other_need"),
        (replace(WELL, needs=((1, "NSA"),)), "not_assessed"),
        (replace(WELL, upn="A801200005001"), "upn_wrong"),
        (replace(WELL, upn="M80120000500A"), "upn_temporary"),
        (replace(WELL, born_on=None), "no_birth"),
        (replace(WELL, home_authority=" "), "no_authority"),
        (replace(WELL, periods=GAP), "status_gap"),
        (replace(WELL, periods=(Period(SINCE, TODAY),)), "status_gap"),
        (
            replace(WELL, status=SenStatus.NONE, decide_by=date(2027, 2, 8)),
            "decide_late",
        ),
    ],
)
def test_each_finding_is_told_by_its_key(pupil: Checked, key: str) -> None:
    assert list(findings(pupil, TODAY)) == [key]
    [line] = check_lines([pupil], TODAY)
    assert (line.key, line.count, line.pupil_ids) == (key, 1, ("p",))
    assert line.words.startswith("1 ")


def test_the_day_to_decide_is_itself_in_time_and_support_needs_no_decision() -> None:
    kept = replace(WELL, status=SenStatus.NONE, needs=(), decide_by=TODAY)
    supported = replace(WELL, decide_by=date(2027, 1, 1))

    assert list(findings(kept, TODAY)) == []
    assert list(findings(supported, TODAY)) == []


@given(st.lists(st.integers(1, 400), min_size=1, max_size=6))
def test_periods_that_follow_on_have_no_gap_and_a_day_between_is_one(
    lengths: list[int],
) -> None:
    periods: list[Period] = []
    start = SINCE
    for length in lengths:
        until = start + timedelta(days=length)
        periods.append(Period(start, until))
        start = until + timedelta(days=1)
    periods.append(Period(start, None))
    assert follow_on(periods)
    late = Period(start + timedelta(days=1), None)
    assert not follow_on([*periods[:-1], late])


def test_every_check_has_its_words_and_source() -> None:
    for check in all_checks():
        assert check.one
        assert check.many
        assert check.label
        assert check.why.endswith(".")
        assert check.source


def test_archived_pupils_are_not_checked(register: Register) -> None:
    pupil = add_pupil(register, replace(NINIAN, born_on=None))
    found = {line.key: line for line in register.ask(RegisterCheck())}
    assert found["no_birth"].pupil_ids == (pupil,)
    register.execute(ArchivePupil(pupil, "Moved away"))
    assert register.ask(RegisterCheck()) == ()


def test_the_day_says_what_its_parts_say(register: Register) -> None:
    add_pupil(register, replace(NINIAN, born_on=None))
    day = register.ask(DayIs(30))
    assert day.today == register.today()
    assert day.reminders == register.ask(RemindersDue(30))
    assert day.checks == register.ask(RegisterCheck())
    assert day.calendar == register.ask(CalendarIs())
