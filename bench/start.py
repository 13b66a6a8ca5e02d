"""How soon the unlock window stands, beside the barest window that Qt can show."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from bench.figures import MILLISECONDS, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAVE = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

eyes = FirstPaint()
"""

BARE = f"""
{LEAVE}
import sys
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
window.installEventFilter(eyes)
window.show()
app.exec()
"""

OURS = f"""
{LEAVE}
from senco_app.__main__ import Options, open_window

def leave(app, sitting):
    sitting.unlock_window.installEventFilter(eyes)
    return app.exec()

open_window(Options(), leave)
"""


def measure(*, torture: bool) -> Iterator[Figure]:
    """Start both in turn, so that a busy moment hits both alike."""
    bare, ours = [], []
    for program in (BARE, OURS):  # once each to warm up
        started_in(program)
    for _ in range(31 if torture else 15):
        bare.append(started_in(BARE))
        ours.append(started_in(OURS))
    yield Figure("a bare window process", median(bare), "ms")
    yield Figure("the unlock window", median(ours), "ms")
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    yield Figure("the unlock window, of a bare one", ratio, "x", most=1.5)


def started_in(program: str) -> float:
    """Return how long a program takes from its start to its end, in milliseconds.

    As installed: modules are compiled once, whatever the maker's machine says.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return (time.perf_counter() - began) * MILLISECONDS
