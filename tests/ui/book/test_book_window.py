from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from senco_app.provision.records import PupilMark
from senco_app.security.enrolment import read_enrolment
from senco_app.settings import Settings
from senco_app.ui import theme
from senco_app.ui.book import enrolment_page
from senco_app.ui.book.errands import return_name
from senco_app.ui.trail import Kind
from senco_app.vocabulary import CardState, GotOn, Presence
from tests.ui.book.conftest import hand_out
from tests.ui.sessions.keyboard import CTRL, Keyboard
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from bench.classroom import Classroom
    from senco_app.ui.book.window import BookWindow

MONDAY = date(2027, 2, 8)


def wait(qtbot: QtBot, window: BookWindow) -> None:
    qtbot.waitUntil(window.body.stack.isEnabled, timeout=10_000)


def test_a_book_shows_its_owner_and_todays_sessions_and_nothing_else(
    window: BookWindow,
) -> None:
    assert window.bar.who.text() == "Tamsin Reed · Teaching assistant"
    assert [button.text().strip() for button in window.rail.buttons.values()] == [
        "My sessions",
        "Tick sheets",
        "Help",
    ]
    assert window.sessions.on == date(2027, 2, 9)
    names = [row.member.name for row in window.sessions.sheets[0].marks.rows]  # type: ignore[union-attr] # it is open
    assert names == ["Ellie B", "Ellie Q", "Idris", "Cerys"]


def test_a_session_is_recorded_by_keyboard_and_comes_back_to_the_register(
    qtbot: QtBot,
    window: BookWindow,
    classroom: Classroom,
    stick: Path,
) -> None:
    keyboard = Keyboard(qtbot)
    keyboard.press(Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_A, Qt.Key.Key_1)
    keyboard.finish()
    assert window.sessions.sheets[0].card.state is CardState.RECORDED
    assert window.rail.saved.text() == "Saved 15:00"

    window.hand_back_to(stick)
    wait(qtbot, window)

    pack = (stick / return_name(classroom.books[0])).read_bytes()
    report = classroom.merge(pack)
    assert (report.sessions, report.refused) == (1, ())
    assert f"Handed back to {stick}" in window.banner.words.text()
    qtbot.waitUntil(lambda: "Handed back" in window.rail.backed_up.text())


def test_an_empty_book_says_how_it_comes_to_its_sessions(
    qtbot: QtBot,
    show: Callable[[], BookWindow],
    classroom: Classroom,
    stick: Path,
) -> None:
    window = show()
    page = window.enrol
    assert page is not None
    spoken = " / ".join(label.text() for label in page.words)
    assert spoken == classroom.books[0].enrolment().spoken()
    assert not window.bar.hand_back.isVisible()
    assert not window.rail.buttons[Kind.TICK_SHEETS].isEnabled()

    page.write_to(stick / "tamsin.senco-enrol")
    written = read_enrolment(stick / "tamsin.senco-enrol")
    assert written == classroom.books[0].enrolment()
    page.write_to(stick / "gone" / "tamsin.senco-enrol")
    assert page.banner.property("tone") == "late"

    window.take_from(hand_out(classroom, stick))
    wait(qtbot, window)

    assert "Wyebank Primary" in window.banner.words.text()
    assert window.enrol is None
    assert len(window.sessions.sheets) == 1
    assert window.bar.hand_back.isVisible()


def test_the_printed_page_has_the_words_and_reads_no_name_as_markup(
    classroom: Classroom,
) -> None:
    enrolment = classroom.books[0].enrolment()
    object.__setattr__(enrolment, "person", "<b>Tamsin</b> & Reed")

    text = enrolment_page.document_of(enrolment).toPlainText()

    for half in enrolment.spoken().split(" / "):
        assert half in text
    assert "<b>Tamsin</b> & Reed" in text


