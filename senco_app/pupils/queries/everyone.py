"""The list of pupils, read with Core and one question a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import and_, case, func, select
from sqlmodel import col

from senco_app.cycles.rules import late_days, stage
from senco_app.models.cycle import Cycle, CycleOutcome
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.models.school import NonSchoolDay, RollCount, Term
from senco_app.pupils import rules
from senco_app.pupils.records import PupilLine, Roll
from senco_app.roles import Permission
from senco_app.school.calendars import calendar_of
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import Result, SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row
    from sqlmodel import Session

    from senco_app.vocabulary import Stage

OpenCycle = tuple[str, int, "Stage | None", "date | None", int]
"""Its id and number, where it stands, until when, and how many school days late."""
NO_CYCLE: OpenCycle = ("", 0, None, None, 0)
NO_OUTCOMES = (0, 0)


@dataclass(frozen=True, slots=True)
class PupilList:
    """Which pupils are in the register? By surname; archived ones are left out.

    Each word of ``search`` has to begin a word of a name or of the form, or a need's
    code, or be part of the UPN; case, accents and apostrophes do not matter.
    """

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    status: SenStatus | None = None
    search: str = ""

    def fetch(self, session: Session, today: date) -> tuple[PupilLine, ...]:
        """Return one line a pupil, whatever the number with one question a table."""
        lines = _Reading(session, today).lines()
        if self.status is not None:
            lines = [line for line in lines if line.status is self.status]
        if wanted := rules.match_key(self.search).split():
            lines = [line for line in lines if _matches(line, wanted)]
        return tuple(sorted(lines, key=_by_name))


@dataclass(frozen=True, slots=True)
class OnRoll:
    """Who is in the register, and how many others are on roll?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> Roll:
        """Return the lines by surname, with the number without a record here."""
        others = session.connection().execute(_OTHERS).scalar_one()
        return Roll(PupilList().fetch(session, today), others or 0)


def _by_name(line: PupilLine) -> tuple[str, str]:
    return rules.match_key(line.sort_name), line.id


def _matches(line: PupilLine, wanted: list[str]) -> bool:
    names = f"{line.legal_surname} {line.legal_forename} {line.preferred_name}"
    words = rules.match_key(f"{names} {line.form} {' '.join(line.needs)}").split()
    upn = (line.upn or "").casefold()
    return all(
        word in upn or any(start.startswith(word) for start in words) for word in wanted
    )


class _Reading:
    """All that the list needs, read with one question a table."""

    def __init__(self, session: Session, today: date) -> None:
        self._connection = session.connection()
        self._today = today
        terms = self._connection.execute(select(Term.__table__)).all()  # type: ignore[attr-defined]
        days = self._connection.execute(select(NonSchoolDay.__table__)).all()  # type: ignore[attr-defined]
        self._days = SchoolDays.of(calendar_of(terms, days))
        self._needs = self._open_needs()
        self._cycles = self._open_cycles()
        self._outcomes = self._reviewed_outcomes()

    def lines(self) -> list[PupilLine]:
        """Return the line of every pupil who is not archived."""
        return [self._line(row) for row in self._connection.execute(_PUPILS).all()]

    def _line(self, row: Row[*tuple[Any, ...]]) -> PupilLine:
        pupil_id, surname, forename, preferred, born_on, upn, year, form, *more = row
        keep_reason, decide_by, status, from_on = more
        cycle_id, number, stands, review_by, late = self._cycles.get(pupil_id, NO_CYCLE)
        met, reviewed = self._outcomes.get(pupil_id, NO_OUTCOMES)
        return PupilLine(
            id=pupil_id,
            name=rules.full_name(surname, forename, preferred),
            sort_name=rules.sort_name(surname, forename, preferred),
            legal_surname=surname,
            legal_forename=forename,
            preferred_name=preferred,
            born_on=born_on,
            upn=upn,
            year_group=year or rules.year_group_for(born_on, self._today),
            form=form,
            status=status or SenStatus.NONE,
            status_from_on=from_on,
            needs=self._needs.get(pupil_id, ()),
            cycle_id=cycle_id,
            cycle_number=number,
            stage=stands,
            review_by=review_by,
            late_days=late,
            keep_reason=keep_reason,
            decide_by=decide_by,
            outcomes_met=met,
            outcomes_reviewed=reviewed,
        )

    def _open_needs(self) -> dict[str, tuple[str, ...]]:
        needs: dict[str, tuple[str, ...]] = {}
        for pupil_id, code in self._connection.execute(_OPEN_NEEDS).all():
            needs[pupil_id] = (*needs.get(pupil_id, ()), code)
        return needs

    def _open_cycles(self) -> dict[str, OpenCycle]:
        cycles: dict[str, OpenCycle] = {}
        for row in self._connection.execute(_OPEN_CYCLES).all():
            pupil_id, cycle_id, number, assessed_on, planned_on, review_by = row
            stands = stage(assessed_on, planned_on, None, review_by, self._today)
            planned_by = review_by if planned_on else None
            late = late_days(planned_by, None, self._today, self._days)
            cycles[pupil_id] = (cycle_id, number, stands, review_by, late)
        return cycles

    def _reviewed_outcomes(self) -> dict[str, tuple[int, int]]:
        rows = self._connection.execute(_REVIEWED_OUTCOMES).all()
        return {pupil_id: (met, reviewed) for pupil_id, met, reviewed in rows}


_PUPILS = (
    select(
        col(Pupil.id),
        col(Pupil.legal_surname),
        col(Pupil.legal_forename),
        col(Pupil.preferred_name),
        col(Pupil.born_on),
        col(Pupil.upn),
        col(Pupil.year_group_override),
        col(Pupil.form),
        col(Pupil.keep_reason),
        col(Pupil.decide_by),
        col(SenPeriod.status),
        col(SenPeriod.from_on),
    )
    .outerjoin(
        SenPeriod,
        and_(
            col(SenPeriod.pupil_id) == col(Pupil.id), col(SenPeriod.until_on).is_(None)
        ),
    )
    .where(col(Pupil.archived_on).is_(None))
)
_OTHERS = select(func.sum(col(RollCount.pupils)))
_OPEN_NEEDS = (
    select(col(Need.pupil_id), col(Need.type_code))
    .where(col(Need.until_on).is_(None))
    .order_by(col(Need.rank))
)
_OPEN_CYCLES = select(
    col(Cycle.pupil_id),
    col(Cycle.id),
    col(Cycle.number),
    col(Cycle.assessed_on),
    col(Cycle.planned_on),
    col(Cycle.review_by),
).where(col(Cycle.reviewed_on).is_(None))
_REVIEWED_OUTCOMES = (
    select(
        col(Cycle.pupil_id),
        func.sum(case((col(CycleOutcome.result) == Result.MET, 1), else_=0)),
        func.count(),
    )
    .join(CycleOutcome, col(CycleOutcome.cycle_id) == col(Cycle.id))
    .where(
        col(Cycle.reviewed_on).is_not(None),
        col(CycleOutcome.result) != Result.NOT_REVIEWED,  # nor those without a result
    )
    .group_by(col(Cycle.pupil_id))
)
