"""Changes to a pupil's types of need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.models.editing import check_unchanged, found, touch
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

        A need that keeps its rank keeps its dates.

        Raises:
            RecordMissingError: If there is no such pupil.
            RecordChangedError: If somebody changed the record meanwhile.
            RuleBrokenError: If a code or its rank is not allowed.
        """
        pupil = found(work.session, Pupil, self.pupil_id, "pupil")
        check_unchanged(work.session, pupil, self.version)
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
            else:
                need.until_on = rules.last_day_before(self.from_on, need.from_on)
        for rank, code in wanted.items():
            session.add(
                Need(
                    pupil_id=self.pupil_id,
                    type_code=code,
                    rank=rank,
                    from_on=self.from_on,
                )
            )
