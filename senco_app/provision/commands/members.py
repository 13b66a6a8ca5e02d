"""Who is in a group: from when, until when, and for which outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.errors import RuleBrokenError
from senco_app.models.cycle import Cycle, CycleOutcome
from senco_app.models.editing import found
from senco_app.models.provision import GroupMember, ProvisionGroup
from senco_app.models.pupil import Pupil
from senco_app.provision import rules
from senco_app.provision.commands.groups import changed
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class AddMember:
    """Take a pupil into a group, perhaps for one outcome of the pupil's plan."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "take a pupil into a group"

    group_id: str
    pupil_id: str
    from_on: date
    until_on: date | None = None
    outcome_id: str | None = None

    def run(self, work: Work) -> str:
        """Write the membership, and return its id.

        Raises:
            RecordMissingError: If there is no such group, pupil or outcome.
            RuleBrokenError: If the pupil is in the group already in these days, is
                archived, or the outcome is another pupil's.
        """
        group = found(work.session, ProvisionGroup, self.group_id, "group")
        pupil = found(work.session, Pupil, self.pupil_id, "pupil")
        if pupil.archived_on is not None:
            message = "That pupil has left the register."
            raise RuleBrokenError(message, "pupil_id")
        others = _spans(work.session, group.id, pupil.id)
        rules.check_span(self.from_on, self.until_on, others)
        _check_outcome(work.session, self.outcome_id, pupil.id)
        row = GroupMember(
            group_id=group.id,
            pupil_id=pupil.id,
            from_on=self.from_on,
            until_on=self.until_on,
            outcome_id=self.outcome_id,
        )
        work.session.add(row)
        changed(work, group)
        return row.id


@dataclass(frozen=True, slots=True)
class EditMember:
    """Change a pupil's days in a group, or the outcome that it is for."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "change a pupil’s place in a group"

    member_id: str
    from_on: date
    until_on: date | None = None
    outcome_id: str | None = None

    def run(self, work: Work) -> None:
        """Write the days and the outcome.

        Raises:
            RecordMissingError: If there is no such membership or outcome.
            RuleBrokenError: If the days overlap others, or the outcome is another
                pupil's.
        """
        row = found(work.session, GroupMember, self.member_id, "membership")
        others = _spans(work.session, row.group_id, row.pupil_id, without=row.id)
        rules.check_span(self.from_on, self.until_on, others)
        _check_outcome(work.session, self.outcome_id, row.pupil_id)
        row.from_on, row.until_on = self.from_on, self.until_on
        row.outcome_id = self.outcome_id
        changed(work, found(work.session, ProvisionGroup, row.group_id, "group"))


@dataclass(frozen=True, slots=True)
class EndMember:
    """Say on which day a pupil was in a group for the last time."""

    permission: ClassVar[Permission] = Permission.PLAN_PROVISION
    act: ClassVar[str] = "end a pupil’s place in a group"

    member_id: str
    until_on: date

    def run(self, work: Work) -> None:
        """Write the last day.

        Raises:
            RecordMissingError: If there is no such membership.
            RuleBrokenError: If it lies before the first.
        """
        row = found(work.session, GroupMember, self.member_id, "membership")
        rules.check_span(row.from_on, self.until_on, ())
        row.until_on = self.until_on
        changed(work, found(work.session, ProvisionGroup, row.group_id, "group"))


def _spans(
    session: Session, group_id: str, pupil_id: str, *, without: str = ""
) -> list[tuple[date, date | None]]:
    rows = session.exec(
        select(GroupMember).where(
            col(GroupMember.group_id) == group_id,
            col(GroupMember.pupil_id) == pupil_id,
            col(GroupMember.id) != without,
        )
    )
    return [(row.from_on, row.until_on) for row in rows]


def _check_outcome(session: Session, outcome_id: str | None, pupil_id: str) -> None:
    if outcome_id is None:
        return
    outcome = found(session, CycleOutcome, outcome_id, "outcome")
    cycle = found(session, Cycle, outcome.cycle_id, "cycle")
    if cycle.pupil_id != pupil_id:
        message = "That outcome is another pupil’s."
        raise RuleBrokenError(message, "outcome_id")
