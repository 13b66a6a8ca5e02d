"""Changes to a pupil's types of need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.models.editing import found_as, touch
from senco_app.models.pupil import Need, Pupil
from senco_app.pupils import rules
from senco_app.pupils.commands.rows import changed, needs_now, status_now
from senco_app.roles import Permission
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class SetNeeds:
    """Say which types of need a pupil has, the primary one first."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "change a pupil's needs"

    pupil_id: str
    version: int
    needs: tuple[str, ...]
    from_on: date

    def run(self, work: Work) -> int:
        """Write the needs, keep the former ones, return the pupil's new version.

        A need that keeps its rank keeps its dates, also when it is put back on the
        day on which it was taken away. One that would have held on no day is taken
        out; its versions stay in the history.

        Raises:
            RecordMissingError: If there is no such pupil.
            RecordChangedError: If somebody changed the record meanwhile.
            RuleBrokenError: If a code or its rank is not allowed.
        """
        pupil = found_as(work.session, Pupil, (self.pupil_id, self.version), "pupil")
        now = status_now(work.session, pupil.id)
        status = now.status if now else SenStatus.NONE
        rules.check_needs(self.needs, status, self.from_on)
        rules.check_need_start(self.from_on, work.today)
        self._replace(work.session)
        touch(pupil)
        return changed(work, pupil)

    def _replace(self, session: Session) -> None:
        wanted = dict(enumerate(self.needs, start=1))
        for need in needs_now(session, self.pupil_id):
            if wanted.get(need.rank) == need.type_code:
                del wanted[need.rank]
            elif need.from_on >= self.from_on:
                session.delete(need)  # it would have held on no day
            else:
                need.until_on = rules.last_day_before(self.from_on, need.from_on)
        session.flush()  # a rank is free before it is given again
        for rank, code in wanted.items():
            former = self._ended_the_day_before(session, rank, code)
            if former is not None:
                former.until_on = None
                continue
            session.add(
                Need(
                    pupil_id=self.pupil_id,
                    type_code=code,
                    rank=rank,
                    from_on=self.from_on,
                )
            )

    def _ended_the_day_before(
        self, session: Session, rank: int, code: str
    ) -> Need | None:
        """Return the need that this one carries on without a day between them."""
        return session.exec(
            select(Need).where(
                col(Need.pupil_id) == self.pupil_id,
                col(Need.rank) == rank,
                col(Need.type_code) == code,
                col(Need.until_on) == self.from_on - timedelta(days=1),
            )
        ).first()
