"""The books of a made-up classroom, as the SENCO sees them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bench.classroom import Classroom
from senco_app.ui import theme
from senco_app.ui.changes import Changes
from senco_app.ui.preferences import PROPERTY, Preferences
from senco_app.ui.settings.screen import SettingsScreen
from tests.conftest import QUICK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.ui.settings.books import BooksSection

SECONDS = 10_000  # milliseconds


@pytest.fixture(scope="session")
def empty_classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a classroom to copy, nothing handed out yet: making one takes longer."""
    folder = tmp_path_factory.mktemp("classroom") / "made"
    Classroom(folder).close()
    return folder


@pytest.fixture
def classroom(empty_classroom: Path, tmp_path: Path) -> Iterator[Classroom]:
    shutil.copytree(empty_classroom, tmp_path / "classroom")
    made = Classroom(tmp_path / "classroom")
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder that packs are carried in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def screen(
    classroom: Classroom, qtbot: QtBot, wishes: Preferences
) -> Iterator[SettingsScreen]:
    """Return the settings at the part about books, as on a small laptop."""
    assert wishes.settings.text_percent == 100
    changes = Changes(classroom.register)
    shown = SettingsScreen(classroom.register, changes, cost=QUICK)
    qtbot.addWidget(shown)
    shown.resize(1036, 620)
    shown.open_section("Books")
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    assert shown.books is not None
    shown.books.drain()
    QApplication.processEvents()


@pytest.fixture
def section(screen: SettingsScreen, qtbot: QtBot) -> BooksSection:
    """Return the part about books, once it knows what has changed."""
    assert screen.books is not None
    shown = screen.books
    qtbot.waitUntil(lambda: shown.changed is not None, timeout=SECONDS)
    return shown


@pytest.fixture
def wishes(dressed: QApplication, tmp_path: Path) -> Iterator[Preferences]:
    """Return preferences kept in a folder of this test's own."""
    made = Preferences(dressed, tmp_path / "own")
    yield made
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.setProperty(PROPERTY, None)
    theme.dress(dressed)
