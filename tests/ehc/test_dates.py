from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app import resources
from senco_app.ehc import rules
from senco_app.ehc.clocks import all_clocks, clocks_on, welsh_authorities
from senco_app.ehc.records import Closure, RequestState
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import AuthorityAnswer, Force, Urgency
from tests.pupils.made import TERMS

TODAY = date(2027, 2, 9)
CLOCKS = clocks_on(TODAY)
DAYS = SchoolDays(TERMS)
ANY_DAY = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def due(received_on: date) -> dict[str, date]:
    return {one.key: one.on for one in rules.dates_after(received_on, CLOCKS)}


def test_every_limit_on_file_says_who_acts_by_which_force_and_source() -> None:
    assert [clock.key for clock in CLOCKS] == [
        "ehc.received",
        "ehc.decision",
        "ehc.advice",
        "ehc.no_plan",
        "ehc.final_plan",
    ]
    for clock in all_clocks():
        assert clock.words
        assert clock.who
        assert clock.source
        assert clock.number > 0
        assert clock.unit in {"weeks", "days", "school days"}
        assert clock.counted_from in {"sent", "received"}
        assert "Regulations" in clock.source or clock.force is Force.PRACTICE
    assert clocks_on(date(2014, 8, 31)) == ()


def test_the_authoritys_dates_are_6_12_16_and_20_weeks_after_the_receipt() -> None:
    assert due(date(2027, 2, 9)) == {
        "ehc.decision": date(2027, 3, 23),
        "ehc.advice": date(2027, 5, 4),
        "ehc.no_plan": date(2027, 6, 1),
        "ehc.final_plan": date(2027, 6, 29),
    }


def test_what_the_law_sets_is_a_must_and_week_12_is_practice() -> None:
    forces = {one.key: one.force for one in rules.dates_after(TODAY, CLOCKS)}
    assert forces.pop("ehc.advice") is Force.PRACTICE
    assert set(forces.values()) == {Force.MUST}


@given(ANY_DAY)
def test_within_so_many_weeks_leaves_out_the_day_of_the_receipt(
    received_on: date,
) -> None:
    dates = rules.dates_after(received_on, CLOCKS)
    for one in dates:
        assert (one.on - received_on).days == one.week * 7
        assert one.on.weekday() == received_on.weekday()
    assert [one.on for one in dates] == sorted(one.on for one in dates)
    assert dates[-1].on == received_on + rules.PLAN_AFTER


@given(ANY_DAY, st.integers(1, 60), st.sampled_from(["weeks", "days"]))
def test_a_day_counted_as_the_first_and_a_limit_before_end_one_day_sooner(
    event_on: date, number: int, unit: str
) -> None:
    clock = replace(CLOCKS[1], number=number, unit=unit)
    last = rules.calendar_last_day(clock, event_on)
    counted = replace(clock, first_day_counts=True)
    before = replace(clock, before=True)
    assert last - rules.calendar_last_day(counted, event_on) == timedelta(days=1)
    assert rules.calendar_last_day(before, event_on) == last - timedelta(days=1)


@given(ANY_DAY)
def test_no_closure_adds_a_day(received_on: date) -> None:
    dates = rules.dates_after(received_on, CLOCKS)
    said = rules.remarks(received_on, dates, DAYS)
    for remark in said:
        assert "No other date is set" in remark
    assert dates == rules.dates_after(received_on, CLOCKS)


def test_a_summer_inside_the_weeks_is_told_with_its_own_days() -> None:
    received_on = date(2027, 6, 7)
    dates = rules.dates_after(received_on, CLOCKS)
    [said] = rules.remarks(received_on, dates, DAYS)
    assert "between Thu 15 Jul 2027 and" in said
    assert "regs 5(4), 10(4) and 13(3)" in said


def test_a_fortnights_holiday_is_not_worth_a_remark() -> None:
    dates = rules.dates_after(TODAY, CLOCKS)
    assert rules.remarks(TODAY, dates, DAYS) == ()
    assert rules.remarks(TODAY, (), DAYS) == ()


