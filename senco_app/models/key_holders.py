"""People and their keys: what changes rows and key slots together.

Where both change, the key file is written last inside the transaction: if it cannot
be, the rows stay as they were.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from senco_app.errors import RecordMissingError
from senco_app.models import key_slots, writing
from senco_app.models.failures import translated
from senco_app.models.people import Person
from senco_app.security import slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.models.database import Database
    from senco_app.models.keeping import Kept, Turn
    from senco_app.models.writing import Act


def prove(kept: Kept, turn: Turn, proof: str) -> None:
    """Accept the password of whoever is signed in; theirs may be the recovery code.

    Raises:
        WrongPasswordError: If it is wrong.
        RecordMissingError: If their key is gone.
    """
    slots.unlock(kept.keys, key_slots.slot_of(kept, turn.person_id), proof)


def person_of(session: Session, person_id: str) -> Person:
    """Return somebody who has a key.

    Raises:
        RecordMissingError: If there is nobody like that.
    """
    person = session.get(Person, person_id)
    if person is None or person.removed_on is not None:
        message = "That person has no key to this register. Nothing was changed."
        raise RecordMissingError(message)
    return person


def names(session: Session, *, without: str = "") -> tuple[str, ...]:
    """Return the names of everybody with a key, but for one person."""
    return tuple(
        session.exec(
            select(Person.name).where(
                col(Person.removed_on).is_(None), col(Person.id) != without
            )
        )
    )


@contextmanager
def reading(kept: Kept) -> Iterator[Session]:
    """Give a session that only reads."""
    with translated(kept.folder), Session(kept.database.engine) as session:
        yield session


@contextmanager
def changing(database: Database) -> Iterator[Session]:
    """Give a session that writes, and keeps versions; ``tell`` ends what it does."""
    with (
        translated(database.folder),
        Session(database.writer) as session,
        session.begin(),
    ):
        writing.watch(session)
        yield session


def tell(session: Session, act: Act, audit_key: bytes) -> None:
    """Write the versions and the entry of what was done in this session."""
    writing.finish(session, act, audit_key)
