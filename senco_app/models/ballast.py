"""A reserve on the disk, given back when it is full, so that work can be put away.

On a full disk even deleting fails, because the journal needs room first.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "~$register.reserve"
RESERVE_BYTES = 2 * 1024 * 1024
SPARE_BYTES = 16 * RESERVE_BYTES
"""The reserve is only filled while this much stays free beside it."""


def fill(folder: Path) -> None:
    """Set the reserve aside, unless the disk is too full for it already."""
    reserve = folder / FILE_NAME
    try:
        if reserve.exists() or shutil.disk_usage(folder).free < SPARE_BYTES:
            return
        # Random bytes, because a compressing disk would keep no room for zeros.
        reserve.write_bytes(os.urandom(RESERVE_BYTES))
    except OSError:
        release(folder)


def release(folder: Path) -> bool:
    """Give the reserve back; say whether there was one."""
    try:
        (folder / FILE_NAME).unlink()
    except OSError:
        return False
    return True
