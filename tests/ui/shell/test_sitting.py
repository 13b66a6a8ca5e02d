from __future__ import annotations

from dataclasses import replace
from multiprocessing import active_children
from threading import Event
from typing import TYPE_CHECKING

import pytest
from shiboken6 import isValid

from senco_app import bootstrap
from senco_app.bootstrap import open_register
from senco_app.errors import FileUnusableError
from senco_app.exports.press import PRESS
from senco_app.ui.help.key import HelpKey
from senco_app.ui.preferences import Preferences, preferences
from senco_app.ui.sitting import NOT_BACKED_UP, House, Sitting
from senco_app.ui.unlock.door import Door
from tests.conftest import PASSWORD, QUICK
from tests.exports.test_press import whose
from tests.ui.people import add_pupil

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.ui.main_window import MainWindow
    from tests.conftest import FixedClock, MadeRegister


def back_up(register: Register) -> Path:
    return bootstrap.back_up(register)


def disk_is_full(register: Register) -> Path:
    del register
    message = "The disk is full. Make room, then try again."
    raise FileUnusableError(message)


@pytest.fixture
def sit_down(
    qtbot: QtBot,
    dressed: QApplication,
    made: MadeRegister,
    clock: FixedClock,
    laptop: Laptop,
) -> Callable[..., Sitting]:
    def open_it(folder: Path, person: str, password: str) -> Register:
        return open_register(
            folder, password, person=person, clock=clock, cost=QUICK, laptop=laptop
        )

    Preferences(dressed)

    def sit(keep: Callable[[Register], Path] = back_up) -> Sitting:
        door = Door(open_it, lambda: None, lambda: made.folder)
        sitting = Sitting(House(door, clock, keep))
        qtbot.addWidget(sitting.unlock_window)
        sitting.start(PASSWORD)
        qtbot.waitUntil(lambda: sitting.main_window is not None, timeout=10_000)
        return sitting

    return sit


def window_of(sitting: Sitting) -> MainWindow:
    assert sitting.main_window is not None
    return sitting.main_window


def test_with_a_password_the_register_opens_by_itself(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    window = window_of(sitting)

    assert window.isVisible()
    assert not sitting.unlock_window.isVisible()
    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window.close()
    assert not window.register.is_open


def test_a_locked_register_leaves_no_process_with_its_words(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    register = window_of(sitting).register
    PRESS.open()
    PRESS.draw(whose, Event())
    assert len(active_children()) == 1

    window_of(sitting).lock_now()
    qtbot.waitUntil(sitting.unlock_window.isVisible, timeout=10_000)

    assert not register.is_open
    assert active_children() == []
    PRESS.close()


def test_closing_without_a_change_makes_no_backup(
    qtbot: QtBot, made: MadeRegister, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()

    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window_of(sitting).close()

    assert list((made.folder / "backups").iterdir()) == []


def test_closing_after_a_change_makes_a_backup(
    qtbot: QtBot, made: MadeRegister, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    window = window_of(sitting)
    add_pupil(window.register, "Hughes", "Amelia")

    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window.close()
        assert sitting.notice().isVisible()

    assert len(list((made.folder / "backups").iterdir())) == 1
    assert not sitting.notice().isVisible()


def test_locking_closes_the_register_and_forgets_the_password(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    register = window_of(sitting).register

    window_of(sitting).lock.click()
    qtbot.waitUntil(sitting.unlock_window.isVisible, timeout=10_000)

    assert not register.is_open
    assert sitting.main_window is None
    assert sitting.unlock_window.form.password.text() == ""

    sitting.unlock_window.form.password.setText(PASSWORD)
    sitting.unlock_window.form.unlock.click()
    qtbot.waitUntil(lambda: sitting.main_window is not None, timeout=10_000)
    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window_of(sitting).close()


def test_a_backup_that_fails_is_told_and_the_register_is_closed_all_the_same(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down(disk_is_full)
    register = window_of(sitting).register
    add_pupil(register, "Hughes", "Amelia")

    window_of(sitting).close()
    qtbot.waitUntil(sitting.notice().close_it.isVisible, timeout=10_000)

    assert not register.is_open
    assert sitting.notice().words.text().startswith(NOT_BACKED_UP)
    with qtbot.waitSignal(sitting.finished):
        sitting.notice().close_it.click()


def test_a_bug_in_the_backup_leaves_nothing_open_either(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    def has_a_bug(register: Register) -> Path:
        raise ZeroDivisionError(register)

    sitting = sit_down(has_a_bug)
    register = window_of(sitting).register
    add_pupil(register, "Hughes", "Amelia")

    with qtbot.captureExceptions() as bugs:
        window_of(sitting).close()
        qtbot.waitUntil(sitting.notice().close_it.isVisible, timeout=10_000)

    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert not register.is_open
    with qtbot.waitSignal(sitting.finished):
        sitting.notice().close_it.click()


def test_closing_the_unlock_window_ends_the_application(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    window_of(sitting).lock.click()
    qtbot.waitUntil(sitting.unlock_window.isVisible, timeout=10_000)

    with qtbot.waitSignal(sitting.finished):
        sitting.unlock_window.close()


def test_f1_before_unlocking_explains_unlocking(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    window_of(sitting).lock.click()
    qtbot.waitUntil(sitting.unlock_window.isVisible, timeout=10_000)

    keys = sitting.unlock_window.findChildren(HelpKey)
    keys[0].activated.emit()

    assert len(keys) == 1
    assert keys[0].viewer is not None
    assert keys[0].viewer.shown == "unlock"
    keys[0].viewer.reject()
    with qtbot.waitSignal(sitting.finished):
        sitting.unlock_window.close()


def test_nobody_there_locks_what_is_open(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    register, watch = window_of(sitting).register, sitting.watch
    assert watch is not None

    watch.idle.idle.emit()
    qtbot.waitUntil(sitting.unlock_window.isVisible, timeout=10_000)

    assert not register.is_open
    assert sitting.watch is None
    qtbot.waitUntil(lambda: not isValid(watch))  # and with it each of its timers
    with qtbot.waitSignal(sitting.finished):
        sitting.unlock_window.close()


def test_the_idle_minutes_of_the_settings_hold_at_once(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    held = preferences()

    held.change(replace(held.settings, idle_minutes=25))

    assert sitting.watch is not None
    assert sitting.watch.idle.minutes == 25
    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window_of(sitting).close()


def test_a_second_start_brings_the_open_window_forward(
    qtbot: QtBot, sit_down: Callable[..., Sitting]
) -> None:
    sitting = sit_down()
    window = window_of(sitting)
    window.showMinimized()

    sitting.come_forward()

    assert not window.isMinimized()
    assert window.isVisible()
    with qtbot.waitSignal(sitting.finished, timeout=10_000):
        window.close()
