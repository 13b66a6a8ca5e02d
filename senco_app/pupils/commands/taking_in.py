"""Takes the office's file into the register."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import Session, col, select

from senco_app.models.cycle import Cycle
from senco_app.models.editing import found, touch
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.models.school import RollCount, School
from senco_app.pupils import rules
from senco_app.pupils.office.planning import planned
from senco_app.pupils.office.proposing import aside
from senco_app.pupils.office.records import KnownPupil
from senco_app.pupils.records import PupilDetails, RankedNeed, StatusPeriod
from senco_app.register import Topic
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.office.records import Amendment, ImportPlan, Newcomer
    from senco_app.pupils.records import ImportReport, OfficeFile
    from senco_app.register import Work
    from senco_app.school.records import RollNumber


@dataclass(frozen=True, slots=True)
class ImportOfficeFile:
    """Take the office's file into the register; a dry run only reports what would be.

    What is only proposed is left to ``ChangeStatus``, once somebody has decided.

    Attributes:
        file: What was read from it.
        source_name: The file's name; of a path only the last part is kept.
        dry_run: Report the same, and write nothing but that it was tried.
    """

    permission: ClassVar[Permission] = Permission.IMPORT
    act: ClassVar[str] = "import the office's file"

    file: OfficeFile
    source_name: str
    dry_run: bool = False

    def run(self, work: Work) -> ImportReport:
        """Add and change pupils, replace the roll numbers, and return the report."""
        plan = planned(self.file, _known_pupils(work.session), work.today)
        if not self.dry_run:
            _write(work, plan)
        school = work.session.exec(select(School.id)).first()
        work.about("school", school or "", self._why(plan.report))
        return plan.report

    def _why(self, report: ImportReport) -> str:
        name = self.source_name.replace("\\", "/").rpartition("/")[2]
        name = name.encode(errors="replace").decode()  # a disk may hold what no text is
        figures = (
            f"{report.new} new, {report.changed} changed{aside(report)}, "
            f"{report.unchanged} unchanged, {report.counted_only} counted only, "
            f"{len(report.left_out)} left out"
        )
        tried = "; tried only, nothing was taken in" if self.dry_run else ""
        return f"{name}: {figures}{tried}"


def _known_pupils(session: Session) -> tuple[KnownPupil, ...]:
    """Return every pupil of the register, archived ones too, with one query a table."""
    periods = defaultdict(list)
    for period in session.exec(select(SenPeriod).order_by(col(SenPeriod.from_on))):
        periods[period.pupil_id].append(period)
    needs = defaultdict(list)
    present = select(Need).where(col(Need.until_on).is_(None)).order_by(col(Need.rank))
    for need in session.exec(present):
        needs[need.pupil_id].append(need)
    running = {
        cycle.pupil_id: cycle.number
        for cycle in session.exec(
            select(Cycle).where(
                col(Cycle.reviewed_on).is_(None), col(Cycle.planned_on).is_not(None)
            )
        )
    }
    pupils = session.exec(select(Pupil).order_by(col(Pupil.id)))
    return tuple(
        replace(_known(p, periods[p.id], needs[p.id]), running_cycle=running.get(p.id))
        for p in pupils
    )


def _known(pupil: Pupil, periods: list[SenPeriod], needs: list[Need]) -> KnownPupil:
    details = {name: getattr(pupil, name) for name in PupilDetails.__slots__}
    ends = [period.until_on for period in periods if period.until_on]
    holding = next((period for period in periods if period.until_on is None), None)
    return KnownPupil(
        id=pupil.id,
        details=PupilDetails(**details),
        former_upn=pupil.former_upn,
        archived=pupil.archived_on is not None,
        period=None if holding is None else _period(holding),
        free_from=max(ends) + timedelta(days=1) if ends else None,
        needs=tuple(
            RankedNeed(need.type_code, need.rank, need.from_on) for need in needs
        ),
    )


def _period(row: SenPeriod) -> StatusPeriod:
    return StatusPeriod(
        status=row.status,
        from_on=row.from_on,
        reason=row.reason,
        parents_told_on=row.parents_told_on,
        original=row.original,
    )


def _write(work: Work, plan: ImportPlan) -> None:
    for amendment in plan.amendments:
        _amend(work, amendment)
    work.session.flush()  # UPNs that became free are free before newcomers take them
    _add(work, plan.newcomers)
    if plan.amendments or plan.newcomers:
        work.changed.add(Topic.PUPILS)
    if plan.roll is not None:
        _replace_roll(work.session, plan.roll, work.today)
        work.changed.add(Topic.SCHOOL)


def _add(work: Work, newcomers: tuple[Newcomer, ...]) -> None:
    session = work.session
    pupils = [_pupil(newcomer, work.today) for newcomer in newcomers]
    session.add_all(pupils)
    session.flush()  # what refers to them comes after
    for pupil, newcomer in zip(pupils, newcomers, strict=True):
        _begin_period(session, pupil.id, newcomer.period)
        _begin_needs(session, pupil.id, newcomer)


def _pupil(newcomer: Newcomer, entered_on: date) -> Pupil:
    details = {name: getattr(newcomer.details, name) for name in PupilDetails.__slots__}
    return Pupil(**details, former_upn=newcomer.former_upn, entered_on=entered_on)


def _begin_period(session: Session, pupil_id: str, period: StatusPeriod) -> None:
    session.add(
        SenPeriod(
            pupil_id=pupil_id,
            status=period.status,
            from_on=period.from_on,
            reason=period.reason,
            original=period.original,
        )
    )


def _begin_needs(session: Session, pupil_id: str, newcomer: Newcomer) -> None:
    for rank, code in enumerate(newcomer.needs, start=1):
        session.add(
            Need(
                pupil_id=pupil_id,
                type_code=code,
                rank=rank,
                from_on=newcomer.period.from_on,
            )
        )


def _amend(work: Work, amendment: Amendment) -> None:
    pupil = found(work.session, Pupil, amendment.pupil_id, "pupil")
    for name in PupilDetails.__slots__:
        setattr(pupil, name, getattr(amendment.details, name))
    pupil.former_upn = amendment.former_upn
    pupil.archived_on = None
    if amendment.period is not None:
        _change_period(work.session, amendment, amendment.period)
    if amendment.needs is not None:
        _change_needs(work.session, pupil.id, amendment.needs, work.today)
    touch(pupil)


def _change_period(
    session: Session, amendment: Amendment, period: StatusPeriod
) -> None:
    present = select(SenPeriod).where(
        col(SenPeriod.pupil_id) == amendment.pupil_id,
        col(SenPeriod.until_on).is_(None),
    )
    now = session.exec(present).first()
    if now is not None and not amendment.follows:
        now.status, now.from_on = period.status, period.from_on
        now.reason, now.original = period.reason, period.original
        now.parents_told_on = period.parents_told_on
        return
    if now is not None:
        now.until_on = rules.last_day_before(period.from_on, now.from_on)
        session.flush()  # one status holds at a time
    _begin_period(session, amendment.pupil_id, period)


def _change_needs(
    session: Session, pupil_id: str, codes: tuple[str, ...], today: date
) -> None:
    """Write the needs in their new order; one that keeps its rank keeps its dates."""
    wanted = dict(enumerate(codes, start=1))
    present = select(Need).where(
        col(Need.pupil_id) == pupil_id, col(Need.until_on).is_(None)
    )
    for need in session.exec(present).all():
        if wanted.get(need.rank) == need.type_code:
            del wanted[need.rank]
        else:
            need.until_on = rules.last_day_before(today, need.from_on)
    session.flush()  # the former ranks are free before the new ones are taken
    for rank, code in wanted.items():
        session.add(Need(pupil_id=pupil_id, type_code=code, rank=rank, from_on=today))


def _replace_roll(
    session: Session, numbers: tuple[RollNumber, ...], today: date
) -> None:
    """Put the new snapshot in the place of the former one, whole."""
    former = {(row.year_group, row.sex): row for row in session.exec(select(RollCount))}
    for number in numbers:
        row = former.pop((number.year_group, number.sex), None)
        if row is None:
            row = RollCount(
                counted_on=today,
                year_group=number.year_group,
                sex=number.sex,
                pupils=number.pupils,
            )
        row.counted_on, row.pupils = today, number.pupils
        row.pupil_premium, row.eal = number.pupil_premium, number.eal
        row.looked_after = number.looked_after
        session.add(row)
    for gone in former.values():
        session.delete(gone)
