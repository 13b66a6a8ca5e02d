"""Questions about what was planned and given: by group, by pupil, by week.

The sessions are counted in one walk over the plan and the records; how often each
pupil was there is counted by the database.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from senco_app.models.provision import (
    GroupMember,
    ProvisionGroup,
    ProvisionSession,
    SessionMark,
)
from senco_app.provision import rules
from senco_app.provision.queries.loading import load_groups, load_said, school_days
from senco_app.provision.records import DeliveryLine, DeliveryTable
from senco_app.provision.rules import Said, Tally
from senco_app.roles import Permission
from senco_app.vocabulary import NotRunReason, Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from senco_app.provision.queries.loading import SaidOf
    from senco_app.provision.records import Delivery, Group, Member
    from senco_app.school.rules import SchoolDays


class By(StrEnum):
    """What a line of deliveries is about."""

    GROUP = "group"
    PUPIL = "pupil"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What was planned in some days and given, and why not the rest?

    Sessions to come are not counted, and one of today once it is recorded.

    Attributes:
        from_on: The first day.
        to_on: The last day.
        by: What each line is about: a group, a pupil or a week.
    """

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    from_on: date
    to_on: date
    by: str = By.GROUP

    def fetch(self, session: Session, today: date) -> DeliveryTable:
        """Return groups and pupils by name, weeks in order.

        Raises:
            ValueError: If it is by something else.
        """
        by = By(self.by)
        groups = load_groups(session, col(ProvisionGroup.started_on) <= self.to_on)
        span = Span(self.from_on, self.to_on, today)
        walk = Walk(school_days(session), load_said(session, *span[:2]), span)
        if by is By.PUPIL:
            return _by_pupil(session, walk, groups)
        lines = _by_group_or_week(walk, groups, by)
        total = rules.added(line.delivery for line in lines)
        return DeliveryTable(lines=tuple(lines), total=total)


_NOTHING = (0, 0, 0, 0, 0)


class Span(NamedTuple):
    """The days that are counted, seen from today."""

    from_on: date
    to_on: date
    today: date


class Counted(NamedTuple):
    """One session that counts; see ``Tally.count``."""

    held_on: date
    minutes: int | None
    said: list[Said]


class Lost(NamedTuple):
    """A session that did not run, and the minutes that were planned."""

    held_on: date
    reason: NotRunReason
    minutes: int


@dataclass(frozen=True, slots=True)
class Walk:
    """Gives the sessions that count, group by group."""

    days: SchoolDays
    said: SaidOf
    span: Span

    @property
    def undecided(self) -> bool:
        """Whether of any session several records stand."""
        return any(len(told) > 1 for of in self.said.values() for told in of.values())

    def over(self, group: Group) -> Iterator[Counted]:
        """Give a group's sessions: those of the plan, then those beside it."""
        from_on, to_on, today = self.span
        left = dict(self.said.get(group.id, {}))
        for held_on, starts_at, minutes, _ in rules.meetings(
            group, self.days, from_on, min(to_on, today)
        ):
            said = left.pop((held_on, starts_at), [])
            if said or held_on < today:
                yield Counted(held_on, minutes, said)
        for (held_on, _), said in left.items():
            yield Counted(held_on, None, said)


def _by_group_or_week(
    walk: Walk, groups: Iterable[Group], by: By
) -> list[DeliveryLine]:
    names: dict[str, str] = {}
    tallies: dict[str, Tally] = {}
    for group in groups:
        for held_on, minutes, said in walk.over(group):
            line = group.id
            if by is By.WEEK:
                line = (held_on - timedelta(days=held_on.weekday())).isoformat()
            tally = tallies.get(line)
            if tally is None:
                tally = tallies[line] = Tally()
                names[line] = group.title if by is By.GROUP else line
            tally.count(minutes, said)
    lines = [DeliveryLine(i, names[i], t.delivery()) for i, t in tallies.items()]
    return sorted(lines, key=lambda line: (line.name.casefold(), line.id))


