"""A school with a group, one to one, and a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.ui.provision.screen import ProvisionScreen
from tests.ui.provision.building import Taught, teach

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.fixture
def taught(register: Register) -> Taught:
    """Return a school whose groups have met since January."""
    return teach(register)


@pytest.fixture
def screen(qtbot: QtBot, register: Register, changes: Changes) -> ProvisionScreen:
    """Return the Provision screen, not shown yet."""
    shown = ProvisionScreen(register, changes)
    qtbot.addWidget(shown)
    shown.resize(1036, 640)
    return shown
