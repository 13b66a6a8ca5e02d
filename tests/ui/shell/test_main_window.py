from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from senco_app.drafts.commands import KeepDraft
from senco_app.drafts.queries import DraftOf, DraftPlaces
from senco_app.errors import FileUnusableError
from senco_app.pupils.queries import PupilList
from senco_app.ui.main_window import MainWindow, backup_words
from senco_app.ui.pupil.screen import PupilScreen
from senco_app.ui.pupils.list_screen import PupilsScreen
from senco_app.ui.today.screen import TodayScreen
from senco_app.ui.trail import Kind, Place
from senco_app.ui.unlock.door import MADE_UP
from senco_app.ui.unlock.window import MADE_UP_SENTENCE
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.question import UnsavedQuestion
from tests.ui.people import add_pupil, start_cycle
from tests.ui.walls import assert_named_and_reachable, assert_plain_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from tests.conftest import FixedClock


@pytest.fixture
def window(qtbot: QtBot, register: Register, clock: FixedClock) -> MainWindow:
    shown = MainWindow(register, clock)
    qtbot.addWidget(shown, before_close_func=leave_words)
    shown.resize(1280, 720)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def leave_words(window: MainWindow) -> None:
    """Let the window close with what a test typed and did not save."""
    if window.isVisible() and window.screens.unkept() is not None:
        answer(leave=True)


