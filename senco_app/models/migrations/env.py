"""Alembic's entry point: runs revisions over the connection it is handed."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

from senco_app.models import tables  # noqa: F401 - fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
