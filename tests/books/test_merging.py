"""What books return is merged: once, twice, late, out of order, with one result."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlmodel import Session

from bench.classroom import CHEAP, PASSWORD, TODAY, Classroom, Erase
from bench.lying import sealed
from senco_app.books.commands.enrolling import EnrolBook, RevokeBook
from senco_app.books.commands.merging import MergePacks
from senco_app.books.making import Desk, create_book, open_book
from senco_app.books.queries import BookOf, Books
from senco_app.books.records import PackFile
from senco_app.books.telling import report_lines
from senco_app.errors import (
    FileUnusableError,
    NotAllowedError,
    RecordMissingError,
    RuleBrokenError,
)
from senco_app.provision.commands import CorrectSession, DecideBetween, RecordSession
from senco_app.provision.queries import RecordsOf, ToDecide
from senco_app.provision.records import PupilMark, SessionEntry, SessionKey
from senco_app.pupils.commands import ArchivePupil
from senco_app.pupils.queries import PupilList
from senco_app.security import packs, sealing
from senco_app.vocabulary import GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.provision.records import RecordedSession

AT = time(9, 30)


def key(classroom: Classroom, day: date = TODAY) -> SessionKey:
    return SessionKey(classroom.groups[0], day, AT)


def here(pupil: str, words: str = "") -> PupilMark:
    return PupilMark(pupil, Presence.HERE, got_on=GotOn.NEARLY, words=words)


def tap_all(classroom: Classroom, place: int, words: str = "") -> SessionKey:
    """Record today's session of Tamsin's group whole in one of her books."""
    at = key(classroom)
    for pupil in classroom.pupils[:4]:
        classroom.desks[place].mark(at, here(pupil, words))
    classroom.desks[place].finish(at)
    return at


def records(classroom: Classroom) -> tuple[RecordedSession, ...]:
    return classroom.register.ask(RecordsOf(key(classroom)))


def refused(classroom: Classroom, data: bytes) -> str:
    before = records(classroom)
    report = classroom.merge(data)
    assert report.packs == ()
    assert records(classroom) == before
    return report.refused[0].why


def test_a_return_becomes_a_recorded_session(started: Classroom) -> None:
    tap_all(started, 0, "three words")

    report = started.merge(started.books[0].returned())

    [record] = records(started)
    assert (report.sessions, report.changed, report.to_decide) == (1, 0, ())
    assert record.entry.finished
    assert record.recorded_by == "Tamsin Reed"
    assert record.source == started.books[0].owner.device
    assert not record.clock_doubtful
    assert {m.pupil_id: m.words for m in record.entry.marks} == dict.fromkeys(
        started.pupils[:4], "three words"
    )


def test_merged_twice_nothing_is_doubled(started: Classroom) -> None:
    tap_all(started, 0)
    pack = started.books[0].returned()
    started.merge(pack)
    before = records(started)

    report = started.merge(pack, pack)

    assert [(one.new, one.known) for one in report.packs] == [(0, 5), (0, 5)]
    assert (report.sessions, report.changed) == (0, 0)
    assert records(started) == before


def test_late_and_out_of_order_comes_to_the_same(started: Classroom) -> None:
    at = key(started)
    early = [started.books[0].returned()]
    for words in ("first", "second", "third"):
        started.desks[0].mark(at, here(started.pupils[0], words))
        early.append(started.books[0].returned())

    for pack in reversed(early):
        started.merge(pack)

    [record] = records(started)
    assert [mark.words for mark in record.entry.marks] == ["third"]


def test_a_dry_run_says_the_same_and_writes_nothing(started: Classroom) -> None:
    tap_all(started, 0)
    pack = started.books[0].returned()

    dry = started.merge(pack, dry_run=True)

    assert records(started) == ()
    assert replace(started.merge(pack), dry_run=True) == dry


def test_two_records_of_one_session_stand_side_by_side(started: Classroom) -> None:
    tap_all(started, 0, "mine")
    tap_all(started, 1, "ours")

    report = started.merge(*(started.books[place].returned() for place in (0, 1)))
    report = report if report.to_decide else started.merge(started.books[1].returned())

    assert len(records(started)) == 2
    [undecided] = started.register.ask(ToDecide())
    assert len(undecided.records) == 2


def test_a_dry_run_of_two_books_tells_what_would_be_to_decide(
    started: Classroom,
) -> None:
    tap_all(started, 0, "mine")
    tap_all(started, 1, "ours")
    packs = [started.books[place].returned() for place in (0, 1)]

    dry = started.merge(*packs, dry_run=True)

    assert len(dry.to_decide) == 1
    assert replace(started.merge(*packs), dry_run=True) == dry


def test_what_the_senco_corrected_is_not_overwritten(started: Classroom) -> None:
    at = tap_all(started, 0, "from the book")
    started.merge(started.books[0].returned())
    [record] = records(started)
    marks = tuple(here(pupil, "corrected") for pupil in started.pupils[:4])
    entry = SessionEntry(at, ran=True, minutes=20, marks=marks)
    started.register.execute(
        CorrectSession(record.id, record.version, entry, "The wrong Ellie")
    )

    again = started.merge(started.books[0].returned())
    assert again.to_decide == ()
    assert started.register.ask(ToDecide()) == ()

    started.desks[0].mark(at, here(started.pupils[0], "later"))
    later = started.merge(started.books[0].returned())

    assert "Tamsin Reed" in later.to_decide[0]
    own = next(one for one in records(started) if not one.source)
    assert {mark.words for mark in own.entry.marks} == {"corrected"}
    assert len(started.register.ask(ToDecide())) == 1


def test_what_was_decided_is_not_asked_again(started: Classroom) -> None:
    at = tap_all(started, 0, "from the book")
    marks = tuple(here(pupil, "in the register") for pupil in started.pupils[:4])
    own, _ = started.register.execute(
        RecordSession(SessionEntry(at, ran=True, minutes=20, marks=marks))
    )
    started.merge(started.books[0].returned())
    started.register.execute(DecideBetween(at, own))

    started.desks[0].finish(at)  # tapped once more, and nothing else was said
    started.merge(started.books[0].returned())

    assert started.register.ask(ToDecide()) == ()


def test_a_clock_a_year_off_is_marked_and_the_day_stands(started: Classroom) -> None:
    started.clocks[0].shift(-365)
    at = key(started)
    started.desks[0].not_run(at, NotRunReason.EVENT, "Sports day")
    started.clocks[2].shift(365)
    wilf = SessionKey(started.groups[1], date(2027, 2, 3), AT)
    started.desks[2].not_run(wilf, NotRunReason.ROOM, "")

    report = started.merge(*(started.books[place].returned() for place in (0, 2)))

    assert [pack.doubtful for pack in report.packs] == [1, 1]
    [record] = records(started)
    assert record.clock_doubtful
    assert record.entry.key.held_on == TODAY
    assert "clock is wrong" in "\n".join(report_lines(report))


def test_a_child_archived_since_keeps_the_marks_and_stays_archived(
    started: Classroom,
) -> None:
    tap_all(started, 0)
    started.register.execute(ArchivePupil(started.pupils[0], "Moved away"))

    report = started.merge(started.books[0].returned())

    assert report.packs[0].gone == 1
    assert len(records(started)[0].entry.marks) == 4
    listed = started.register.ask(PupilList())
    assert started.pupils[0] not in {line.id for line in listed}


def test_an_erased_child_does_not_come_back(started: Classroom) -> None:
    tap_all(started, 0, "never again")
    pack = started.books[0].returned()
    started.register.execute(Erase(started.pupils[0]))

    report = started.merge(pack)
    again = started.merge(pack)

    assert [one.packs[0].dropped for one in (report, again)] == [1, 1]
    assert started.pupils[0] not in {
        mark.pupil_id for mark in records(started)[0].entry.marks
    }
    started.hand_over(0)
    assert started.books[0].waiting == 0


@pytest.mark.parametrize("erased_first", [True, False])
def test_an_erased_child_takes_no_session_along(
    started: Classroom, *, erased_first: bool
) -> None:
    """The child's mark had taken back that it did not run; that stands without it."""
    at, desk = key(started), started.desks[0]
    for pupil in started.pupils[1:4]:
        desk.mark(at, here(pupil, "kept"))
    desk.not_run(at, NotRunReason.EVENT, "")
    desk.mark(at, here(started.pupils[0], "never again"))
    if not erased_first:
        started.merge(started.books[0].returned())
    started.register.execute(Erase(started.pupils[0]))
    desk.finish(at)

    started.merge(started.books[0].returned())

    [record] = records(started)
    assert record.entry.ran
    assert {mark.words for mark in record.entry.marks} == {"kept"}