def answer(leave: bool) -> None:  # noqa: FBT001 - yes or no is what it is
    """Press a button of the question as soon as it is asked."""

    def press() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, UnsavedQuestion)
        (question.leave if leave else question.keep).click()

    QTimer.singleShot(0, press)


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no draft be kept: the disk is full."""

    def full(*_: object) -> None:
        message = "The disk is full."
        raise FileUnusableError(message)

    monkeypatch.setattr(KeepDraft, "run", full)


def type_something(window: MainWindow, register: Register) -> None:
    """Begin a change of status."""
    screen = window.screens.at(Place(Kind.PUPIL, add_pupil(register, "A", "B")))
    window.go(Place(Kind.PUPIL, register.ask(PupilList())[0].id))
    assert isinstance(screen, PupilScreen)
    assert screen.sheet is not None
    screen.sheet.open_part("needs")
    screen.sheet.needs.status.reason.insertPlainText("not saved yet")


def type_words(window: MainWindow, register: Register) -> None:
    """Begin an assessment: its words are kept as a draft."""
    window.go(Place(Kind.CYCLE, start_cycle(register, add_pupil(register, "A", "B"))))
    sheet = window.screens.at(Place(Kind.CYCLE, _cycle_of(window)))
    editors = sheet.findChildren(QPlainTextEdit)
    next(one for one in editors if one.isVisible()).insertPlainText("not saved yet")


def _cycle_of(window: MainWindow) -> str:
    here = window.way.here
    assert here is not None
    return here.about


def test_the_window_opens_on_today_for_the_person_signed_in(
    window: MainWindow,
) -> None:
    assert isinstance(window.stack.currentWidget(), TodayScreen)
    assert window.rail.buttons[Kind.TODAY].isChecked()
    assert not window.back.isVisible()


def test_the_rail_leads_to_pupils_and_back_leads_home(window: MainWindow) -> None:
    window.rail.buttons[Kind.PUPILS].click()
    assert isinstance(window.stack.currentWidget(), PupilsScreen)
    assert window.rail.buttons[Kind.PUPILS].isChecked()

    window.back.click()
    assert isinstance(window.stack.currentWidget(), TodayScreen)
    assert window.rail.buttons[Kind.TODAY].isChecked()


def test_wishes_of_screens_lead_to_pupil_cycle_and_request(
    window: MainWindow, register: Register
) -> None:
    pupil = add_pupil(register, "Hughes", "Amelia")
    cycle = start_cycle(register, pupil)
    today = window.screens.at(Place(Kind.TODAY))
    assert isinstance(today, TodayScreen)

    today.pupil_requested.emit(pupil)
    assert type(window.stack.currentWidget()).__name__ == "PupilScreen"
    assert window.rail.buttons[Kind.PUPILS].isChecked()

    today.cycle_requested.emit(cycle)
    assert type(window.stack.currentWidget()).__name__ == "CycleScreen"

    window.go(Place(Kind.EXPORT, pupil))
    assert type(window.stack.currentWidget()).__name__ == "RequestScreen"


def test_a_record_that_is_gone_is_told_and_the_screen_stays(
    window: MainWindow,
) -> None:
    window.go(Place(Kind.PUPIL, "nobody"))

    assert isinstance(window.stack.currentWidget(), TodayScreen)
    assert window.banner.words.text()


def test_a_change_is_told_as_saved_with_its_time(
    window: MainWindow, register: Register, clock: FixedClock
) -> None:
    assert window.rail.saved.text() == ""
    assert not window.changed

    add_pupil(register, "Hughes", "Amelia")

    assert window.rail.saved.text() == f"Saved {clock.time.astimezone():%H:%M}"
    assert window.changed


def test_locking_is_one_key_away(qtbot: QtBot, window: MainWindow) -> None:
    assert window.lock.shortcut().toString() == "Ctrl+L"
    assert window.back.shortcut().toString() == "Alt+Left"

    with qtbot.waitSignal(window.lock_requested):
        window.lock.click()


@pytest.mark.usefixtures("no_room")
def test_locking_asks_before_words_are_lost(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    type_something(window, register)
    window.go(Place(Kind.TODAY))

    answer(leave=False)
    with qtbot.assertNotEmitted(window.lock_requested):
        window.lock.click()
    assert isinstance(window.stack.currentWidget(), PupilScreen)

    answer(leave=True)
    with qtbot.waitSignal(window.lock_requested):
        window.lock.click()


def test_locking_keeps_what_was_typed_as_a_draft_and_asks_nothing(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    type_words(window, register)

    with qtbot.waitSignal(window.lock_requested):
        window.lock.click()

    [place] = register.ask(DraftPlaces())
    draft = register.ask(DraftOf(place))
    assert draft is not None
    assert "not saved yet" in draft.text


@pytest.mark.usefixtures("no_room")
def test_closing_asks_before_words_are_lost(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    type_something(window, register)

    answer(leave=False)
    with qtbot.assertNotEmitted(window.closed):
        assert not window.close()
    assert window.isVisible()

    answer(leave=True)
    with qtbot.waitSignal(window.closed):
        assert window.close()


def test_a_made_up_school_says_so_on_every_screen(
    qtbot: QtBot, register: Register, clock: FixedClock
) -> None:
    (register.folder / MADE_UP).write_text("made up", encoding="utf-8")
    window = MainWindow(register, clock)
    qtbot.addWidget(window)

    said = [banner.words.text() for banner in window.findChildren(Banner)]
    assert MADE_UP_SENTENCE in said


def test_the_newest_backup_is_told(tmp_path: Path) -> None:
    today = date(2027, 2, 9)
    assert backup_words(tmp_path, today) == "Not backed up yet"

    backups = tmp_path / "backups"
    for name, when in (("a", datetime(2027, 2, 8, 12, tzinfo=UTC)), ("b", None)):
        (backups / name).mkdir(parents=True)
        at = (when or datetime(2027, 2, 9, 12, tzinfo=UTC)).timestamp()
        os.utime(backups / name, (at, at))

    at_noon = datetime(2027, 2, 9, 12, tzinfo=UTC).astimezone()
    assert backup_words(tmp_path, today) == f"Backed up {at_noon:%H:%M}"
    assert backup_words(tmp_path, date(2027, 2, 12)) == "Backed up Tue 9 Feb 2027"


def test_the_window_is_used_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, register: Register
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    window.go(Place(Kind.PUPILS))
    qtbot.waitExposed(window)

    assert_named_and_reachable(window)
    assert_plain_text(window)
