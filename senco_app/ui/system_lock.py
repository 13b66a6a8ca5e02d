"""Hears from Windows that the session is locked or the computer goes to sleep.

Other systems say so in ways of their own; there, ``IdleWatch`` notices the sleep when
the computer wakes.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

WINDOWS_MESSAGE = b"windows_generic_MSG"
POWER, SUSPENDS = 0x0218, 0x0004  # WM_POWERBROADCAST, PBT_APMSUSPEND
SESSION, LOCKED = 0x02B1, 0x0007  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION


class WindowsMessage(ctypes.Structure):
    """The head of a Windows ``MSG``: what lies behind it is not read."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("what", ctypes.c_size_t),
        ("more", ctypes.c_ssize_t),
    )


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, heard: SystemLock) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(  # noqa: N802 - Qt calls it by this name
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at a message of the system; it goes on its way."""
        if event_type == WINDOWS_MESSAGE:
            seen = WindowsMessage.from_address(int(message))
            if (seen.message, seen.what) in ((POWER, SUSPENDS), (SESSION, LOCKED)):
                self._heard.left.emit()
        return False, 0


class SystemLock(QObject):
    """Tells that the user has left: the screen is locked, or the computer sleeps."""

    left = Signal()

    def __init__(self, window: int, parent: QObject | None = None) -> None:
        """Listen, on Windows; elsewhere nothing is to be heard.

        Args:
            window: The window that Windows tells: its ``winId``.
            parent: The object it belongs to.
        """
        super().__init__(parent)
        self.filter = _Filter(self)
        self._window = window
        if sys.platform == "win32":
            _ask_windows("WTSRegisterSessionNotification", window, THIS_SESSION)
            _application().installNativeEventFilter(self.filter)

    def stop(self) -> None:
        """Listen no longer."""
        if sys.platform == "win32":
            _application().removeNativeEventFilter(self.filter)
            _ask_windows("WTSUnRegisterSessionNotification", self._window)


if sys.platform == "win32":

    def _application() -> QCoreApplication:
        app = QCoreApplication.instance()
        if app is None:
            message = "there is no application to listen with"
            raise LookupError(message)
        return app

    def _ask_windows(call: str, window: int, *more: int) -> None:
        """Ask; without that service (a server core) only the idle time locks."""
        handle = ctypes.c_void_p(window)
        getattr(ctypes.windll.wtsapi32, call)(handle, *more)
