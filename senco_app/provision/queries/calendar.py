"""Questions about the sessions of a day, and of a week."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import or_, select
from sqlmodel import col

from senco_app.models.provision import ProvisionGroup, ProvisionSession, SessionMark
from senco_app.provision import rules
from senco_app.provision.queries.loading import (
    load_groups,
    load_records,
    mark_of,
    school_days,
)
from senco_app.provision.records import (
    CardMember,
    PlannedSession,
    SessionCard,
    SessionKey,
    Week,
    WeekSession,
)
from senco_app.roles import Permission
from senco_app.vocabulary import CardState

if TYPE_CHECKING:
    from datetime import date, time

    from sqlmodel import Session

    from senco_app.provision.records import Group, PupilMark, RecordedSession
    from senco_app.school.rules import SchoolDays

LAST_TIME = timedelta(days=120)
"""How far back "as last time" looks; a group's holidays are shorter."""
FRIDAY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class SessionsOn:
    """Which sessions does a day have, and how were they marked?

    Attributes:
        day: Any day.
        now: The local time, if the day is today: sessions after it are for later.
        leader_id: Only this adult's; empty for all.
    """

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    day: date
    now: time | None = None
    leader_id: str = ""

    def fetch(self, session: Session, today: date) -> tuple[SessionCard, ...]:
        """Return one card a session, in time order: planned ones and extra ones."""
        reading = _Reading(session, (self.day, self.day), today, self.now)
        last = _last_marks(session, reading, self.day)
        return tuple(
            _card(reading, planned, last)
            for planned in reading.sessions
            if not self.leader_id
            or reading.groups[planned.key.group_id].leader_id == self.leader_id
        )


@dataclass(frozen=True, slots=True)
class WeekOf:
    """Which sessions does a week have, where do they stand, and who clashes?

    Attributes:
        monday: The week's first day.
        now: The local time, if a day of it is today.
    """

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    monday: date
    now: time | None = None

    def fetch(self, session: Session, today: date) -> Week:
        """Return the sessions in time order, and the weekdays without school."""
        span = (self.monday, self.monday + FRIDAY)
        reading = _Reading(session, span, today, self.now)
        week = [self.monday + timedelta(days=n) for n in range(5)]
        return Week(
            monday=self.monday,
            sessions=tuple(_line(reading, planned) for planned in reading.sessions),
            clashes=rules.clashes(reading.groups.values(), reading.sessions),
            closed=tuple(day for day in week if not reading.days.holds(day)),
        )


@dataclass(slots=True)
class _Reading:
    """The sessions of some days: the plan's, and those recorded beside it."""

    session: Session
    span: tuple[date, date]
    today: date
    now: time | None
    days: SchoolDays = field(init=False)
    groups: dict[str, Group] = field(init=False)
    records: dict[SessionKey, list[RecordedSession]] = field(init=False)
    sessions: tuple[PlannedSession, ...] = field(init=False)

    def __post_init__(self) -> None:
        from_on, to_on = self.span
        self.days = school_days(self.session)
        self.groups = {
            group.id: group
            for group in load_groups(
                self.session,
                col(ProvisionGroup.started_on) <= to_on,
                or_(
                    col(ProvisionGroup.ended_on).is_(None),
                    col(ProvisionGroup.ended_on) >= from_on,
                    col(ProvisionGroup.id).in_(self._recorded_groups()),
                ),
            )
        }
        self.records = {}
        held = col(ProvisionSession.held_on).between(from_on, to_on)
        standing = col(ProvisionSession.standing).is_(True)
        for record in load_records(self.session, held, standing):
            self.records.setdefault(record.entry.key, []).append(record)
        self.sessions = self._sessions()

    def _recorded_groups(self) -> Any:  # noqa: ANN401 - a question inside another
        held = col(ProvisionSession.held_on).between(*self.span)
        return select(col(ProvisionSession.group_id)).where(held)

    def _sessions(self) -> tuple[PlannedSession, ...]:
        planned = {
            (key := SessionKey(group.id, at.held_on, at.starts_at)): PlannedSession(
                key, at.minutes, at.week, group.weeks
            )
            for group in self.groups.values()
            for at in rules.meetings(group, self.days, *self.span)
        }
        for key, records in self.records.items():
            if key not in planned:
                group = self.groups[key.group_id]
                week = rules.week_number(group, self.days, key.held_on)
                minutes = records[0].entry.minutes
                planned[key] = PlannedSession(key, minutes, week, group.weeks)
        return tuple(
            planned[key]
            for key in sorted(planned, key=lambda k: (k.held_on, k.starts_at, k))
        )

    def record(self, key: SessionKey) -> RecordedSession | None:
        """Return what is shown of a session: the register's own before a book's."""
        return next(iter(self.records.get(key, ())), None)

    def state(self, key: SessionKey) -> CardState:
        """Return where a session stands now."""
        record = self.record(key)
        if record is not None and record.entry.finished:
            return CardState.RECORDED if record.entry.ran else CardState.NOT_RUN
        if record is None and self._is_to_come(key):
            return CardState.LATER
        return CardState.DUE

    def _is_to_come(self, key: SessionKey) -> bool:
        if key.held_on == self.today and self.now is not None:
            return key.starts_at > self.now
        return key.held_on > self.today


