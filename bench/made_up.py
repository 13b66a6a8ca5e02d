"""The made-up school, and the application's window open on it without a screen."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from senco_app import __main__ as start
from senco_app.demo.school import build_school
from senco_app.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from senco_app.ui.main_window import MainWindow
    from senco_app.ui.sitting import Sitting

T = TypeVar("T")
ON = date(2026, 11, 23)
WAIT_MS, LOOK_MS, TOO_LATE = 60_000, 5, 1
ROUNDS = 20


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A built school: its register, and its SENCO's password."""

    register: Path
    password: str

    @classmethod
    def build(cls, folder: Path, pupils: int = 60) -> MadeUp:
        """Build it in a new folder."""
        senco = build_school(folder, pupils=pupils, on=ON)[0]
        return cls(folder, senco.password)


def leave_no_trace(own: Path) -> None:
    """Show nothing on a screen, and remember nothing of it in the user's settings."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(own)


def with_window(school: MadeUp, job: Callable[[QApplication, Sitting], T]) -> T:
    """Do a job with the unlock window open on the school; return what it gives."""
    found: list[T] = []

    def then(app: QApplication, sitting: Sitting) -> int:
        sys.excepthook = sys.__excepthook__  # nobody is there to read the dialog
        until(sitting.unlock_window.form.isVisible)
        found.append(job(app, sitting))
        close(sitting)
        return 0

    start.open_window(start.Options(school.register, today=ON), then)
    if app := QApplication.instance():
        app.shutdown()  # what comes next makes its own
    return found[0]


def unlock(app: QApplication, sitting: Sitting, school: MadeUp) -> MainWindow:
    """Type the password, and return the window that opens."""
    form = sitting.unlock_window.form
    until(form.unlock.isEnabled)  # the form shows before it knows whose it is
    form.password.setText(school.password)
    form.unlock.click()
    until(lambda: sitting.main_window is not None)
    window = sitting.main_window
    if window is None:
        message = "the made-up school did not open"
        raise LookupError(message)
    settle(app, window)
    return window


def settle(app: QApplication, window: QWidget) -> None:
    """Let everything happen that is under way, on the workers too."""
    for worker in window.findChildren(Background):
        worker.drain()
    for _ in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


def until(truth: Callable[[], bool]) -> None:
    """Let things happen until something is true; it is looked at every few moments.

    Raises:
        TimeoutError: If it is not after a minute.
    """
    loop, look = QEventLoop(), QTimer()

    def leave_if_so() -> None:
        if truth():
            loop.quit()

    look.timeout.connect(leave_if_so)
    look.start(LOOK_MS)
    QTimer.singleShot(WAIT_MS, loop, lambda: loop.exit(TOO_LATE))
    if loop.exec() == TOO_LATE:
        message = "the window did not come as far as it should"
        raise TimeoutError(message)


def close(sitting: Sitting) -> None:
    """Close whatever window is open, and wait until the register is put away."""
    ended: list[bool] = []
    sitting.finished.connect(lambda: ended.append(True))
    (sitting.main_window or sitting.unlock_window).close()
    until(lambda: bool(ended))