def _by_pupil(session: Session, walk: Walk, groups: Iterable[Group]) -> DeliveryTable:
    here = load_here(session, walk)
    totals: list[Delivery] = []
    names: dict[str, str] = {}
    parts: dict[str, list[Delivery]] = {}
    for group in groups:
        running = Running()
        for counted in sorted(walk.over(group), key=lambda one: one.held_on):
            running.add(counted)
        totals.append(running.tally.delivery())
        for member in group.members:
            delivery = running.delivery(member, here.get(member.id, (0, 0)))
            if delivery.planned:
                names[member.pupil_id] = member.name
                parts.setdefault(member.pupil_id, []).append(delivery)
    lines = [DeliveryLine(i, names[i], rules.added(parts[i])) for i in parts]
    lines.sort(key=lambda line: (line.name.casefold(), line.id))
    return DeliveryTable(lines=tuple(lines), total=rules.added(totals))


@dataclass(slots=True)
class Running:
    """A group's sessions in order of days, summed as they come.

    A pupil's share of them is then two look-ups, however many sessions there were.
    """

    dates: list[date] = field(default_factory=list)
    sums: list[tuple[int, ...]] = field(default_factory=lambda: [_NOTHING])
    lost: list[Lost] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def add(self, counted: Counted) -> None:
        """Count one session more; its day is not before the last one's."""
        tally, before = self.tally, self.tally.planned_minutes
        tally.count(counted.minutes, counted.said)
        self.dates.append(counted.held_on)
        self.sums.append(
            (
                tally.planned,
                tally.planned_minutes,
                tally.delivered,
                tally.not_recorded,
                tally.to_decide,
            )
        )
        if len(counted.said) == 1 and not counted.said[0].ran:
            reason = counted.said[0].reason or NotRunReason.OTHER
            minutes = tally.planned_minutes - before
            self.lost.append(Lost(counted.held_on, reason, minutes))

    def delivery(self, member: Member, here: tuple[int, int]) -> Delivery:
        """Return what of it a pupil was given.

        Args:
            member: The pupil, with the first and the last day in the group.
            here: In how many sessions that ran the pupil was, and their minutes.
        """
        last_on = member.last_on or date.max
        first = bisect_left(self.dates, member.from_on)
        last = max(first, bisect_right(self.dates, last_on))
        pairs = zip(self.sums[first], self.sums[last], strict=True)
        planned, minutes, ran, not_recorded, to_decide = (
            after - before for before, after in pairs
        )
        tally = Tally(
            planned=planned,
            delivered=min(here[0], ran),
            not_recorded=not_recorded,
            planned_minutes=minutes,
            delivered_minutes=here[1],
            to_decide=to_decide,
        )
        for lost in self.lost:
            if member.from_on <= lost.held_on <= last_on:
                tally.lose(lost.reason, 1, lost.minutes)
        return tally.delivery(away=ran - tally.delivered)


def load_here(
    session: Session, walk: Walk, *which: ColumnElement[bool]
) -> dict[str, tuple[int, int]]:
    """Return in how many sessions each member took part, with the minutes.

    Only while the pupil was in the group, and where one finished record stands.
    """
    inside = and_(
        col(GroupMember.group_id) == col(ProvisionSession.group_id),
        col(GroupMember.pupil_id) == col(SessionMark.pupil_id),
        col(GroupMember.from_on) <= col(ProvisionSession.held_on),
        or_(
            col(GroupMember.until_on).is_(None),
            col(GroupMember.until_on) >= col(ProvisionSession.held_on),
        ),
    )
    rows = session.connection().execute(
        select(
            col(GroupMember.id), func.count(), func.sum(col(ProvisionSession.minutes))
        )
        .select_from(ProvisionSession)
        .join(SessionMark, col(SessionMark.session_id) == col(ProvisionSession.id))
        .join(GroupMember, inside)
        .where(
            col(ProvisionSession.held_on).between(*walk.span[:2]),
            col(ProvisionSession.standing).is_(True),
            col(ProvisionSession.finished).is_(True),
            col(ProvisionSession.ran).is_(True),
            col(SessionMark.presence) == Presence.HERE,
            *((~_undecided(),) if walk.undecided else ()),
            *which,
        )
        .group_by(col(GroupMember.id))
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _undecided() -> ColumnElement[bool]:
    """Return the condition that another record of the session stands too."""
    other = aliased(ProvisionSession)
    return exists().where(
        col(other.group_id) == col(ProvisionSession.group_id),
        col(other.held_on) == col(ProvisionSession.held_on),
        col(other.starts_at) == col(ProvisionSession.starts_at),
        col(other.id) != col(ProvisionSession.id),
        col(other.standing).is_(True),
        col(other.finished).is_(True),
    )
