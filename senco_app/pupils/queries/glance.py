"""What is told of a pupil beside the list, before their page is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import and_, select
from sqlmodel import col

from senco_app.errors import RecordMissingError
from senco_app.models.pupil import Pupil, PupilAlert
from senco_app.pupils.records import Glance
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class PupilGlance:
    """What works for this pupil, what matters to them, and what has to be done?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    pupil_id: str

    def fetch(self, session: Session, today: date) -> Glance:
        """Return it, with one question to the database: it is asked row by row.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        holds = and_(
            col(PupilAlert.pupil_id) == col(Pupil.id),
            col(PupilAlert.from_on) <= today,
            col(PupilAlert.until_on).is_(None) | (col(PupilAlert.until_on) >= today),
        )
        rows = session.execute(
            select(
                col(Pupil.profile_support),
                col(Pupil.profile_important),
                col(PupilAlert.kind),
                col(PupilAlert.words),
            )
            .outerjoin(PupilAlert, holds)
            .where(col(Pupil.id) == self.pupil_id)
            .order_by(col(PupilAlert.id))
        ).all()
        if not rows:
            message = "This pupil is not in the register."
            raise RecordMissingError(message)
        return Glance(
            pupil_id=self.pupil_id,
            support=rows[0].profile_support,
            important=rows[0].profile_important,
            alerts=tuple((row.kind, row.words) for row in rows if row.kind),
        )
