"""Whether somebody has a register open: asked before anything slow is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlcipher3 import dbapi2

from senco_app.errors import RegisterInUseError
from senco_app.models import lease

if TYPE_CHECKING:
    from pathlib import Path, PurePath

FILE_NAME = "register.db"
BUSY = 5
"""SQLite's primary result code for a file that somebody else has locked."""

_PRIMARY = 0xFF


def probe(folder: Path) -> None:
    """Ask, without a key and in a few milliseconds, whether somebody has it open.

    The file is opened for reading only, so that a journal left by a crash is not
    touched before the key is known.

    Raises:
        RegisterInUseError: If so; the sentence says who, where and since when.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return
    address = read_only_address(path.absolute())
    try:
        connection = dbapi2.connect(address, uri=True, timeout=0)
    except dbapi2.DatabaseError:
        return  # it is kept from us altogether: whoever opens it says so
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except dbapi2.DatabaseError as error:  # without a key it never succeeds
        if result_code(error) == BUSY:
            raise RegisterInUseError(lease.sentence(folder)) from error
    finally:
        connection.close()


def read_only_address(path: PurePath) -> str:
    """Return the address with which SQLite opens a file for reading only.

    A Windows share gets four strokes: with two, SQLite refuses it as another host.
    """
    plain = quote(path.as_posix(), safe="/:")
    return f"file://{'' if plain.startswith('/') else '/'}{plain}?mode=ro"


def result_code(error: Exception) -> int:
    """Return SQLite's primary result code of a driver's error; 0 for none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY
