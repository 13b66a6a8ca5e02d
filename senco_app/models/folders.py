"""Folders that appear whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError
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

    Args:
        folder: What it shall be; it does not exist, or is an empty folder.

    Raises:
        FileUnusableError: If it cannot be made; nothing is left of it.
    """
    draft = folder.with_name(f"~${folder.name}.part")
    try:
        shutil.rmtree(draft, ignore_errors=True)  # left by a crash
        draft.mkdir(parents=True)
        yield draft
        if folder.exists():
            folder.rmdir()
        replace(draft, folder)
    except OSError as error:
        message = (
            f"{folder} could not be made ({error.strerror or type(error).__name__}). "
            "Nothing was kept of it; choose another place, or make room."
        )
        raise FileUnusableError(message) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
