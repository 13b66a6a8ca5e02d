from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.cycles.commands import FinishReview, StartCycle
from senco_app.pupils.commands import ArchivePupil
from senco_app.reminders.queries import RemindersDue
from senco_app.school.commands import SetCalendar
from senco_app.vocabulary import Decision, Force, KeepReason, SenStatus, Urgency
from tests.pupils.made import (
    NINIAN,
    PLAN,
    STARTED,
    TERMS,
    add_pupil,
    planned_cycle,
    whole_review,
)

if TYPE_CHECKING:
    from senco_app.register import Register
    from tests.conftest import FixedClock

TODAY = date(2027, 2, 9)
RECENT = date(2027, 2, 1)


@pytest.fixture(autouse=True)
def _terms(register: Register) -> None:
    register.execute(SetCalendar(TERMS))


def test_an_overdue_review_says_how_many_school_days_late(register: Register) -> None:
    pupil = add_pupil(register, replace(NINIAN, preferred_name="Nin"))
    cycle = planned_cycle(register, pupil)
    [reminder] = register.ask(RemindersDue(0))
    assert reminder.kind == "review"
    assert reminder.why == "Cycle 1 review: 5 school days late"
    assert (reminder.due_on, reminder.urgency) == (date(2027, 2, 2), Urgency.OVERDUE)
    assert (reminder.pupil, reminder.form) == ("Nin Quarrywood", "4 Ash")
    assert (reminder.pupil_id, reminder.cycle_id) == (pupil, cycle.id)
    assert reminder.source == "SEND Code of Practice (2015), 6.53"
    assert (reminder.force, reminder.act) == (Force.SHOULD, "Start review")


def test_a_review_ahead_is_soon_then_due(register: Register, clock: FixedClock) -> None:
    plan = replace(PLAN, review_by=date(2027, 3, 1))
    planned_cycle(register, add_pupil(register), plan)
    assert register.ask(RemindersDue()) == ()
    [ahead] = register.ask(RemindersDue(30))
    assert ahead.urgency is Urgency.LATER
    clock.day = date(2027, 2, 15)
    [soon] = register.ask(RemindersDue())
    assert (soon.urgency, soon.why) == (
        Urgency.SOON,
        "Cycle 1 review: due Mon 1 Mar 2027",
    )
    clock.day = date(2027, 3, 1)
    assert register.ask(RemindersDue(0))[0].urgency is Urgency.SOON


def test_a_review_missed_before_a_holiday_is_not_late_by_a_school_day_yet(
    register: Register, clock: FixedClock
) -> None:
    plan = replace(PLAN, review_by=date(2026, 12, 18))
    planned_cycle(register, add_pupil(register), plan)
    clock.day = date(2026, 12, 23)
    [reminder] = register.ask(RemindersDue())
    assert reminder.urgency is Urgency.OVERDUE
    assert reminder.why == ("Cycle 1 review: due Fri 18 Dec 2026, no school day since")


def test_a_cycle_without_a_plan_is_due_after_ten_school_days(
    register: Register,
) -> None:
    pupil = add_pupil(register, from_on=STARTED)
    cycle = register.execute(StartCycle(pupil, STARTED))
    [reminder] = register.ask(RemindersDue())
    assert (reminder.kind, reminder.cycle_id) == ("cycle.without_plan", cycle)
    assert reminder.due_on == date(2026, 11, 16)
    assert reminder.why.startswith("Cycle 1 has no agreed plan: ")
    assert reminder.why.endswith(" school days late")
    assert (reminder.force, reminder.act) == (Force.PRACTICE, "Write the plan")


def test_support_without_a_cycle_is_due_ten_school_days_after_it_began(
    register: Register, clock: FixedClock
) -> None:
    clock.day = RECENT
    add_pupil(register, from_on=RECENT)
    clock.day = TODAY
    [reminder] = register.ask(RemindersDue())
    assert (reminder.kind, reminder.cycle_id) == ("support.without_cycle", "")
    assert reminder.due_on == date(2027, 2, 22)  # half-term is not counted
    assert reminder.why == "SEN support without an open cycle: due Mon 22 Feb 2027"
    assert reminder.short_source == "after Code 6.44"
    assert (reminder.force, reminder.act) == (Force.PRACTICE, "Start a cycle")


def test_nobody_is_years_late_on_the_day_of_the_first_import(
    register: Register,
) -> None:
    add_pupil(register, from_on=date(2022, 8, 31))
    [reminder] = register.ask(RemindersDue(30))
    assert reminder.urgency is not Urgency.OVERDUE
    assert reminder.due_on == date(2027, 3, 2)  # half-term is not counted


