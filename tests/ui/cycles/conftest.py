"""A cycle on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.ui.cycles.screen import CycleScreen
from tests.ui.cycles.building import Windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.cycles.sheet import CycleSheet
    from tests.ui.cycles.building import Made


@pytest.fixture
def screen(qtbot: QtBot, register: Register, changes: Changes) -> CycleScreen:
    made = CycleScreen(register, changes)
    qtbot.addWidget(made)
    made.cycle_requested.connect(made.show_cycle)  # as the window does
    made.resize(1122, 640)
    made.show()
    return made


@pytest.fixture
def opened(screen: CycleScreen) -> Callable[[Made], CycleSheet]:
    """Return a function that opens a cycle and returns its sheet."""

    def open_cycle(made: Made) -> CycleSheet:
        screen.show_cycle(made.cycle_id)
        assert screen.sheet is not None
        return screen.sheet

    return open_cycle


@pytest.fixture
def windows(qapp: QApplication, screen: CycleScreen) -> Iterator[Windows]:
    """Yield what notes every window that shows itself from now on."""
    del screen  # that one is there already
    noting = Windows()
    qapp.installEventFilter(noting)
    yield noting
    qapp.removeEventFilter(noting)
