"""Notices that nobody is at the laptop, or that it has slept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

if TYPE_CHECKING:
    from senco_app.clock import Clock

LOOK_MS = 10_000
SLEPT = timedelta(minutes=2)
"""A gap this long between two looks means that the whole computer stood still."""
BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """Looks every ten seconds how long ago somebody last typed or pointed."""

    idle = Signal()

    def __init__(
        self, clock: Clock, minutes: int, parent: QObject | None = None
    ) -> None:
        """Begin to watch.

        Args:
            clock: Says what time it is.
            minutes: How long nothing happens until it is told.
            parent: The object it belongs to.
        """
        super().__init__(parent)
        self._clock = clock
        self.minutes = minutes
        self._last = self._looked = clock.now()
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_MS)
        self.timer.timeout.connect(self._look)
        self.timer.start()
        self._window: QWindow | None = None
        self._follow(QGuiApplication.focusWindow())
        self._application().focusWindowChanged.connect(self._follow)

    @property
    def quiet_for(self) -> timedelta:
        """How long nobody has typed or pointed."""
        return self._clock.now() - self._last

    def stop(self) -> None:
        """Watch no longer."""
        if self.timer.isActive():
            self.timer.stop()
            self._application().focusWindowChanged.disconnect(self._follow)
            self._follow(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; every event goes on its way."""
        del watched
        if event.type() in BY_HAND:
            self._last = self._clock.now()
        return False

    def _follow(self, window: QWindow | None) -> None:
        """Watch the window that has the focus: few events come to it as a whole."""
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    @staticmethod
    def _application() -> QGuiApplication:
        return cast("QGuiApplication", QGuiApplication.instance())

    def _look(self) -> None:
        now, before = self._clock.now(), self._looked
        self._looked = now
        self._last = min(self._last, now)  # the clock may have been put back
        idle = now - self._last >= timedelta(minutes=self.minutes)
        if idle or now - before >= SLEPT:
            self._last = now
            self.idle.emit()
