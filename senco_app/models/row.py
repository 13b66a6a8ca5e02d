"""What every row has, and how codes and times are stored."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import uuid_utils
from sqlalchemy import DateTime, Dialect, Enum
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """Return a new UUIDv7: unique on every laptop, and in order of making."""
    return str(uuid_utils.uuid7())


class Row(SQLModel):
    """A record's id, and how often it was changed.

    The flush listener counts ``version`` up; a form sends back the version it was
    filled from, so that nobody overwrites what somebody else wrote meanwhile.
    """

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    version: int = Field(default=1)


def coded(words: type[StrEnum]) -> Any:  # noqa: ANN401 - SQLModel wants a class here
    """Return a column type that stores an enum's code and refuses any other."""
    return Enum(
        words,
        values_callable=lambda kind: [member.value for member in kind],
        native_enum=False,
        create_constraint=True,
        name=words.__name__.lower(),
        length=40,
    )


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so we do."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Store UTC without its mark."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Give the mark back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)
