from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ui.screen import Screen
from senco_app.ui.turns import at_once

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.ui.changes import Changes
    from senco_app.ui.turns import Turns


class Slow(Screen):
    """A screen that takes two turns to ask."""

    asked, whole = 0, False

    def renewing(self) -> Turns[None]:
        self.asked += 1
        yield
        self.whole = True
        yield

    def refresh(self) -> None:
        at_once(self.renewing())


def test_a_screen_that_is_opened_asks_before_it_is_shown_and_not_again(
    qtbot: QtBot, changes: Changes
) -> None:
    screen = Slow(changes)
    qtbot.addWidget(screen)

    at_once(screen.opening(""))
    screen.show()

    assert (screen.asked, screen.whole) == (1, True)


def test_a_screen_that_was_called_off_asks_anew_when_it_is_shown(
    qtbot: QtBot, changes: Changes
) -> None:
    screen = Slow(changes)
    qtbot.addWidget(screen)
    opening = screen.opening("")
    for _ in range(2):  # turned to what is wished, and asked half of it
        next(opening)
    opening.close()
    assert (screen.asked, screen.whole) == (1, False)

    screen.show()

    assert (screen.asked, screen.whole) == (2, True)
