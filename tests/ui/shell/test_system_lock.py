"""What Windows says is made up here: it could not be tried on Windows itself."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pytest

from senco_app.ui.system_lock import (
    LOCKED,
    POWER,
    SESSION,
    SUSPENDS,
    WINDOWS_MESSAGE,
    SystemLock,
    WindowsMessage,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

UNLOCKED, RESUMES = 0x0008, 0x0012


@pytest.fixture
def lock() -> SystemLock:
    return SystemLock(0)


def tell(
    lock: SystemLock, message: int, what: int, kind: bytes = WINDOWS_MESSAGE
) -> object:
    told = WindowsMessage(None, message, what, 0)
    return lock.filter.nativeEventFilter(kind, ctypes.addressof(told))


@pytest.mark.parametrize(("message", "what"), [(POWER, SUSPENDS), (SESSION, LOCKED)])
def test_leaving_the_computer_is_told_and_the_message_goes_on(
    qtbot: QtBot, lock: SystemLock, message: int, what: int
) -> None:
    with qtbot.waitSignal(lock.left):
        assert tell(lock, message, what) == (False, 0)


@pytest.mark.parametrize(
    ("message", "what"), [(POWER, RESUMES), (SESSION, UNLOCKED), (0x0100, LOCKED)]
)
def test_other_messages_are_not(
    qtbot: QtBot, lock: SystemLock, message: int, what: int
) -> None:
    with qtbot.assertNotEmitted(lock.left):
        assert tell(lock, message, what) == (False, 0)


def test_messages_of_other_systems_are_not_read(qtbot: QtBot, lock: SystemLock) -> None:
    with qtbot.assertNotEmitted(lock.left):
        tell(lock, SESSION, LOCKED, b"xcb_generic_event_t")
