"""What becomes of a bug: a calm dialog, and a log without anybody's name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

    from senco_app.ui.crash_dialog import CrashDialog


class CrashHandler:
    """Shows one dialog at a time, however many bugs come after another."""

    def __init__(self) -> None:
        self.dialog: CrashDialog | None = None

    def install(self) -> None:
        """Let every bug come here."""
        sys.excepthook = self.handle

    def listen_to_qt(self) -> None:
        """Let Qt's own words come into the log; once the first window stands."""
        qInstallMessageHandler(record_qt)

    def handle(
        self,
        kind: type[BaseException],
        bug: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Log a bug and tell the user; Ctrl+C in the terminal ends the application."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.exit(1)
            return
        from senco_app import logs  # noqa: PLC0415 - loads sockets: not at the start
        from senco_app.ui.crash_dialog import CrashDialog  # noqa: PLC0415 - nor this

        bug.__traceback__ = traceback
        logs.record_bug(bug)
        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = CrashDialog(logs.described(bug))
            self.dialog.open()


def record_qt(
    kind: QtMsgType, context: QMessageLogContext, message: str | None
) -> None:
    """Log what Qt says, debugging aside."""
    from senco_app import logs  # noqa: PLC0415 - loads sockets: not at the start

    del context
    if kind is not QtMsgType.QtDebugMsg:
        logs.record(f"Qt: {message}")
