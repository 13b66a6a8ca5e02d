from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from senco_app.errors import DatabaseTooNewError
from senco_app.models.database import create_database
from senco_app.models.tables import TABLES
from senco_app.models.upgrade import HEAD, SCHEMA, check_schema, run_revisions, stamp
from senco_app.security.keyfile import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from senco_app.models.database import Database

KEY = b"k" * 32


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    database = create_database(tmp_path, KEY)
    yield database
    database.close()


def objects(database: Database) -> dict[tuple[str, str], str]:
    """Return the SQL of every table, index and trigger in a file."""
    rows = database.connection.execute("SELECT type, name, sql FROM sqlite_master")
    return {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}


def test_the_revisions_build_the_tables_we_declare(
    empty: Database, tmp_path: Path
) -> None:
    with empty.writer.begin() as connection:
        run_revisions(connection)
    (tmp_path / "other").mkdir()
    other = create_database(tmp_path / "other", KEY)
    with other.writer.begin() as connection:
        SQLModel.metadata.create_all(connection, tables=TABLES)
        stamp(connection)
    by_revisions, by_rows = objects(empty), objects(other)
    other.close()
    assert by_revisions.keys() == by_rows.keys()
    for name, statement in by_rows.items():
        if name[1] != "alembic_version":
            assert by_revisions[name] == statement


def test_alembic_sees_no_difference_either(empty: Database) -> None:
    with empty.writer.begin() as connection:
        run_revisions(connection)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, SQLModel.metadata)
        current = context.get_current_revision()
    assert differences == []
    assert current == HEAD


def test_a_new_file_carries_its_mark_and_its_schema(empty: Database) -> None:
    said = [
        empty.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    assert said == [APPLICATION_ID, SCHEMA]


def test_a_file_of_a_newer_schema_is_refused(empty: Database) -> None:
    empty.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with (
        empty.engine.connect() as connection,
        pytest.raises(DatabaseTooNewError, match="newer version"),
    ):
        check_schema(connection)
