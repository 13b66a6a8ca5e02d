"""The settings screen over a register, with preferences of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

from senco_app.bootstrap import back_up
from senco_app.ui import theme
from senco_app.ui.preferences import PROPERTY, Preferences
from senco_app.ui.settings.screen import SettingsScreen
from tests.conftest import QUICK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.fixture
def wishes(dressed: QApplication, tmp_path: Path) -> Iterator[Preferences]:
    """Return preferences kept in a folder of this test's own."""
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Preferences(dressed, tmp_path / "own")
    yield made
    # Windows that are gone would be dressed with the others, and that takes long.
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.setProperty(PROPERTY, None)
    theme.dress(dressed)


@pytest.fixture
def screen(
    register: Register, changes: Changes, wishes: Preferences, qtbot: QtBot
) -> SettingsScreen:
    """Return the screen, shown in the room that a small laptop leaves for it."""
    assert wishes.settings.text_percent == 100
    made = SettingsScreen(
        register, changes, lambda opened: back_up(opened, None), cost=QUICK
    )
    qtbot.addWidget(made)
    made.resize(1036, 620)
    made.show()
    return made