def test_what_is_no_hand_out_is_said_and_changes_nothing(
    qtbot: QtBot, window: BookWindow, classroom: Classroom, stick: Path
) -> None:
    (stick / "letter.txt").write_bytes(b"Dear all")
    (stick / "half.pack").write_bytes(classroom.hand_out(0)[:400])
    (stick / "other.pack").write_bytes(classroom.hand_out(2))
    before = classroom.books[0].content

    for name in ("letter.txt", "half.pack", "other.pack", "gone"):
        window.take_from(stick / name)
        wait(qtbot, window)
        assert name in window.banner.words.text()
        assert window.banner.property("tone") == "late"

    assert classroom.books[0].content is before
    assert len(window.sessions.sheets) == 1


def test_a_stick_that_is_not_there_is_said_calmly(
    qtbot: QtBot, window: BookWindow, stick: Path
) -> None:
    window.hand_back_to(stick / "gone")
    wait(qtbot, window)

    assert "is not there. Plug the stick in" in window.banner.words.text()


def test_words_being_typed_are_in_the_book_when_it_locks(
    qtbot: QtBot, window: BookWindow, classroom: Classroom
) -> None:
    marks = window.sessions.sheets[0].marks
    assert marks is not None
    qtbot.keyClicks(marks.rows[0].words, "Found it hard")

    with qtbot.waitSignal(window.lock_requested):
        Keyboard(qtbot).press_with(CTRL, Qt.Key.Key_L)

    card = classroom.desks[0].day(classroom.clock.today())[0]
    mark = PupilMark(card.members[0].pupil_id, Presence.HERE, words="Found it hard")
    assert card.members[0].mark == mark


def test_a_week_is_shown_as_it_will_be_printed(
    qtbot: QtBot, window: BookWindow
) -> None:
    window.rail.buttons[Kind.TICK_SHEETS].click()
    assert window.sheets.isVisible()
    assert (
        window.sheets.subtitle.text()
    ) == "Mon 8 Feb 2027 to Fri 12 Feb 2027 · 2 sessions"

    window.sheets.preview.click()
    qtbot.waitUntil(lambda: window.sheets.shown is not None, timeout=20_000)
    window.sheets.before.click()
    assert window.sheets.shown is None
    assert window.sheets.monday == date(2027, 2, 1)


def test_a_week_without_sessions_has_nothing_to_print(window: BookWindow) -> None:
    window.rail.buttons[Kind.TICK_SHEETS].click()
    window.sheets.show_week(date(2027, 2, 17))

    assert not window.sheets.print.isEnabled()
    assert "nothing to print" in window.sheets.banner.words.text()


def test_help_opens_the_page_of_what_is_shown(window: BookWindow) -> None:
    window.rail.buttons[Kind.HELP].click()

    viewer = window.help.viewer
    assert viewer is not None
    assert viewer.isVisible()
    assert window.rail.buttons[Kind.SESSIONS].isChecked()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("empty", [True, False])
def test_every_page_is_used_by_keyboard_alone_and_nothing_is_cut(
    dressed: QApplication,
    show: Callable[[], BookWindow],
    classroom: Classroom,
    percent: int,
    *,
    empty: bool,
) -> None:
    if not empty:
        classroom.hand_over(0)
    theme.dress(dressed, Settings(text_percent=percent))
    try:
        window = show()
        window.resize(1280, 720)
        window.say("Taken in: 22 sessions, 4 pupils.")
        for kind in (Kind.SESSIONS, Kind.TICK_SHEETS)[: 1 if empty else 2]:
            window.go(kind)
            for _ in range(3):
                dressed.processEvents()
            assert window.width() == 1280
            assert_named_and_reachable(window)
            assert_nothing_cut(window)
            assert_plain_text(window)
    finally:
        theme.dress(dressed)


def test_marks_stay_after_a_newer_hand_out(
    qtbot: QtBot, window: BookWindow, classroom: Classroom, stick: Path
) -> None:
    marks = window.sessions.sheets[0].marks
    assert marks is not None
    marks.rows[0].take(GotOn.DID_IT)

    window.take_from(hand_out(classroom, stick))
    wait(qtbot, window)

    mark = window.sessions.sheets[0].card.members[0].mark
    assert mark is not None
    assert mark.got_on is GotOn.DID_IT
