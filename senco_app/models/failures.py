"""What the laptop does to a file, told once: drivers' errors become our own."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2

from senco_app.errors import (
    DiskFullError,
    FileUnusableError,
    RegisterInUseError,
    SencoError,
)
from senco_app.models import ballast, lease
from senco_app.models.probe import BUSY, FILE_NAME, result_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Primary result codes of SQLite.
LOCKED, READONLY, IOERR, CORRUPT = 6, 8, 10, 11
FULL, CANTOPEN, NOTADB = 13, 14, 26

DAMAGED = (
    "The register in {folder} is damaged: a part of register.db is not as it was "
    "written. Nothing was changed; restore the register from its newest backup into a "
    "new folder, and keep this one for whoever looks into it."
)
_FULL = (
    "The disk is full, so this was not saved; everything saved before is safe in "
    "{folder}. A small reserve was given back: free some space, then save again."
)
_READ_ONLY = (
    "The register in {folder} is read-only here, so it cannot be used. Nothing was "
    "changed; copy it to this computer's own disk, or ask for the right to write."
)
_DEVICE = (
    "The disk did not read or write the register in {folder} ({cause}). Nothing was "
    "half-saved; check the disk, then open the register again."
)


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turn an error of the driver or of the disk into a sentence for the user.

    Raises:
        RegisterInUseError: If somebody else has the register open.
        DiskFullError: If there is no room; the reserve is given back.
        FileUnusableError: If the file is damaged, read-only or out of reach.
    """
    try:
        yield
    except IntegrityError:  # a rule let something through: that is a bug
        raise
    except DBAPIError as error:
        if not isinstance(error.orig, dbapi2.DatabaseError):
            raise
        raise explained(error.orig, folder) from error
    except (dbapi2.OperationalError, dbapi2.DatabaseError) as error:
        raise explained(error, folder) from error


def explained(error: Exception, folder: Path) -> Exception:
    """Return our own error for one of the driver; a bug comes back as it is."""
    code = result_code(error)
    if code in {BUSY, LOCKED}:
        return RegisterInUseError(lease.sentence(folder))
    if code == FULL:
        ballast.release(folder)
        return DiskFullError(_FULL.format(folder=folder))
    if code in {CORRUPT, NOTADB}:
        return FileUnusableError(DAMAGED.format(folder=folder))
    if code in {READONLY, IOERR, CANTOPEN}:
        return _out_of_reach(error, code, folder)
    return error


def is_writable(folder: Path, file_name: str) -> bool:
    """Say whether a file may be written, and another made beside it, by making one.

    The file itself is only asked about: to open and close it here would let go of the
    lock that an open connection has on it.
    """
    file = folder / file_name
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        return False
    trial = folder / "~$trial"
    try:
        trial.write_bytes(b"")
        trial.unlink()
    except OSError:
        return False
    return True


def _out_of_reach(error: Exception, code: int, folder: Path) -> SencoError:
    if folder.is_dir() and not is_writable(folder, FILE_NAME):
        return FileUnusableError(_READ_ONLY.format(folder=folder))
    if code == READONLY:  # what SQLCipher answers after a page failed its HMAC
        return FileUnusableError(DAMAGED.format(folder=folder))
    return FileUnusableError(_DEVICE.format(folder=folder, cause=error))
