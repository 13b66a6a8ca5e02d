from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest

from senco_app.errors import RecordChangedError, RuleBrokenError
from senco_app.models.provision import ProvisionSession
from senco_app.provision.commands import (
    AddMember,
    CorrectSession,
    DecideBetween,
    EndMember,
    RecordSession,
)
from senco_app.provision.queries import (
    FormerRecordsOf,
    GroupPage,
    RecordsOf,
    SessionsOn,
    ToDecide,
    WeekOf,
)
from senco_app.provision.records import PupilMark, SessionEntry, SessionKey, Slot
from senco_app.provision.register_desk import RegisterDesk
from senco_app.roles import Permission
from senco_app.vocabulary import (
    AwayReason,
    CardState,
    GotOn,
    NotRunReason,
    Presence,
)
from tests.provision.made import TEN, School, key, ran

if TYPE_CHECKING:
    from senco_app.provision.desk import SessionDesk
    from senco_app.register import Work
    from tests.conftest import FixedClock

WEDNESDAY = date(2027, 2, 3)


@dataclass(frozen=True)
class FromABook:
    """Enter what a book brought, as a merge will."""

    permission: ClassVar[Permission] = Permission.RECORD_SESSION
    act: ClassVar[str] = "merge"

    key: SessionKey
    source: str

    def run(self, work: Work) -> str:
        row = ProvisionSession(
            group_id=self.key.group_id,
            held_on=self.key.held_on,
            starts_at=self.key.starts_at,
            source=self.source,
            minutes=25,
            finished=True,
            recorded_by="Jo Pritchard",
            recorded_at=work.now,
        )
        work.session.add(row)
        return row.id


def test_a_session_is_recorded_by_taps_each_saved_at_once(school: School) -> None:
    desk: SessionDesk = RegisterDesk(school.register)
    group = school.group(0, 1)
    [card] = desk.day(WEDNESDAY)
    assert (card.state, card.week, card.weeks) == (CardState.DUE, 5, 10)
    assert (card.title, card.others, card.leader) == ("Robins", 1, "Jo Pritchard")
    assert desk.who == "Quillon Marsh"

    desk.mark(card.key, school.here(0, "Used ‘because’ twice"))
    half = desk.day(WEDNESDAY)[0]
    assert half.state is CardState.DUE
    assert [m.mark is not None for m in half.members] == [True, False]
    with pytest.raises(RuleBrokenError, match="Idris Selwood"):
        desk.finish(card.key)

    away = PupilMark(school.pupils[1], Presence.AWAY, AwayReason.ABSENT)
    desk.mark(card.key, away)
    desk.finish(card.key)
    [done] = desk.day(WEDNESDAY)
    assert done.state is CardState.RECORDED
    assert [m.mark for m in done.members] == [
        school.here(0, "Used ‘because’ twice"),
        away,
    ]
    assert key(group, 3, 2) == card.key


def test_a_session_that_did_not_run_says_why_and_can_be_taken_back(
    school: School,
) -> None:
    desk = RegisterDesk(school.register)
    at = key(school.group(0), 3, 2)
    desk.mark(at, school.here(0))
    desk.not_run(at, NotRunReason.ADULT_ON_COVER, "Year 4")

    [card] = desk.day(WEDNESDAY)
    assert (card.state, card.reason) == (CardState.NOT_RUN, NotRunReason.ADULT_ON_COVER)
    assert card.words == "Year 4"
    assert card.members[0].mark is None

    desk.ran(at)
    assert desk.day(WEDNESDAY)[0].state is CardState.DUE
    desk.mark(at, school.here(0))
    desk.finish(at)
    assert desk.day(WEDNESDAY)[0].state is CardState.RECORDED


def test_the_last_mark_is_offered_as_last_time(school: School) -> None:
    at = key(school.group(0), 3, 2)
    school.register.execute(RecordSession(ran(at, school.here(0, "Well"))))

    [card] = school.register.ask(SessionsOn(date(2027, 2, 10)))
    assert card.members[0].last == school.here(0, "Well")
    assert card.members[0].mark is None


