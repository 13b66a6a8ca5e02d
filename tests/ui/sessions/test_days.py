from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from senco_app.provision.records import PupilMark
from senco_app.settings import Settings
from senco_app.ui import theme
from senco_app.vocabulary import CardState, NotRunReason, Presence
from tests.ui.hostile import HOSTILE
from tests.ui.sessions.keyboard import ALT
from tests.ui.sessions.paper_desk import TODAY, PaperDesk, session
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.ui.sessions.screen import SessionsScreen
    from tests.ui.sessions.keyboard import Keyboard

FINGER = 44  # pixels


def test_the_day_is_shown_as_on_paper(screen: SessionsScreen) -> None:
    lines = [one.headline.accessibleName() for one in screen.sheets]

    assert screen.bar.subtitle.text() == "Wed 25 Nov 2026 · 3 sessions · 1 recorded"
    assert lines[1:] == [
        "13:15 Speech and language group · Rainbow room · 30 minutes, record now",
        "14:30 Lego-based therapy · 3 pupils · 30 minutes, later today",
    ]
    assert lines[0].startswith("10:00 Precision reading · Noah Okafor · 15 minutes")
    assert [one.is_open for one in screen.sheets] == [False, True, False]


def test_yesterday_and_tomorrow_are_one_key_away(
    screen: SessionsScreen, keyboard: Keyboard
) -> None:
    keyboard.press_with(ALT, Qt.Key.Key_PageDown)
    assert screen.bar.subtitle.text().startswith("Thu 26 Nov 2026 · 1 session")
    assert screen.bar.before.text() == "Wed 25 Nov 2026"

    screen.bar.now.click()
    keyboard.press_with(ALT, Qt.Key.Key_PageUp)
    assert screen.on == TODAY - timedelta(days=1)


def test_an_empty_day_says_when_the_next_session_is(
    qtbot: QtBot, screen: SessionsScreen
) -> None:
    screen.bar.before.click()
    nothing = screen.nothing
    assert nothing is not None
    assert nothing.heading.text() == "No sessions on Tue 24 Nov 2026"

    qtbot.waitUntil(nothing.go.isVisible)
    assert "Wed 25 Nov 2026 at 10:00: Precision reading" in nothing.next.text()
    nothing.go.click()
    assert screen.on == TODAY


def test_with_none_in_two_months_it_says_so(
    qtbot: QtBot, screen: SessionsScreen
) -> None:
    screen.bar.day_requested.emit(TODAY + timedelta(days=30))
    nothing = screen.nothing
    assert nothing is not None

    qtbot.waitUntil(lambda: "none in the 60 days" in nothing.next.text())
    assert not nothing.go.isVisible()


def test_a_clock_that_is_a_year_off_is_plain_to_see_and_the_right_day_is_chosen(
    qtbot: QtBot, show: Callable[..., SessionsScreen], desk: PaperDesk
) -> None:
    desk.clock_says = date(2025, 11, 25)
    screen = show(desk)
    screen.show_day(desk.clock_says)
    assert screen.bar.subtitle.text() == "Tue 25 Nov 2025 · no sessions"
    assert screen.nothing is not None
    assert "takes today for Tue 25 Nov 2025" in screen.nothing.clock.text()

    screen.bar.elsewhere.click()
    screen.bar.other.clear()
    qtbot.keyClicks(screen.bar.other, "25 Nov 2026")
    qtbot.keyClick(screen.bar.other, Qt.Key.Key_Return)

    assert screen.on == TODAY
    assert len(screen.sheets) == 3
    assert not screen.bar.other.isVisible()


def test_what_is_no_date_is_said_and_the_day_stays(
    qtbot: QtBot, screen: SessionsScreen
) -> None:
    screen.bar.elsewhere.click()
    screen.bar.other.setText("the day before")
    qtbot.keyClick(screen.bar.other, Qt.Key.Key_Return)

    assert "is not a date" in screen.bar.subtitle.text()
    assert screen.on == TODAY
    assert len(screen.sheets) == 3