def test_a_register_restored_from_before_leaves_entries_in_the_book(
    started: Classroom,
) -> None:
    tap_all(started, 0)
    pack = started.books[0].returned()
    with _rows(started) as session:  # as an older backup would be: no such hand-out
        session.connection().exec_driver_sql("DELETE FROM book_hand_out")
        session.connection().exec_driver_sql("UPDATE book SET generation = 0")
        session.commit()
    started.register.execute(Erase(started.pupils[0]))

    report = started.merge(pack)

    assert (report.packs[0].aside, report.packs[0].dropped) == (1, 0)
    started.hand_over(0)
    assert started.books[0].school is not None
    assert started.books[0].school.generation == 2
    assert started.books[0].waiting == 5  # nothing is let go of before it is there


def _rows(classroom: Classroom) -> Session:
    kept = classroom.register._kept  # noqa: SLF001 - what only a restore does
    assert kept is not None
    return Session(kept.database.writer)


def test_a_copied_book_loses_nothing_and_is_told(
    started: Classroom, tmp_path: Path
) -> None:
    import shutil  # noqa: PLC0415 - only here

    started.books[0].close()
    shutil.copytree(started.folder / "book-0", tmp_path / "copy")
    desk = Desk(started.clocks[0], CHEAP, started.laptop)
    folders = (started.folder / "book-0", tmp_path / "copy")
    twins = [open_book(folder, PASSWORD, desk) for folder in folders]
    from senco_app.books.desk import BookDesk  # noqa: PLC0415 - only here

    for place, twin in enumerate(twins):
        BookDesk(twin).mark(key(started), here(started.pupils[place], "mine"))

    report = started.merge(*(twin.returned() for twin in twins))

    assert [pack.copied for pack in report.packs] == [False, True]
    assert {mark.pupil_id for mark in records(started)[0].entry.marks} == set(
        started.pupils[:2]
    )
    for twin in twins:
        twin.close()


