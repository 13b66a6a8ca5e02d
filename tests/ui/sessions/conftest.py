"""My sessions over a desk in memory, shown in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.ui.sessions.screen import SessionsScreen
from tests.ui.sessions.keyboard import Keyboard
from tests.ui.sessions.paper_desk import SIX, TODAY, PaperDesk, usual_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk() -> PaperDesk:
    return usual_day()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[PaperDesk], SessionsScreen]:
    """Return a function that shows a desk's sessions as after signing in."""

    kept: list[SessionsScreen] = []

    def show_it(desk: PaperDesk) -> SessionsScreen:
        screen = SessionsScreen(desk)
        kept.append(screen)
        qtbot.addWidget(screen)
        screen.resize(1122, 640)
        screen.show_day(TODAY)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.take_focus()
        return screen

    return show_it


@pytest.fixture
def screen(
    show: Callable[[PaperDesk], SessionsScreen], desk: PaperDesk
) -> SessionsScreen:
    return show(desk)


@pytest.fixture
def six() -> PaperDesk:
    """Return a day with a session of six children to record."""
    return usual_day(SIX)


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard(qtbot)
