from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from senco_app.provision.commands import AddMember, EndMember, RecordSession
from senco_app.provision.queries import (
    By,
    Deliveries,
    GroupPage,
    ProvisionOf,
    RecordsOf,
)
from senco_app.provision.records import Delivery, PupilMark, SessionEntry
from senco_app.vocabulary import AwayReason, NotRunReason, Presence
from tests.provision.made import School, key, ran

if TYPE_CHECKING:
    from senco_app.register import Register

SPRING = (date(2027, 1, 1), date(2027, 4, 1))
WEDNESDAYS = ((6, 1), (13, 1), (20, 1), (27, 1), (3, 2))


def not_run(group: str, day: int, month: int, reason: NotRunReason) -> SessionEntry:
    return SessionEntry(key(group, day, month), ran=False, minutes=30, reason=reason)


def some_weeks(school: School) -> str:
    """Five sessions until today: two given, one of them to Amelia, one not run."""
    group = school.group(0, 1)
    away = PupilMark(school.pupils[0], Presence.AWAY, AwayReason.CHOSE)
    for entry in (
        ran(key(group, 6), school.here(0), school.here(1)),
        ran(key(group, 13), away, school.here(1), minutes=20),
        not_run(group, 20, 1, NotRunReason.ADULT_ABSENT),
    ):
        school.register.execute(RecordSession(entry))
    return group


def test_deliveries_by_group_count_sessions_and_minutes_lost(school: School) -> None:
    group = some_weeks(school)
    found = school.register.ask(Deliveries(*SPRING))

    [line] = found.lines
    assert (line.id, line.name) == (group, "Robins")
    assert line.delivery == found.total
    told = line.delivery
    assert (told.planned, told.delivered, told.not_recorded) == (5, 2, 2)
    assert (told.planned_minutes, told.delivered_minutes) == (150, 50)
    [lost] = told.not_run
    assert (lost.reason, lost.sessions, lost.minutes) == (
        NotRunReason.ADULT_ABSENT,
        1,
        30,
    )


def test_deliveries_by_pupil_count_only_what_the_pupil_was_given(
    school: School,
) -> None:
    some_weeks(school)
    found = school.register.ask(Deliveries(*SPRING, By.PUPIL))

    amelia, idris = (line.delivery for line in found.lines)
    assert [line.name for line in found.lines] == ["Amelia Hartnoll", "Idris Selwood"]
    assert (amelia.planned, amelia.delivered, amelia.away) == (5, 1, 1)
    assert amelia.delivered_minutes == 30
    assert (idris.delivered, idris.away, idris.delivered_minutes) == (2, 0, 50)
    assert found.total.planned == 5


def test_deliveries_by_week_are_in_order(school: School) -> None:
    some_weeks(school)
    found = school.register.ask(Deliveries(*SPRING, By.WEEK))

    assert [line.id for line in found.lines] == [
        "2027-01-04",
        "2027-01-11",
        "2027-01-18",
        "2027-01-25",
        "2027-02-01",
    ]
    assert [line.delivery.delivered for line in found.lines] == [1, 1, 0, 0, 0]


def test_a_pupil_who_joined_and_left_is_counted_in_those_days(school: School) -> None:
    group = school.group(0)
    cerys = school.pupils[2]
    member = school.register.execute(AddMember(group, cerys, date(2027, 1, 12)))
    marks = (school.here(0), school.here(2))
    school.register.execute(RecordSession(ran(key(group, 13), *marks)))
    school.register.execute(EndMember(member, date(2027, 1, 26)))

    found = school.register.ask(ProvisionOf(cerys))
    [line] = found.lines
    assert (line.from_on, line.until_on) == (date(2027, 1, 12), date(2027, 1, 26))
    assert (line.in_all, line.in_all_minutes, line.size) == (2, 60, 3)
    assert (line.delivery.planned, line.delivery.delivered) == (2, 1)
    assert line.delivery.share == 0.5
    assert found.total == line.delivery


def test_what_is_planned_in_all_holds_the_weeks_to_come(school: School) -> None:
    some_weeks(school)
    [line] = school.register.ask(ProvisionOf(school.pupils[0])).lines

    assert (line.in_all, line.in_all_minutes) == (10, 300)
    assert (line.minutes, line.times_a_week, line.leader) == (30, 1, "Jo Pritchard")


def test_a_pupil_in_no_group_was_planned_nothing(school: School) -> None:
    found = school.register.ask(ProvisionOf(school.pupils[2]))

    assert found.lines == ()
    assert found.total == Delivery()


def test_an_empty_school_delivers_nothing(register: Register) -> None:
    for by in By:
        assert register.ask(Deliveries(*SPRING, by)).lines == ()


FATES = st.lists(
    st.sampled_from(("given", "shorter", "away", "event", "nothing")),
    min_size=5,
    max_size=5,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FATES)
def test_groups_weeks_and_pupils_agree_whatever_happened(
    school: School, fates: list[str]
) -> None:
    details = replace(school.details(), name=f"Group {len(fates)}")
    group = school.group(0, details=details)
    for (day, month), fate in zip(WEDNESDAYS, fates, strict=True):
        _record(school, group, (day, month), fate)

    tables = [school.register.ask(Deliveries(*SPRING, by)) for by in By]
    assert len({table.total for table in tables}) == 1
    of_group = next(x.delivery for x in tables[0].lines if x.id == group)
    [mine] = [
        line.delivery
        for line in school.register.ask(ProvisionOf(school.pupils[0])).lines
        if line.group_id == group
    ]
    assert mine.planned == of_group.planned == 5
    assert mine.delivered + mine.away == of_group.delivered
    assert mine.not_run == of_group.not_run
    assert mine.not_recorded == of_group.not_recorded == fates.count("nothing")
    assert mine.away == fates.count("away")
    pupil = next(x.delivery for x in tables[1].lines if x.id == school.pupils[0])
    assert pupil == school.register.ask(ProvisionOf(school.pupils[0])).total


def _record(school: School, group: str, day: tuple[int, int], fate: str) -> None:
    at = key(group, *day)
    if fate == "nothing":
        assert school.register.ask(RecordsOf(at)) == ()
    elif fate == "event":
        entry = not_run(group, *day, NotRunReason.EVENT)
        school.register.execute(RecordSession(entry))
    else:
        away = PupilMark(school.pupils[0], Presence.AWAY)
        mark = away if fate == "away" else school.here(0)
        minutes = 20 if fate == "shorter" else 30
        school.register.execute(RecordSession(ran(at, mark, minutes=minutes)))


def test_a_group_page_names_who_has_left(school: School) -> None:
    group = school.group(0, 1)
    idris = school.register.ask(GroupPage(group)).members[1]
    school.register.execute(EndMember(idris.id, date(2027, 1, 20)))

    ended = school.register.ask(GroupPage(group)).members[1]
    assert (ended.until_on, ended.last_on) == (date(2027, 1, 20), date(2027, 1, 20))
