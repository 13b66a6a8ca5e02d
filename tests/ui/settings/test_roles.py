"""What the settings offer to those who may read the school's details only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.school.commands import SetCalendar
from senco_app.ui.settings.screen import SettingsScreen
from senco_app.ui.settings.section import READ_ONLY
from senco_app.ui.widgets.labels import PlainLabel
from tests.conftest import QUICK
from tests.pupils.made import TERMS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEADTEACHER])
@pytest.mark.usefixtures("wishes")
def test_school_and_terms_are_read_and_no_button_saves_them(
    register: Register, changes: Changes, qtbot: QtBot, role: Role
) -> None:
    register.execute(SetCalendar(TERMS))
    register.who = SignedIn("somebody", "Ada Voss", role, "LAPTOP-07")
    screen = SettingsScreen(register, changes, cost=QUICK)
    qtbot.addWidget(screen)
    screen.show()

    for section in (screen.school, screen.terms):
        words = [label.text() for label in section.findChildren(PlainLabel)]
        assert READ_ONLY in words
        assert all(act.isHidden() for act in section.acts())
    assert screen.school.name.words() == "Wyebank Primary"
    assert screen.school.name.isReadOnly()
    screen.terms.year.setCurrentIndex(0)
    assert not screen.unsaved()


@pytest.mark.usefixtures("wishes")
def test_a_senco_saves_school_and_terms(screen: SettingsScreen) -> None:
    assert not screen.school.save_button.isHidden()
    assert not screen.terms.save_button.isHidden()
    assert not screen.school.name.isReadOnly()
