"""One window for a register: a second start brings the first one forward and ends.

A ``Latch`` says whether there is a first. This is loaded only if there is one, or once
the first window stands.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from senco_app.ui.latch import Latch

if TYPE_CHECKING:
    from pathlib import Path

HERE = b"here"
PATIENCE_MS = 3_000
"""How long the first one may take to answer: it may be starting itself."""
TRY_MS, PAUSE_MS = 500, 50
ANY_PROCESS = -1  # ASFW_ANY of Windows


class OneInstance(QObject):
    """Hears of later starts of the same."""

    raised = Signal()

    def __init__(self, latch: Latch, parent: QObject | None = None) -> None:
        """Answer later starts from now on.

        Args:
            latch: What this start holds, if nobody held it before.
            parent: The object it belongs to.
        """
        super().__init__(parent)
        self._latches = {latch.name: latch}
        self._home = latch.home
        self._servers: list[QLocalServer] = []
        self._answer_if_first(latch)

    def answer_for(self, register: Path) -> None:
        """Answer those, too, that name this register, which was opened."""
        latch = Latch(self._home, register)
        if latch.name not in self._latches:
            self._latches[latch.name] = latch
            self._answer_if_first(latch)

    def close(self) -> None:
        """Answer no more."""
        for server in self._servers:
            server.close()
        for latch in self._latches.values():
            latch.release()
        self._servers.clear()

    def _answer_if_first(self, latch: Latch) -> None:
        if not latch.hold():
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(partial(self._answer, server))
        if not server.listen(latch.name):
            QLocalServer.removeServer(latch.name)  # of one that ended in a crash
            server.listen(latch.name)
        self._servers.append(server)

    def _answer(self, server: QLocalServer) -> None:
        while server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(HERE)
            socket.flush()
            socket.disconnectFromServer()
        self.raised.emit()


def bring_forward(name: str, patience_ms: int = PATIENCE_MS) -> bool:
    """Ask the first one to come forward; say whether it answered.

    Args:
        name: The name of its latch.
        patience_ms: How long to wait for it, in milliseconds.
    """
    _let_others_forward()
    patience = QDeadlineTimer(patience_ms)
    while not patience.hasExpired():
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(TRY_MS):
            return socket.waitForReadyRead(patience_ms) and socket.readAll() == HERE
        QThread.msleep(PAUSE_MS)
    return False


if sys.platform == "win32":

    def _let_others_forward() -> None:
        import ctypes  # noqa: PLC0415 - only Windows has this call

        ctypes.windll.user32.AllowSetForegroundWindow(ANY_PROCESS)

else:

    def _let_others_forward() -> None:
        """Elsewhere every window may come forward."""
