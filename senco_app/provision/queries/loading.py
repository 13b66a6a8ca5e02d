"""Reading groups and records with one question a table, whatever their number."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, tuple_
from sqlmodel import col

from senco_app.models.cycle import CycleOutcome
from senco_app.models.people import Person
from senco_app.models.provision import (
    GroupMember,
    GroupSlot,
    Intervention,
    ProvisionGroup,
    ProvisionSession,
    SessionMark,
)
from senco_app.models.pupil import Pupil
from senco_app.models.school import NonSchoolDay, Term
from senco_app.provision.records import (
    DatedSlot,
    Group,
    Member,
    PupilMark,
    RecordedSession,
    SessionEntry,
    SessionKey,
    Slot,
)
from senco_app.provision.rules import Said
from senco_app.pupils.rules import full_name
from senco_app.school.calendars import calendar_of
from senco_app.school.rules import SchoolDays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from sqlalchemy import ColumnElement, Row
    from sqlmodel import Session

SaidOf = dict[str, dict[tuple["date", "time"], list[Said]]]
"""What standing, finished records say: by group, then by day and time."""


def school_days(session: Session) -> SchoolDays:
    """Return the school's calendar, made ready to count."""
    return SchoolDays(
        calendar_of(
            session.scalars(select(Term)), session.scalars(select(NonSchoolDay))
        )
    )


def load_groups(session: Session, *which: ColumnElement[bool]) -> tuple[Group, ...]:
    """Return groups with timetable and members, the newest first.

    Args:
        session: The open session.
        which: Conditions on the group.
    """
    ask = session.connection().execute
    rows = ask(_groups().where(*which)).all()
    chosen = select(col(ProvisionGroup.id)).where(*which)
    slots: dict[str, list[DatedSlot]] = {}
    for slot in ask(select(GroupSlot).where(col(GroupSlot.group_id).in_(chosen))):
        slots.setdefault(slot.group_id, []).append(_slot(slot))
    members: dict[str, list[Member]] = {}
    for row in ask(_members().where(col(GroupMember.group_id).in_(chosen))):
        members.setdefault(row.group_id, []).append(_member(row))
    return tuple(
        _group(row, slots.get(row.id, []), members.get(row.id, [])) for row in rows
    )


def _groups() -> Any:  # noqa: ANN401 - a question of many columns
    return (
        select(
            ProvisionGroup,
            col(Intervention.name).label("intervention"),
            col(Person.name).label("leader"),
        )
        .join(Intervention, col(Intervention.id) == col(ProvisionGroup.intervention_id))
        .join(Person, col(Person.id) == col(ProvisionGroup.leader_id))
        .order_by(col(ProvisionGroup.started_on).desc(), col(ProvisionGroup.id))
    )


def _members() -> Any:  # noqa: ANN401 - a question of many columns
    return (
        select(
            GroupMember,
            col(Pupil.legal_surname),
            col(Pupil.legal_forename),
            col(Pupil.preferred_name),
            col(Pupil.form),
            col(Pupil.archived_on),
            col(CycleOutcome.aim),
        )
        .join(Pupil, col(Pupil.id) == col(GroupMember.pupil_id))
        .outerjoin(CycleOutcome, col(CycleOutcome.id) == col(GroupMember.outcome_id))
        .order_by(col(Pupil.legal_surname), col(Pupil.id), col(GroupMember.from_on))
    )


def _slot(row: Row[Any]) -> DatedSlot:
    return DatedSlot(row.weekday, row.starts_at, row.minutes, row.from_on, row.until_on)


def _member(row: Row[Any]) -> Member:
    ends = [day for day in (row.until_on, row.archived_on) if day is not None]
    return Member(
        id=row.id,
        pupil_id=row.pupil_id,
        name=full_name(row.legal_surname, row.legal_forename, row.preferred_name),
        form=row.form,
        from_on=row.from_on,
        until_on=row.until_on,
        outcome_id=row.outcome_id,
        outcome=row.aim or "",
        last_on=min(ends, default=None),
    )


