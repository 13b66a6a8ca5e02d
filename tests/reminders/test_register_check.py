from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.pupils.commands import ArchivePupil, EditPupil
from senco_app.pupils.queries import PupilPage
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
    from senco_app.reminders.records import CheckLine
    from tests.conftest import FixedClock

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


@pytest.mark.parametrize(
    ("born_on", "year", "set_on", "doubtful"),
    [  # by age WELL is in Year 5, on 9 February 2027
        (WELL.born_on, "5", None, False),
        (WELL.born_on, "4", None, False),
        (WELL.born_on, "6", None, False),
        (WELL.born_on, "3", None, True),
        (WELL.born_on, "7", None, True),
        (WELL.born_on, "R", None, True),
        (WELL.born_on, "X", None, False),
        (date(2003, 1, 1), "14", None, False),
        (None, "4", date(2026, 8, 31), True),
        (None, "4", date(2026, 9, 1), False),
        (None, "X", date(2020, 9, 1), False),
        (None, "4", None, False),
        (None, None, date(2020, 9, 1), False),
    ],
)
def test_a_set_year_group_is_doubtful_two_years_from_the_age_or_a_school_year_old(
    born_on: date | None, year: str | None, set_on: date | None, *, doubtful: bool
) -> None:
    pupil = replace(WELL, born_on=born_on, year_set=year, year_set_on=set_on)

    assert ("year_set" in findings(pupil, TODAY)) is doubtful


def test_a_set_year_group_is_told_once_a_september_went_by_without_a_birth(
    register: Register, clock: FixedClock
) -> None:
    pupil_id = add_pupil(
        register, replace(NINIAN, born_on=None, year_group_override="4")
    )
    assert "year_set" not in told(register)
    move_to(clock, date(2027, 8, 31))
    assert "year_set" not in told(register)

    move_to(clock, date(2027, 9, 1))
    page = register.ask(PupilPage(pupil_id))
    form = replace(page.details, form="4 Elm")
    version = register.execute(EditPupil(pupil_id, page.version, form))
    assert told(register)["year_set"].pupil_ids == (pupil_id,)
    assert told(register)["year_set"].words == (
        "1 pupil’s set year group looks out of date"
    )

    fifth = replace(form, year_group_override="5")
    register.execute(EditPupil(pupil_id, version, fifth))
    assert "year_set" not in told(register)


def test_a_year_group_set_by_the_age_of_then_is_told_two_years_on(
    register: Register, clock: FixedClock
) -> None:
    below = replace(NINIAN, born_on=date(2018, 8, 30), year_group_override="3")
    pupil_id = add_pupil(register, below)
    assert "year_set" not in told(register)

    move_to(clock, date(2027, 9, 1))

    assert told(register)["year_set"].pupil_ids == (pupil_id,)


def told(register: Register) -> dict[str, CheckLine]:
    return {line.key: line for line in register.ask(RegisterCheck())}


def move_to(clock: FixedClock, day: date) -> None:
    clock.day = day
    clock.time = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


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
