"""A school with a group, one to one, and a term."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import open_register
from senco_app.places import Laptop
from senco_app.ui.provision.screen import ProvisionScreen
from tests.conftest import PASSWORD, QUICK, FixedClock, MadeRegister
from tests.ui.provision.building import Taught, teach

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.fixture(scope="session")
def school(
    pattern: MadeRegister, tmp_path_factory: pytest.TempPathFactory
) -> tuple[MadeRegister, Taught]:
    """Return a school whose groups have met since January: built once, and copied."""
    folder = tmp_path_factory.mktemp("taught")
    made = MadeRegister(folder / "register", pattern.code)
    shutil.copytree(pattern.folder, made.folder)
    laptop = Laptop("LAPTOP-07", folder / "laptop")
    with open_register(
        made.folder, PASSWORD, clock=FixedClock(), cost=QUICK, laptop=laptop
    ) as register:
        return made, teach(register)


@pytest.fixture
def made(
    request: pytest.FixtureRequest, pattern: MadeRegister, tmp_path: Path
) -> MadeRegister:
    """Return a register of this test's own: taught in, if the test asks for that."""
    source = pattern
    if "taught" in request.fixturenames:
        source = request.getfixturevalue("school")[0]
    folder = tmp_path / "register"
    shutil.copytree(source.folder, folder)
    return MadeRegister(folder, source.code)


@pytest.fixture
def taught(register: Register, school: tuple[MadeRegister, Taught]) -> Taught:
    """Return the ids of what the school has."""
    assert register.is_open
    return school[1]


@pytest.fixture
def screen(qtbot: QtBot, register: Register, changes: Changes) -> ProvisionScreen:
    """Return the Provision screen, not shown yet."""
    shown = ProvisionScreen(register, changes)
    qtbot.addWidget(shown)
    shown.resize(1036, 640)
    return shown
