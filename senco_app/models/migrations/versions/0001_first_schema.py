"""The school, its people, its pupils, their cycles and requests, and the history.

A revision imports no row class: rows change, revisions do not. Its tables are written
out as SQL in the file beside it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    connection = op.get_bind()
    text = STATEMENTS.read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def downgrade() -> None:
    message = "there is nothing before the first schema: restore a backup instead"
    raise RuntimeError(message)
