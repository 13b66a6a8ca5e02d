"""Rows of one cycle that several commands look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from senco_app.cycles import rules
from senco_app.models.cycle import Cycle, CycleOutcome, PlannedProvision
from senco_app.models.editing import check_unchanged, found, touch
from senco_app.models.pupil import SenPeriod
from senco_app.register import Topic
from senco_app.vocabulary import SenStatus, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from senco_app.register import Work


def cycle_for(work: Work, cycle_id: str, wanted: Stage) -> Cycle:
    """Return a cycle in which that part may be written now.

    Raises:
        RecordMissingError: If there is no such cycle.
        RuleBrokenError: If the part may not be written yet, or no longer.
    """
    cycle = found(work.session, Cycle, cycle_id, "cycle")
    days = (cycle.assessed_on, cycle.planned_on, cycle.reviewed_on, cycle.review_by)
    rules.check_may_write(wanted, rules.stage(*days, work.today))
    return cycle


def cycle_to_edit(work: Work, cycle_id: str, version: int, wanted: Stage) -> Cycle:
    """Return such a cycle if it still is as the form was filled from it.

    Raises:
        RecordMissingError: If there is no such cycle.
        RecordChangedError: If somebody changed it meanwhile.
        RuleBrokenError: If the part may not be written yet, or no longer.
    """
    check_unchanged(
        work.session, found(work.session, Cycle, cycle_id, "cycle"), version
    )
    return cycle_for(work, cycle_id, wanted)


def outcomes_of(session: Session, cycle_id: str) -> Sequence[CycleOutcome]:
    """Return a cycle's outcomes in order."""
    return session.exec(
        select(CycleOutcome)
        .where(col(CycleOutcome.cycle_id) == cycle_id)
        .order_by(col(CycleOutcome.position))
    ).all()


def provisions_of(session: Session, cycle_id: str) -> Sequence[PlannedProvision]:
    """Return what a cycle's plan gives, in order."""
    return session.exec(
        select(PlannedProvision)
        .where(col(PlannedProvision.cycle_id) == cycle_id)
        .order_by(col(PlannedProvision.position))
    ).all()


def period_now(session: Session, pupil_id: str) -> SenPeriod | None:
    """Return the SEN status that holds, if one is recorded."""
    return session.exec(
        select(SenPeriod).where(
            col(SenPeriod.pupil_id) == pupil_id, col(SenPeriod.until_on).is_(None)
        )
    ).first()


def status_now(session: Session, pupil_id: str) -> SenStatus:
    """Return the SEN status that holds; no SEN if none is recorded."""
    period = period_now(session, pupil_id)
    return SenStatus.NONE if period is None else period.status


def changed(work: Work, cycle: Cycle, step: str = "") -> int:
    """Write what was changed, say so, and return the cycle's new version.

    Args:
        work: The open transaction.
        cycle: The cycle that was changed.
        step: What was reached by it, for the history: "plan agreed".
    """
    touch(cycle)
    work.session.flush()
    said = f"Cycle {cycle.number}: {step}" if step else f"Cycle {cycle.number}"
    work.about("pupil", cycle.pupil_id, said)
    work.changed.add(Topic.CYCLES)
    return cycle.version
