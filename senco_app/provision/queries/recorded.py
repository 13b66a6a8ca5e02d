"""Questions about what was recorded of one session, now and before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import func, select
from sqlmodel import col

from senco_app.models.audit import AuditEntry, Version
from senco_app.models.provision import ProvisionGroup, ProvisionSession
from senco_app.provision.queries.loading import at_keys, load_groups, load_records
from senco_app.provision.records import (
    FormerRecord,
    PupilMark,
    RecordedSession,
    SessionEntry,
    SessionKey,
    Undecided,
)
from senco_app.roles import Permission
from senco_app.vocabulary import AwayReason, GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

KEY = (
    col(ProvisionSession.group_id),
    col(ProvisionSession.held_on),
    col(ProvisionSession.starts_at),
)


@dataclass(frozen=True, slots=True)
class RecordsOf:
    """What does each source say of this session?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    key: SessionKey

    def fetch(self, session: Session, today: date) -> tuple[RecordedSession, ...]:
        """Return every record, the register's own first, also those that gave way."""
        del today
        return load_records(session, at_keys([self.key]))


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Of which sessions do several records stand side by side?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    def fetch(self, session: Session, today: date) -> tuple[Undecided, ...]:
        """Return them by day and time, with the records that stand."""
        del today
        keys = [
            SessionKey(*row)
            for row in session.connection().execute(
                select(*KEY)
                .where(col(ProvisionSession.standing).is_(True))
                .group_by(*KEY)
                .having(func.count() > 1)
                .order_by(KEY[1], KEY[2], KEY[0])
            )
        ]
        if not keys:
            return ()
        wanted = col(ProvisionGroup.id).in_({key.group_id for key in keys})
        titles = {group.id: group.title for group in load_groups(session, wanted)}
        records: dict[SessionKey, list[RecordedSession]] = {}
        standing = col(ProvisionSession.standing).is_(True)
        for record in load_records(session, at_keys(keys), standing):
            records.setdefault(record.entry.key, []).append(record)
        return tuple(
            Undecided(key, titles[key.group_id], tuple(records[key])) for key in keys
        )


@dataclass(frozen=True, slots=True)
class FormerRecordsOf:
    """How did the records of this session stand before they were changed?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    key: SessionKey

    def fetch(self, session: Session, today: date) -> tuple[FormerRecord, ...]:
        """Return one record a change, the newest first, with who and why."""
        del today
        ids = select(col(ProvisionSession.id)).where(at_keys([self.key]))
        rows = session.connection().execute(
            select(
                col(Version.before),
                col(Version.sequence),
                col(AuditEntry.at),
                col(AuditEntry.person),
                col(AuditEntry.act),
                col(AuditEntry.why),
            )
            .join(AuditEntry, col(AuditEntry.sequence) == col(Version.sequence))
            .where(
                col(Version.entity) == "provision_session",
                col(Version.entity_id).in_(ids),
                col(Version.before) != "",
            )
            .order_by(col(Version.sequence).desc())
        )
        return tuple(self._former(session, row) for row in rows)

    def _former(self, session: Session, row: Any) -> FormerRecord:  # noqa: ANN401
        was = json.loads(row.before)
        return FormerRecord(
            session_id=was["id"],
            changed_at=row.at,
            changed_by=row.person,
            act=row.act,
            why=row.why,
            was=SessionEntry(
                key=self.key,
                ran=bool(was["ran"]),
                minutes=was["minutes"],
                reason=NotRunReason(was["reason"]) if was["reason"] else None,
                words=was["words"],
                marks=_marks(session, row.sequence, was["id"]),
                finished=bool(was["finished"]),
            ),
        )


def _marks(session: Session, sequence: int, session_id: str) -> tuple[PupilMark, ...]:
    """Return the marks of a record that the same act changed, as they were."""
    rows = session.scalars(
        select(col(Version.before)).where(
            col(Version.sequence) == sequence,
            col(Version.entity) == "session_mark",
            col(Version.before) != "",
        )
    )
    were = [json.loads(text) for text in rows]
    return tuple(
        PupilMark(
            pupil_id=was["pupil_id"],
            presence=Presence(was["presence"]),
            away_reason=AwayReason(was["away_reason"]) if was["away_reason"] else None,
            got_on=GotOn(was["got_on"]) if was["got_on"] else None,
            words=was["words"],
        )
        for was in were
        if was["session_id"] == session_id
    )
