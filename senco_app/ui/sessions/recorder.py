"""Saves what is tapped, and says so, or says in one sentence why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.errors import SencoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.provision.desk import SessionDesk
    from senco_app.provision.records import PupilMark, SessionKey
    from senco_app.vocabulary import NotRunReason


class Recorder(QObject):
    """Writes to the desk. What it returns says whether it is on the disk."""

    saved = Signal()
    refused = Signal(str)

    def __init__(self, desk: SessionDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.writing = False
        """Whether a change is being written: news of it is no news to this screen."""

    def mark(self, key: SessionKey, mark: PupilMark) -> bool:
        """Save how one child took part."""
        return self._attempt(lambda: self.desk.mark(key, mark))

    def not_run(self, key: SessionKey, reason: NotRunReason, words: str) -> bool:
        """Save that the session did not run."""
        return self._attempt(lambda: self.desk.not_run(key, reason, words))

    def ran(self, key: SessionKey) -> bool:
        """Take that back."""
        return self._attempt(lambda: self.desk.ran(key))

    def finish(self, key: SessionKey) -> bool:
        """Save that all is recorded."""
        return self._attempt(lambda: self.desk.finish(key))

    def _attempt(self, act: Callable[[], None]) -> bool:
        self.writing = True
        try:
            act()
        except SencoError as error:
            self.refused.emit(str(error))
            return False
        finally:
            self.writing = False
        self.saved.emit()
        return True
