"""Rows of words that somebody has typed and not saved yet.

A draft is no record: it has no version and stands in no history. It lies in the
register so that it is as well protected as what it becomes.
"""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import datetime

from sqlmodel import Field, Session, SQLModel

from senco_app.models.row import UtcTime


class Draft(SQLModel, table=True):
    """What one person has typed in one place, such as ``cycle/<id>/review``."""

    person_id: str = Field(primary_key=True, max_length=36)
    place: str = Field(primary_key=True)
    text: str
    saved_at: datetime = Field(sa_type=UtcTime)


def drop(session: Session, person_id: str, place: str) -> None:
    """Take a person's draft away, if there is one."""
    row = session.get(Draft, (person_id, place))
    if row is not None:
        session.delete(row)