def test_a_session_later_today_is_for_later(school: School, clock: FixedClock) -> None:
    school.group(0)
    clock.day = date(2027, 2, 10)
    before, after = SessionsOn(clock.day, time(9, 59)), SessionsOn(clock.day, TEN)

    assert school.register.ask(before)[0].state is CardState.LATER
    assert school.register.ask(after)[0].state is CardState.DUE
    tomorrow = school.register.ask(SessionsOn(date(2027, 2, 24)))
    assert tomorrow[0].state is CardState.LATER
    assert school.register.ask(SessionsOn(date(2027, 2, 17))) == ()


def test_an_adult_sees_their_own_sessions(school: School) -> None:
    school.group(0)

    mine = SessionsOn(WEDNESDAY, leader_id=school.assistant)
    assert len(school.register.ask(mine)) == 1
    assert school.register.ask(replace(mine, leader_id="somebody else")) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"ran": False, "marks": ()}, "reason"),
        ({"reason": NotRunReason.ROOM}, "reason"),
        ({"ran": False, "reason": NotRunReason.ROOM}, "marks"),
        ({"marks": ()}, "marks"),
        ({"words": "x" * 501}, "words"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(
    school: School, change: dict[str, object], field: str
) -> None:
    entry = ran(key(school.group(0), 3, 2), school.here(0))
    with pytest.raises(RuleBrokenError) as refused:
        school.register.execute(RecordSession(replace(entry, **change)))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_mark_that_contradicts_itself_is_refused(school: School) -> None:
    desk, at = RegisterDesk(school.register), key(school.group(0), 3, 2)
    pupil, stranger = school.pupils[0], school.pupils[2]
    for mark in (
        PupilMark(pupil, Presence.HERE, AwayReason.LEFT),
        PupilMark(pupil, Presence.AWAY, None, GotOn.DID_IT),
        PupilMark(stranger, Presence.HERE),
    ):
        with pytest.raises(RuleBrokenError):
            desk.mark(at, mark)
    assert school.register.ask(RecordsOf(at)) == ()


def test_only_sessions_that_can_have_been_are_recorded(school: School) -> None:
    group = school.group(0)
    for at in (key(group, 10, 2), key(group, 1, 1), key(group, 6, 2)):
        with pytest.raises(RuleBrokenError) as refused:
            school.register.execute(RecordSession(ran(at, school.here(0))))
        assert refused.value.field == "held_on"


def test_no_reason_for_being_away_is_about_health() -> None:
    said = " ".join(reason.value for reason in AwayReason).casefold()
    for word in ("ill", "sick", "medic", "hospital", "doctor", "health", "unwell"):
        assert word not in said


def test_a_session_recorded_twice_from_one_form_is_refused(school: School) -> None:
    entry = ran(key(school.group(0), 3, 2), school.here(0))
    _, version = school.register.execute(RecordSession(entry))

    with pytest.raises(RecordChangedError):
        school.register.execute(RecordSession(entry))
    again = replace(entry, words="Short")
    school.register.execute(RecordSession(again, version))
    assert school.register.ask(RecordsOf(entry.key))[0].entry == again


def test_a_correction_keeps_what_stood_before_and_why(school: School) -> None:
    entry = ran(key(school.group(0), 3, 2), school.here(0))
    made, version = school.register.execute(RecordSession(entry))
    away = PupilMark(school.pupils[0], Presence.AWAY, AwayReason.LESSON)
    right = replace(entry, minutes=20, marks=(away,))
    with pytest.raises(RuleBrokenError):
        school.register.execute(CorrectSession(made, version, right, " "))
    school.register.execute(CorrectSession(made, version, right, "Wrong child ticked"))

    assert [r.entry for r in school.register.ask(RecordsOf(entry.key))] == [right]
    [former] = school.register.ask(FormerRecordsOf(entry.key))
    assert (former.why, former.changed_by) == ("Wrong child ticked", "Quillon Marsh")
    assert former.was == entry


def test_a_correction_of_what_a_book_said_stands_beside_it(school: School) -> None:
    at = key(school.group(0), 3, 2)
    from_book = school.register.execute(FromABook(at, "LAPTOP-09"))
    right = ran(at, school.here(0), minutes=15)
    school.register.execute(CorrectSession(from_book, 1, right, "Bell rang early"))

    ours, theirs = school.register.ask(RecordsOf(at))
    assert (ours.source, ours.entry, ours.standing) == ("", right, True)
    assert (theirs.source, theirs.entry.minutes) == ("LAPTOP-09", 25)
    assert not theirs.standing
    assert school.register.ask(ToDecide()) == ()


def test_two_records_of_one_session_stand_side_by_side_until_decided(
    school: School,
) -> None:
    at = key(school.group(0), 3, 2)
    school.register.execute(RecordSession(ran(at, school.here(0))))
    chosen = school.register.execute(FromABook(at, "LAPTOP-09"))

    [open_one] = school.register.ask(ToDecide())
    assert (open_one.key, open_one.title) == (at, "Robins")
    assert [r.to_decide for r in open_one.records] == [True, True]
    assert school.register.ask(SessionsOn(WEDNESDAY))[0].to_decide

    school.register.execute(DecideBetween(at, chosen))
    assert school.register.ask(ToDecide()) == ()
    records = school.register.ask(RecordsOf(at))
    assert [r.standing for r in records] == [False, True]


def test_a_pupil_who_left_the_group_keeps_the_marks_made_before(
    school: School,
) -> None:
    group = school.group(0, 1)
    at = key(group, 3, 2)
    entry = ran(at, school.here(0), school.here(1))
    _, version = school.register.execute(RecordSession(entry))
    idris = school.register.ask(GroupPage(group)).members[1]
    school.register.execute(EndMember(idris.id, WEDNESDAY - timedelta(days=1)))

    school.register.execute(RecordSession(replace(entry, words="Later"), version))
    [card] = school.register.ask(SessionsOn(WEDNESDAY))
    assert [m.mark is not None for m in card.members] == [True, True]


def test_the_week_shows_every_session_where_it_stands_and_who_clashes(
    school: School,
) -> None:
    first = school.group(0)
    beside = replace(school.details(Slot(2, time(10, 15))), name="Wrens", others=0)
    school.group(0, details=beside)
    not_run = SessionEntry(
        key(first, 3, 2), ran=False, minutes=30, reason=NotRunReason.EVENT
    )
    school.register.execute(RecordSession(not_run))

    week = school.register.ask(WeekOf(date(2027, 2, 1)))
    assert [(s.title, s.state, s.pupils) for s in week.sessions] == [
        ("Robins", CardState.NOT_RUN, 2),
        ("Wrens", CardState.DUE, 1),
    ]
    assert [(c.who, c.is_adult) for c in week.clashes] == [
        ("Amelia Hartnoll", False),
        ("Jo Pritchard", True),
    ]
    assert week.closed == ()
    assert len(school.register.ask(WeekOf(date(2027, 2, 15))).closed) == 5


def test_a_session_off_the_plan_is_shown_on_its_day(school: School) -> None:
    group = school.group(0)
    extra = key(group, 4, 2, time(11))
    school.register.execute(RecordSession(ran(extra, school.here(0), minutes=20)))

    [card] = school.register.ask(SessionsOn(date(2027, 2, 4)))
    assert (card.key, card.minutes, card.week) == (extra, 20, 5)


def test_a_pupil_who_joins_later_is_not_on_earlier_cards(school: School) -> None:
    group = school.group(0)
    school.register.execute(AddMember(group, school.pupils[2], date(2027, 2, 8)))

    [card] = school.register.ask(SessionsOn(WEDNESDAY))
    assert [m.name for m in card.members] == ["Amelia Hartnoll"]
