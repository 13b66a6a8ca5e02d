"""Every part of Reports: by keyboard, named, plain, nothing cut, at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from senco_app.settings import Settings
from senco_app.summaries.termly_report.commands import (
    IssueReport,
    SaveActions,
    SaveComments,
)
from senco_app.summaries.termly_report.queries import ReportWords
from senco_app.summaries.termly_report.records import Action, Comment, Part
from senco_app.ui import theme
from senco_app.ui.reports.adjusting import ACTIONS, COMMENTS, ISSUED
from senco_app.vocabulary import Audience
from tests.ui.hostile import HOSTILE
from tests.ui.reports.conftest import wait_for
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_nothing_out,
    assert_nothing_sideways,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.reports.screen import ReportsScreen

    Opens = Callable[[], ReportsScreen]

TERM = "spring-2027"
HEAD, GOVERNORS = Audience.HEAD, Audience.GOVERNORS
AT_200 = 1010
"""What is left of 1280 pixels beside the rail, in text of 200 %."""


@pytest.fixture(params=[100, 200])
def percent(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[int]:
    """Show text of this size while the test runs."""
    size = int(request.param)
    theme.dress(dressed, Settings(text_percent=size))
    yield size
    theme.dress(dressed)


def assert_sound(qtbot: QtBot, screen: ReportsScreen, percent: int = 100) -> None:
    wait_for(qtbot, screen)
    QApplication.processEvents()
    if percent > 100:  # the room scrolls, as in the window
        screen.resize(AT_200, screen.height())
        screen.resize(AT_200, screen.minimumSizeHint().height())
    for _ in range(3):  # layouts inside layouts take a turn each
        QApplication.processEvents()
    assert screen.minimumSizeHint().width() <= screen.width()
    for wall in (assert_named_and_reachable, assert_plain_text, assert_nothing_cut):
        wall(screen)
    assert_nothing_out(screen)
    assert_nothing_sideways(screen.adjusting)


@pytest.mark.parametrize("tab", [COMMENTS, ACTIONS, ISSUED])
@pytest.mark.parametrize("audience", list(Audience))
def test_every_tab_is_sound(
    qtbot: QtBot,
    school: Register,
    percent: int,
    opened: Opens,
    audience: Audience,
    tab: int,
) -> None:
    action = Action("Train two adults", "Agreed", "Book it", "Headteacher")
    school.execute(SaveActions(TERM, (action, action)))
    school.execute(IssueReport(audience))
    screen = opened()
    screen.choosing.report.choose(audience)
    screen.adjusting.setCurrentIndex(tab)

    assert_sound(qtbot, screen, percent)


def test_an_empty_register_is_sound(
    qtbot: QtBot, register: Register, percent: int, opened: Opens
) -> None:
    assert register.ask(ReportWords(TERM, HEAD)).actions == ()

    assert_sound(qtbot, opened(), percent)


def test_it_is_sound_with_the_preview_closed_and_while_drawing(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    screen.pane.draw_again()
    assert_named_and_reachable(screen)
    assert_nothing_cut(screen)
    wait_for(qtbot, screen)
    assert screen.pane.shown is not None
    screen.pane.shown.close_button.click()

    assert_sound(qtbot, screen)


def test_hostile_text_stays_as_it_was_typed(
    qtbot: QtBot, school: Register, opened: Opens
) -> None:
    parts = tuple(Part)
    for first in range(0, len(HOSTILE), len(parts)):
        some = HOSTILE[first : first + len(parts)]
        said = tuple(
            Comment(part, words) for part, words in zip(parts, some, strict=False)
        )
        school.execute(SaveComments(TERM, HEAD, said))
        screen = opened()
        form = screen.adjusting.comment_form
        assert form is not None
        kept = [one for one in form.value() if one.words]
        assert kept == [one for one in said if one.words.strip()]
        assert not screen.unsaved()
        screen.hide()
    assert_sound(qtbot, opened())


def test_hostile_actions_are_shown_and_drawn_up(
    qtbot: QtBot, school: Register, opened: Opens
) -> None:
    actions = tuple(Action(words or "-", words, words) for words in HOSTILE[:12])
    school.execute(SaveActions(TERM, actions))
    screen = opened()
    screen.adjusting.setCurrentIndex(ACTIONS)

    assert screen.adjusting.action_form is not None
    assert screen.adjusting.action_form.value() == actions
    assert screen.pane.shown is not None
    assert_sound(qtbot, screen)
