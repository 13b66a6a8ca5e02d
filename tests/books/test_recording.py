"""A book is made, handed out to, tapped in, and gives back what was tapped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from bench.classroom import CHEAP, PASSWORD, TODAY, Classroom
from senco_app.books.desk import BookDesk
from senco_app.books.making import (
    Desk,
    change_password,
    create_book,
    is_book,
    open_book,
    whose,
)
from senco_app.errors import (
    DatabaseTooNewError,
    FileUnusableError,
    RegisterInUseError,
    RuleBrokenError,
    WrongPasswordError,
)
from senco_app.models import book_file
from senco_app.provision.records import PupilMark, SessionKey
from senco_app.security import book_keys
from senco_app.security.labels import FLOOR
from senco_app.vocabulary import AwayReason, CardState, GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.provision.desk import SessionDesk

TUESDAY = time(9, 30)


@pytest.fixture
def desk(started: Classroom) -> BookDesk:
    return started.desks[0]


def key(classroom: Classroom, day: date = TODAY) -> SessionKey:
    return SessionKey(classroom.groups[0], day, TUESDAY)


def here(pupil: str, got_on: GotOn = GotOn.NEARLY) -> PupilMark:
    return PupilMark(pupil, Presence.HERE, got_on=got_on)


def mark_all(started: Classroom, desk: BookDesk, at: SessionKey) -> None:
    for pupil in started.pupils[:4]:
        desk.mark(at, here(pupil))


def test_a_book_is_a_desk_like_the_register(classroom: Classroom) -> None:
    desk: SessionDesk = classroom.desks[0]

    assert desk.who == "Tamsin Reed"
    assert desk.day(TODAY) == ()
    assert classroom.desks[0].days() is None


def test_the_day_shows_the_groups_that_one_leads(
    started: Classroom, desk: BookDesk
) -> None:
    [card] = desk.day(TODAY)

    assert card.title == "Talking together"
    assert card.state is CardState.DUE
    assert [m.name for m in card.members] == ["Ellie B", "Ellie Q", "Idris", "Cerys"]
    assert desk.day(date(2027, 2, 10)) == ()  # Wilf's
    assert started.desks[0].day(date(2027, 2, 22))[0].state is CardState.LATER


def test_a_tap_is_on_the_disk_when_the_call_returns(
    started: Classroom, desk: BookDesk
) -> None:
    desk.mark(key(started), here(started.pupils[0]))
    started.books[0].close()

    again = open_book(
        started.folder / "book-0", PASSWORD, Desk(started.clock, CHEAP, started.laptop)
    )

    [card] = BookDesk(again).day(TODAY)
    assert {m.pupil_id: m.mark for m in card.members}[started.pupils[0]] == here(
        started.pupils[0]
    )
    assert again.waiting == 1
    again.close()


def test_a_session_is_finished_once_everybody_is_marked(
    started: Classroom, desk: BookDesk
) -> None:
    at = key(started)
    with pytest.raises(RuleBrokenError, match="Ellie B"):
        desk.finish(at)
    mark_all(started, desk, at)
    desk.finish(at)

    assert desk.day(TODAY)[0].state is CardState.RECORDED
    desk.mark(at, here(started.pupils[1], GotOn.DID_IT))
    assert desk.day(TODAY)[0].state is CardState.RECORDED


def test_did_not_run_hides_the_marks_and_taking_it_back_shows_them(
    started: Classroom, desk: BookDesk
) -> None:
    at = key(started)
    mark_all(started, desk, at)
    desk.not_run(at, NotRunReason.ADULT_ON_COVER, "Year 3")

    [card] = desk.day(TODAY)
    assert (card.state, card.words) == (CardState.NOT_RUN, "Year 3")
    assert not any(member.mark for member in card.members)
    desk.finish(at)
    assert desk.day(TODAY)[0].state is CardState.NOT_RUN
    desk.ran(at)
    [card] = desk.day(TODAY)
    assert card.state is CardState.DUE
    assert all(member.mark for member in card.members)


def test_last_time_is_the_latest_mark_of_that_group(
    started: Classroom, desk: BookDesk
) -> None:
    desk.mark(key(started, date(2027, 2, 2)), here(started.pupils[0]))

    [card] = desk.day(TODAY)

    assert {m.pupil_id: m.last for m in card.members}[started.pupils[0]] == here(
        started.pupils[0]
    )


@pytest.mark.parametrize(
    "change",
    [
        {"away_reason": AwayReason.CHOSE},
        {"presence": Presence.AWAY},
        {"pupil_id": "somebody else"},
        {"words": "x" * 501},
    ],
)
def test_a_mark_that_cannot_be_is_refused(
    started: Classroom, desk: BookDesk, change: dict[str, object]
) -> None:
    mark = replace(here(started.pupils[0]), **change)  # type: ignore[arg-type]

    with pytest.raises(RuleBrokenError):
        desk.mark(key(started), mark)
    assert started.books[0].waiting == 0


def test_a_session_that_was_not_handed_out_is_refused(
    started: Classroom, desk: BookDesk
) -> None:
    elsewhere = SessionKey(started.groups[1], date(2027, 2, 10), TUESDAY)

    with pytest.raises(RuleBrokenError, match="not in your book"):
        desk.not_run(elsewhere, NotRunReason.ROOM, "")


def test_what_the_adult_needs_to_know_of_a_group_is_there(
    started: Classroom, desk: BookDesk
) -> None:
    assert [m.name for m in desk.needs(started.groups[0])] == [
        *("Ellie B", "Ellie Q", "Idris", "Cerys")
    ]
    assert desk.needs(started.groups[1]) == ()


def test_a_wrong_password_is_counted_and_told(
    classroom: Classroom, tmp_path: Path
) -> None:
    folder, desk = tmp_path / "mine", Desk(classroom.clock, CHEAP, classroom.laptop)
    create_book(folder, " Tamsin  Reed ", PASSWORD, desk)

    with pytest.raises(WrongPasswordError, match="book of Tamsin Reed"):
        open_book(folder, "not this one at all", desk)
    with open_book(folder, PASSWORD, desk) as opened:
        assert opened.notices[0].startswith("1 wrong password since")
        assert opened.folder == folder
    with open_book(folder, PASSWORD, desk) as opened:
        assert opened.notices == ()
    for _ in range(3):
        with pytest.raises(WrongPasswordError):
            open_book(folder, "not this one at all", desk)
    with pytest.raises(WrongPasswordError, match="has to wait"):
        open_book(folder, PASSWORD, desk)


def test_a_cheap_password_is_made_dearer_at_the_next_sign_in(
    classroom: Classroom, tmp_path: Path
) -> None:
    folder, desk = tmp_path / "mine", Desk(classroom.clock, FLOOR, classroom.laptop)
    create_book(folder, "Tamsin Reed", PASSWORD, desk)
    dearer = replace(desk, cost=replace(FLOOR, memory_kib=66_000))

    open_book(folder, PASSWORD, dearer).close()

    assert book_keys.read(folder).slots[0].cost.memory_kib == 66_000
    assert whose(folder) == "Tamsin Reed"
    assert is_book(folder)
    open_book(folder, PASSWORD, dearer).close()


def test_a_slot_that_is_far_too_cheap_is_refused(
    classroom: Classroom, tmp_path: Path
) -> None:
    folder, desk = tmp_path / "mine", Desk(classroom.clock, CHEAP, classroom.laptop)
    create_book(folder, "Tamsin Reed", PASSWORD, desk)

    with pytest.raises(FileUnusableError, match="may have been tampered with"):
        open_book(folder, PASSWORD, replace(desk, cost=FLOOR))


def test_a_password_can_be_changed(classroom: Classroom, tmp_path: Path) -> None:
    folder, desk = tmp_path / "mine", Desk(classroom.clock, CHEAP, classroom.laptop)
    create_book(folder, "Tamsin Reed", PASSWORD, desk)
    with pytest.raises(WrongPasswordError, match="not changed"):
        change_password(folder, "wrong", "another four plain words", desk)

    change_password(folder, PASSWORD, "another four plain words", desk)

    open_book(folder, "another four plain words", desk).close()


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "Tam\u202esin"])
def test_a_name_that_is_none_is_refused(
    classroom: Classroom, tmp_path: Path, name: str
) -> None:
    with pytest.raises(RuleBrokenError, match="Enter your name"):
        create_book(
            tmp_path / "mine",
            name,
            PASSWORD,
            Desk(classroom.clock, CHEAP, classroom.laptop),
        )
    assert not (tmp_path / "mine").exists()


def test_a_folder_that_is_taken_or_holds_no_book_is_told(
    classroom: Classroom, tmp_path: Path
) -> None:
    desk = Desk(classroom.clock, CHEAP, classroom.laptop)
    with pytest.raises(FileUnusableError, match="is taken"):
        create_book(classroom.folder / "book-0", "Wilf Oake", PASSWORD, desk)
    with pytest.raises(FileUnusableError, match="no book in"):
        open_book(tmp_path / "nowhere", PASSWORD, desk)
    with pytest.raises(FileUnusableError, match="A book cannot be used in"):
        create_book(tmp_path / "OneDrive" / "book", "Wilf Oake", PASSWORD, desk)


def test_a_book_that_is_open_elsewhere_is_told(classroom: Classroom) -> None:
    with pytest.raises(RegisterInUseError, match="already open"):
        open_book(
            classroom.folder / "book-0",
            PASSWORD,
            Desk(classroom.clock, CHEAP, classroom.laptop),
        )


@pytest.mark.parametrize(
    ("name", "where"), [("book.db", 600), ("book.keys", 200), ("book.db", 9000)]
)
def test_a_damaged_book_is_told(classroom: Classroom, name: str, where: int) -> None:
    classroom.books[0].close()
    path = classroom.folder / "book-0" / name
    hurt = bytearray(path.read_bytes())
    hurt[where] ^= 1
    path.write_bytes(hurt)

    with pytest.raises(FileUnusableError, match="damaged"):
        open_book(
            classroom.folder / "book-0",
            PASSWORD,
            Desk(classroom.clock, CHEAP, classroom.laptop),
        )


def test_a_book_of_a_newer_version_is_told(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    classroom.books[0].close()
    monkeypatch.setattr(book_file, "SCHEMA", 0)

    with pytest.raises(DatabaseTooNewError, match="newer version"):
        open_book(
            classroom.folder / "book-0",
            PASSWORD,
            Desk(classroom.clock, CHEAP, classroom.laptop),
        )


def test_a_book_without_a_hand_out_has_nobody_to_return_to(
    classroom: Classroom,
) -> None:
    with pytest.raises(RuleBrokenError, match="nobody to return to"):
        classroom.books[0].returned()


def test_a_closed_book_says_so(started: Classroom, desk: BookDesk) -> None:
    started.books[0].close()

    with pytest.raises(FileUnusableError, match="locked"):
        desk.mark(key(started), here(started.pupils[0]))
