"""Finding the row that a command changes, and seeing that nobody changed it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.orm.attributes import flag_modified

from senco_app.errors import RecordChangedError, RecordMissingError

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.models.row import Row

RowT = TypeVar("RowT", bound="Row")


def found(session: Session, kind: type[RowT], record_id: str, words: str) -> RowT:
    """Return a stored row.

    Args:
        session: The open transaction.
        kind: The class of the row.
        record_id: Its id.
        words: What a person calls it, such as "cycle".

    Raises:
        RecordMissingError: If there is no such row.
    """
    row = session.get(kind, record_id)
    if row is None:
        message = f"That {words} is not in the register."
        raise RecordMissingError(message)
    return row


def check_unchanged(row: Row, version: int) -> None:
    """Accept a change made to the version that stands in the register.

    Raises:
        RecordChangedError: If the row was changed after the form was filled.
    """
    if row.version != version:
        message = (
            "This record was changed meanwhile; your text is still here. "
            "Open the record again to see what changed, then add yours."
        )
        raise RecordChangedError(message)


def touch(row: Row) -> None:
    """Count a record as changed because one of its parts did, such as an outcome."""
    flag_modified(row, "version")
