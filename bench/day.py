"""A scripted day in the window, and a watchdog that tells the longest stall.

The watchdog's timer asks to be called every few milliseconds; when it is called late,
the window could not have answered a key or a click meanwhile.
"""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTabWidget

from bench.figures import MILLISECONDS, Figure
from bench.made_up import MadeUp, leave_no_trace, unlock, with_window
from bench.scenes import in_stage, with_request
from senco_app.ui.trail import Kind, Place
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from senco_app.ui.main_window import MainWindow
    from senco_app.ui.sitting import Sitting

TICK_MS, STEP_MS = 2, 40
MOST_MS = 50
TYPED = "Asked for the second step again, with a partner."
FILTER = "mer"
STAGES = (Stage.ASSESS, Stage.PLAN, Stage.DO, Stage.REVIEW)
W = TypeVar("W", QLineEdit, QPlainTextEdit, QTabWidget)


class Watchdog(QObject):
    """Notes how long the window was not there for anybody, and during what."""

    def __init__(self) -> None:
        super().__init__()
        self.doing = "nothing"
        self.stalls: dict[str, float] = {}
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start(TICK_MS)

    def _look(self) -> None:
        now = time.perf_counter()
        late = (now - self._last) * MILLISECONDS - TICK_MS
        self.stalls[self.doing] = max(self.stalls.get(self.doing, 0), late)
        self._last = now


def measure(*, torture: bool) -> Iterator[Figure]:
    """Walk through the day once, or five times."""
    with tempfile.TemporaryDirectory() as within:
        leave_no_trace(Path(within) / "own")
        school = MadeUp.build(Path(within) / "school")
        days = 5 if torture else 1
        stalls = with_window(school, partial(_live, school=school, days=days))
    worst = sorted(stalls.items(), key=lambda stall: -stall[1])
    for doing, late in worst[:3]:
        yield Figure(f"stall: {doing}", late, "ms")
    yield Figure("longest stall of the window", worst[0][1], "ms", most=MOST_MS)


def _live(
    app: QApplication, sitting: Sitting, *, school: MadeUp, days: int
) -> dict[str, float]:
    window = unlock(app, sitting, school)
    about = with_request(window.register)
    cycles = {stage: in_stage(stage)(window.register) for stage in STAGES}
    watchdog = Watchdog()
    for _ in range(days):
        for doing, act in _day(window, about, cycles):
            watchdog.doing = doing
            act()
            _wait(STEP_MS)
    return watchdog.stalls


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _day(
    window: MainWindow, about: str, cycles: dict[Stage, str]
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what a SENCO does, step by step."""
    yield "Today", partial(window.go, Place(Kind.TODAY))
    yield "Pupils", partial(window.go, Place(Kind.PUPILS))
    search = _shown(window, QLineEdit)
    for at in range(len(FILTER)):
        yield "filtering pupils", partial(search.setText, FILTER[: at + 1])
    yield "the pupil", partial(window.go, Place(Kind.PUPIL, about))
    tabs = _shown(window, QTabWidget)
    for number in range(tabs.count()):
        words = tabs.tabText(number)
        yield f"tab {words}", partial(tabs.setCurrentIndex, number)
    for stage, cycle_id in cycles.items():
        place = Place(Kind.CYCLE, cycle_id)
        yield f"cycle in {stage}", partial(window.go, place)
        editor = _shown(window, QPlainTextEdit)
        for letter in TYPED:
            yield f"typing in {stage}", partial(editor.insertPlainText, letter)
        yield "taking it back", editor.clear
    yield "the EHC request", partial(window.go, Place(Kind.EXPORT, about))
    yield "Today again", partial(window.go, Place(Kind.TODAY))


def _shown(window: MainWindow, kind: type[W]) -> W:
    """Return the first widget of a kind that can be seen on the screen."""
    every = window.stack.findChildren(kind)
    return next(widget for widget in every if widget.isVisible())
