"""What each role is shown of a request, and what they can do with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.ehc.commands import BeginRequest
from senco_app.ehc.queries import RequestOf
from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.ui.ehc.body import NOT_BEGUN, NOT_YOURS
from senco_app.ui.ehc.screen import RequestScreen
from tests.ui.cycles.building import reviewed
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.ehc.sheet import RequestSheet

    Opens = Callable[[Role, str], RequestSheet]


@pytest.fixture
def opened(qtbot: QtBot, register: Register, changes: Changes) -> Opens:
    def as_role(role: Role, pupil_id: str) -> RequestSheet:
        register.who = SignedIn("somebody", "Ada Voss", role, "LAPTOP-07")
        screen = RequestScreen(register, changes)
        qtbot.addWidget(screen)
        screen.resize(1122, 640)
        screen.show()
        screen.show_pupil(pupil_id)
        assert screen.sheet is not None
        assert_named_and_reachable(screen)
        assert_nothing_cut(screen)
        assert_plain_text(screen)
        return screen.sheet

    return as_role


def test_an_administrator_enters_days_and_is_told_what_is_not_theirs(
    register: Register, opened: Opens
) -> None:
    pupil_id = reviewed(register).pupil_id
    register.execute(BeginRequest(pupil_id))
    sheet = opened(Role.ADMINISTRATOR, pupil_id)

    assert sheet.body.told.text() == NOT_YOURS
    assert not sheet.form.isVisible()
    assert not sheet.lacking.isVisible()
    assert not any(button.isVisible() for button in sheet.out.buttons)

    sheet.sending.sent_on.set_day(date(2027, 2, 8))
    sheet.sending.sent_button.click()
    request = register.ask(RequestOf(pupil_id))
    assert request is not None
    assert request.sent_on == date(2027, 2, 8)
    assert sheet.banner.words.text() == ""


def test_an_administrator_is_told_that_no_request_was_begun(
    register: Register, opened: Opens
) -> None:
    sheet = opened(Role.ADMINISTRATOR, reviewed(register).pupil_id)

    assert sheet.body.told.text() == NOT_BEGUN
    assert not sheet.clock.isVisible()


def test_a_headteacher_reads_and_exports_and_changes_nothing(
    register: Register, opened: Opens
) -> None:
    pupil_id = reviewed(register).pupil_id
    register.execute(BeginRequest(pupil_id))
    sheet = opened(Role.HEADTEACHER, pupil_id)

    assert all(button.isVisible() for button in sheet.out.buttons)
    assert sheet.form.outcomes.isReadOnly()
    assert not sheet.form.save_button.isVisible()
    assert not sheet.sending.isVisible()
    assert not sheet.body.told.isVisible()
