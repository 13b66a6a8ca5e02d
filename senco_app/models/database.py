"""Opening the encrypted file: the key, the pragmas, the lock and the checks.

One connection, for one thread at a time, locked for everybody else. The measurements
behind each pragma: TRUNCATE with EXTRA is durable on Windows and Linux, one file stays
one file, and SQLCipher's page HMAC notices every damaged byte.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2
from sqlmodel import create_engine

from senco_app.errors import FileUnusableError
from senco_app.models.failures import DAMAGED, translated
from senco_app.models.probe import FILE_NAME, read_only_address
from senco_app.models.upgrade import SCHEMA
from senco_app.security.keyfile import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can corrupt a file (a race in WAL mode, mended in March 2026)."""

WRITES = "senco_writes"
PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "locking_mode = EXCLUSIVE",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "mmap_size = 0",
    "cell_size_check = ON",
)


@dataclass(slots=True)
class Database:
    """An open register file.

    Attributes:
        folder: The register's folder.
        connection: The one connection to ``register.db``.
        engine: For reading: transactions start with BEGIN.
        writer: For writing, over the same connection: BEGIN IMMEDIATE.
        closed: Whether it was let go of.
    """

    folder: Path
    connection: dbapi2.Connection = field(repr=False)
    engine: Engine = field(repr=False)
    writer: Engine = field(repr=False)
    closed: bool = False

    def close(self) -> None:
        """Let go of the file; the key goes with the connection."""
        self.closed = True
        self.engine.dispose()
        self.connection.close()


def create_database(folder: Path, data_key: bytes) -> Database:
    """Make an empty encrypted file in a new folder.

    Raises:
        FileUnusableError: If it cannot be written.
    """
    with translated(folder):
        connection = connect(folder / FILE_NAME, data_key)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    return _database(folder, connection)


def open_database(folder: Path, data_key: bytes) -> Database:
    """Open a register's file, lock it for everybody else, and check every page.

    Raises:
        RegisterInUseError: If somebody else has it open.
        FileUnusableError: If it is missing, damaged, read-only or not a register.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        message = (
            f"The register's file, {FILE_NAME}, is missing in {folder}. "
            "Restore the register from its newest backup into a new folder."
        )
        raise FileUnusableError(message)
    with translated(folder):
        connection = connect(path, data_key)
        try:
            _lock(connection)
            check_pages(connection, path)
        except BaseException:
            connection.close()
            raise
    return _database(folder, connection)


def open_copy_of(path: Path, data_key: bytes, folder: Path) -> Database:
    """Open a closed file for reading, and keep it open; it is not written to.

    Args:
        path: The file, such as a backup's.
        data_key: What opens it.
        folder: The register's folder whose file it is a copy of.
    """
    address = read_only_address(path.absolute())
    connection = dbapi2.connect(
        address, uri=True, isolation_level=None, timeout=0, check_same_thread=False
    )
    _use_key(connection, data_key)
    connection.execute("PRAGMA trusted_schema = OFF").close()
    return _database(folder, connection)


@contextmanager
def read_only(path: Path, data_key: bytes) -> Iterator[dbapi2.Connection]:
    """Open a closed file for reading, such as a backup's; it is not written to."""
    address = read_only_address(path.absolute())
    connection = dbapi2.connect(address, uri=True, isolation_level=None, timeout=0)
    try:
        _use_key(connection, data_key)
        yield connection
    finally:
        connection.close()


def connect(path: Path, data_key: bytes) -> dbapi2.Connection:
    """Return a keyed connection with our pragmas; nothing is read yet.

    Raises:
        RuntimeError: If an SQLite with a known fault is linked.
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        message = f"SQLite {dbapi2.sqlite_version} is too old to keep a register safely"
        raise RuntimeError(message)
    connection = dbapi2.connect(
        str(path), isolation_level=None, timeout=0, check_same_thread=False
    )
    _use_key(connection, data_key)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def check_pages(connection: dbapi2.Connection, path: Path) -> int:
    """Check every page's HMAC and the file's length; return how many pages there are.

    Raises:
        FileUnusableError: If a byte is not as it was written, or the file is not a
            register of this application.
    """
    damage = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    pages, size, mark = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "page_size", "application_id")
    )
    cut = pages * size != path.stat().st_size
    if damage or cut or mark != APPLICATION_ID:
        raise FileUnusableError(DAMAGED.format(folder=path.parent))
    return pages


def _use_key(connection: dbapi2.Connection, data_key: bytes) -> None:
    # The library's own log would go to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE").close()
    # 64 digits: the salt stays in the file, so that damage to it is noticed, too.
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"").close()


def _lock(connection: dbapi2.Connection) -> None:
    """Take the exclusive lock; a journal left by a crash is rolled back here."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _database(folder: Path, connection: dbapi2.Connection) -> Database:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,  # an error must not print a pupil's name
    )
    event.listen(engine, "begin", _begin)
    writer = engine.execution_options(**{WRITES: True})
    return Database(folder, connection, engine, writer)


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    how = "BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN"
    connection.exec_driver_sql(how)
