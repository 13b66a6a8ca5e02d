"""Writing a file whole: the old one stands until the new one is safely on the disk."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from senco_app.errors import FileUnusableError

UNREADABLE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What reading a file's text may raise when somebody else, or damage, wrote it."""

ATTEMPTS = 20
PAUSE_SECONDS = 0.05


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path``, flush it to the disk, then rename it.

    On Windows a virus scanner may hold the old file for a moment: the rename is tried
    for a second.

    Raises:
        FileUnusableError: If the folder is missing, full or read-only. The old file,
            if there was one, is untouched, and nothing half-written stays.
    """
    partial: Path | None = None
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix="~", suffix=".part", delete=False
        ) as file:
            partial = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(partial, path)
    except OSError as error:
        with suppress(OSError):  # on a read-only disk this fails, too
            if partial is not None:
                partial.unlink(missing_ok=True)
        raise FileUnusableError(_sentence(path, error)) from error


def replace(new: Path, old: Path) -> None:
    """Rename ``new`` to ``old``, trying again while another program holds it.

    Raises:
        OSError: If it cannot be done within about a second.
    """
    for _ in range(ATTEMPTS):
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(PAUSE_SECONDS)
        else:
            return
    new.replace(old)


def _sentence(path: Path, error: OSError) -> str:
    cause = error.strerror or type(error).__name__
    return (
        f"{path.name} could not be written in {path.parent} ({cause}). "
        "Nothing was changed there; choose another folder, or make room and try again."
    )
