"""The slow part of the first run: registers are made on the worker."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.ui.first_run.workshop import StoppedError

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.errors import SencoError
    from senco_app.register import Register
    from senco_app.ui.background import Background
    from senco_app.ui.first_run.workshop import Made, NewSchool, Workshop

STOPPED = "The made-up school was not built. Nothing is left of it."


class Maker(QObject):
    """Makes registers, one at a time, and says how it went."""

    made = Signal(object)  # Made
    built = Signal(object, object)  # the made-up school: its folder, open register
    put_away = Signal()
    refused = Signal(object)  # SencoError
    told = Signal(float)  # what share of the made-up school stands, from 0 to 1

    def __init__(
        self, workshop: Workshop, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workshop, self._background = workshop, background
        self._stop = Event()

    def make(self, new: NewSchool) -> None:
        """Make a register."""
        self._background.run(
            partial(self._workshop.make, new), done=self._finish, failed=self._refuse
        )

    def make_up(self) -> None:
        """Build the made-up school."""
        self._stop.clear()
        self._background.run(
            partial(self._workshop.make_up, self._tell),
            done=self._hand_over,
            failed=self._refuse,
        )

    def stop(self) -> None:
        """Stop building the made-up school at its next step."""
        self._stop.set()

    def close(self, register: Register) -> None:
        """Put a register away, and say when that is done."""
        self._background.run(
            register.close,
            done=self._say_put_away,
            failed=self._refuse,
        )

    def _tell(self, share: float) -> None:
        """Tell from the worker how much is done, or stop there.

        Raises:
            StoppedError: If it shall be stopped.
        """
        if self._stop.is_set():
            raise StoppedError(STOPPED)
        self.told.emit(share)

    def _finish(self, made: Made) -> None:
        self.made.emit(made)

    def _hand_over(self, built: tuple[Path, Register]) -> None:
        self.built.emit(*built)

    def _say_put_away(self, _closed: None) -> None:
        self.put_away.emit()

    def _refuse(self, error: SencoError) -> None:
        self.refused.emit(error)
