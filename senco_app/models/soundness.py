"""Looking a register's file over: every page, every table, every reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.models.database import check_pages
from senco_app.security.chain import START, Head
from senco_app.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from sqlcipher3 import dbapi2

Rows = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Soundness:
    """What was found in a file.

    Attributes:
        pages: How many pages it has; each passed its HMAC.
        rows: Each table and how many rows it holds, by name.
        head: The last entry of the history.
        faults: What is wrong, in words.
    """

    pages: int
    rows: Rows
    head: Head
    faults: tuple[str, ...]


def examine(connection: dbapi2.Connection, path: Path) -> Soundness:
    """Look over the file of an open connection.

    Raises:
        FileUnusableError: If a page is not as it was written.
    """
    pages = check_pages(connection, path)
    said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    faults = [f"{path.name}: {line}" for line in said if line != "ok"]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        broken = counted(len(orphans), "reference leads", "references lead")
        faults.append(f"{path.name}: {broken} nowhere.")
    return Soundness(pages, _rows(connection), _head(connection), tuple(faults))


def _rows(connection: dbapi2.Connection) -> Rows:
    listed = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"
    )
    names = [row[0] for row in listed.fetchall()]
    return tuple((name, _count(connection, name)) for name in names)


def _count(connection: dbapi2.Connection, table: str) -> int:
    question = f'SELECT count(*) FROM "{table}"'  # noqa: S608 - the file's own table
    return int(connection.execute(question).fetchone()[0])


def _head(connection: dbapi2.Connection) -> Head:
    found = connection.execute(
        "SELECT sequence, seal FROM audit_entry ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return Head(0, START) if found is None else Head(*found)
