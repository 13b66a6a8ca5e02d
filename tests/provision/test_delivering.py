from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.provision import rules
from senco_app.provision.records import (
    Delivery,
    PlannedSession,
    RecordedSession,
    SessionEntry,
    SessionKey,
)
from senco_app.vocabulary import NotRunReason
from tests.provision.made import TEN

TODAY = date(2027, 2, 9)
WHEN = datetime(2027, 2, 9, 12, tzinfo=UTC)
DAYS = [date(2027, 2, 1) + timedelta(days=n) for n in range(14)]


def planned(on: date, minutes: int = 30) -> PlannedSession:
    return PlannedSession(SessionKey("g", on, TEN), minutes, 1, 10)


def record(
    on: date,
    reason: NotRunReason | None = None,
    minutes: int = 30,
    source: str = "",
) -> RecordedSession:
    key = SessionKey("g", on, TEN)
    entry = SessionEntry(key, reason is None, minutes, reason)
    return RecordedSession(f"{source}{on}", 1, entry, "Jo", WHEN, source)


def test_each_planned_session_is_given_or_not_run_or_not_recorded() -> None:
    plan = [planned(day) for day in DAYS[:5]]
    told = [
        record(DAYS[0]),
        record(DAYS[1], minutes=20),
        record(DAYS[2], NotRunReason.ADULT_ON_COVER),
    ]
    found = rules.delivery(plan, told, TODAY)

    assert (found.planned, found.delivered, found.not_recorded) == (5, 2, 2)
    [lost] = found.not_run
    assert (lost.reason, lost.sessions, lost.minutes) == (
        NotRunReason.ADULT_ON_COVER,
        1,
        30,
    )
    assert (found.planned_minutes, found.delivered_minutes) == (150, 50)
    assert found.share == pytest.approx(1 / 3)
    assert found.lost_minutes == 30


def test_sessions_to_come_do_not_count_and_todays_once_it_is_recorded() -> None:
    plan = [planned(TODAY), planned(TODAY + timedelta(days=1))]

    assert rules.delivery(plan, [], TODAY) == Delivery()
    assert rules.delivery(plan, [record(TODAY)], TODAY).planned == 1


def test_two_records_of_one_session_are_not_merged_by_guess() -> None:
    told = [record(DAYS[0]), record(DAYS[0], source="LAPTOP-09")]
    found = rules.delivery([planned(DAYS[0])], told, TODAY)

    assert (found.delivered, found.not_recorded, found.to_decide) == (0, 1, 1)
    assert rules.standing(told) is None

    decided = [told[0], replace(told[1], standing=False)]
    assert rules.delivery([planned(DAYS[0])], decided, TODAY).delivered == 1
    assert rules.standing(decided) == told[0]


def test_a_session_beside_the_plan_counts_as_planned_too() -> None:
    found = rules.delivery([], [record(DAYS[0], minutes=25)], TODAY)

    assert (found.planned, found.planned_minutes, found.share) == (1, 25, 1.0)


def test_what_nobody_finished_is_not_recorded() -> None:
    told = record(DAYS[0])
    begun = replace(told, entry=replace(told.entry, finished=False))

    assert rules.delivery([planned(DAYS[0])], [begun], TODAY).not_recorded == 1


def test_nothing_planned_has_no_share() -> None:
    assert Delivery().share is None


@given(
    st.sets(st.sampled_from(DAYS)),
    st.dictionaries(
        st.sampled_from(DAYS[:9]),
        st.lists(st.sampled_from((None, *NotRunReason)), min_size=1, max_size=3),
    ),
)
def test_nothing_is_lost_and_nothing_counted_twice(
    plan: set[date], told: dict[date, list[NotRunReason | None]]
) -> None:
    records = [
        record(on, reason, source=str(number))
        for on, reasons in told.items()
        for number, reason in enumerate(reasons)
    ]
    found = rules.delivery([planned(day) for day in plan], records, TODAY)

    not_run = sum(lost.sessions for lost in found.not_run)
    assert found.planned == found.delivered + not_run + found.not_recorded
    assert found.planned == len({d for d in plan if d < TODAY} | set(told))
    assert found.to_decide == sum(len(reasons) > 1 for reasons in told.values())
    halves = [
        rules.delivery(
            [planned(day) for day in plan if (day < DAYS[4]) is early],
            [one for one in records if (one.entry.key.held_on < DAYS[4]) is early],
            TODAY,
        )
        for early in (True, False)
    ]
    assert rules.added(halves) == found
