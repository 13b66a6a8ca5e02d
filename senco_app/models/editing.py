"""Finding the row that a command changes, and seeing that nobody changed it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col, select

from senco_app import wording
from senco_app.errors import RecordChangedError, RecordMissingError
from senco_app.models.audit import AuditEntry, Version

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


def found_as(
    session: Session, kind: type[RowT], filled_from: tuple[str, int], words: str
) -> RowT:
    """Return a stored row that nobody changed after a form was filled from it.

    Args:
        session: The open transaction.
        kind: The class of the row.
        filled_from: Its id, and the version that the form had.
        words: What a person calls it, such as "cycle".

    Raises:
        RecordMissingError: If there is no such row.
        RecordChangedError: If it was changed meanwhile.
    """
    record_id, version = filled_from
    row = found(session, kind, record_id, words)
    check_unchanged(session, row, version)
    return row


def check_unchanged(session: Session, row: Row, version: int) -> None:
    """Accept a change made to the version that stands in the register.

    Raises:
        RecordChangedError: If the row was changed after the form was filled; it says
            by whom and when.
    """
    if row.version != version:
        message = (
            f"This record was changed meanwhile{_by_whom(session, row)}; your text is "
            "still here. Open the record again to see what changed, then add yours."
        )
        raise RecordChangedError(message)


def _by_whom(session: Session, row: Row) -> str:
    table = str(row.__tablename__)
    newest = (
        select(AuditEntry.person, AuditEntry.at)
        .join(Version, col(Version.sequence) == col(AuditEntry.sequence))
        .where(col(Version.entity) == table, col(Version.entity_id) == row.id)
        .order_by(col(Version.number).desc())
        .limit(1)
    )
    found_entry = session.exec(newest).first()
    if found_entry is None:
        return ""
    person, at = found_entry[0], found_entry[1].astimezone()  # as the laptop's clock
    return f" by {person} on {wording.day(at.date())} at {at:%H:%M}"


def touch(row: Row) -> None:
    """Count a record as changed because one of its parts did, such as an outcome."""
    flag_modified(row, "version")
