"""What one pupil was planned and given, group by group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from senco_app.models.provision import (
    GroupMember,
    Intervention,
    ProvisionGroup,
    ProvisionSession,
)
from senco_app.models.pupil import Pupil
from senco_app.provision import rules
from senco_app.provision.queries.delivered import Running, Span, Walk, load_here
from senco_app.provision.queries.loading import load_groups, load_said, school_days
from senco_app.provision.records import GivenProvision, PupilProvision, TimeInGroup
from senco_app.roles import Permission

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.provision.records import Group, Member
    from senco_app.school.rules import SchoolDays


@dataclass(frozen=True, slots=True)
class ProvisionOf:
    """What was this pupil planned to be given in groups, and what was given?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    pupil_id: str

    def fetch(self, session: Session, today: date) -> PupilProvision:
        """Return one line for each time in a group, the newest first, and the sum."""
        of_pupil = select(col(GroupMember.group_id)).where(
            col(GroupMember.pupil_id) == self.pupil_id
        )
        groups = load_groups(session, col(ProvisionGroup.id).in_(of_pupil))
        span = Span(date.min, today, today)
        where = col(ProvisionSession.group_id).in_(of_pupil)
        walk = Walk(school_days(session), load_said(session, *span[:2], where), span)
        mine = col(GroupMember.pupil_id) == self.pupil_id
        here = load_here(session, walk, mine)
        lines = [
            _line(walk, group, member, here.get(member.id, (0, 0)))
            for group in groups
            for member in group.members
            if member.pupil_id == self.pupil_id
        ]
        lines.sort(key=lambda line: (line.from_on, line.title), reverse=True)
        return PupilProvision(
            lines=tuple(lines), total=rules.added(line.delivery for line in lines)
        )


class _Run(NamedTuple):
    """How long a group is given."""

    started_on: date
    weeks: int
    ended_on: date | None


class _Stay(NamedTuple):
    """A pupil's days in a group, and what the group is called."""

    from_on: date
    until_on: date | None
    archived_on: date | None
    name: str
    intervention: str


@dataclass(frozen=True, slots=True)
class TimesInGroups:
    """When did this pupil begin in which group, and when did it end?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    pupil_id: str

    def fetch(self, session: Session, today: date) -> tuple[TimeInGroup, ...]:
        """Return every time in a group, the earliest first."""
        del today
        rows = (
            session.connection()
            .execute(
                select(
                    col(ProvisionGroup.started_on),
                    col(ProvisionGroup.weeks),
                    col(ProvisionGroup.ended_on),
                    col(GroupMember.from_on),
                    col(GroupMember.until_on),
                    col(Pupil.archived_on),
                    col(ProvisionGroup.name),
                    col(Intervention.name),
                )
                .join(GroupMember, col(GroupMember.group_id) == col(ProvisionGroup.id))
                .join(Pupil, col(Pupil.id) == col(GroupMember.pupil_id))
                .join(
                    Intervention,
                    col(Intervention.id) == col(ProvisionGroup.intervention_id),
                )
                .where(col(GroupMember.pupil_id) == self.pupil_id)
            )
            .all()
        )
        if not rows:
            return ()
        days = school_days(session)
        times = [_time(_Run(*row[:3]), _Stay(*row[3:]), days) for row in rows]
        held = [one for one in times if one.from_on <= one.until_on]
        return tuple(sorted(held, key=lambda one: (one.from_on, one.title)))


def _time(run: _Run, stay: _Stay, days: SchoolDays) -> TimeInGroup:
    """Return a time in a group, cut to the days on which the group is given."""
    ends = [day for day in (stay.until_on, stay.archived_on) if day is not None]
    last = min(*ends, rules.last_day(run, days), date.max)
    usual = stay.intervention
    title = f"{stay.name} ({usual})" if stay.name else usual
    return TimeInGroup(title, max(stay.from_on, run.started_on), last)


def _line(
    walk: Walk, group: Group, member: Member, here: tuple[int, int]
) -> GivenProvision:
    running = Running()
    for counted in sorted(walk.over(group), key=lambda one: one.held_on):
        running.add(counted)
    last = min(member.last_on or date.max, rules.last_day(group, walk.days))
    whole = [
        at.minutes for at in rules.meetings(group, walk.days, member.from_on, last)
    ]
    return GivenProvision(
        group_id=group.id,
        title=group.title,
        intervention=group.intervention,
        leader=group.leader,
        from_on=max(member.from_on, group.started_on),
        until_on=member.last_on or group.ended_on,
        outcome_id=member.outcome_id,
        outcome=member.outcome,
        size=_size(group, member),
        minutes=group.minutes,
        times_a_week=len(group.slots),
        in_all=len(whole),
        in_all_minutes=sum(whole),
        delivery=running.delivery(member, here),
    )


def _size(group: Group, member: Member) -> int:
    """Return how many children were in the group when the pupil joined it."""
    there = {
        other.pupil_id
        for other in group.members
        if rules.on_day(other.from_on, other.last_on, member.from_on)
    }
    return len(there | {member.pupil_id}) + group.others
