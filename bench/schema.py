"""Writes what the rows declare as SQL: the first revision's file is made with it.

    python bench/schema.py > senco_app/models/migrations/versions/0001_first_schema.sql

Only until the first release: after that, revisions do not change.
"""

from __future__ import annotations

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from senco_app.models import audit, book
from senco_app.models.tables import TABLES


def statements() -> list[str]:
    """Return the statements that make every table, index and trigger."""
    made: list[str] = []
    dialect = sqlite.dialect()
    for table in TABLES:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made.extend(str(CreateIndex(i).compile(dialect=dialect)) for i in indexes)
    made.extend(audit.refusal(*refusal) for refusal in audit.REFUSALS)
    made.append(book.NEVER_CHANGED)
    return [_tidy(statement) for statement in made]


def _tidy(statement: str) -> str:
    lines = statement.strip().expandtabs(2).splitlines()
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    for statement in statements():
        print(f"{statement};")
