"""Groups and their timetable: begin, change, end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.errors import RuleBrokenError
from senco_app.models.editing import found, found_as, touch
from senco_app.models.people import Person
from senco_app.models.provision import GroupSlot, Intervention, ProvisionGroup
from senco_app.provision import rules
from senco_app.register import Topic
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.provision.records import GroupDetails
    from senco_app.register import Work

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AddGroup:
    """Begin a group, or one to one; who is in it follows."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "begin a group"

    details: GroupDetails

    def run(self, work: Work) -> str:
        """Write the group and its timetable, and return its id.

        Raises:
            RecordMissingError: If there is no such intervention or adult.
            RuleBrokenError: If something is missing or out of bounds; see
                ``check_group``.
        """
        _check(work.session, self.details)
        row = ProvisionGroup(
            intervention_id=self.details.intervention_id,
            name=self.details.name,
            leader_id=self.details.leader_id,
            minutes=self.details.minutes,
            weeks=self.details.weeks,
            started_on=self.details.started_on,
        )
        _fill(row, self.details)
        work.session.add(row)
        work.session.flush()
        _set_timetable(work.session, row, self.details, row.started_on)
        changed(work, row)
        return row.id


@dataclass(frozen=True, slots=True)
class EditGroup:
    """Change a group.

    A new timetable, or other minutes, hold from ``from_on`` (today unless given): what
    was planned before that stays as it was. In a group that starts later they hold
    from its start.
    """

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "change a group"

    group_id: str
    version: int
    details: GroupDetails
    from_on: date | None = None

    def run(self, work: Work) -> int:
        """Write the group as typed, and return its new version.

        Raises:
            RecordMissingError: If there is no such group, intervention or adult.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If something is missing or out of bounds, or it would
                start after it was ended.
        """
        row = found_as(
            work.session, ProvisionGroup, (self.group_id, self.version), "group"
        )
        _check(work.session, self.details)
        if row.ended_on is not None:
            rules.check_ended(row.ended_on, self.details.started_on)
        _move_start(work.session, row, self.details.started_on)
        _fill(row, self.details)
        from_on = max(self.from_on or work.today, row.started_on)
        _set_timetable(work.session, row, self.details, from_on)
        touch(row)
        return changed(work, row)


@dataclass(frozen=True, slots=True)
class EndGroup:
    """Say on which day a group was given for the last time; none: it goes on."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "end a group"

    group_id: str
    version: int
    ended_on: date | None

    def run(self, work: Work) -> int:
        """Write the last day, and return the group's new version.

        Raises:
            RecordMissingError: If there is no such group.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If it lies before the group's start.
        """
        row = found_as(
            work.session, ProvisionGroup, (self.group_id, self.version), "group"
        )
        if self.ended_on is not None:
            rules.check_ended(self.ended_on, row.started_on)
        row.ended_on = self.ended_on
        return changed(work, row)


def changed(work: Work, row: ProvisionGroup) -> int:
    """Note that a group or who is in it was changed; return its version."""
    work.session.flush()
    work.about("group", row.id)
    work.changed.add(Topic.PROVISION)
    return row.version


def _check(session: Session, details: GroupDetails) -> None:
    rules.check_group(details)
    found(session, Intervention, details.intervention_id, "intervention")
    leader = found(session, Person, details.leader_id, "adult")
    if leader.removed_on is not None:
        message = f"{leader.name} is no longer in the register. Choose somebody else."
        raise RuleBrokenError(message, "leader_id")


def _fill(row: ProvisionGroup, details: GroupDetails) -> None:
    row.intervention_id = details.intervention_id
    row.name = " ".join(details.name.split())
    row.leader_id = details.leader_id
    row.room = details.room
    row.minutes = details.minutes
    row.weeks = details.weeks
    row.started_on = details.started_on
    row.others = details.others
    row.focus = details.focus


def _move_start(session: Session, row: ProvisionGroup, started_on: date) -> None:
    """Have the first timetable begin with the group, and drop what ended before."""
    for slot in _slots(session, row.id):
        if slot.until_on is not None and slot.until_on < started_on:
            session.delete(slot)
        elif slot.from_on == row.started_on or slot.from_on < started_on:
            slot.from_on = started_on
    session.flush()


def _set_timetable(
    session: Session, row: ProvisionGroup, details: GroupDetails, from_on: date
) -> None:
    wanted = {(slot.weekday, slot.starts_at) for slot in details.slots}
    for slot in _slots(session, row.id):
        at = (slot.weekday, slot.starts_at)
        if slot.until_on is not None and slot.until_on < from_on:
            continue
        if at in wanted and slot.minutes == details.minutes and slot.until_on is None:
            wanted.discard(at)
        elif slot.from_on >= from_on:
            session.delete(slot)
        else:
            slot.until_on = from_on - ONE_DAY
    for weekday, starts_at in sorted(wanted):
        session.add(
            GroupSlot(
                group_id=row.id,
                weekday=weekday,
                starts_at=starts_at,
                minutes=details.minutes,
                from_on=from_on,
            )
        )


def _slots(session: Session, group_id: str) -> list[GroupSlot]:
    rows = session.exec(select(GroupSlot).where(col(GroupSlot.group_id) == group_id))
    return list(rows)
