"""Starting a cycle, filled from the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.cycles import rules
from senco_app.cycles.commands.rows import (
    changed,
    outcomes_of,
    provisions_of,
    status_now,
)
from senco_app.cycles.queries import outcome_of
from senco_app.errors import RuleBrokenError
from senco_app.models.cycle import Cycle, CycleOutcome, PlannedProvision
from senco_app.models.editing import found
from senco_app.models.pupil import Pupil
from senco_app.pupils.rules import check_not_before_birth
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.register import Work

CARRIED = ("sources", "strengths", "difficulties", "strategies", "responsible")
"""Columns that the next cycle starts with; views are asked again."""


@dataclass(frozen=True, slots=True)
class StartCycle:
    """Start a pupil's next cycle of assess, plan, do, review."""

    permission: ClassVar[Permission] = Permission.EDIT_CYCLES
    act: ClassVar[str] = "start a cycle"

    pupil_id: str
    started_on: date

    def run(self, work: Work) -> str:
        """Write the cycle, filled from the pupil's last one, and return its id.

        Raises:
            RecordMissingError: If there is no such pupil.
            RuleBrokenError: If a cycle is open, the pupil is archived or has no SEN, or
                the day is in the future or before the last review.
        """
        pupil = found(work.session, Pupil, self.pupil_id, "pupil")
        if pupil.archived_on is not None:
            message = "This pupil is archived. Bring the pupil back first."
            raise RuleBrokenError(message)
        last = last_cycle(work.session, pupil.id)
        last_end = last.reviewed_on if last else None
        rules.check_no_open_cycle(last.number if last and last_end is None else None)
        status = status_now(work.session, pupil.id)
        rules.check_start(self.started_on, work.today, status, last_end)
        check_not_before_birth(self.started_on, pupil.born_on, "started_on")
        cycle = begin(work.session, pupil.id, self.started_on, last)
        changed(work, cycle)
        return cycle.id


def last_cycle(session: Session, pupil_id: str) -> Cycle | None:
    """Return the pupil's newest cycle, if there is one."""
    return session.exec(
        select(Cycle)
        .where(col(Cycle.pupil_id) == pupil_id)
        .order_by(col(Cycle.number).desc())
    ).first()


def begin(
    session: Session, pupil_id: str, started_on: date, last: Cycle | None
) -> Cycle:
    """Write a new cycle, filled from the last one, and return it."""
    number = last.number + 1 if last else 1
    cycle = Cycle(pupil_id=pupil_id, number=number, started_on=started_on)
    session.add(cycle)
    if last is not None:
        for name in CARRIED:
            setattr(cycle, name, getattr(last, name))
        session.flush()
        _carry_outcomes(session, last.id, cycle.id)
        _carry_provisions(session, last.id, cycle.id)
    session.flush()
    return cycle


def _carry_outcomes(session: Session, last_id: str, cycle_id: str) -> None:
    before = tuple(outcome_of(row) for row in outcomes_of(session, last_id))
    for position, outcome in enumerate(rules.carried_outcomes(before)):
        session.add(
            CycleOutcome(
                cycle_id=cycle_id,
                position=position,
                aim=outcome.aim,
                baseline=outcome.baseline,
                target=outcome.target,
                measure=outcome.measure,
            )
        )


def _carry_provisions(session: Session, last_id: str, cycle_id: str) -> None:
    for row in provisions_of(session, last_id):
        session.add(
            PlannedProvision(
                cycle_id=cycle_id,
                position=row.position,
                what=row.what,
                who=row.who,
                minutes=row.minutes,
                times_a_week=row.times_a_week,
                weeks=row.weeks,
                group_size=row.group_size,
            )
        )
