"""Folders that appear whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from senco_app.errors import DiskFullError, FileUnusableError
from senco_app.files import replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = ("documents", "backups", "exchange")
"""Folders of a register beside its two files: the vault, backups, and packs."""


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to build in; it gets its name when everything went well.

    Until then its name starts with ``~$``, which synchronising programs leave alone.
    It and all in it are for its owner only, where the system has such rights.

    Args:
        folder: What it shall be; it does not exist, or is an empty folder.

    Raises:
        FileUnusableError: If it cannot be made; nothing is left of it.
    """
    draft = folder.with_name(f"~${folder.name}.part")
    try:
        shutil.rmtree(draft, ignore_errors=True)  # left by a crash
        draft.mkdir(parents=True)
        _own(draft)
        yield draft
        _own(draft)
        if folder.exists():
            folder.rmdir()
        replace(draft, folder)
    except DiskFullError as error:  # told of a draft that nobody knows, and that goes
        message = (
            f"{folder} could not be made: the disk is full. Nothing was kept of it; "
            "make room, or choose another place."
        )
        raise DiskFullError(message) from error
    except OSError as error:
        message = (
            f"{folder} could not be made ({error.strerror or type(error).__name__}). "
            "Nothing was kept of it; choose another place, or make room."
        )
        raise FileUnusableError(message) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _own(folder: Path) -> None:
    """Keep a folder and all in it from everybody else who uses the computer.

    A stick knows no owners; Windows has rights of another kind, and leaves them as the
    folder above says.
    """
    for path in (folder, *folder.rglob("*")):
        with suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)
