"""A first run as a newcomer sees it, with quick keys and its own folders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from senco_app import places
from senco_app.bootstrap import Founding, create_register, open_register
from senco_app.demo.school import Wanted, build
from senco_app.ui.background import Background
from senco_app.ui.first_run.window import FirstRunWindow
from senco_app.ui.first_run.workshop import Made, NewSchool, Workshop
from tests.conftest import QUICK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock


@dataclass
class Bench:
    """Makes registers as the application does, and closes them after the test."""

    home: Path
    clock: FixedClock
    laptop: Laptop
    pupils: int = 1
    open: list[Register] = field(default_factory=list)

    def workshop(self) -> Workshop:
        return Workshop(
            make=self.make,
            make_up=self.make_up,
            folder=lambda: self.home / "register",
            check_folder=places.check_live_folder,
        )

    def make(self, new: NewSchool) -> Made:
        founding = Founding(
            new.school, new.senco, new.authority, new.phase, new.last_year_group
        )
        code = create_register(
            new.folder, founding, new.password, clock=self.clock, cost=QUICK
        )
        return Made(new.folder, self._opened(new.folder, new.password), code)

    def make_up(self, tell: Callable[[float], None]) -> tuple[Path, Register]:
        folder = self.home / "made-up school"
        wanted = Wanted(self.clock.today(), self.pupils, 1, cost=QUICK, tell=tell)
        senco, *_ = build(folder, wanted)
        return folder, self._opened(folder, senco.password)

    def _opened(self, folder: Path, password: str) -> Register:
        register = open_register(
            folder, password, clock=self.clock, cost=QUICK, laptop=self.laptop
        )
        self.open.append(register)
        return register


@pytest.fixture
def bench(tmp_path: Path, clock: FixedClock, laptop: Laptop) -> Iterator[Bench]:
    made = Bench(tmp_path / "home", clock, laptop)
    made.home.mkdir()
    yield made
    for register in made.open:
        register.close()


@pytest.fixture
def background() -> Iterator[Background]:
    worker = Background()
    yield worker
    worker.drain()


@pytest.fixture
def window(
    qtbot: QtBot, bench: Bench, background: Background, clock: FixedClock
) -> FirstRunWindow:
    shown = FirstRunWindow(bench.workshop(), background, clock)
    shown.resize(1280, 720)

    def let_go(leaving: FirstRunWindow) -> None:
        leaving.gone = True

    qtbot.addWidget(shown, before_close_func=let_go)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown
