"""What is saved of a request is shown at once, and what follows a moment later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.ui.ehc.test_request_screen import begun
from tests.ui.turning import asked_by, in_the_loop

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.ehc.screen import RequestScreen


def test_a_save_shows_its_own_form_in_the_same_act_and_the_rest_after_it(
    qtbot: QtBot,
    register: Register,
    screen: RequestScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = begun(screen, register)
    sheet.sending.sent_on.set_day(date(2027, 2, 8))
    sheet.form.outcomes.setPlainText("Reads a page aloud.")
    asked = asked_by(register, monkeypatch)
    then: list[object] = []

    def save() -> None:
        sheet.form.save_button.click()
        then.extend([sheet.form.unsaved(), sheet.form.said.text(), len(asked)])

    in_the_loop(qtbot, screen, save)

    assert then == [False, "Saved", 1]
    assert len(asked) > 1
    assert sheet.form.outcomes.words() == "Reads a page aloud."


def test_a_day_that_is_typed_and_not_recorded_survives_a_save(
    qtbot: QtBot, register: Register, screen: RequestScreen
) -> None:
    sheet = begun(screen, register)
    sheet.sending.sent_on.set_day(date(2027, 2, 8))
    sheet.form.outcomes.setPlainText("Reads a page aloud.")

    in_the_loop(qtbot, screen, sheet.form.save_button.click)

    assert sheet.sending.sent_on.day() == date(2027, 2, 8)
    assert sheet.unsaved()
