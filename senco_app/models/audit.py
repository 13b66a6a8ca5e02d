"""Rows that the register keeps about itself: the history, versions, its own keys."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import datetime

from sqlalchemy import DDL, LargeBinary, Table, UniqueConstraint, event
from sqlmodel import Field, SQLModel

from senco_app.models.row import UtcTime, new_id

REFUSALS = (
    ("audit_entry_is_never_changed", "UPDATE ON audit_entry"),
    ("audit_entry_is_never_deleted", "DELETE ON audit_entry"),
    ("version_is_never_changed", "UPDATE ON version"),
)
"""Triggers: what the history says, nobody takes back, not even this application."""


class AuditEntry(SQLModel, table=True):
    """One act in the history, chained to the one before; it holds no values."""

    __tablename__ = "audit_entry"

    sequence: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    person_id: str
    person: str
    device: str
    act: str
    entity: str = Field(default="")
    entity_id: str = Field(default="", index=True)
    why: str = Field(default="")
    before: str = Field(default="")
    after: str = Field(default="")
    previous: str
    seal: str


class Version(SQLModel, table=True):
    """A record as it stood after one act, and before it: values as they are stored.

    ``before`` and ``after`` are JSON; empty where the record was not there.
    """

    __table_args__ = (UniqueConstraint("entity", "entity_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    sequence: int = Field(foreign_key="audit_entry.sequence", index=True)
    entity: str
    entity_id: str
    number: int
    before: str = Field(default="")
    after: str = Field(default="")


class RegisterSecret(SQLModel, table=True):
    """A key that lies inside the register, so that a new data key leaves it alone."""

    __tablename__ = "register_secret"

    name: str = Field(primary_key=True)
    value: bytes = Field(sa_type=LargeBinary)


class RegisterFact(SQLModel, table=True):
    """What the register says of itself: its id, as its key file names it too."""

    __tablename__ = "register_fact"

    name: str = Field(primary_key=True)
    value: str


def refusal(name: str, act: str) -> str:
    """Return the trigger that refuses an act."""
    return (
        f"CREATE TRIGGER {name} BEFORE {act} BEGIN "
        "SELECT RAISE(ABORT, 'the history is never changed'); END"
    )


def _refuse(table: Table, name: str, act: str) -> None:
    event.listen(table, "after_create", DDL(refusal(name, act)))  # type: ignore[no-untyped-call]


for _name, _act in REFUSALS:
    _refuse(SQLModel.metadata.tables[_act.rpartition(" ")[2]], _name, _act)
