"""A long day does not wear ``None`` out."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = 400_000  # a fresh interpreter holds a few thousand references to None
MANY_CALLS = """
import sys
if "senco_app.ui" in sys.argv:
    import senco_app.ui
from PySide6.QtCore import QTimer
timer = QTimer()
for _ in range({calls}):
    timer.setInterval(1)
print("alive")
"""


def after_many_calls(*words: str) -> str:
    """Return what a fresh interpreter says after so many calls that return nothing."""
    program = MANY_CALLS.format(calls=CALLS)
    answer = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip()


def test_so_many_calls_as_a_long_day_has_do_not_end_the_application() -> None:
    assert after_many_calls("senco_app.ui") == "alive"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_the_keeping_is_still_needed() -> None:
    assert after_many_calls() == ""
