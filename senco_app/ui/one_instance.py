"""One window for a register: a second start brings the first one forward and ends.

A lock file, which the system gives back when a process dies, says whether there is a
first. Only then, or once the first window stands, is anything loaded to talk with.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCryptographicHash,
    QDeadlineTimer,
    QDir,
    QLockFile,
    QObject,
    QThread,
    Signal,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

HERE = b"here"
PATIENCE_MS = 3_000
"""How long the first one may take to answer: it may be starting itself."""
TRY_MS, PAUSE_MS = 500, 50
NAME_LENGTH = 24
ANY_PROCESS = -1  # ASFW_ANY of Windows


class OneInstance(QObject):
    """Says whether this is the first start, and hears of later ones."""

    raised = Signal()

    def __init__(
        self, home: Path, register: Path | None, parent: QObject | None = None
    ) -> None:
        """Make it; nothing is locked yet.

        Args:
            home: The user's own folder of the application.
            register: The register named at the start; None for the one used last.
            parent: The object it belongs to.
        """
        super().__init__(parent)
        self._home = home
        self._first = self._name(register)
        self._locks: dict[str, QLockFile] = {}
        self._servers: list[QLocalServer] = []

    def is_first(self) -> bool:
        """Say whether to go on; if not, the first one was brought forward.

        A first one that does not answer is no reason not to start.
        """
        return self._hold(self._first) or not _ask_forward(self._first)

    def listen(self) -> None:
        """Answer later starts; once the first window stands."""
        for name in self._locks:
            self._serve(name)

    def answer_for(self, register: Path) -> None:
        """Answer those, too, that name this register, which was opened."""
        name = self._name(register)
        if name not in self._locks and self._hold(name):
            self._serve(name)

    def close(self) -> None:
        """Answer no more."""
        for server in self._servers:
            server.close()
        for lock in self._locks.values():
            lock.unlock()
        self._servers.clear()
        self._locks.clear()

    def _name(self, register: Path | None) -> str:
        """Return a name that tells users and registers apart, and tells neither."""
        parts = [self._home] if register is None else [self._home, register]
        told = "\n".join(os.path.normcase(part.resolve()) for part in parts)
        digest = QCryptographicHash.hash(
            told.encode(errors="surrogateescape"), QCryptographicHash.Algorithm.Sha256
        )
        return f"senco-{digest.toHex().toStdString()[:NAME_LENGTH]}"

    def _hold(self, name: str) -> bool:
        lock = QLockFile(f"{QDir.tempPath()}/{name}.lock")
        lock.setStaleLockTime(0)  # never by age: only when its process is gone
        if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
            return False
        self._locks[name] = lock
        return True

    def _serve(self, name: str) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - not at the start

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(partial(self._answer, server))
        if not server.listen(name):
            QLocalServer.removeServer(name)  # of one that ended in a crash
            server.listen(name)
        self._servers.append(server)

    def _answer(self, server: QLocalServer) -> None:
        while server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(HERE)
            socket.flush()
            socket.disconnectFromServer()
        self.raised.emit()


def _ask_forward(name: str) -> bool:
    """Ask the first one to come forward; say whether it answered."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - for a second start

    _let_others_forward()
    patience = QDeadlineTimer(PATIENCE_MS)
    while not patience.hasExpired():
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(TRY_MS):
            return socket.waitForReadyRead(PATIENCE_MS) and socket.readAll() == HERE
        QThread.msleep(PAUSE_MS)
    return False


if sys.platform == "win32":

    def _let_others_forward() -> None:
        import ctypes  # noqa: PLC0415 - only Windows has this call

        ctypes.windll.user32.AllowSetForegroundWindow(ANY_PROCESS)

else:

    def _let_others_forward() -> None:
        """Elsewhere every window may come forward."""
