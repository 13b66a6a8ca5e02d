from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.provision.records import PupilMark
from senco_app.ui.book.errands import LEFT, Errands, return_name
from senco_app.vocabulary import Presence
from tests.ui.book.conftest import hand_out

if TYPE_CHECKING:
    from pathlib import Path

    from bench.classroom import Classroom

NOWHERE = Errands(tuple)


def record(classroom: Classroom) -> None:
    desk = classroom.desks[0]
    card = desk.day(classroom.clock.today())[0]
    desk.mark(card.key, PupilMark(card.members[0].pupil_id, Presence.HERE))


def test_the_newest_hand_out_comes_by_itself_and_once(
    classroom: Classroom, stick: Path
) -> None:
    book, shared = classroom.books[0], Errands(lambda: (stick,))
    assert shared.fetch(book) == ""
    hand_out(classroom, stick)
    hand_out(classroom, stick, 2)
    hand_out(classroom, stick)
    (stick / "hand-out-broken.pack").write_bytes(b"no pack")

    assert "Hand-out 2 of Wyebank Primary was taken in" in shared.fetch(book)
    assert shared.fetch(book) == ""


def test_a_folder_that_is_gone_or_no_folder_is_passed_over(
    classroom: Classroom, stick: Path
) -> None:
    (stick / "file").write_bytes(b"")
    shared = Errands(lambda: (stick / "gone", stick / "file"))

    assert shared.fetch(classroom.books[0]) == ""
    assert shared.handed_back_at(classroom.books[0]) is None


def test_on_a_shared_laptop_a_return_is_left_when_there_is_something_to_return(
    classroom: Classroom, stick: Path
) -> None:
    book, shared = classroom.books[0], Errands(lambda: (stick,))
    assert shared.leave(book) == ""
    hand_out(classroom, stick)
    shared.fetch(book)
    assert shared.leave(book) == "", "nothing was recorded"
    assert shared.handed_back_at(book) is None

    record(classroom)
    assert shared.leave(book) == LEFT
    assert shared.handed_back_at(book) is not None
    assert classroom.merge((stick / return_name(book)).read_bytes()).sessions == 1


def test_the_folder_that_a_hand_out_came_from_is_remembered(
    classroom: Classroom, stick: Path
) -> None:
    book = classroom.books[0]
    given = stick / "for Tamsin.pack"
    given.write_bytes(classroom.hand_out(0))
    NOWHERE.take(book, given)
    record(classroom)

    assert str(stick) in NOWHERE.leave(book)
    assert (stick / return_name(book)).is_file()


def test_a_return_replaces_the_one_before_and_names_nobody(
    classroom: Classroom, stick: Path
) -> None:
    classroom.hand_over(0)
    for _ in range(2):
        record(classroom)
        NOWHERE.hand_back(classroom.books[0], stick)

    names = [path.name for path in stick.iterdir()]
    assert names == [return_name(classroom.books[0])]
    assert "tamsin" not in names[0].casefold()


def test_a_stick_that_was_pulled_out_loses_nothing(
    classroom: Classroom, stick: Path
) -> None:
    book = classroom.books[0]
    NOWHERE.take(book, hand_out(classroom, stick))
    record(classroom)
    stick.rename(stick.with_name("pulled out"))

    with pytest.raises(FileUnusableError, match="Plug the stick in"):
        NOWHERE.leave(book)
    assert book.waiting == 1


def test_before_the_first_hand_out_there_is_nobody_to_return_to(
    classroom: Classroom, stick: Path
) -> None:
    with pytest.raises(RuleBrokenError, match="Nothing was handed out"):
        NOWHERE.hand_back(classroom.books[0], stick)
    assert list(stick.iterdir()) == []
