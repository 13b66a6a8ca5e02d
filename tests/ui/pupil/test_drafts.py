"""What is typed on a pupil's page is kept: the order of needs, a status, an alert."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.drafts.queries import DraftPlaces
from senco_app.pupils.queries import PupilPage
from senco_app.ui.pupil.alerts_form import AlertRow
from senco_app.ui.pupil.screen import PupilScreen
from senco_app.vocabulary import SenStatus
from tests.ui.cycles.building import add_pupil

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.pupil.sheet import PupilSheet

    Anew = Callable[[str], PupilSheet]

MOST_MS = 4000


@pytest.fixture
def anew(qtbot: QtBot, register: Register, changes: Changes) -> Anew:
    """Return what opens a pupil on a screen of its own, as after a start."""

    screens: list[PupilScreen] = []  # held: nobody else does

    def open_anew(pupil_id: str) -> PupilSheet:
        screen = PupilScreen(register, changes)
        screens.append(screen)
        qtbot.addWidget(screen)
        screen.show_pupil(pupil_id)
        assert screen.sheet is not None
        return screen.sheet

    return open_anew


def test_an_order_of_needs_and_a_status_come_back(
    qtbot: QtBot, register: Register, anew: Anew
) -> None:
    pupil_id = add_pupil(register)
    first = anew(pupil_id)
    first.needs.down.click()
    first.needs.status.status.choose(SenStatus.EHC_PLAN)
    first.needs.status.reason.show_words("The final plan\u00a0came")
    qtbot.waitUntil(
        lambda: register.ask(DraftPlaces()) == (f"pupil/{pupil_id}/needs",),
        timeout=MOST_MS,
    )
    assert first.keep_drafts()

    again = anew(pupil_id)
    assert again.needs.value() == ("SEMH", "SLCN")
    assert again.needs.status.status.chosen() is SenStatus.EHC_PLAN
    assert again.needs.status.reason.words() == "The final plan\u00a0came"


def test_saving_the_needs_keeps_the_words_of_the_status(
    register: Register, anew: Anew
) -> None:
    pupil_id = add_pupil(register)
    sheet = anew(pupil_id)
    sheet.needs.down.click()
    sheet.needs.status.reason.show_words("The final plan came")
    sheet.needs.save_button.click()
    assert sheet.keep_drafts()

    codes = [need.type_code for need in register.ask(PupilPage(pupil_id)).needs]
    assert codes == ["SEMH", "SLCN"]
    again = anew(pupil_id)
    assert again.needs.status.reason.words() == "The final plan came"
    again.needs.status.status.choose(SenStatus.EHC_PLAN)
    again.needs.status.told_on.set_day(register.today())
    again.needs.status.change_button.click()
    assert again.needs.banner.words.text() == "The SEN status was changed."
    assert again.keep_drafts()
    assert register.ask(DraftPlaces()) == ()


def test_an_alert_and_a_reason_to_leave_come_back(
    register: Register, anew: Anew
) -> None:
    pupil_id = add_pupil(register)
    first = anew(pupil_id)
    first.details.alerts.rows.add_button.click()
    [row] = first.details.findChildren(AlertRow)
    row.words.show_words("Inhaler in the office")
    first.details.leaving.why.show_words("Moves to Ludlow")
    assert first.keep_drafts()

    again = anew(pupil_id)
    [alert] = again.details.alerts.rows.values()
    assert alert.words == "Inhaler in the office"
    assert again.details.leaving.why.words() == "Moves to Ludlow"
