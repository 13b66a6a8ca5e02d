"""Questions about support cycles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from sqlalchemy import func, select
from sqlmodel import col

from senco_app.cycles import rules
from senco_app.cycles.records import (
    Assessment,
    CycleLine,
    CycleRecord,
    Note,
    Outcome,
    OutcomeFinding,
    Plan,
    Provision,
    Review,
)
from senco_app.models.cycle import Cycle, CycleNote, CycleOutcome, PlannedProvision
from senco_app.models.editing import found
from senco_app.models.pupil import Pupil
from senco_app.models.school import NonSchoolDay, Term
from senco_app.pupils.rules import full_name
from senco_app.register import asker
from senco_app.roles import Permission, may
from senco_app.school.calendars import calendar_of
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import Result, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlmodel import Session

PartT = TypeVar("PartT", CycleOutcome, PlannedProvision, CycleNote)


@dataclass(frozen=True, slots=True)
class CyclePage:
    """What stands in this cycle?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    cycle_id: str

    def fetch(self, session: Session, today: date) -> CycleRecord:
        """Return the cycle whole.

        Raises:
            RecordMissingError: If there is no such cycle.
        """
        cycle = found(session, Cycle, self.cycle_id, "cycle")
        [record] = _records(session, [cycle], today)
        return record


@dataclass(frozen=True, slots=True)
class AllCyclesOf:
    """What stands in all the cycles of this pupil?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    pupil_id: str

    def fetch(self, session: Session, today: date) -> tuple[CycleRecord, ...]:
        """Return the cycles whole, the oldest first."""
        cycles = session.scalars(
            select(Cycle)
            .where(col(Cycle.pupil_id) == self.pupil_id)
            .order_by(col(Cycle.number))
        ).all()
        return _records(session, cycles, today)


@dataclass(frozen=True, slots=True)
class CyclesOf:
    """Which cycles does this pupil have?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    pupil_id: str

    def fetch(self, session: Session, today: date) -> tuple[CycleLine, ...]:
        """Return one line a cycle, the newest first; findings for who reads reviews."""
        cycles = session.scalars(
            select(Cycle)
            .where(col(Cycle.pupil_id) == self.pupil_id)
            .order_by(col(Cycle.number).desc())
        )
        reads = may(asker(session).role, Permission.READ_ASSESSMENTS)
        counts = self._counts(session) if reads else {}
        return tuple(
            CycleLine(
                id=cycle.id,
                number=cycle.number,
                stage=_stage(cycle, today),
                started_on=cycle.started_on,
                review_by=cycle.review_by,
                reviewed_on=cycle.reviewed_on,
                decision=cycle.decision if reads and cycle.reviewed_on else None,
                outcomes_met=counts.get(cycle.id, (0, 0))[0],
                outcomes=counts.get(cycle.id, (0, 0))[1],
            )
            for cycle in cycles
        )

    def _counts(self, session: Session) -> dict[str, tuple[int, int]]:
        met = func.count().filter(col(CycleOutcome.result) == Result.MET)
        rows = session.connection().execute(
            select(col(CycleOutcome.cycle_id), met, func.count())
            .join(Cycle, col(Cycle.id) == col(CycleOutcome.cycle_id))
            .where(col(Cycle.pupil_id) == self.pupil_id)
            .group_by(col(CycleOutcome.cycle_id))
        )
        return {row[0]: (row[1], row[2]) for row in rows}


