"""The schema's version, and the revisions that lead to it.

Alembic takes long to import, so it is imported only where a revision is run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.errors import DatabaseTooNewError

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = 1
"""Number of the newest schema: ``user_version`` of the file, repeated in its keys."""

HEAD = "0001"
"""Alembic's name for the revision that leads to ``SCHEMA``."""

TOO_NEW = (
    "This register was last opened by a newer version of SENCO Workbench. "
    "Nothing was changed; install that version on this computer to open it."
)


def stamp(connection: Connection) -> None:
    """Note in a file made from the metadata that it lacks no revision."""
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def check_schema(connection: Connection) -> None:
    """Accept a file of a schema that this application knows.

    Raises:
        DatabaseTooNewError: If a newer application wrote it.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > SCHEMA:
        raise DatabaseTooNewError(TOO_NEW)


def run_revisions(connection: Connection) -> None:
    """Run every revision that the file lacks, in the transaction of the caller.

    Foreign keys must be off: SQLite alters a table by rebuilding it, and with keys on,
    dropping the old one would delete every row that refers to it.
    """
    from alembic import command  # noqa: PLC0415 - half a second, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", "senco_app.models:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
