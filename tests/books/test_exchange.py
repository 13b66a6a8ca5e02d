"""On a shared laptop packs change hands by themselves, and failing is calm."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bench.classroom import TODAY, Classroom
from senco_app.books import exchange
from senco_app.books.queries import Books
from senco_app.bootstrap import leave_hand_outs
from senco_app.provision.queries import RecordsOf
from senco_app.vocabulary import NotRunReason

if TYPE_CHECKING:
    from pathlib import Path


def waiting(classroom: Classroom) -> Path:
    return classroom.folder / "register" / exchange.FOLDER


def test_a_day_on_a_shared_laptop(classroom: Classroom) -> None:
    folder, book = waiting(classroom), classroom.books[0]
    assert leave_hand_outs(classroom.register) == ()

    [told] = exchange.take_hand_out(book, [folder])[:1]
    assert told.startswith("Hand-out 1 of Wyebank Primary was taken in")
    assert exchange.take_hand_out(book, [folder]) == ()
    [card] = classroom.desks[0].day(TODAY)
    classroom.desks[0].not_run(card.key, NotRunReason.ROOM, "")
    assert exchange.leave_return(book, [folder]) == ()
    classroom.reopen()

    assert any("1 new" in notice for notice in classroom.register.notices)
    [record] = classroom.register.ask(RecordsOf(card.key))
    assert record.entry.reason is NotRunReason.ROOM
    classroom.reopen()
    assert not any("new" in notice for notice in classroom.register.notices)


def test_what_lies_there_already_is_not_written_again(classroom: Classroom) -> None:
    leave_hand_outs(classroom.register)
    before = {p.name: p.read_bytes() for p in waiting(classroom).iterdir()}

    leave_hand_outs(classroom.register)

    assert {p.name: p.read_bytes() for p in waiting(classroom).iterdir()} == before
    assert {line.generation for line in classroom.register.ask(Books())} == {1}
    next(waiting(classroom).iterdir()).unlink()
    leave_hand_outs(classroom.register)
    assert len(list(waiting(classroom).iterdir())) == 3


def test_noise_in_the_folder_is_told_and_keeps_nobody_out(
    classroom: Classroom,
) -> None:
    (waiting(classroom) / "return-x.pack").write_bytes(b"noise")
    (waiting(classroom) / "return-y.pack").mkdir()

    classroom.reopen()

    told = "\n".join(classroom.register.notices)
    assert "return-x.pack is no pack" in told
    assert "return-y.pack could not be read" in told


def test_a_forged_file_in_the_folder_keeps_nobody_out(started: Classroom) -> None:
    pack, book_id = started.books[0].returned()[:-32], started.books[0].owner.device
    forged = pack.replace(book_id.encode(), b"\\ud800")
    digest = hashlib.sha256(forged).digest()
    (waiting(started) / "return-x.pack").write_bytes(forged + digest)

    started.reopen()

    assert "return-x.pack is no pack" in "\n".join(started.register.notices)


def test_a_folder_that_cannot_be_written_is_told(
    classroom: Classroom, tmp_path: Path
) -> None:
    waiting(classroom).rmdir()
    waiting(classroom).write_bytes(b"in the way")

    assert "exists" in leave_hand_outs(classroom.register)[0]
    assert exchange.take_hand_out(classroom.books[0], [tmp_path / "nowhere"]) == ()
    assert exchange.leave_return(classroom.books[0], [tmp_path / "nowhere"]) == ()


def test_a_hand_out_that_is_damaged_is_told_and_the_book_goes_on(
    started: Classroom,
) -> None:
    folder, book = waiting(started), started.books[0]
    (folder / f"hand-out-{book.owner.device}.pack").write_bytes(b"noise")

    [told] = exchange.take_hand_out(book, [folder])

    assert "is no pack" in told
    assert started.desks[0].day(TODAY)


def test_a_folder_set_for_the_book_is_looked_into_first(
    classroom: Classroom, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    device = classroom.books[0].owner.device
    (stick / f"hand-out-{device}.pack").write_bytes(classroom.hand_out(0))
    classroom.books[0].exchange_in(str(stick))

    assert exchange.take_hand_out(classroom.books[0], [])[0].startswith("Hand-out 1")
    [card] = classroom.desks[0].day(TODAY)
    classroom.desks[0].not_run(card.key, NotRunReason.ROOM, "")
    exchange.leave_return(classroom.books[0], [])
    assert (stick / f"return-{device}.pack").is_file()
