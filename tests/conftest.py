"""What every test needs: Qt without a screen, a day, and a register of its own."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from senco_app.bootstrap import Founding, create_register, open_register
from senco_app.places import Laptop
from senco_app.security.keyfile import Cost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from senco_app.register import Register

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What this computer remembers (last register, failed sign-ins) is not the maker's own.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="senco-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_DATA_HOME"], ignore_errors=True)

# A deadline would say more about a busy laptop than about a rule.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

TODAY = date(2027, 2, 9)
PASSWORD = "vellum otter quarry lanterns"  # noqa: S105 - opens made-up registers only
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
"""Key derivation turned down, so that tests are quick; never outside of tests."""


NOBODY = 65534
"""The user that owns nothing, where users have numbers."""


@dataclass
class FixedClock:
    """A clock that says what the test says; set ``day`` or ``time`` to move it."""

    day: date = TODAY
    time: datetime = field(default=datetime(2027, 2, 9, 9, 30, tzinfo=UTC))

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return self.time

    def pass_days(self, days: int) -> None:
        """Move both the day and the time."""
        self.day += timedelta(days=days)
        self.time += timedelta(days=days)


@dataclass(frozen=True)
class MadeRegister:
    """The folder of a register nobody has open, and its recovery code."""

    folder: Path
    code: str


@contextmanager
def somebody_else() -> Iterator[None]:
    """Be, for a while, somebody whom the rights of a file concern; root is not."""
    if os.geteuid():
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test() -> Iterator[None]:
    """Delete what is still on the screen, before the collector meets it.

    Left to the collector, a window goes in the middle of a later test, its Python parts
    first, and Qt still asks them for rows and events.
    """
    yield
    if isinstance(QApplication.instance(), QApplication):
        for window in QApplication.topLevelWidgets():
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop("LAPTOP-07", tmp_path / "laptop")


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> MadeRegister:
    """Return a register to copy: making one takes longer than copying it."""
    folder = tmp_path_factory.mktemp("pattern") / "register"
    founding = Founding("Wyebank Primary", "Quillon Marsh", "Herefordshire")
    code = create_register(folder, founding, PASSWORD, clock=FixedClock(), cost=QUICK)
    return MadeRegister(folder, code)


@pytest.fixture
def made(pattern: MadeRegister, tmp_path: Path) -> MadeRegister:
    """Return a register of this test's own, closed."""
    folder = tmp_path / "register"
    shutil.copytree(pattern.folder, folder)
    return MadeRegister(folder, pattern.code)


@pytest.fixture
def register(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> Iterator[Register]:
    """Return an open, encrypted register; Quillon Marsh, the SENCO, is signed in."""
    with open_register(
        made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
    ) as opened:
        yield opened