def _last_marks(
    session: Session, reading: _Reading, day: date
) -> dict[tuple[str, str], PupilMark]:
    """Return each pupil's newest mark in a group before a day."""
    groups = {planned.key.group_id for planned in reading.sessions}
    if not groups:
        return {}
    rows = session.connection().execute(
        select(SessionMark, col(ProvisionSession.group_id))
        .join(ProvisionSession, col(ProvisionSession.id) == col(SessionMark.session_id))
        .where(
            col(ProvisionSession.group_id).in_(groups),
            col(ProvisionSession.held_on) < day,
            col(ProvisionSession.held_on) >= day - LAST_TIME,
            col(ProvisionSession.standing).is_(True),
        )
        .order_by(col(ProvisionSession.held_on), col(ProvisionSession.starts_at))
    )
    return {(row.group_id, row.pupil_id): mark_of(row) for row in rows}


def _card(
    reading: _Reading,
    planned: PlannedSession,
    last: dict[tuple[str, str], PupilMark],
) -> SessionCard:
    key, group = planned.key, reading.groups[planned.key.group_id]
    record = reading.record(key)
    entry = record.entry if record else None
    return SessionCard(
        key=key,
        title=group.title,
        room=group.room,
        minutes=entry.minutes if entry else planned.minutes,
        focus=group.focus,
        week=planned.week,
        weeks=planned.weeks,
        others=group.others,
        members=_card_members(group, key, entry.marks if entry else (), last),
        state=reading.state(key),
        recorded_at=record.recorded_at if record else None,
        reason=entry.reason if entry else None,
        words=entry.words if entry else "",
        leader_id=group.leader_id,
        leader=group.leader,
        to_decide=bool(record and record.to_decide),
    )


def _card_members(
    group: Group,
    key: SessionKey,
    marks: tuple[PupilMark, ...],
    last: dict[tuple[str, str], PupilMark],
) -> tuple[CardMember, ...]:
    marked = {mark.pupil_id: mark for mark in marks}
    names = {member.pupil_id: member.name for member in group.members}
    there = [
        member.pupil_id
        for member in group.members
        if rules.on_day(member.from_on, member.last_on, key.held_on)
    ]
    pupils = dict.fromkeys((*there, *(p for p in marked if p in names)))
    return tuple(
        CardMember(
            pupil_id=pupil,
            name=names[pupil],
            mark=marked.get(pupil),
            last=last.get((group.id, pupil)),
        )
        for pupil in pupils
    )


def _line(reading: _Reading, planned: PlannedSession) -> WeekSession:
    key, group = planned.key, reading.groups[planned.key.group_id]
    record = reading.record(key)
    there = (
        rules.on_day(member.from_on, member.last_on, key.held_on)
        for member in group.members
    )
    return WeekSession(
        key=key,
        title=group.title,
        leader_id=group.leader_id,
        leader=group.leader,
        room=group.room,
        minutes=planned.minutes,
        pupils=sum(there) + group.others,
        week=planned.week,
        weeks=planned.weeks,
        state=reading.state(key),
        reason=record.entry.reason if record else None,
        to_decide=bool(record and record.to_decide),
    )
