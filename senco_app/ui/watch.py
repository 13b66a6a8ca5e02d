"""What goes on beside the work while a register is open: locking, and backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.ui.backing_up import RegularBackup
from senco_app.ui.idle import IdleWatch
from senco_app.ui.preferences import preferences
from senco_app.ui.system_lock import SystemLock

if TYPE_CHECKING:
    from senco_app.settings import Settings
    from senco_app.ui.background import Background
    from senco_app.ui.main_window import MainWindow
    from senco_app.ui.sitting import House


class Watch(QObject):
    """Asks to lock when nobody is there; keeps backups coming."""

    lock_requested = Signal()

    def __init__(
        self, window: MainWindow, house: House, worker: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        held = preferences()
        self.idle = IdleWatch(house.clock, held.settings.idle_minutes, self)
        self.system = SystemLock(int(window.winId()), self)
        self.backup = RegularBackup(window.register, house.clock, house.back_up, self)
        self.idle.idle.connect(self.lock_requested)
        self.system.left.connect(self.lock_requested)
        held.changed.connect(self._heed)
        window.changes.happened.connect(self.backup.note_change)
        self.backup.made.connect(window.show_backup)
        self.backup.failed.connect(window.say_not_backed_up)
        self.backup.watch(self.idle, worker)

    def stop(self) -> None:
        """Watch no longer."""
        for part in (self.idle, self.system, self.backup):
            part.stop()
        self.deleteLater()

    def _heed(self, settings: Settings) -> None:
        self.idle.minutes = settings.idle_minutes
