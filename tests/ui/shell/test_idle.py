from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from senco_app.ui.idle import SLEPT, IdleWatch
from senco_app.ui.widgets.fields import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import FixedClock


@pytest.fixture
def watch(clock: FixedClock) -> Iterator[IdleWatch]:
    made = IdleWatch(clock, 10)
    yield made
    made.stop()


def pass_time(watch: IdleWatch, clock: FixedClock, minutes: float) -> None:
    """Let time pass in looks of half a minute, as the timer takes them."""
    for _ in range(round(minutes * 2)):
        clock.time += timedelta(seconds=30)
        watch.timer.timeout.emit()


def test_ten_quiet_minutes_are_told_once(
    qtbot: QtBot, watch: IdleWatch, clock: FixedClock
) -> None:
    with qtbot.assertNotEmitted(watch.idle):
        pass_time(watch, clock, 9.5)
    with qtbot.waitSignal(watch.idle):
        pass_time(watch, clock, 0.5)
    with qtbot.assertNotEmitted(watch.idle):
        pass_time(watch, clock, 1)


def test_a_key_starts_the_time_anew(
    qtbot: QtBot, watch: IdleWatch, clock: FixedClock
) -> None:
    field = line("Some field")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    pass_time(watch, clock, 9)

    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)

    assert watch.quiet_for == timedelta(0)
    assert field.text() == "a"
    with qtbot.assertNotEmitted(watch.idle):
        pass_time(watch, clock, 9)


def test_another_number_of_minutes_holds_at_once(
    qtbot: QtBot, watch: IdleWatch, clock: FixedClock
) -> None:
    watch.minutes = 2

    with qtbot.waitSignal(watch.idle):
        pass_time(watch, clock, 2)


def test_waking_from_sleep_is_told(
    qtbot: QtBot, watch: IdleWatch, clock: FixedClock
) -> None:
    clock.time += SLEPT

    with qtbot.waitSignal(watch.idle):
        watch.timer.timeout.emit()


def test_a_clock_put_back_does_not_keep_the_window_open(
    qtbot: QtBot, watch: IdleWatch, clock: FixedClock
) -> None:
    clock.time -= timedelta(hours=3)

    with qtbot.waitSignal(watch.idle):
        pass_time(watch, clock, 10.5)


def test_after_the_end_nothing_runs(watch: IdleWatch) -> None:
    assert watch.timer.isActive()

    watch.stop()

    assert not watch.timer.isActive()
