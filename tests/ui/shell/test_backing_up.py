from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from senco_app import bootstrap
from senco_app.errors import FileUnusableError
from senco_app.ui.background import Background
from senco_app.ui.backing_up import AT_LATEST, EVERY, PAUSE, RegularBackup
from senco_app.ui.idle import IdleWatch
from tests.ui.people import add_pupil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from tests.conftest import FixedClock


@dataclass
class Disk:
    """Where backups go; it can be full."""

    is_full: bool = False
    made: list[Path] = field(default_factory=list)

    def back_up(self, register: Register) -> Path:
        if self.is_full:
            message = "The disk is full. Make room, then try again."
            raise FileUnusableError(message)
        self.made.append(bootstrap.back_up(register))
        return self.made[-1]


@dataclass
class Half:
    """Half an hour of a working day."""

    qtbot: QtBot
    clock: FixedClock
    disk: Disk
    idle: IdleWatch
    worker: Background
    backup: RegularBackup

    def wait(self, time: timedelta, *, typing: bool = False) -> None:
        self.clock.time += time
        if typing:
            self.idle.minutes = 600
            self.idle._last = self.clock.time  # noqa: SLF001 - as after a key
        self.backup.timer.timeout.emit()

    def finish(self) -> None:
        """Let the worker end, and what it tells arrive."""
        self.worker.drain()
        self.qtbot.wait(1)


@pytest.fixture
def half(qtbot: QtBot, register: Register, clock: FixedClock) -> Iterator[Half]:
    disk, worker = Disk(), Background()
    idle = IdleWatch(clock, 600)
    backup = RegularBackup(register, clock, disk.back_up)
    backup.watch(idle, worker)
    yield Half(qtbot, clock, disk, idle, worker, backup)
    backup.stop()
    idle.stop()
    worker.drain()


def test_half_an_hour_after_a_change_a_backup_is_made(
    qtbot: QtBot, half: Half, register: Register
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    half.backup.note_change()
    half.wait(EVERY - timedelta(seconds=1))
    half.finish()
    assert half.disk.made == []

    with qtbot.waitSignal(half.backup.made):
        half.wait(timedelta(seconds=1))

    assert half.disk.made[0].exists()


def test_without_a_change_none_is_made(half: Half) -> None:
    half.wait(EVERY * 3)
    half.finish()

    assert half.disk.made == []


def test_after_one_the_half_hour_begins_again(qtbot: QtBot, half: Half) -> None:
    half.backup.note_change()
    with qtbot.waitSignal(half.backup.made):
        half.wait(EVERY)
    half.backup.note_change()
    half.wait(timedelta(minutes=1))
    half.finish()

    assert len(half.disk.made) == 1


def test_it_waits_for_a_pause_but_not_for_ever(qtbot: QtBot, half: Half) -> None:
    half.backup.note_change()
    half.wait(EVERY, typing=True)
    half.finish()
    assert half.disk.made == []

    half.wait(AT_LATEST - EVERY - PAUSE, typing=True)
    half.finish()
    assert half.disk.made == []

    with qtbot.waitSignal(half.backup.made):
        half.wait(PAUSE, typing=True)


def test_one_that_fails_is_told_and_tried_again(qtbot: QtBot, half: Half) -> None:
    half.disk.is_full = True
    half.backup.note_change()
    with qtbot.waitSignal(half.backup.failed) as told:
        half.wait(EVERY)
    assert told.args == ["The disk is full. Make room, then try again."]

    half.disk.is_full = False
    with qtbot.waitSignal(half.backup.made):
        half.wait(EVERY)


def test_after_the_end_nothing_runs(half: Half) -> None:
    half.backup.stop()

    assert not half.backup.timer.isActive()
