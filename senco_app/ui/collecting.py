"""How Python serves the window: it collects between acts, and workers make room.

Left to itself it looks for objects that hold each other in the middle of any act, for a
tenth of a second once the libraries are loaded, and on any thread: a worker would then
take widgets apart. And a worker that draws a paper up gives the interpreter away every
5 ms only, when the window wants it a thousand times in an act.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000
SWITCH_S = 0.000_02


class Collecting(QObject):
    """Collects what is due every second; in between nothing is collected.

    Meanwhile threads change places as soon as one of them waits.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(collect_due)
        self._usual_s = sys.getswitchinterval()

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        sys.setswitchinterval(SWITCH_S)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
        sys.setswitchinterval(self._usual_s)


def collect_due() -> None:
    """Collect the generations whose count is over Python's own threshold."""
    for generation, most in enumerate(gc.get_threshold()):
        if gc.get_count()[generation] <= most:
            return
        gc.collect(generation)


def keep_what_is_loaded() -> None:
    """Look no more at what stands now: the libraries, which stay to the end.

    Called before a register opens, so that nothing of it is kept by this.
    """
    gc.freeze()
