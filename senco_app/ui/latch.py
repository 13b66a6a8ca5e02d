"""A file that one process at a time can lock: who holds it started first.

The system gives the lock back when the process ends, however it ends. Nothing of weight
is loaded for it: it is taken before the first window is painted.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path


class Latch:
    """The lock of one start: of a user, and of the register that was named."""

    def __init__(self, home: Path, register: Path | None) -> None:
        """Make it; nothing is locked yet.

        Args:
            home: The user's own folder of the application.
            register: The register named at the start; None for the one used last.
        """
        self.name = _name(home, register)
        self.home = home
        self._file: BinaryIO | None = None

    def hold(self) -> bool:
        """Lock it, and say whether nobody else holds it.

        Where no file can be written, nobody can hold it, so everybody is the first.
        """
        if self._file is not None:
            return True
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            file = (self.home / f"{self.name}.lock").open("ab")
        except OSError:
            return True
        try:
            _lock(file)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Give it back."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _name(home: Path, register: Path | None) -> str:
    """Return a name that tells users and registers apart, and tells neither."""
    parts = [home] if register is None else [home, register]
    told = "\n".join(os.path.normcase(part.resolve()) for part in parts)
    letters = told.encode(errors="surrogateescape")
    return f"senco-{crc32(letters):08x}{crc32(letters[::-1]):08x}"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