@given(ANY_DAY, st.integers(0, 200))
def test_a_long_closure_has_no_school_day_for_four_weeks(
    first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    for closure in rules.long_closures(first, last, DAYS):
        assert closure.reopens_on - closure.first_on >= timedelta(weeks=4)
        assert DAYS.holds(closure.reopens_on)
        assert DAYS.next(closure.first_on) == closure.reopens_on
        assert closure.first_on <= last
        assert closure.reopens_on > first


def test_a_request_received_while_school_is_closed_is_inside_that_closure() -> None:
    [closure] = rules.long_closures(date(2026, 8, 10), date(2026, 9, 10), DAYS)
    assert closure == Closure(date(2026, 7, 24), date(2026, 9, 3))


def test_wales_has_22_authorities_each_known_by_both_names() -> None:
    with resources.file("authorities", "wales.csv").open(encoding="utf-8") as rows:
        authorities = list(csv.DictReader(rows))
    assert len(authorities) == 22
    for row in authorities:
        assert row["source"]
        assert {row["name"], row["welsh_name"]} <= welsh_authorities()


@pytest.mark.parametrize(
    "name",
    [
        "Powys",
        "powys county council",
        "Cyngor Sir Powys",
        "City and County of Swansea",
        "Ynys Mon",
        "Anglesey",
        "The Vale of Glamorgan Council",
        "Sir Fynwy",
        "Neath Port Talbot County Borough Council",
    ],
)
def test_a_welsh_authority_is_known_however_it_is_written(name: str) -> None:
    assert rules.lives_in_wales(name, welsh_authorities())


@pytest.mark.parametrize(
    "name",
    ["", " ", "Herefordshire", "Gloucestershire", "County Council", "Shropshire"],
)
def test_an_english_authority_or_none_is_not_in_wales(name: str) -> None:
    assert not rules.lives_in_wales(name, welsh_authorities())


def step(state: RequestState, today: date = TODAY) -> tuple[str, date | None]:
    found = rules.next_step(state, today, CLOCKS, DAYS)
    return found.key or found.words, found.on


def test_a_request_is_written_sent_and_asked_after() -> None:
    assert step(RequestState()) == ("Write it and send it", None)
    sent = RequestState(sent_on=date(2027, 2, 9))
    assert step(sent) == ("ehc.received", date(2027, 2, 23))  # half-term is left out


def test_after_the_receipt_comes_the_decision_then_advice_and_the_plan() -> None:
    received = RequestState(sent_on=TODAY, received_on=TODAY)
    assert step(received) == ("ehc.decision", date(2027, 3, 23))
    assert step(received, date(2027, 7, 1)) == ("ehc.decision", date(2027, 3, 23))
    yes = replace(
        received, answer=AuthorityAnswer.WILL_ASSESS, answered_on=date(2027, 3, 1)
    )
    assert step(yes, date(2027, 3, 2))[0] == "ehc.advice"
    assert step(yes, date(2027, 5, 5))[0] == "ehc.no_plan"
    assert step(yes, date(2027, 6, 2)) == ("ehc.final_plan", date(2027, 6, 29))
    late = rules.next_step(yes, date(2027, 6, 30), CLOCKS, DAYS)
    assert (late.key, late.urgency) == ("ehc.final_plan", Urgency.OVERDUE)


@pytest.mark.parametrize("answer", sorted(rules.REFUSALS))
def test_nothing_follows_a_refusal_here(answer: AuthorityAnswer) -> None:
    state = RequestState(TODAY, TODAY, answer, date(2027, 3, 1))
    found = rules.next_step(state, date(2027, 3, 2), CLOCKS, DAYS)
    assert found.is_over
    assert found.words == f"The authority {answer}, 1 Mar 2027"
    assert not rules.is_open(TODAY, TODAY, date(2027, 3, 2), answer)


def test_nothing_follows_a_plan() -> None:
    state = RequestState(TODAY, TODAY, has_plan=True)
    assert rules.next_step(state, TODAY, CLOCKS, DAYS).is_over


@given(ANY_DAY, ANY_DAY)
def test_no_clock_runs_in_wales(received_on: date, today: date) -> None:
    state = RequestState(received_on, received_on, in_wales=True)
    found = rules.next_step(state, today, CLOCKS, DAYS)
    assert found.words == "Individual Development Plan: no EHC clock"
    assert (found.on, found.force, found.urgency) == (None, None, None)


@given(ANY_DAY, ANY_DAY, st.integers(0, 60))
def test_it_is_overdue_from_the_day_after(on: date, today: date, lead: int) -> None:
    urgency = rules.urgency(on, today, lead)
    assert (urgency is Urgency.OVERDUE) is (today > on)
    assert (urgency is Urgency.SOON) is (0 <= (on - today).days <= lead)
