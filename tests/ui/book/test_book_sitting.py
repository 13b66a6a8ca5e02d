from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from bench.classroom import CHEAP, PASSWORD, Classroom
from senco_app.books.making import Desk, open_book, whose
from senco_app.provision.records import PupilMark
from senco_app.ui.book.errands import LEFT, NOT_YET, return_name
from senco_app.ui.preferences import Preferences
from senco_app.ui.sitting import House, Sitting
from senco_app.ui.unlock.door import BOOK_KEY_FILE, Door
from senco_app.vocabulary import Presence
from tests.ui.book.conftest import hand_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.books.book import Book
    from senco_app.ui.book.house import BookHouse
    from senco_app.ui.book.window import BookWindow


def open_it(
    classroom: Classroom, house: BookHouse, folder: Path, _who: str, password: str
) -> Book:
    desk = Desk(classroom.clock, CHEAP, classroom.laptop)
    book = open_book(folder, password, desk)
    told = house.errands.fetch(book)
    book.notices = (*book.notices, told) if told else book.notices
    return book


@pytest.fixture
def sit_down(
    qtbot: QtBot, dressed: QApplication, classroom: Classroom, house: BookHouse
) -> Iterator[Callable[..., Sitting]]:
    Preferences(dressed)
    kept: list[Sitting] = []
    for book in classroom.books:
        book.close()

    def sit(folder: Path | None, password: str = "") -> Sitting:
        door = Door(
            partial(open_it, classroom, house),
            lambda: None,
            lambda: folder,
            known=lambda: (classroom.folder / "register",),
            whose=whose,
            makes_new=True,
        )
        keep = House(door, classroom.clock, lambda _: None, books=lambda: house)
        sitting = Sitting(keep)
        kept.append(sitting)
        qtbot.addWidget(sitting.unlock_window)
        sitting.start(password)
        return sitting

    yield sit
    for sitting in kept:
        sitting.unlock_window.close()  # waits for what was begun


def open_window(qtbot: QtBot, sitting: Sitting) -> BookWindow:
    qtbot.waitUntil(
        lambda: sitting.shelf is not None and sitting.shelf.sitting is not None,
        timeout=10_000,
    )
    assert sitting.shelf is not None
    assert sitting.shelf.sitting is not None
    return sitting.shelf.sitting.window


def test_a_book_opens_with_its_own_password_and_takes_what_lies_ready(
    qtbot: QtBot, classroom: Classroom, stick: Path, sit_down: Callable[..., Sitting]
) -> None:
    hand_out(classroom, stick)
    sitting = sit_down(classroom.folder / "book-0")
    sitting.unlock_window.begin()
    form = sitting.unlock_window.form
    assert form.heading.text() == "Open your book"
    offered = [form.person.itemText(at) for at in range(form.person.count())]
    assert offered == ["Tamsin Reed"]
    assert sitting.unlock_window.form.registers.count() == 2

    form.password.setText(PASSWORD)
    form.unlock.click()
    window = open_window(qtbot, sitting)

    assert "was taken in" in window.banner.words.text()
    assert len(window.sessions.sheets) == 1
    assert not sitting.unlock_window.isVisible()
    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window.close()


def test_a_wrong_password_is_said_and_a_book_has_no_recovery_code(
    qtbot: QtBot, classroom: Classroom, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down(classroom.folder / "book-0", "not the right password")
    unlock = sitting.unlock_window

    qtbot.waitUntil(unlock.banner.isVisible, timeout=10_000)

    assert "does not open the book of Tamsin Reed" in unlock.banner.words.text()
    assert unlock.form.ways is not None
    assert not unlock.form.ways.forgot.isVisible()
    assert unlock.form.ways.book.isVisible()


def test_locking_leaves_a_return_and_forgets_the_password(
    qtbot: QtBot, classroom: Classroom, stick: Path, sit_down: Callable[..., Sitting]
) -> None:
    hand_out(classroom, stick)
    sitting = sit_down(classroom.folder / "book-0", PASSWORD)
    window = open_window(qtbot, sitting)
    card = window.sessions.desk.day(classroom.clock.today())[0]
    mark = PupilMark(card.members[0].pupil_id, Presence.HERE)
    window.sessions.desk.mark(card.key, mark)
    book = window.book

    window.bar.lock.click()
    qtbot.waitUntil(sitting.unlock_window.isVisible, timeout=10_000)

    assert classroom.merge((stick / return_name(book)).read_bytes()).sessions == 1
    assert LEFT in sitting.unlock_window.banner.words.text()
    assert sitting.unlock_window.form.password.text() == ""
    sitting.unlock_window.form.password.setText(PASSWORD)
    sitting.unlock_window.form.unlock.click()
    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        open_window(qtbot, sitting).close()


def test_a_stick_that_is_gone_is_said_after_locking_and_the_book_is_closed(
    qtbot: QtBot, classroom: Classroom, stick: Path, sit_down: Callable[..., Sitting]
) -> None:
    hand_out(classroom, stick)
    sitting = sit_down(classroom.folder / "book-0", PASSWORD)
    window = open_window(qtbot, sitting)
    card = window.sessions.desk.day(classroom.clock.today())[0]
    window.sessions.desk.mark(
        card.key, PupilMark(card.members[0].pupil_id, Presence.HERE)
    )
    stick.rename(stick.with_name("pulled out"))

    window.lock_now()
    qtbot.waitUntil(sitting.unlock_window.isVisible, timeout=10_000)

    assert sitting.unlock_window.banner.words.text() == NOT_YET
    with open_book(
        classroom.folder / "book-0",
        PASSWORD,
        Desk(classroom.clock, CHEAP, classroom.laptop),
    ) as again:
        assert again.waiting == 1


def test_a_first_run_ends_in_the_open_book_with_its_eight_words(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down(None)
    sitting.unlock_window.begin()
    nothing = sitting.unlock_window.nothing
    assert nothing is not None
    nothing.book.click()
    assert sitting.shelf is not None
    first_run = sitting.shelf.first_run
    assert first_run is not None
    assert first_run.isVisible()

    first_run.person.setText("Una Stone")
    first_run.asked.first.setText(PASSWORD)
    first_run.asked.second.setText(PASSWORD)
    first_run.make.click()
    window = open_window(qtbot, sitting)

    assert window.enrol is not None
    assert window.enrol.isVisible()
    assert window.bar.who.text().startswith("Una Stone")
    assert (window.book.folder / BOOK_KEY_FILE).is_file()
    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window.close()


def test_back_from_the_first_run_leads_to_the_unlock_window(
    sit_down: Callable[..., Sitting],
) -> None:
    sitting = sit_down(None)
    sitting.unlock_window.book_requested.emit()
    assert sitting.shelf is not None
    assert sitting.shelf.first_run is not None

    sitting.shelf.first_run.back.click()

    assert sitting.unlock_window.isVisible()
    assert sitting.shelf.first_run is None


def test_a_damaged_book_is_said_before_a_password_is_asked_for(
    classroom: Classroom, sit_down: Callable[..., Sitting]
) -> None:
    folder = classroom.folder / "book-0"
    (folder / BOOK_KEY_FILE).write_bytes(b"{}")

    sitting = sit_down(folder)
    sitting.unlock_window.begin()

    assert sitting.unlock_window.banner.words.text()
    assert not sitting.unlock_window.form.unlock.isEnabled()
