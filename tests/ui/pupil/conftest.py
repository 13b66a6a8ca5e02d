"""A pupil on the screen, and what notes windows that should not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.ui.pupil.screen import PupilScreen
from tests.ui.cycles.building import Windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.pupil.sheet import PupilSheet


@pytest.fixture
def screen(qtbot: QtBot, register: Register, changes: Changes) -> PupilScreen:
    made = PupilScreen(register, changes)
    qtbot.addWidget(made)
    made.resize(1122, 640)
    made.show()
    return made


@pytest.fixture
def opened(screen: PupilScreen) -> Callable[[str], PupilSheet]:
    """Return a function that opens a pupil and returns the sheet."""

    def open_pupil(pupil_id: str) -> PupilSheet:
        screen.show_pupil(pupil_id)
        assert screen.sheet is not None
        return screen.sheet

    return open_pupil


@pytest.fixture
def windows(qapp: QApplication, screen: PupilScreen) -> Iterator[Windows]:
    """Yield what notes every window that shows itself from now on."""
    del screen  # that one is there already
    noting = Windows()
    qapp.installEventFilter(noting)
    yield noting
    qapp.removeEventFilter(noting)
