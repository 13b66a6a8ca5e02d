"""What is saved is shown at once, and what follows from it a moment later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from senco_app.cycles.commands import SaveAssessment
from senco_app.cycles.queries import CyclePage
from senco_app.ui import turns
from senco_app.vocabulary import Stage
from tests.ui.cycles.building import ASSESSMENT, Hands, assessed, started, stored
from tests.ui.turning import asked_by, in_the_loop

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.cycles.screen import CycleScreen
    from senco_app.ui.cycles.sheet import CycleSheet
    from tests.ui.cycles.building import Made

    Opened = Callable[[Made], CycleSheet]


@pytest.fixture(autouse=True)
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0)


def test_a_save_shows_its_own_form_in_the_same_act_and_the_rest_after_it(
    qtbot: QtBot,
    register: Register,
    screen: CycleScreen,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = opened(started(register))
    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("Class tests")
    asked = asked_by(register, monkeypatch)
    then: list[object] = []

    def save() -> None:
        sheet.stack.assess.save_button.click()
        then.extend([sheet.unsaved(), sheet.stack.assess.said.text(), *asked])

    in_the_loop(qtbot, screen, save)

    assert then == [False, "Saved", CyclePage(sheet.cycle_id)]
    assert len(asked) > len(then) - 2
    assert sheet.stack.assess.value().sources == "Class tests"


def test_a_stage_that_has_just_ended_leads_on_before_the_rest_is_shown(
    qtbot: QtBot, register: Register, screen: CycleScreen, opened: Opened
) -> None:
    made = started(register)
    cycle = stored(register, made)
    register.execute(SaveAssessment(cycle.id, cycle.version, ASSESSMENT))
    sheet = opened(made)
    before = sheet.stepper.buttons[Stage.ASSESS].state.text()

    in_the_loop(qtbot, screen, sheet.stack.assess.finish_button.click)

    assert sheet.banner.words.text() == ""
    assert sheet.stack.currentWidget() is sheet.stack.plan
    assert sheet.stepper.buttons[Stage.PLAN].isChecked()
    assert sheet.stepper.buttons[Stage.ASSESS].state.text() != before


def test_news_of_a_cycle_that_is_hidden_meanwhile_wait_until_it_is_shown(
    qtbot: QtBot, register: Register, screen: CycleScreen, opened: Opened
) -> None:
    made = assessed(register)
    sheet = opened(made)
    cycle = stored(register, made)
    assessment = replace(cycle.assessment, sources="Seen since")

    def save_and_hide() -> None:
        register.execute(SaveAssessment(cycle.id, cycle.version, assessment))
        screen.hide()

    in_the_loop(qtbot, screen, save_and_hide)
    assert sheet.cycle is not None
    assert sheet.cycle.assessment.sources != "Seen since"

    screen.show()

    assert sheet.cycle.assessment.sources == "Seen since"