def test_the_last_day_of_all_has_no_day_after(
    show: Callable[..., SessionsScreen],
) -> None:
    screen = show(PaperDesk())
    screen.show_day(date.max)
    screen.bar.after.click()
    assert screen.on == date.max


def test_what_was_later_becomes_due_without_a_tap(
    screen: SessionsScreen, desk: PaperDesk
) -> None:
    first, second, third = desk.day(TODAY)
    desk.cards[TODAY] = (first, second, replace(third, state=CardState.DUE))

    screen.look_again()

    assert screen.sheets[2].headline.chip.text() == "record now"
    assert screen.sheets[1].is_open, "what somebody works on stays open"


def test_a_past_session_is_not_recorded_yet(
    show: Callable[..., SessionsScreen],
) -> None:
    yesterday = TODAY - timedelta(days=1)
    card = session("Precision reading", "10:00", ["Noah Okafor"], on=yesterday)
    screen = show(PaperDesk({yesterday: (card,)}))
    screen.bar.before.click()

    assert screen.sheets[0].headline.chip.text() == "not recorded yet"
    assert screen.sheets[0].is_open


def test_two_records_of_one_session_are_told(
    show: Callable[..., SessionsScreen], desk: PaperDesk
) -> None:
    desk.cards[TODAY] = tuple(replace(one, to_decide=True) for one in desk.day(TODAY))
    screen = show(desk)

    said = [label.text() for label in screen.findChildren(type(screen.bar.subtitle))]
    assert any("the SENCO decides" in words for words in said)


def test_words_that_cannot_be_saved_keep_the_day(
    qtbot: QtBot, screen: SessionsScreen, desk: PaperDesk
) -> None:
    marks = screen.sheets[1].marks
    assert marks is not None
    qtbot.keyClicks(marks.rows[0].words, "Not to be lost")
    desk.broken = True

    screen.bar.after.click()

    assert screen.on == TODAY
    assert marks.rows[0].words.text() == "Not to be lost"
    assert screen.banner.isVisible()
    desk.broken = False


@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_is_used_by_keyboard_alone_and_nothing_is_cut(
    dressed: QApplication,
    show: Callable[..., SessionsScreen],
    desk: PaperDesk,
    percent: int,
) -> None:
    desk.mark(desk.day(TODAY)[1].key, PupilMark("Idris Ahmed", Presence.AWAY))
    theme.dress(dressed, Settings(text_percent=percent))
    try:
        screen = show(desk)
        screen.resize(1280 - 196 - 48, 620)
        for turn in (screen.take_focus, *_turns(screen)):
            turn()
            dressed.processEvents()
            dressed.processEvents()
            assert_named_and_reachable(screen)
            assert_nothing_cut(screen)
            assert_plain_text(screen)
            assert_large_enough_for_a_finger(screen)
    finally:
        theme.dress(dressed)


def _turns(screen: SessionsScreen) -> tuple[Callable[[], None], ...]:
    """Return what shows every part of the screen, one after the other."""

    def say_no_room() -> None:
        panel = screen.sheets[1].not_run
        assert panel is not None
        panel.reasons[NotRunReason.ROOM].click()

    return (
        screen.sheets[1].ask_why_not,
        say_no_room,
        screen.bar.before.click,
        screen.bar.elsewhere.click,
    )


def assert_large_enough_for_a_finger(screen: SessionsScreen) -> None:
    small = [
        f"{one.accessibleName()}: {one.width()} × {one.height()}"
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for one in screen.findChildren(kind)
        if one.isVisible() and min(one.width(), one.height()) < FINGER
    ]
    assert small == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are_and_change_nothing(
    show: Callable[..., SessionsScreen], words: str
) -> None:
    card = session(words, "13:15", [words])
    mark = PupilMark(words, Presence.HERE, words=words)
    member = replace(card.members[0], mark=mark, alerts=(words,))
    desk = PaperDesk(
        {TODAY: (replace(card, focus=words, room=words, members=(member,)),)}
    )
    screen = show(desk)
    assert_plain_text(screen)
    marks = screen.sheets[0].marks
    assert marks is not None
    assert not screen.unsaved()

    marks.end()

    assert desk.told == ["finish"], "words that nobody touched are not saved anew"
