"""Rows of enrolled books: their keys, what was handed out, what came back."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from sqlalchemy import DDL, Index, Table, event
from sqlmodel import CheckConstraint, Field, Session, SQLModel, UniqueConstraint

from senco_app.models.row import Row, UtcTime


class EnrolledBook(Row, table=True):
    """A person's book; the id is the book's own and the device of its entries.

    ``merged_counter`` and ``merged_head`` say how far its entries are here, as the book
    itself counts them. ``content`` has the day of the last hand-out, a hash of all that
    it held and one of what matters of it, so that the same need not be written again.
    """

    __tablename__ = "book"
    __table_args__ = (CheckConstraint("generation >= 0", name="counted"),)

    person_id: str = Field(foreign_key="person.id", ondelete="RESTRICT", index=True)
    device: str = ""
    public_key: str = Field(unique=True)
    spoken: str
    enrolled_on: date
    generation: int = 0
    content: str = ""
    merged_counter: int = 0
    merged_head: str = ""
    last_return: str = ""
    returned_at: datetime | None = Field(default=None, sa_type=UtcTime, nullable=True)
    revoked_on: date | None = None


class BookHandOut(Row, table=True):
    """What went into a book once: whose data, for how many sessions, until when."""

    __tablename__ = "book_hand_out"
    __table_args__ = (UniqueConstraint("book_id", "generation"),)

    book_id: str = Field(foreign_key="book.id", ondelete="RESTRICT")
    generation: int
    pack_id: str
    made_at: datetime = Field(sa_type=UtcTime)
    expires_on: date
    sessions: int
    pupil_ids: str


class BookAlert(Row, table=True):
    """An alert that goes into the books of those who give the pupil sessions."""

    __tablename__ = "book_alert"

    alert_id: str = Field(foreign_key="pupil_alert.id", ondelete="CASCADE", unique=True)


class BookEntry(SQLModel, table=True):
    """One entry of a book as it was received; it is never changed.

    It has no version: it never becomes another. ``id`` is a hash of ``said``, which is
    all that the entry says. ``doubtful``: the book's clock was wrong then.
    """

    __tablename__ = "book_entry"
    __table_args__ = (
        Index("ix_book_entry_session", "book_id", "group_id", "held_on", "starts_at"),
    )

    id: str = Field(primary_key=True, max_length=40)
    book_id: str = Field(foreign_key="book.id", ondelete="RESTRICT")
    counter: int
    group_id: str = Field(foreign_key="provision_group.id", ondelete="RESTRICT")
    held_on: date
    starts_at: time
    pupil_id: str | None = Field(
        default=None,
        foreign_key="pupil.id",
        ondelete="RESTRICT",
        index=True,
        nullable=True,
    )
    said: str
    doubtful: bool = False
    received_at: datetime = Field(sa_type=UtcTime)


def append_entries(session: Session, entries: Sequence[Mapping[str, object]]) -> None:
    """Add entries of a book, given by column; thousands take a moment, not seconds.

    They are no records with versions, so the history has nothing to note of them.
    """
    if entries:
        session.connection().execute(_ENTRIES.insert(), list(entries))


_ENTRIES = SQLModel.metadata.tables["book_entry"]

NEVER_CHANGED = (
    "CREATE TRIGGER book_entry_is_never_changed BEFORE UPDATE ON book_entry BEGIN "
    "SELECT RAISE(ABORT, 'an entry is never changed'); END"
)


def _refuse(table: Table, trigger: str) -> None:
    event.listen(table, "after_create", DDL(trigger))  # type: ignore[no-untyped-call]


_refuse(_ENTRIES, NEVER_CHANGED)
