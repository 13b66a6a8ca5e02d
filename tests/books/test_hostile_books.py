"""A book in strange hands says what it likes: what it was not handed is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from bench.classroom import CALENDAR, STARTED, TODAY
from bench.lying import HERE, changed, lies_of, sealed, told_by
from senco_app.books.commands.enrolling import RevokeBook
from senco_app.books.commands.merging import MergePacks
from senco_app.books.queries import Books
from senco_app.books.records import PackFile
from senco_app.books.telling import report_lines
from senco_app.provision.commands import (
    AddMember,
    EditGroup,
    EndMember,
    RecordSession,
)
from senco_app.provision.queries import Groups, RecordsOf
from senco_app.provision.records import (
    GroupDetails,
    PupilMark,
    SessionEntry,
    SessionKey,
    Slot,
)
from senco_app.school.commands import SetCalendar
from senco_app.school.records import DayOff
from senco_app.vocabulary import ClosedDay, NotRunReason, Presence

if TYPE_CHECKING:
    from bench.classroom import Classroom
    from senco_app.books.reports import MergedPack
    from senco_app.provision.records import Group

AT = time(9, 30)
SESSION = "about a session that was not handed out to this book"
PUPIL = "about a pupil who was not handed out with that session"
MINUTES = "with minutes that the session does not have"
WORDS = "with too many words, or with characters that nobody types"
TIME = "with a time that no computer’s clock shows"
UNREAD = "that this version of SENCO Workbench cannot read"
WHY = (
    *[SESSION] * 7,
    "of another book",
    *(MINUTES, UNREAD, MINUTES),
    *(TIME, TIME),
    *(PUPIL, PUPIL),
    *(WORDS, WORDS),
)


def key(classroom: Classroom, day: date = TODAY) -> SessionKey:
    return SessionKey(classroom.groups[0], day, AT)


def tap(classroom: Classroom, pupil: int = 0, day: date = TODAY) -> str:
    mark = PupilMark(classroom.pupils[pupil], Presence.HERE)
    classroom.desks[0].mark(key(classroom, day), mark)
    return told_by(classroom.books[0])[-1]


def the_group(classroom: Classroom) -> Group:
    groups = classroom.register.ask(Groups())
    return next(group for group in groups if group.id == classroom.groups[0])


def merged(classroom: Classroom, *entries: str) -> MergedPack:
    [pack] = classroom.merge(sealed(classroom.books[0], entries)).packs
    return pack


@pytest.mark.parametrize("which", range(len(WHY)))
def test_what_was_not_handed_out_is_refused_and_the_rest_is_taken(
    started: Classroom, which: int
) -> None:
    honest = tap(started)
    odd = lies_of(started, 0)
    assert len(odd) == len(WHY)
    lie = changed(honest, counter=7, **odd[which])

    report = merged(started, lie, honest)

    assert (report.new, report.refused, report.refused_why) == (1, 1, (WHY[which],))
    [record] = started.register.ask(RecordsOf(key(started)))
    assert record.entry.marks == (PupilMark(started.pupils[0], Presence.HERE),)


def test_what_was_refused_is_told_and_stays_in_the_book(started: Classroom) -> None:
    honest = tap(started)
    lies = [changed(honest, minutes=minutes) for minutes in (1, 10**9)]

    report = started.merge(sealed(started.books[0], [*lies, honest]))

    told = "\n".join(report_lines(report))
    assert "1 new, 0 known already, 0 set aside, 0 dropped, 2 refused" in told
    assert f"2 entries were refused: {MINUTES}. Nothing of that was written" in told
    started.hand_over(0)
    assert started.books[0].waiting == 1  # what came with lies is not let go of


def test_five_megabytes_of_words_are_refused(started: Classroom) -> None:
    honest = tap(started)
    long = changed(honest, **HERE, pupil=started.pupils[0])

    report = merged(started, changed(long, words="x" * 5_000_000), honest)

    assert (report.new, report.refused_why) == (1, (WORDS,))


def test_a_return_of_lies_alone_writes_nothing(started: Classroom) -> None:
    honest = tap(started)
    lies = [changed(honest, **odd) for odd in lies_of(started, 0)]

    report = merged(started, *lies)

    assert (report.new, report.refused) == (0, len(lies))
    assert started.register.ask(RecordsOf(key(started))) == ()


def test_a_late_return_of_an_older_hand_out_is_taken(started: Classroom) -> None:
    """Since then the group meets at another time, and two pupils came and went."""
    ours, execute = started.groups[0], started.register.execute
    early = [tap(started), tap(started, 1, date(2027, 2, 1))]
    coming = tap(started, 0, date(2027, 3, 9))
    group = the_group(started)
    gone = next(m for m in group.members if m.pupil_id == started.pupils[0])
    execute(EndMember(gone.id, date(2027, 1, 29)))
    execute(AddMember(ours, started.pupils[5], date(2027, 2, 22)))
    group = the_group(started)
    details = GroupDetails(
        intervention_id=group.intervention_id,
        name="",
        leader_id=started.people[1],
        minutes=30,
        weeks=4,
        started_on=STARTED,
        slots=(Slot(3, time(14, 0)),),
    )
    execute(EditGroup(ours, group.version, details, STARTED))
    closed = DayOff(TODAY, ClosedDay.CLOSURE, "Burst pipe")
    execute(SetCalendar(replace(CALENDAR, days_off=(closed,))))
    started.hand_out(0)

    report = merged(started, *early, coming)

    assert (report.new, report.refused) == (3, 0)


def test_what_a_later_hand_out_brought_needs_that_hand_out(started: Classroom) -> None:
    joined = started.pupils[5]
    started.register.execute(AddMember(started.groups[0], joined, STARTED))
    honest = tap(started)
    early = changed(honest, **HERE, pupil=joined)

    assert merged(started, early).refused_why == (PUPIL,)
    started.hand_over(0)
    started.desks[0].mark(key(started), PupilMark(joined, Presence.HERE))
    assert merged(started, told_by(started.books[0])[-1]).new == 1


def test_a_session_off_the_plan_that_was_recorded_is_taken(started: Classroom) -> None:
    extra = SessionKey(started.groups[0], date(2027, 2, 5), time(13, 0))
    entry = SessionEntry(extra, ran=False, minutes=35, reason=NotRunReason.ROOM)
    started.register.execute(RecordSession(entry))
    started.hand_over(0)

    started.desks[0].not_run(extra, NotRunReason.EVENT, "")

    assert merged(started, told_by(started.books[0])[-1]).new == 1


def test_a_hand_out_that_is_not_known_here_opens_no_door(started: Classroom) -> None:
    honest = tap(started)
    later = changed(honest, generation=900)
    lies = [
        changed(later, **odd)
        for odd in ({"group": started.groups[1]}, {"pupil": started.pupils[5]})
    ]

    report = merged(started, *lies)

    assert (report.new, report.aside, report.refused) == (0, 2, 0)
    assert merged(started, later).new == 1  # a register restored from before


def test_a_day_after_the_book_was_revoked_is_refused(started: Classroom) -> None:
    pair = [tap(started), tap(started, 0, date(2027, 2, 22))]
    pack = sealed(started.books[0], pair)
    device = started.books[0].owner.device
    line = next(one for one in started.register.ask(Books()) if one.id == device)
    started.register.execute(RevokeBook(device, line.version, "Lost on the bus"))
    started.clock.shift(20)

    files = (PackFile("back.pack", pack),)
    [report] = started.register.execute(MergePacks(files, from_revoked=True)).packs

    assert (report.new, report.refused) == (1, 1)
    assert report.refused_why == ("about a day after the book was revoked",)


def test_lies_change_nothing_whatever_their_order(started: Classroom) -> None:
    honest = tap(started)
    lies = [changed(honest, **odd) for odd in lies_of(started, 0)]

    first = merged(started, *lies, honest)
    again = merged(started, honest, *reversed(lies))

    assert (first.new, again.new, again.known) == (1, 0, 1)
    assert again.refused == first.refused == len(lies)


def test_a_number_twice_is_no_reason_to_lose_anything(started: Classroom) -> None:
    honest = tap(started)
    twin = changed(honest, **HERE, pupil=started.pupils[1])

    report = merged(started, honest, twin)

    assert (report.new, report.refused) == (2, 0)
    assert json.loads(twin)["counter"] == json.loads(honest)["counter"]
