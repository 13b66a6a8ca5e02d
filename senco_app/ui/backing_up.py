"""A backup every half hour in which something changed, while nobody is typing."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.clock import Clock
    from senco_app.errors import SencoError
    from senco_app.register import Register
    from senco_app.ui.background import Background
    from senco_app.ui.idle import IdleWatch

LOOK_MS = 20_000
EVERY = timedelta(minutes=30)
AT_LATEST = timedelta(minutes=40)
PAUSE = timedelta(seconds=15)
"""Long enough that the user is reading: the register is busy while it is copied."""


class RegularBackup(QObject):
    """Makes backups on the worker, and tells when one was made or could not be."""

    made = Signal()
    failed = Signal(str)  # why, in a sentence

    def __init__(
        self,
        register: Register,
        clock: Clock,
        back_up: Callable[[Register], Path | None],
        parent: QObject | None = None,
    ) -> None:
        """Begin to watch.

        Args:
            register: The open register.
            clock: Says what time it is.
            back_up: Makes a backup, slowly; None if nothing changed since the last.
            parent: The object it belongs to.
        """
        super().__init__(parent)
        self._register, self._clock, self._back_up = register, clock, back_up
        self._since = clock.now()
        self._changed = self._busy = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_MS)

    def watch(self, idle: IdleWatch, worker: Background) -> None:
        """Look every twenty seconds whether one is due."""
        self.timer.timeout.connect(partial(self._look, idle, worker))
        self.timer.start()

    def note_change(self) -> None:
        """Note that there is something new to back up."""
        self._changed = True

    def stop(self) -> None:
        """Make no more; one that is under way is finished."""
        self.timer.stop()

    def _look(self, idle: IdleWatch, worker: Background) -> None:
        waited = self._clock.now() - self._since
        due = waited >= EVERY and idle.quiet_for >= PAUSE
        if self._changed and not self._busy and (due or waited >= AT_LATEST):
            self._changed, self._busy = False, True
            worker.run(self._make, done=self._tell, failed=self._complain)

    def _make(self) -> Path | None:
        """Make one; on the worker. After a bug, too, another is tried later."""
        try:
            return self._back_up(self._register)
        finally:
            self._since, self._busy = self._clock.now(), False

    def _tell(self, made: Path | None) -> None:
        if made is not None:
            self.made.emit()

    def _complain(self, error: SencoError) -> None:
        self._changed = True
        self.failed.emit(str(error))
