"""Assessing, planning, and noting what is seen while the plan is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import select

from senco_app.cycles import rules
from senco_app.cycles.commands.rows import (
    changed,
    cycle_for,
    cycle_to_edit,
    outcomes_of,
    provisions_of,
)
from senco_app.errors import RuleBrokenError
from senco_app.models.cycle import Cycle, CycleNote, CycleOutcome, PlannedProvision
from senco_app.models.school import NonSchoolDay, Term
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.school.calendars import calendar_of
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.cycles.records import Assessment, Plan, Provision
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class SaveAssessment:
    """Write what is known about the need, and whether assessing is done.

    Once it is done it stays done: from then on every change has to be whole too.
    ``assessed_on`` is the day on which it was done; today unless given.
    """

    permission: ClassVar[Permission] = Permission.EDIT_CYCLES
    act: ClassVar[str] = "save the assessment"

    cycle_id: str
    version: int
    assessment: Assessment
    done: bool = False
    assessed_on: date | None = None

    def run(self, work: Work) -> int:
        """Write the assessment as typed, and return the cycle's new version.

        Raises:
            RecordMissingError: If there is no such cycle.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If the cycle is closed, or the assessment is to be done
                and lacks something.
        """
        cycle = cycle_to_edit(work, self.cycle_id, self.version, Stage.ASSESS)
        step = "" if cycle.assessed_on or not self.done else "assessment done"
        if self.done or cycle.assessed_on is not None:
            done_on = self.assessed_on or cycle.assessed_on or work.today
            rules.refuse_missing(rules.missing_for_assessment(self.assessment))
            bounds = (cycle.started_on, cycle.planned_on)
            rules.check_assessed_on(done_on, *bounds, work.today)
            cycle.assessed_on = done_on
        cycle.sources = self.assessment.sources
        cycle.strengths = self.assessment.strengths
        cycle.difficulties = self.assessment.difficulties
        cycle.pupil_view = self.assessment.pupil_view
        cycle.parents_view = self.assessment.parents_view
        return changed(work, cycle, step)


@dataclass(frozen=True, slots=True)
class SavePlan:
    """Write the plan, and whether it is agreed; before that it may have gaps.

    Once it is agreed it stays agreed: from then on every change has to be whole too.
    ``planned_on`` is the day on which it was agreed; today unless given.
    """

    permission: ClassVar[Permission] = Permission.EDIT_CYCLES
    act: ClassVar[str] = "save the plan"

    cycle_id: str
    version: int
    plan: Plan
    agreed: bool = False
    planned_on: date | None = None

    def run(self, work: Work) -> int:
        """Write the plan as typed, and return the cycle's new version.

        Raises:
            RecordMissingError: If there is no such cycle.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If the cycle is closed, or the plan is to be agreed before
                the assessment is done or lacks something: parents and carers told, or
                a review on a school day within a year.
        """
        cycle = cycle_to_edit(work, self.cycle_id, self.version, Stage.PLAN)
        rules.check_amounts(self.plan.provisions)
        step = "" if cycle.planned_on or not self.agreed else "plan agreed"
        if self.agreed or cycle.planned_on is not None:
            cycle.planned_on = self._agreed_on(work, cycle)
        cycle.strategies = self.plan.strategies
        cycle.responsible = self.plan.responsible
        cycle.parents_told_on = self.plan.parents_told_on
        cycle.review_by = self.plan.review_by
        self._write_outcomes(work.session, cycle.id)
        self._write_provisions(work.session, cycle.id)
        return changed(work, cycle, step)

    def _agreed_on(self, work: Work, cycle: Cycle) -> date:
        agreed_on = self.planned_on or cycle.planned_on or work.today
        rules.check_planned_on(agreed_on, cycle.assessed_on, work.today)
        terms = work.session.exec(select(Term)).all()
        calendar = calendar_of(terms, work.session.exec(select(NonSchoolDay)).all())
        missing = rules.missing_for_plan(self.plan, work.today, calendar, agreed_on)
        rules.refuse_missing(missing)
        return agreed_on

    def _write_outcomes(self, session: Session, cycle_id: str) -> None:
        stored = {row.id: row for row in outcomes_of(session, cycle_id)}
        for position, outcome in enumerate(self.plan.outcomes):
            if outcome.id:
                row = stored.pop(outcome.id, None)
            else:
                row = CycleOutcome(cycle_id=cycle_id, position=position, aim="")
            if row is None:
                message = "The outcomes were changed meanwhile. Open the plan again."
                raise RuleBrokenError(message, "outcomes")
            row.position = position
            row.aim = outcome.aim
            row.baseline = outcome.baseline
            row.target = outcome.target
            row.measure = outcome.measure
            row.by_on = outcome.by_on
            session.add(row)
        for former in stored.values():
            session.delete(former)

    def _write_provisions(self, session: Session, cycle_id: str) -> None:
        stored = {row.id: row for row in provisions_of(session, cycle_id)}
        for position, given in enumerate(self.plan.provisions):
            if given.id:
                row = stored.pop(given.id, None)
            else:
                row = PlannedProvision(cycle_id=cycle_id, position=position, what="")
            if row is None:
                message = "The provisions were changed meanwhile. Open the plan again."
                raise RuleBrokenError(message, "provisions")
            row.position = position
            _fill(row, given)
            session.add(row)
        for former in stored.values():
            session.delete(former)


def _fill(row: PlannedProvision, given: Provision) -> None:
    row.what = given.what
    row.who = given.who
    row.minutes = given.minutes
    row.times_a_week = given.times_a_week
    row.weeks = given.weeks
    row.group_size = given.group_size


@dataclass(frozen=True, slots=True)
class AddNote:
    """Note what was seen on a day while the plan was carried out."""

    permission: ClassVar[Permission] = Permission.EDIT_CYCLES
    act: ClassVar[str] = "add a note to a cycle"

    cycle_id: str
    noted_on: date
    words: str

    def run(self, work: Work) -> int:
        """Write the note, and return the cycle's version, which a note leaves as it is.

        Raises:
            RecordMissingError: If there is no such cycle.
            RuleBrokenError: If no plan is agreed, the cycle is closed, or the note is
                empty, in the future or from before the plan.
        """
        cycle = cycle_for(work, self.cycle_id, Stage.DO)
        planned_on = cycle.planned_on or cycle.started_on
        rules.check_note(self.noted_on, self.words, planned_on, work.today)
        work.session.add(
            CycleNote(
                cycle_id=cycle.id,
                noted_on=self.noted_on,
                words=self.words,
                written_by=work.who.name,
            )
        )
        work.about("pupil", cycle.pupil_id, f"Cycle {cycle.number}")
        work.changed.add(Topic.CYCLES)
        return cycle.version
