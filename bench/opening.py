"""How soon Today is painted once the password is accepted, beside a bare window.

The child process counts from the end of opening the register, so that neither the
derivation of the key nor the opening check counts. It types the password 3 seconds
after the first paint, as somebody does who has to think what it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.figures import MILLISECONDS, Figure
from bench.made_up import MadeUp, leave_no_trace
from bench.start import BARE, started_in

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = """
import os, sys, time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from senco_app import __main__ as start
from senco_app import doors

register, password = Path(sys.argv[1]), sys.argv[2]
accepted = []
open_register = doors.open_register

def opened(*given):
    register = open_register(*given)
    accepted.append(time.perf_counter())
    return register

class Eyes(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            if watched is sitting_now[0].main_window:
                told = time.perf_counter() - accepted[0]
                QTimer.singleShot(0, lambda: (print(told, flush=True), os._exit(0)))
        return False

def then(app, sitting):
    sitting_now.append(sitting)
    app.installEventFilter(eyes)
    QTimer.singleShot(3000, unlock)
    QTimer.singleShot(60000, lambda: os._exit(1))
    return app.exec()

def unlock():
    form = sitting_now[0].unlock_window.form
    form.password.setText(password)
    form.unlock.click()

eyes, sitting_now = Eyes(), []
doors.open_register = opened
start.open_window(start.Options(register, today=date(2026, 11, 23)), then)
"""
MOST = 2


def measure(*, torture: bool) -> Iterator[Figure]:
    """Open the made-up school in processes of their own."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as within:
        leave_no_trace(Path(within) / "own")
        school = MadeUp.build(Path(within) / "school")
        started_in(BARE)  # to warm up
        for _ in range(15 if torture else 5):
            bare.append(started_in(BARE))
            ours.append(_painted_in(school))
    yield Figure("a bare window process", median(bare), "ms")
    yield Figure("password accepted until Today is painted", median(ours), "ms")
    ratio = median(ours) / median(bare)
    yield Figure("accepted until Today, of a bare window", ratio, "x", most=MOST)


def _painted_in(school: MadeUp) -> float:
    words = [sys.executable, "-c", OURS, str(school.register), school.password]
    told = subprocess.run(
        words,
        env=dict(os.environ),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return float(told.stdout) * MILLISECONDS
