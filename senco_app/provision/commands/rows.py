"""The rows of one session: finding them, and writing an entry into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from senco_app.models.editing import found, touch
from senco_app.models.provision import (
    GroupMember,
    GroupSlot,
    ProvisionGroup,
    ProvisionSession,
    SessionMark,
)
from senco_app.models.pupil import Pupil
from senco_app.provision.rules import check_key
from senco_app.pupils.rules import full_name
from senco_app.register import Topic

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.provision.records import PupilMark, SessionEntry, SessionKey
    from senco_app.register import Work

IN_THE_REGISTER = ""
"""The source of what is entered here, and not in a book."""


def group_for(work: Work, key: SessionKey) -> ProvisionGroup:
    """Return the group of a session that can be recorded today.

    Raises:
        RecordMissingError: If there is no such group.
        RuleBrokenError: If the session is still to come, or before the group's start.
    """
    group = found(work.session, ProvisionGroup, key.group_id, "group")
    check_key(key, group.started_on, work.today)
    return group


def rows_at(session: Session, key: SessionKey) -> list[ProvisionSession]:
    """Return what every source says of a session, the register's own first."""
    rows = session.exec(
        select(ProvisionSession)
        .where(
            col(ProvisionSession.group_id) == key.group_id,
            col(ProvisionSession.held_on) == key.held_on,
            col(ProvisionSession.starts_at) == key.starts_at,
        )
        .order_by(col(ProvisionSession.source))
    )
    return list(rows)


def own_row(session: Session, key: SessionKey) -> ProvisionSession | None:
    """Return what was entered in the register of a session, if anything."""
    rows = rows_at(session, key)
    return next((row for row in rows if row.source == IN_THE_REGISTER), None)


def members_on(session: Session, key: SessionKey) -> dict[str, str]:
    """Return the names of the pupils in the group on the day, by id."""
    rows = session.exec(
        select(
            Pupil.id, Pupil.legal_surname, Pupil.legal_forename, Pupil.preferred_name
        )
        .join(GroupMember, col(GroupMember.pupil_id) == col(Pupil.id))
        .where(
            col(GroupMember.group_id) == key.group_id,
            col(GroupMember.from_on) <= key.held_on,
            col(GroupMember.until_on).is_(None)
            | (col(GroupMember.until_on) >= key.held_on),
            col(Pupil.archived_on).is_(None) | (col(Pupil.archived_on) >= key.held_on),
        )
        .order_by(col(Pupil.legal_surname), col(Pupil.id))
    )
    return {row[0]: full_name(row[1], row[2], row[3]) for row in rows}


def planned_minutes(session: Session, group: ProvisionGroup, key: SessionKey) -> int:
    """Return how long a session is planned to be; the group's usual if off the plan."""
    minutes = session.exec(
        select(GroupSlot.minutes).where(
            col(GroupSlot.group_id) == group.id,
            col(GroupSlot.weekday) == key.held_on.weekday(),
            col(GroupSlot.starts_at) == key.starts_at,
            col(GroupSlot.from_on) <= key.held_on,
            col(GroupSlot.until_on).is_(None)
            | (col(GroupSlot.until_on) >= key.held_on),
        )
    ).first()
    return minutes or group.minutes


def new_row(work: Work, key: SessionKey, minutes: int) -> ProvisionSession:
    """Return a row of the register's own for a session, not yet finished."""
    row = ProvisionSession(
        group_id=key.group_id,
        held_on=key.held_on,
        starts_at=key.starts_at,
        minutes=minutes,
        recorded_by=work.who.name,
        recorded_at=work.now,
    )
    work.session.add(row)
    return row


def fill(work: Work, row: ProvisionSession, entry: SessionEntry) -> None:
    """Write an entry into a row, marks and all."""
    row.ran, row.reason = entry.ran, entry.reason
    row.words, row.minutes = entry.words, entry.minutes
    row.finished = entry.finished
    sign(work, row)
    work.session.flush()
    stored = marks_of(work.session, row.id)
    for mark in entry.marks:
        write_mark(work.session, row.id, stored.pop(mark.pupil_id, None), mark)
    for former in stored.values():
        work.session.delete(former)


def sign(work: Work, row: ProvisionSession) -> None:
    """Say who entered what the row says, and when; that counts again."""
    row.recorded_by, row.recorded_at = work.who.name, work.now
    row.standing = True
    touch(row)


def marks_of(session: Session, session_id: str) -> dict[str, SessionMark]:
    """Return the marks of a recorded session, by pupil."""
    rows = session.exec(
        select(SessionMark).where(col(SessionMark.session_id) == session_id)
    )
    return {row.pupil_id: row for row in rows}


def write_mark(
    session: Session, session_id: str, row: SessionMark | None, mark: PupilMark
) -> None:
    """Write one pupil's mark, in the row it has or a new one."""
    if row is None:
        row = SessionMark(
            session_id=session_id, pupil_id=mark.pupil_id, presence=mark.presence
        )
        session.add(row)
    row.presence = mark.presence
    row.away_reason, row.got_on = mark.away_reason, mark.got_on
    row.words = mark.words


def recorded(work: Work, row: ProvisionSession, why: str = "") -> tuple[str, int]:
    """Note that a session was recorded; return its id and version."""
    work.session.flush()
    work.about("session", row.id, why)
    work.changed.add(Topic.PROVISION)
    return row.id, row.version