def test_a_revoked_book_is_refused_until_the_senco_decides(started: Classroom) -> None:
    tap_all(started, 0)
    pack = started.books[0].returned()
    device = started.books[0].owner.device
    line = next(one for one in started.register.ask(Books()) if one.id == device)
    started.register.execute(RevokeBook(device, line.version, "The laptop was lost"))

    sentence = refused(started, pack)
    assert "revoked on Tue 9 Feb 2027" in sentence
    assert "5 entries" in sentence

    files = (PackFile("back.pack", pack),)
    report = started.register.execute(MergePacks(files, from_revoked=True))
    assert report.packs[0].new == 5
    assert "nothing new to the register" in refused(started, pack)
    with pytest.raises(RuleBrokenError, match="revoked"):
        started.hand_out(0)
    with pytest.raises(RuleBrokenError, match="stays so"):
        started.register.execute(EnrolBook(started.books[0].enrolment()))


def test_of_several_books_of_one_person_the_newest_in_use_is_meant(
    classroom: Classroom,
) -> None:
    newest, first = classroom.books[1].owner.device, classroom.books[0].owner.device
    assert classroom.register.ask(BookOf("tamsin  reed")).id == newest
    assert classroom.register.ask(BookOf("Tamsin Reed", first)).id == first
    with pytest.raises(RecordMissingError, match="No book of Ann Price"):
        classroom.register.ask(BookOf("Ann Price"))


