"""Office files whose bytes depend on what is in them, and on nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

#: The date of every part within the file: the earliest that a zip file can hold.
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def repacked(written: BytesIO) -> bytes:
    """Return an office file with every date in its zip fixed."""
    fixed = BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # Windows and Linux would write different ones
            new.writestr(part, old.read(name))
    return fixed.getvalue()
