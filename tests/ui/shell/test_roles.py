from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.ui.main_window import MainWindow
from senco_app.ui.trail import Kind, Place
from tests.ui.people import add_pupil, start_cycle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from tests.conftest import FixedClock


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEADTEACHER])
def test_every_place_opens_or_says_why_not(
    qtbot: QtBot, register: Register, clock: FixedClock, role: Role
) -> None:
    pupil_id = add_pupil(register, "Quarrywood", "Ninian")
    cycle_id = start_cycle(register, pupil_id)
    register.who = SignedIn("somebody", "Ada Voss", role, "LAPTOP-07")
    window = MainWindow(register, clock)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    for kind in (Kind.TODAY, Kind.PUPILS):
        window.go(Place(kind))
    window.go(Place(Kind.PUPIL, pupil_id))
    window.go(Place(Kind.CYCLE, cycle_id))
    told = any(
        "may not read assessments" in label.text()
        for label in window.banner.findChildren(QLabel)
    )
    assert told == (role is Role.ADMINISTRATOR)
