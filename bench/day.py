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
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTabWidget,
)

from bench.figures import MILLISECONDS, Figure
from bench.made_up import MadeUp, leave_no_trace, unlock, until, with_window
from bench.scenes import in_stage, with_request, write_review
from senco_app.ui.cycles.form import StageForm
from senco_app.ui.cycles.screen import CycleScreen
from senco_app.ui.ehc.screen import RequestScreen
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.reports.screen import ReportsScreen
from senco_app.ui.trail import Kind, Place
from senco_app.ui.turns import TurnTaker
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from senco_app.ui.main_window import MainWindow
    from senco_app.ui.sitting import Sitting

    Step = tuple[str, Callable[[], object]]

TICK_MS, STEP_MS = 2, 40
MOST_MS = 50
TYPED = "Asked for the second step again, with a partner."
FILTER = "mer"
STAGES = (Stage.ASSESS, Stage.PLAN, Stage.DO, Stage.REVIEW)
W = TypeVar("W", QLineEdit, QPlainTextEdit, QTabWidget, QListWidget)


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
    write_review(window.register, cycles[Stage.REVIEW])
    watchdog = Watchdog()
    for _ in range(days):
        for doing, act in _day(window, about, cycles):
            watchdog.doing = doing
            _do(act, window)
    return watchdog.stalls


def _do(act: Callable[[], object], window: MainWindow) -> None:
    """Do a step as a key press would: from the loop, which runs on until it is over."""
    loop, look = QEventLoop(), QTimer(interval=STEP_MS)

    def leave_when_over() -> None:
        if not any(taker.busy for taker in window.findChildren(TurnTaker)):
            loop.quit()

    look.timeout.connect(leave_when_over)
    QTimer.singleShot(0, loop, act)
    look.start()
    loop.exec()


def _day(window: MainWindow, about: str, cycles: dict[Stage, str]) -> Iterator[Step]:
    """Give what a SENCO does, step by step."""
    yield "Today", partial(window.go, Place(Kind.TODAY))
    yield from _looking_up(window, about)
    for stage, cycle_id in cycles.items():
        yield from _writing(window, stage, cycle_id)
    yield from _going_round(window)
    yield from _requesting(window, about)
    yield "Today again", partial(window.go, Place(Kind.TODAY))


def _looking_up(window: MainWindow, about: str) -> Iterator[Step]:
    yield "Pupils", partial(window.go, Place(Kind.PUPILS))
    search = _shown(window, QLineEdit)
    for at in range(len(FILTER)):
        yield "filtering pupils", partial(search.setText, FILTER[: at + 1])
    yield "Ctrl+K", window.open_finder
    palette = window.finder.palette
    if palette is not None:
        yield "typing into Ctrl+K", partial(palette.typed.setText, FILTER)
        yield "leaving Ctrl+K", palette.dismiss
    yield "the pupil", partial(window.go, Place(Kind.PUPIL, about))
    yield from _tabs(window)


def _writing(window: MainWindow, stage: Stage, cycle_id: str) -> Iterator[Step]:
    yield f"cycle in {stage}", partial(window.go, Place(Kind.CYCLE, cycle_id))
    editor = _shown(window, QPlainTextEdit)
    for letter in TYPED:
        yield f"typing in {stage}", partial(editor.insertPlainText, letter)
    screen = window.stack.currentWidget()
    if isinstance(screen, CycleScreen) and screen.sheet is not None:
        form = screen.sheet.stack.currentWidget()
        if isinstance(form, StageForm) and form.save_button.isVisible():
            yield f"saving {stage}", form.save_button.click
            yield f"finishing {stage}", form.finish_button.click
        screen = window.stack.currentWidget()
    if isinstance(screen, CycleScreen) and screen.sheet is not None:
        yield "turning to Assess", partial(screen.sheet.open_stage, Stage.ASSESS)


def _going_round(window: MainWindow) -> Iterator[Step]:
    for kind in (Kind.PROVISION, Kind.REPORTS, Kind.EHC, Kind.SETTINGS):
        yield f"{kind.name.capitalize()}", partial(window.go, Place(kind))
        if kind is Kind.REPORTS:
            until(partial(_is_drawn, window))
        if kind is Kind.PROVISION:
            yield from _tabs(window)
            yield from _opening_a_group(window)
    sections = _shown(window, QListWidget)
    for row in range(sections.count()):
        words = f"Settings, {sections.item(row).text()}"
        yield words, partial(sections.setCurrentRow, row)


def _requesting(window: MainWindow, about: str) -> Iterator[Step]:
    yield "the EHC request", partial(window.go, Place(Kind.EXPORT, about))
    screen = window.stack.currentWidget()
    if isinstance(screen, RequestScreen) and screen.sheet is not None:
        yield "its preview", screen.sheet.out.show_preview
        until(lambda: screen.sheet is None or screen.sheet.preview is not None)
        yield "help", window.help.show_help


def _opening_a_group(window: MainWindow) -> Iterator[Step]:
    screen = window.stack.currentWidget()
    if isinstance(screen, ProvisionScreen):
        screen.open_part(screen.groups)
        yield "a group", screen.groups.list.open_chosen
        yield "all groups", screen.groups.close_page


def _tabs(window: MainWindow) -> Iterator[Step]:
    tabs = _shown(window, QTabWidget)
    for number in range(tabs.count()):
        words = tabs.tabText(number)
        yield f"tab {words}", partial(tabs.setCurrentIndex, number)


def _is_drawn(window: MainWindow) -> bool:
    screen = window.stack.currentWidget()
    return isinstance(screen, ReportsScreen) and screen.pane.shown is not None


def _shown(window: MainWindow, kind: type[W]) -> W:
    """Return the first widget of a kind that can be seen on the screen."""
    every = window.stack.findChildren(kind)
    return next(widget for widget in every if widget.isVisible())
