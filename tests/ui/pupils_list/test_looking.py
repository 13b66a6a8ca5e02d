"""Whoever stays at a pupil in the list has looked at them; who passes by has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.models.history import History
from senco_app.pupils.commands import ViewPupil
from senco_app.ui.pupils.list_screen import PupilsScreen
from senco_app.ui.pupils.looking import GLANCE_MS
from tests.ui.people import add_pupil

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.fixture
def screen(qtbot: QtBot, register: Register, changes: Changes) -> PupilsScreen:
    shown = PupilsScreen(register, changes)
    qtbot.addWidget(shown)
    shown.resize(1036, 600)
    return shown


def looks(register: Register) -> list[str]:
    """Return whom the history says somebody looked at."""
    lines = register.ask(History())
    return [line.entity_id for line in lines if line.act == ViewPupil.act]


def test_the_pupil_on_whom_the_list_rests_stands_in_the_history_once(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Ash", "Ninian")
    passed = add_pupil(register, "Bell", "Orla")
    rested = add_pupil(register, "Cole", "Tamsin")
    screen.show()
    for row in (1, 2):
        screen.table.selectRow(row)

    qtbot.waitUntil(lambda: rested in looks(register))
    screen.table.selectRow(1)
    screen.table.selectRow(2)
    qtbot.wait(GLANCE_MS + 100)
    assert looks(register).count(rested) == 1
    assert passed not in looks(register)


def test_a_list_without_its_preview_shows_nobody(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Ash", "Ninian")
    screen.resize(700, 600)
    screen.show()
    qtbot.wait(GLANCE_MS + 100)

    assert looks(register) == []


def test_a_register_that_was_locked_meanwhile_is_left_alone(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Ash", "Ninian")
    screen.show()
    register.close()
    qtbot.wait(GLANCE_MS + 100)

    assert screen.preview.name.text() == "Ninian Ash"
