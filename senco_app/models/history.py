"""The history as people read it: who did what, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import select
from sqlmodel import col

from senco_app.models.audit import AuditEntry
from senco_app.roles import Permission
from senco_app.security import chain

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act.

    Attributes:
        at: When, UTC.
        person: Who.
        act: What, in a few words.
        entity: What kind of record it was about, such as ``pupil``.
        why: The reason given, or how it went.
        entity_id: Which record.
        device: On which laptop.
    """

    at: datetime
    person: str
    act: str
    entity: str
    why: str
    entity_id: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Who did what, newest first?

    Attributes:
        entity_id: Only about this record, such as a pupil; empty for everything.
        limit: At most so many lines; 0 for all.
    """

    entity_id: str = ""
    limit: int = 0
    permission: ClassVar[Permission] = Permission.READ_HISTORY

    def fetch(self, session: Session, today: date) -> tuple[HistoryLine, ...]:
        """Return one line for each act."""
        del today
        newest_first = select(
            col(AuditEntry.at),
            col(AuditEntry.person),
            col(AuditEntry.act),
            col(AuditEntry.entity),
            col(AuditEntry.why),
            col(AuditEntry.entity_id),
            col(AuditEntry.device),
        ).order_by(col(AuditEntry.sequence).desc())
        if self.entity_id:
            newest_first = newest_first.where(
                col(AuditEntry.entity_id) == self.entity_id
            )
        if self.limit:
            newest_first = newest_first.limit(self.limit)
        return tuple(HistoryLine(*line) for line in session.execute(newest_first))


def last_change(session: Session) -> chain.Head:
    """Return the last entry that changed a record.

    Papers carry it: reading and printing move the head of the chain, and the same
    record printed twice is the same paper.
    """
    newest = (
        select(col(AuditEntry.sequence), col(AuditEntry.seal))
        .where(col(AuditEntry.after) != "")
        .order_by(col(AuditEntry.sequence).desc())
    )
    found = session.execute(newest.limit(1)).first()
    return chain.Head(0, chain.START) if found is None else chain.Head(*found)
