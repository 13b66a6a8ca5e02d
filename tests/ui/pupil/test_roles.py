"""What a pupil's page offers to those who read and do not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.ui.pupil.overview_tab import NOT_READ
from senco_app.ui.pupil.screen import PupilScreen
from senco_app.ui.pupil.sheet import PARTS
from tests.ui.people import add_pupil, start_cycle
from tests.ui.walls import assert_named_and_reachable, assert_nothing_cut

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEADTEACHER])
def test_every_part_opens_and_nothing_can_be_typed(
    qtbot: QtBot, register: Register, changes: Changes, role: Role
) -> None:
    pupil_id = add_pupil(register, "Quarrywood", "Ninian")
    start_cycle(register, pupil_id)
    register.who = SignedIn("somebody", "Ada Voss", role, "LAPTOP-07")
    screen = PupilScreen(register, changes)
    qtbot.addWidget(screen)
    screen.resize(1122, 640)
    screen.show()
    screen.show_pupil(pupil_id)
    sheet = screen.sheet
    assert sheet is not None
    for name in PARTS:
        sheet.open_part(name)
        QApplication.processEvents()  # a part is shown by the next turn of the loop
        assert_named_and_reachable(screen)
        assert_nothing_cut(screen)

    told = NOT_READ in sheet.overview.words.text()
    assert told == (role is Role.ADMINISTRATOR)
    assert sheet.overview.open_button.isHidden() == told
    assert all(words.isReadOnly() for words in sheet.profile.words.values())
    for part in (sheet.profile, sheet.needs, sheet.details):
        assert not part.save_button.isEnabled()
    assert not sheet.unsaved()
