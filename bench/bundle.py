"""How soon the packed application has a register open, beside the same from source.

Both derive the same key, so that time is measured and taken off. Nothing is measured
where no bundle was made: ``python3 dev.py build``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import key_derivation
from bench.figures import MILLISECONDS, Figure
from bench.made_up import ON, MadeUp, leave_no_trace
from senco_app.models.lease import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED = Path(__file__).resolve().parent.parent / "dist" / "senco-app"
PROGRAM = PACKED / f"SENCO Workbench{'.exe' if sys.platform == 'win32' else ''}"
SOURCE = (sys.executable, "-m", "senco_app")
LOOK_SECONDS, MOST_SECONDS = 0.002, 60
MOST = 1.2


def measure(*, torture: bool) -> Iterator[Figure]:
    """Start both in turn, so that a busy moment hits both alike."""
    if not PROGRAM.exists():
        return
    packed, source = [], []
    with tempfile.TemporaryDirectory() as within:
        leave_no_trace(Path(within) / "own")
        school = MadeUp.build(Path(within) / "school", pupils=4)
        secret = Path(within) / "password.txt"
        secret.write_text(school.password, encoding="utf-8")
        words = ("--register", str(school.register), "--password-file", str(secret))
        for number in range(16 if torture else 8):
            one = _opened_in(school, (str(PROGRAM), *words, "--today", str(ON)))
            other = _opened_in(school, (*SOURCE, *words, "--today", str(ON)))
            if number:  # the first start only warms up
                packed.append(one)
                source.append(other)
    derived = next(iter(key_derivation.measure(torture=False))).value
    ours, theirs = median(packed) - derived, median(source) - derived
    yield Figure("packed: a register open, key derivation apart", ours, "ms")
    yield Figure("from source: the same", theirs, "ms")
    yield Figure("packed, of from source", ours / theirs, "x", most=MOST)


def _opened_in(school: MadeUp, words: tuple[str, ...]) -> float:
    """Return how long it takes until the register is open, in milliseconds."""
    lease = school.register / FILE_NAME
    lease.unlink(missing_ok=True)
    began = time.perf_counter()
    started = subprocess.Popen(words, env=dict(os.environ), stderr=subprocess.DEVNULL)
    try:
        while not lease.exists():
            _look(started, began)
        return (time.perf_counter() - began) * MILLISECONDS
    finally:
        started.kill()
        started.wait()


def _look(started: subprocess.Popen[bytes], began: float) -> None:
    """Wait for a moment.

    Raises:
        ChildProcessError: If the program has ended, or takes far too long.
    """
    try:
        started.wait(LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        if time.perf_counter() - began < MOST_SECONDS:
            return
    message = "the register was not opened"
    raise ChildProcessError(message)