def _group(row: Row[Any], slots: list[DatedSlot], members: list[Member]) -> Group:
    now = {Slot(s.weekday, s.starts_at) for s in slots if s.until_on is None}
    return Group(
        id=row.id,
        version=row.version,
        intervention_id=row.intervention_id,
        intervention=row.intervention,
        name=row.name,
        leader_id=row.leader_id,
        leader=row.leader,
        room=row.room,
        minutes=row.minutes,
        slots=tuple(sorted(now)),
        started_on=row.started_on,
        weeks=row.weeks,
        others=row.others,
        focus=row.focus,
        members=tuple(members),
        ended_on=row.ended_on,
        dated=tuple(slots),
    )


def load_said(
    session: Session, from_on: date, to_on: date, *which: ColumnElement[bool]
) -> SaidOf:
    """Return what standing, finished records say of the sessions of some days."""
    rows = (
        session.connection()
        .execute(
            select(
                col(ProvisionSession.group_id),
                col(ProvisionSession.held_on),
                col(ProvisionSession.starts_at),
                col(ProvisionSession.ran),
                col(ProvisionSession.reason),
                col(ProvisionSession.minutes),
            ).where(
                col(ProvisionSession.held_on).between(from_on, to_on),
                col(ProvisionSession.standing).is_(True),
                col(ProvisionSession.finished).is_(True),
                *which,
            )
        )
        .all()
    )
    said: SaidOf = {}
    for group_id, held_on, starts_at, ran, reason, minutes in rows:
        told = Said(ran, reason, minutes)
        of_group = said.setdefault(group_id, {})
        of_group.setdefault((held_on, starts_at), []).append(told)
    return said


def load_records(
    session: Session, *which: ColumnElement[bool]
) -> tuple[RecordedSession, ...]:
    """Return records of sessions with their marks, by time and source.

    Args:
        session: The open session.
        which: Conditions on the record.
    """
    ask = session.connection().execute
    rows = ask(
        select(ProvisionSession)
        .where(*which)
        .order_by(
            col(ProvisionSession.held_on),
            col(ProvisionSession.starts_at),
            col(ProvisionSession.group_id),
            col(ProvisionSession.source),
        )
    ).all()
    marks: dict[str, list[PupilMark]] = {}
    chosen = select(col(ProvisionSession.id)).where(*which)
    for row in ask(
        select(SessionMark)
        .where(col(SessionMark.session_id).in_(chosen))
        .order_by(col(SessionMark.id))
    ):
        marks.setdefault(row.session_id, []).append(mark_of(row))
    stand = Counter(_key(row) for row in rows if row.standing)
    twice = {key for key, number in stand.items() if number > 1}
    return tuple(_record(row, marks.get(row.id, []), twice) for row in rows)


def at_keys(keys: Iterable[SessionKey]) -> ColumnElement[bool]:
    """Return the condition that a record is of one of these sessions."""
    places = (
        col(ProvisionSession.group_id),
        col(ProvisionSession.held_on),
        col(ProvisionSession.starts_at),
    )
    wanted = [(key.group_id, key.held_on, key.starts_at) for key in keys]
    return tuple_(*places).in_(wanted)


def mark_of(row: Any) -> PupilMark:  # noqa: ANN401 - a row of marks, however read
    """Return a stored mark as a plain record."""
    return PupilMark(
        pupil_id=row.pupil_id,
        presence=row.presence,
        away_reason=row.away_reason,
        got_on=row.got_on,
        words=row.words,
    )


def _key(row: Row[Any]) -> SessionKey:
    return SessionKey(row.group_id, row.held_on, row.starts_at)


def _record(
    row: Row[Any], marks: list[PupilMark], twice: set[SessionKey]
) -> RecordedSession:
    key = _key(row)
    return RecordedSession(
        id=row.id,
        version=row.version,
        entry=SessionEntry(
            key=key,
            ran=row.ran,
            minutes=row.minutes,
            reason=row.reason,
            words=row.words,
            marks=tuple(marks),
            finished=row.finished,
        ),
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        source=row.source,
        clock_doubtful=row.clock_doubtful,
        standing=row.standing,
        to_decide=row.standing and key in twice,
    )
