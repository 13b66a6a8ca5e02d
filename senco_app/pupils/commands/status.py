"""Changes to a pupil's SEN status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from sqlmodel import col, select

from senco_app.models.cycle import Cycle
from senco_app.models.editing import found, touch
from senco_app.models.pupil import Pupil, SenPeriod
from senco_app.pupils import rules
from senco_app.pupils.commands.rows import changed, needs_now, status_now
from senco_app.pupils.records import StatusPeriod
from senco_app.roles import Permission
from senco_app.vocabulary import KeepReason, SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.pupils.records import ProposedEnd
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class ChangeStatus:
    """Change a pupil's SEN status from a day, with the reason.

    An EHC plan counts from the date of the final plan. With the end of SEN support
    the types of need end too; they stay in the record as history, and the pupil stays
    in the register as recently off SEN support unless another reason is set.
    """

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "change a pupil's SEN status"

    pupil_id: str
    status: SenStatus
    from_on: date
    reason: str
    parents_told_on: date | None

    @classmethod
    def ending(cls, end: ProposedEnd, reason: str, told_on: date) -> Self:
        """Return what makes a proposed end of SEN, once it was decided."""
        return cls(end.pupil_id, SenStatus.NONE, end.from_on, reason, told_on)

    def run(self, work: Work) -> int:
        """Write the status, end the one before, return the pupil's new version.

        Raises:
            RecordMissingError: If there is no such pupil.
            RuleBrokenError: If a rule of dates, reason or telling parents and carers
                is broken, a cycle is open when support would end, or NSA is recorded
                when an EHC plan would begin.
        """
        pupil = found(work.session, Pupil, self.pupil_id, "pupil")
        row = status_now(work.session, pupil.id)
        rules.check_status_change(_period(row), self._period(), work.today)
        self._check_needs_and_cycle(work.session)
        if row is not None:
            row.until_on = rules.last_day_before(self.from_on, row.from_on)
        self._begin(work.session, pupil)
        touch(pupil)
        return changed(work, pupil, self.reason)

    def _period(self) -> StatusPeriod:
        return StatusPeriod(
            status=self.status,
            from_on=self.from_on,
            reason=self.reason,
            parents_told_on=self.parents_told_on,
        )

    def _check_needs_and_cycle(self, session: Session) -> None:
        if self.status is SenStatus.NONE:
            number = session.exec(
                select(Cycle.number).where(
                    col(Cycle.pupil_id) == self.pupil_id,
                    col(Cycle.reviewed_on).is_(None),
                    col(Cycle.planned_on).is_not(None),
                )
            ).first()
            rules.check_no_running_cycle(number)
        else:
            needs = needs_now(session, self.pupil_id)
            rules.check_nsa(tuple(need.type_code for need in needs), self.status)

    def _begin(self, session: Session, pupil: Pupil) -> None:
        session.add(
            SenPeriod(
                pupil_id=self.pupil_id,
                status=self.status,
                from_on=self.from_on,
                reason=self.reason,
                parents_told_on=self.parents_told_on,
            )
        )
        if self.status is SenStatus.NONE:
            for need in needs_now(session, self.pupil_id):
                need.until_on = rules.last_day_before(self.from_on, need.from_on)
            pupil.keep_reason = pupil.keep_reason or KeepReason.OFF_SUPPORT_RECENTLY


def _period(row: SenPeriod | None) -> StatusPeriod | None:
    return None if row is None else StatusPeriod(row.status, row.from_on)
