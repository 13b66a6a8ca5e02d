from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from senco_app.reminders import rules
from senco_app.reminders.clocks import all_clocks, clocks_on
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import Urgency
from tests.pupils.made import TERMS

TODAY = date(2027, 2, 9)
DAYS = st.dates(date(2026, 9, 1), date(2027, 8, 31))


def test_every_rule_on_file_says_its_source_and_force() -> None:
    assert set(clocks_on(TODAY)) == {
        "review",
        "cycle.without_plan",
        "support.without_cycle",
        "monitored.decide",
        "ehc.received",
        "ehc.decision",
        "ehc.final_plan",
    }
    for clock in all_clocks():
        assert clock.source
        assert clock.act
        assert clock.unit in {"school days", "days"}
        assert "{late}" in clock.why_overdue
        assert "{day}" in clock.why_due
    assert clocks_on(date(2014, 8, 31)) == {}


def test_a_rule_may_count_calendar_days() -> None:
    days = SchoolDays(TERMS)
    review = replace(clocks_on(TODAY)["review"], days=10, unit="days")
    assert rules.due_day(review, date(2027, 2, 10), days) == date(2027, 2, 20)


@given(DAYS, DAYS, st.integers(0, 60))
def test_overdue_begins_the_day_after_it_was_due(
    due_on: date, today: date, lead: int
) -> None:
    urgency = rules.urgency(due_on, today, lead)
    assert (urgency is Urgency.OVERDUE) is (today > due_on)
    if urgency is Urgency.SOON:
        assert today <= due_on <= today + timedelta(days=lead)
    if urgency is Urgency.LATER:
        assert due_on > today + timedelta(days=lead)


@given(DAYS, DAYS, st.integers(-10, 60))
def test_what_is_overdue_is_always_shown(
    due_on: date, today: date, within: int
) -> None:
    shown = rules.is_shown(due_on, today, within)
    if due_on < today:
        assert shown
    elif within >= 0:
        assert shown is (due_on - today <= timedelta(days=within))