@dataclass(frozen=True, slots=True)
class SuggestedReviewDay:
    """On which day would a plan agreed then be reviewed?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    planned_on: date
    weeks: int = rules.REVIEW_AFTER_WEEKS

    def fetch(self, session: Session, today: date) -> date:
        """Return a school day so many school weeks later, within a year."""
        del today
        days = _school_days(session)
        return days.weeks_on(self.planned_on, self.weeks)


def _school_days(session: Session) -> SchoolDays:
    return SchoolDays.of(
        calendar_of(
            session.scalars(select(Term)), session.scalars(select(NonSchoolDay))
        )
    )


def _stage(cycle: Cycle, today: date) -> Stage:
    return rules.stage(
        cycle.assessed_on, cycle.planned_on, cycle.reviewed_on, cycle.review_by, today
    )


def _records(
    session: Session, cycles: Sequence[Cycle], today: date
) -> tuple[CycleRecord, ...]:
    if not cycles:
        return ()
    ids = [cycle.id for cycle in cycles]
    parts = _Parts(
        outcomes=_by_cycle(
            session.scalars(
                select(CycleOutcome)
                .where(col(CycleOutcome.cycle_id).in_(ids))
                .order_by(col(CycleOutcome.position))
            ).all()
        ),
        provisions=_by_cycle(
            session.scalars(
                select(PlannedProvision)
                .where(col(PlannedProvision.cycle_id).in_(ids))
                .order_by(col(PlannedProvision.position))
            ).all()
        ),
        notes=_by_cycle(
            session.scalars(
                select(CycleNote)
                .where(col(CycleNote.cycle_id).in_(ids))
                .order_by(col(CycleNote.noted_on), col(CycleNote.id))
            ).all()
        ),
    )
    pupil = found(session, Pupil, cycles[0].pupil_id, "pupil")
    name = full_name(pupil.legal_surname, pupil.legal_forename, pupil.preferred_name)
    days = _school_days(session)
    return tuple(_record(cycle, name, parts, days, today) for cycle in cycles)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Rows that belong to cycles, by the cycle's id."""

    outcomes: dict[str, list[CycleOutcome]]
    provisions: dict[str, list[PlannedProvision]]
    notes: dict[str, list[CycleNote]]


def _by_cycle(rows: Sequence[PartT]) -> dict[str, list[PartT]]:
    groups: dict[str, list[PartT]] = {}
    for row in rows:
        groups.setdefault(row.cycle_id, []).append(row)
    return groups


def _record(
    cycle: Cycle, name: str, parts: _Parts, days: SchoolDays, today: date
) -> CycleRecord:
    outcomes = parts.outcomes.get(cycle.id, [])
    due_on = cycle.review_by if cycle.planned_on else None
    return CycleRecord(
        id=cycle.id,
        version=cycle.version,
        pupil_id=cycle.pupil_id,
        pupil_name=name,
        number=cycle.number,
        stage=_stage(cycle, today),
        started_on=cycle.started_on,
        assessed_on=cycle.assessed_on,
        planned_on=cycle.planned_on,
        reviewed_on=cycle.reviewed_on,
        late_days=rules.late_days(due_on, cycle.reviewed_on, today, days),
        assessment=Assessment(
            sources=cycle.sources,
            strengths=cycle.strengths,
            difficulties=cycle.difficulties,
            pupil_view=cycle.pupil_view,
            parents_view=cycle.parents_view,
        ),
        plan=_plan(cycle, outcomes, parts.provisions.get(cycle.id, [])),
        notes=tuple(
            Note(
                noted_on=row.noted_on,
                words=row.words,
                written_by=row.written_by,
                id=row.id,
            )
            for row in parts.notes.get(cycle.id, [])
        ),
        review=_review(cycle, outcomes),
    )


def _plan(
    cycle: Cycle, outcomes: list[CycleOutcome], provisions: list[PlannedProvision]
) -> Plan:
    return Plan(
        outcomes=tuple(outcome_of(row) for row in outcomes),
        provisions=tuple(
            Provision(
                what=row.what,
                who=row.who,
                minutes=row.minutes,
                times_a_week=row.times_a_week,
                weeks=row.weeks,
                group_size=row.group_size,
                id=row.id,
            )
            for row in provisions
        ),
        strategies=cycle.strategies,
        responsible=cycle.responsible,
        parents_told_on=cycle.parents_told_on,
        review_by=cycle.review_by,
    )


def outcome_of(row: CycleOutcome) -> Outcome:
    """Return a stored outcome as a plain record."""
    return Outcome(
        aim=row.aim,
        baseline=row.baseline,
        target=row.target,
        measure=row.measure,
        by_on=row.by_on,
        result=row.result,
        actual=row.actual,
        id=row.id,
    )


def _review(cycle: Cycle, outcomes: list[CycleOutcome]) -> Review:
    return Review(
        held_on=cycle.held_on,
        attended=cycle.attended,
        findings=tuple(
            OutcomeFinding(outcome_id=row.id, result=row.result, actual=row.actual)
            for row in outcomes
            if row.result is not None or row.actual
        ),
        what_helped=cycle.what_helped,
        pupil_words=cycle.pupil_words,
        pupil_words_missing=cycle.pupil_words_missing,
        parents_words=cycle.parents_words,
        parents_words_missing=cycle.parents_words_missing,
        learned=cycle.learned,
        next_changes=cycle.next_changes,
        why_it_stays=cycle.why_it_stays,
        decision=cycle.decision,
        ask_outside_help=cycle.ask_outside_help,
        request_assessment=cycle.request_assessment,
    )
