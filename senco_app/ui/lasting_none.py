"""Keeps ``None`` alive in Python 3.11: Qt's bindings give away what is not theirs.

PySide6 6.12 is built for interpreters in which ``None`` is immortal (3.12 and newer):
each of its methods that returns nothing hands out ``None`` without counting it. In 3.11
the count sinks by one a call, and at nought the process is killed ("none_dealloc").
"""

from __future__ import annotations

import sys

IMMORTAL_SINCE = (3, 12)
CALLS = 1 << 40
"""More than a laptop makes in a lifetime, and far from overflowing the counter."""


def keep_none() -> None:
    """Count as many references to ``None`` as Qt's bindings could ever drop.

    Does nothing where ``None`` is immortal anyway.
    """
    if sys.version_info >= IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    import ctypes  # noqa: PLC0415 - only the oldest Python we support needs it

    ctypes.c_ssize_t.from_address(id(None)).value += CALLS
