"""The encrypted file of a book: facts by name, and the entries, only ever added to.

A book is kept like a register (SQLCipher, raw key, the same pragmas, every page checked
when it is opened), but is no register: it has two tables and knows nothing of rows,
versions or a history. What its values mean is not known here.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from senco_app.errors import (
    DatabaseTooNewError,
    FileUnusableError,
    RegisterInUseError,
    SencoError,
)
from senco_app.models.database import connect
from senco_app.models.failures import (
    CANTOPEN,
    CORRUPT,
    FULL,
    IOERR,
    LOCKED,
    NOTADB,
    is_writable,
)
from senco_app.models.failures import READONLY as READ_ONLY
from senco_app.models.probe import BUSY, result_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FILE_NAME = "book.db"
BOOK_ID = 0x53454E42
"""The four letters SENB: marks ``book.db`` as ours, and as no register."""
SCHEMA = 1

_TABLES = (
    "CREATE TABLE fact (name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL)",
    (
        "CREATE TABLE entry (counter INTEGER PRIMARY KEY NOT NULL, "
        "id TEXT NOT NULL UNIQUE, said TEXT NOT NULL, head TEXT NOT NULL)"
    ),
    (
        "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry "
        "BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END"
    ),
)
_DAMAGED = (
    "The book in {folder} is damaged: a part of book.db is not as it was written. "
    "Nothing was changed. Tell the SENCO; what was returned before is in the register."
)
_FULL = (
    "The disk is full, so this was not saved; everything saved before is safe in the "
    "book. Free some space, then tap again."
)
_IN_USE = (
    "This book is already open in another window or program. Close it there, then try "
    "again; nothing was changed."
)
_NOT_WRITABLE = (
    "The book in {folder} is read-only here, so it cannot be used. Nothing was "
    "changed; copy it to this computer's own disk, or ask for the right to write."
)
_DEVICE = (
    "The disk did not read or write the book in {folder} ({cause}). Nothing was "
    "half-saved; check the disk, then open the book again."
)


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as it lies in the file.

    Attributes:
        counter: Its number in this book, from 1.
        said: What it says, as text.
        head: Answers for this entry and every one before it.
    """

    counter: int
    id: str
    said: str
    head: str


@dataclass(slots=True)
class BookFile:
    """An open book file. One thread at a time."""

    folder: Path
    connection: dbapi2.Connection
    closed: bool = False

    def fact(self, name: str) -> bytes | None:
        """Return what is kept under a name."""
        with self._reading():
            row = self.connection.execute(
                "SELECT value FROM fact WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else bytes(row[0])

    def entries(self) -> tuple[StoredEntry, ...]:
        """Return every entry, in order."""
        with self._reading():
            rows = self.connection.execute(
                "SELECT counter, id, said, head FROM entry ORDER BY counter"
            ).fetchall()
        return tuple(StoredEntry(*row) for row in rows)

    def add(self, entry: StoredEntry, facts: Mapping[str, bytes]) -> None:
        """Add an entry, and keep some facts; on the disk when this returns."""
        with self._writing():
            self.connection.execute(
                "INSERT INTO entry (counter, id, said, head) VALUES (?, ?, ?, ?)",
                (entry.counter, entry.id, entry.said, entry.head),
            )
            self._keep(facts)

    def keep(self, facts: Mapping[str, bytes], drop: Iterable[int] = ()) -> None:
        """Keep facts, and let go of entries by number, all or nothing."""
        with self._writing():
            self._keep(facts)
            self.connection.executemany(
                "DELETE FROM entry WHERE counter = ?", [(number,) for number in drop]
            )

    def close(self) -> None:
        """Let go of the file; the key goes with the connection. Twice does no harm."""
        self.closed = True
        self.connection.close()

    def _keep(self, facts: Mapping[str, bytes]) -> None:
        self.connection.executemany(
            "INSERT INTO fact (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            tuple(facts.items()),
        )

    @contextmanager
    def _reading(self) -> Iterator[None]:
        if self.closed:
            message = "The book is locked. Unlock it, then try again."
            raise FileUnusableError(message)
        with _told(self.folder):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._reading():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(dbapi2.Error):  # a full disk may have ended it already
                    self.connection.execute("ROLLBACK")
                raise


def create_book_file(folder: Path, key: bytes, facts: Mapping[str, bytes]) -> None:
    """Make the file of a new book, with its first facts, and close it.

    Raises:
        FileUnusableError: If it cannot be written.
    """
    with _told(folder):
        connection = connect(folder / FILE_NAME, key)
        try:
            connection.execute(f"PRAGMA application_id = {BOOK_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            for table in _TABLES:
                connection.execute(table)
            BookFile(folder, connection).keep(facts)
        finally:
            connection.close()


def open_book_file(folder: Path, key: bytes) -> BookFile:
    """Open the file of a book, lock it for everybody else, and check every page.

    Raises:
        RegisterInUseError: If it is open elsewhere.
        DatabaseTooNewError: If a newer application wrote it.
        FileUnusableError: If it is missing, damaged or read-only.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        message = (
            f"The file of the book, {FILE_NAME}, is missing in {folder}. Nothing was "
            "changed; make a new book, and ask the SENCO to enrol it."
        )
        raise FileUnusableError(message)
    with _told(folder):
        connection = connect(path, key)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return BookFile(folder, connection)


def _check(connection: dbapi2.Connection, path: Path) -> None:
    damage = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    pages, size, mark, schema = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "page_size", "application_id", "user_version")
    )
    if damage or pages * size != path.stat().st_size or mark != BOOK_ID:
        raise FileUnusableError(_DAMAGED.format(folder=path.parent))
    if schema > SCHEMA:
        message = (
            "This book was last opened by a newer version of SENCO Workbench. Nothing "
            "was changed; install that version on this computer to open it."
        )
        raise DatabaseTooNewError(message)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn an error of the driver or the disk into a sentence for the assistant."""
    try:
        yield
    except dbapi2.IntegrityError:  # a bug of ours
        raise
    except dbapi2.DatabaseError as error:
        explained = _explained(error, folder)
        if explained is None:
            raise
        raise explained from error


def _explained(error: Exception, folder: Path) -> SencoError | None:
    """Return our own error for one of the driver; none for a bug."""
    code = result_code(error)
    if code in {BUSY, LOCKED}:
        return RegisterInUseError(_IN_USE)
    sentence = ""
    if code == FULL:
        sentence = _FULL
    elif code in {READ_ONLY, IOERR, CANTOPEN} and not is_writable(folder, FILE_NAME):
        sentence = _NOT_WRITABLE
    elif code in {CORRUPT, NOTADB, READ_ONLY}:
        sentence = _DAMAGED
    elif code in {IOERR, CANTOPEN}:
        sentence = _DEVICE
    if not sentence:
        return None
    return FileUnusableError(sentence.format(folder=folder, cause=error))
