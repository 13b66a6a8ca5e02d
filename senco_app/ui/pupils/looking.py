"""Tells the history whose profile was looked at beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from senco_app.errors import RecordMissingError, SencoError
from senco_app.pupils.commands import ViewPupil

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register

GLANCE_MS = 500
"""A row that is only passed by, on the way to another, is not looked at."""


class Looking(QObject):
    """Waits until somebody stays at a pupil, then tells the history so, once."""

    failed = Signal(str)

    def __init__(self, register: Register, screen: QWidget) -> None:
        super().__init__(screen)
        self._register, self._screen = register, screen
        self._pupil_id = ""
        self._told: set[str] = set()
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(GLANCE_MS)
        self._moment.timeout.connect(self._tell)

    def at(self, pupil_id: str) -> None:
        """Say whose words are on show; nobody's, if it is empty."""
        if pupil_id == self._pupil_id and self._moment.isActive():
            return
        self._pupil_id = pupil_id
        if pupil_id and pupil_id not in self._told:
            self._moment.start()
        else:
            self._moment.stop()

    def _tell(self) -> None:
        if not (self._register.is_open and self._screen.isVisible()):
            return
        try:
            self._register.execute(ViewPupil(self._pupil_id))
        except RecordMissingError:
            return  # gone since: the list is on its way to say so
        except SencoError as error:
            self.failed.emit(str(error))
        else:
            self._told.add(self._pupil_id)
