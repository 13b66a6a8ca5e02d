from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from senco_app.provision import rules
from senco_app.provision.records import (
    DatedSlot,
    Group,
    Member,
    PlannedSession,
    SessionKey,
    Slot,
)
from senco_app.school.records import Calendar, DayOff
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import ClosedDay
from tests.provision.made import CALENDAR, MON, STARTED, TEN, WED

ALWAYS = (date(2026, 9, 1), date(2027, 12, 31))


def group(*slots: Slot, weeks: int = 10, started_on: date = STARTED) -> Group:
    return Group(
        id="g",
        version=1,
        intervention_id="i",
        intervention="Talking together",
        name="",
        leader_id="ta",
        leader="Jo Pritchard",
        room="",
        minutes=30,
        slots=slots or (Slot(WED, TEN),),
        started_on=started_on,
        weeks=weeks,
        others=0,
        focus="",
        members=(),
    )


def days_of(made: Group, calendar: Calendar = CALENDAR) -> list[date]:
    planned = rules.planned_sessions(made, calendar, *ALWAYS)
    return [session.key.held_on for session in planned]


def test_weeks_are_school_weeks_and_half_term_is_not_counted() -> None:
    planned = rules.planned_sessions(group(), CALENDAR, *ALWAYS)

    assert len(planned) == 10
    assert (planned[5].key.held_on, planned[5].week) == (date(2027, 2, 10), 6)
    assert (planned[6].key.held_on, planned[6].week) == (date(2027, 2, 24), 7)
    assert {session.weeks for session in planned} == {10}
    assert planned[0].minutes == 30


def test_an_inset_day_takes_its_session_with_it() -> None:
    mondays = days_of(group(Slot(MON, TEN), weeks=3))

    assert mondays == [date(2027, 1, 11), date(2027, 1, 18)]


def test_a_closure_entered_later_leaves_no_gap_to_be_recorded() -> None:
    closed = date(2027, 1, 13)
    off = (*CALENDAR.days_off, DayOff(closed, ClosedDay.CLOSURE, "Boiler"))

    assert closed in days_of(group())
    assert closed not in days_of(group(), replace(CALENDAR, days_off=off))


def test_a_bank_holiday_has_no_session() -> None:
    made = group(Slot(MON, TEN), started_on=date(2027, 4, 12), weeks=4)

    assert date(2027, 5, 3) not in days_of(made)
    assert days_of(made)[-1] == date(2027, 4, 26)


def test_a_group_that_was_ended_has_no_session_after_it() -> None:
    made = replace(group(), ended_on=date(2027, 1, 20))

    assert days_of(made)[-1] == date(2027, 1, 20)


def test_a_timetable_that_changed_leaves_what_was_planned_before() -> None:
    monday, tuesday = date(2027, 1, 25), date(2027, 1, 26)
    dated = (
        DatedSlot(WED, TEN, 30, STARTED, monday - timedelta(days=1)),
        DatedSlot(1, time(9), 20, monday),
    )
    planned = rules.planned_sessions(replace(group(), dated=dated), CALENDAR, *ALWAYS)

    assert [s.minutes for s in planned[:4]] == [30, 30, 30, 20]
    assert planned[3].key == SessionKey("g", tuesday, time(9))


@given(
    st.sets(st.builds(Slot, st.integers(0, 4), st.just(TEN)), min_size=1),
    st.integers(1, 20),
    st.dates(date(2026, 9, 1), date(2027, 6, 1)),
)
def test_every_planned_session_is_on_a_school_day_of_the_timetable(
    slots: set[Slot], weeks: int, started_on: date
) -> None:
    made = group(*slots, weeks=weeks, started_on=started_on)
    planned = rules.planned_sessions(made, CALENDAR, date(2026, 1, 1), date(2029, 1, 1))
    days = SchoolDays(CALENDAR)

    assert len({s.key for s in planned}) == len(planned) <= weeks * len(slots)
    assert list(planned) == sorted(planned, key=lambda s: s.key)
    for session in planned:
        on = session.key.held_on
        assert days.holds(on)
        assert on >= started_on
        assert Slot(on.weekday(), session.key.starts_at) in slots
        assert 1 <= session.week <= weeks
        assert rules.week_number(made, days, on) == session.week
        assert on <= rules.last_day(made, days)


@given(st.dates(date(2026, 12, 1), date(2027, 4, 1)), st.integers(0, 60))
def test_parts_of_a_span_make_the_whole(cut: date, length: int) -> None:
    made, last = group(), cut + timedelta(days=length)
    first = rules.planned_sessions(made, CALENDAR, ALWAYS[0], cut)
    middle = rules.planned_sessions(made, CALENDAR, cut + timedelta(days=1), last)
    rest = rules.planned_sessions(made, CALENDAR, last + timedelta(days=1), ALWAYS[1])

    assert (*first, *middle, *rest) == rules.planned_sessions(made, CALENDAR, *ALWAYS)


def at(group_id: str, starts_at: time, minutes: int = 30) -> PlannedSession:
    return PlannedSession(
        SessionKey(group_id, date(2027, 1, 13), starts_at), minutes, 1, 10
    )


def with_pupil(group_id: str, leader: str, pupil: str = "p") -> Group:
    member = Member("m", pupil, "Amelia Hartnoll", "3K", STARTED)
    return replace(
        group(), id=group_id, leader_id=leader, leader=leader, members=(member,)
    )


def test_a_pupil_in_two_places_at_once_is_shown() -> None:
    groups = (with_pupil("a", "Jo"), with_pupil("b", "Sam"))
    found = rules.clashes(groups, (at("a", TEN), at("b", time(10, 29))))

    assert [(c.who, c.is_adult) for c in found] == [("Amelia Hartnoll", False)]
    assert (found[0].one.group_id, found[0].other.group_id) == ("a", "b")


def test_an_adult_in_two_places_at_once_is_shown() -> None:
    groups = (with_pupil("a", "Jo", "p"), with_pupil("b", "Jo", "q"))
    found = rules.clashes(groups, (at("a", TEN, 60), at("b", time(10, 30))))

    assert [(c.who, c.is_adult) for c in found] == [("Jo", True)]


def test_a_session_that_starts_when_another_ends_is_no_clash() -> None:
    groups = (with_pupil("a", "Jo"), with_pupil("b", "Jo"))

    assert rules.clashes(groups, (at("a", TEN), at("b", time(10, 30)))) == ()


def test_a_pupil_who_has_left_a_group_clashes_no_more() -> None:
    left = with_pupil("a", "Jo")
    gone = replace(left.members[0], last_on=date(2027, 1, 12))
    groups = (replace(left, members=(gone,)), with_pupil("b", "Sam"))

    assert rules.clashes(groups, (at("a", TEN), at("b", TEN))) == ()