def test_after_a_review_the_next_cycle_wants_its_plan(register: Register) -> None:
    pupil = add_pupil(register)
    cycle = planned_cycle(register, pupil)
    after = register.execute(FinishReview(cycle.id, cycle.version, whole_review(cycle)))
    [reminder] = register.ask(RemindersDue(30))
    assert (reminder.kind, reminder.cycle_id) == ("cycle.without_plan", after)
    assert reminder.due_on == date(2027, 3, 1)


def test_nothing_is_due_when_support_has_ended(register: Register) -> None:
    cycle = planned_cycle(register, add_pupil(register))
    review = whole_review(cycle, Decision.NO_LONGER_NEEDED)
    register.execute(FinishReview(cycle.id, cycle.version, review))
    assert register.ask(RemindersDue(365)) == ()


def test_pupils_with_a_plan_are_reminded_of_reviews_but_not_of_cycles(
    register: Register,
) -> None:
    add_pupil(register, status=SenStatus.EHC_PLAN)
    assert register.ask(RemindersDue()) == ()
    pupil = add_pupil(register, status=SenStatus.EHC_PLAN)
    planned_cycle(register, pupil)
    [reminder] = register.ask(RemindersDue())
    assert (reminder.kind, reminder.status) == ("review", SenStatus.EHC_PLAN)


def test_nobody_archived_or_without_sen_is_reminded_of(register: Register) -> None:
    pupil = add_pupil(register)
    planned_cycle(register, pupil)
    register.execute(ArchivePupil(pupil, "Moved away"))
    add_pupil(register, status=SenStatus.NONE)
    assert register.ask(RemindersDue(365)) == ()


def test_the_soonest_stands_first_then_the_surname(
    register: Register, clock: FixedClock
) -> None:
    for surname, from_on in (
        ("Zeal", RECENT),
        ("Ábel", RECENT),
        ("Moss", date(2027, 1, 4)),
    ):
        clock.day = from_on
        add_pupil(register, replace(NINIAN, legal_surname=surname), from_on=from_on)
    clock.day = TODAY
    names = [reminder.pupil for reminder in register.ask(RemindersDue())]
    assert names == ["Ninian Moss", "Ninian Ábel", "Ninian Zeal"]


@pytest.mark.parametrize(
    ("day", "urgency", "why"),
    [
        (
            date(2027, 2, 2),
            Urgency.OVERDUE,
            "Kept without SEN, to be looked at again: 5 school days late",
        ),
        (TODAY, Urgency.SOON, "Kept without SEN: look at it again by Tue 9 Feb 2027"),
        (
            date(2027, 2, 23),
            Urgency.SOON,
            "Kept without SEN: look at it again by Tue 23 Feb 2027",
        ),
    ],
)
def test_a_monitored_child_is_looked_at_again_by_its_day(
    register: Register, day: date, urgency: Urgency, why: str
) -> None:
    kept = replace(NINIAN, keep_reason=KeepReason.MONITORING, decide_by=day)
    pupil = add_pupil(register, kept, status=SenStatus.NONE)
    [reminder] = register.ask(RemindersDue())
    assert (reminder.kind, reminder.pupil_id) == ("monitored.decide", pupil)
    assert (reminder.due_on, reminder.urgency, reminder.why) == (day, urgency, why)
    assert (reminder.force, reminder.act) == (Force.PRACTICE, "Open pupil")
    assert (reminder.cycle_id, reminder.request_id) == ("", "")


def test_a_day_to_look_again_that_is_far_off_or_of_a_child_with_sen_is_not_told(
    register: Register,
) -> None:
    far = replace(NINIAN, keep_reason=KeepReason.MONITORING, decide_by=date(2027, 3, 1))
    add_pupil(register, far, status=SenStatus.NONE)
    supported = replace(NINIAN, legal_forename="Ada", decide_by=date(2027, 1, 1))
    add_pupil(register, supported, from_on=RECENT)
    assert "monitored.decide" not in {one.kind for one in register.ask(RemindersDue())}
    [far_off] = [
        one for one in register.ask(RemindersDue(30)) if one.kind == "monitored.decide"
    ]
    assert far_off.urgency is Urgency.LATER


def test_an_archived_child_is_not_looked_at_again(register: Register) -> None:
    kept = replace(NINIAN, keep_reason=KeepReason.MONITORING, decide_by=RECENT)
    pupil = add_pupil(register, kept, status=SenStatus.NONE)
    register.execute(ArchivePupil(pupil, "Moved away"))
    assert register.ask(RemindersDue()) == ()