def test_a_pack_of_another_school_is_refused(
    started: Classroom, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Classroom(tmp_path / "other")
    other.hand_over(0)
    pack = other.books[0].returned()
    other.close()

    assert "another school's register" in refused(started, pack)


def test_a_pack_of_a_book_that_was_not_enrolled_is_refused(
    started: Classroom,
) -> None:
    label = packs.read_label(started.books[0].returned(), "back.pack")
    stranger = bytes([7]) * 32
    forged = replace(label, book_id="of-nobody", sender=sealing.public_key(stranger))

    pack = packs.seal_pack(forged, b"{}", stranger)

    assert "not enrolled here" in refused(started, pack)


def test_a_pack_in_the_name_of_another_book_is_refused(started: Classroom) -> None:
    label = packs.read_label(started.books[0].returned(), "back.pack")
    stranger = bytes([7]) * 32
    forged = replace(label, sender=sealing.public_key(stranger))

    pack = packs.seal_pack(forged, b"{}", stranger)

    assert "somebody else made it" in refused(started, pack)


def test_an_expired_return_says_that_everything_is_still_in_the_book(
    started: Classroom,
) -> None:
    tap_all(started, 0)
    pack = started.books[0].returned()
    started.clock.shift(121)

    assert "still in the book" in refused(started, pack)


def test_half_a_pack_noise_and_a_hand_out_are_refused(started: Classroom) -> None:
    tap_all(started, 0)
    pack = started.books[0].returned()

    assert "cut off or damaged" in refused(started, pack[: len(pack) // 2])
    assert "no pack" in refused(started, b"\x00" * 4000)
    assert "is a hand-out" in refused(started, started.hand_out(0))
    report = started.merge(b"noise", pack)
    assert (len(report.refused), report.packs[0].new) == (1, 5)


@pytest.mark.parametrize(
    "odd",
    [
        {"words": "\ud800"},
        {"pupil": "\ud800"},
        {"counter": 2**63},
        {"counter": True},
        {"minutes": 2**63},
        {"generation": 2**63},
        {"starts": "09:30:00+05:00"},
        {"starts": "09:30:00.5"},
    ],
)
def test_an_entry_that_no_table_can_hold_is_refused_and_the_rest_is_taken(
    started: Classroom, odd: dict[str, object]
) -> None:
    tap_all(started, 0)
    first = started.books[0].new_entries()[key(started)][0].text
    changed = json.dumps({**json.loads(first), **odd})

    [pack] = started.merge(sealed(started.books[0], [first, changed])).packs

    assert (pack.new, pack.refused) == (1, 1)
    assert pack.refused_why == ("that this version of SENCO Workbench cannot read",)


@pytest.mark.parametrize("odd", [{"counter": 2**63}, {"head": "\ud800"}])
def test_a_return_that_counts_beyond_any_table_is_refused(
    started: Classroom, odd: dict[str, object]
) -> None:
    assert "does not know" in refused(started, sealed(started.books[0], [], **odd))


def test_an_older_hand_out_does_not_replace_a_newer_one(classroom: Classroom) -> None:
    first, second = classroom.hand_out(0), classroom.hand_out(0)
    classroom.books[0].take(second, "new.pack")

    with pytest.raises(FileUnusableError, match="older than what is in the book"):
        classroom.books[0].take(first, "old.pack")
    assert classroom.books[0].take(second, "new.pack").known


def test_a_hand_out_keeps_what_was_not_merged_yet(started: Classroom) -> None:
    tap_all(started, 0)
    started.clock.shift(1)
    started.clocks[0].shift(1)
    started.hand_over(0)

    assert started.books[0].waiting == 5
    assert started.desks[0].day(TODAY)[0].recorded_at is not None
    started.merge(started.books[0].returned())
    assert len(records(started)) == 1


def test_an_enrolment_that_was_changed_is_refused(classroom: Classroom) -> None:
    real = classroom.books[0].enrolment()
    for changed in (
        replace(real, public=bytes(31) + b"\x09"),
        replace(real, person="Ann Price"),
        replace(real, book_id="another"),
    ):
        with pytest.raises(RuleBrokenError, match="Nothing was taken in"):
            classroom.register.execute(EnrolBook(changed))
    assert classroom.register.execute(EnrolBook(real)) == real.book_id


def test_somebody_new_becomes_a_teaching_assistant(
    classroom: Classroom, tmp_path: Path
) -> None:
    desk = Desk(classroom.clock, CHEAP, classroom.laptop)
    create_book(tmp_path / "new", "Jo Pritchard", PASSWORD, desk)
    with open_book(tmp_path / "new", PASSWORD, desk) as book:
        classroom.register.execute(EnrolBook(book.enrolment()))
        line = classroom.register.ask(BookOf("Jo Pritchard"))
        assert line.id == book.owner.device
        assert line.generation == 0


def test_a_head_may_not_merge(started: Classroom) -> None:
    from senco_app.roles import Role  # noqa: PLC0415 - only here

    started.register.who = replace(started.register.who, role=Role.HEADTEACHER)

    with pytest.raises(NotAllowedError):
        started.merge(started.books[0].returned())


def test_a_hand_out_too_old_for_the_book_says_which_days(classroom: Classroom) -> None:
    pack = classroom.hand_out(0)
    classroom.clocks[0].time += timedelta(days=43)

    with pytest.raises(FileUnusableError, match="Ask the SENCO for a new hand-out"):
        classroom.books[0].take(pack, "out.pack")
