"""One pupil's page, and finding a pupil by what identifies them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from sqlalchemy import select
from sqlmodel import col

from senco_app.errors import RecordMissingError
from senco_app.models.editing import found
from senco_app.models.pupil import Need, Pupil, PupilAlert, SenPeriod
from senco_app.pupils import rules
from senco_app.pupils.records import (
    Alert,
    Profile,
    PupilDetails,
    PupilRecord,
    RankedNeed,
    StatusPeriod,
)
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

PlainT = TypeVar("PlainT", Alert, PupilDetails, RankedNeed, StatusPeriod)


@dataclass(frozen=True, slots=True)
class PupilPage:
    """What is recorded of one pupil?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    pupil_id: str

    def fetch(self, session: Session, today: date) -> PupilRecord:
        """Return the pupil's record, with former statuses and needs newest first.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        row = found(session, Pupil, self.pupil_id, "pupil")
        details = _plain(PupilDetails, row)
        needs = self._needs(session)
        return PupilRecord(
            id=row.id,
            version=row.version,
            name=rules.full_name(
                row.legal_surname, row.legal_forename, row.preferred_name
            ),
            year_group=rules.year_group(details, today),
            upn_is_sound=row.upn is not None and rules.upn_is_sound(row.upn),
            details=details,
            profile=Profile(
                appreciated=row.profile_appreciated,
                important=row.profile_important,
                support=row.profile_support,
            ),
            statuses=self._statuses(session),
            needs=tuple(need for need in needs if need.until_on is None),
            former_needs=tuple(need for need in needs if need.until_on is not None),
            alerts=self._alerts(session, today),
            archived_on=row.archived_on,
        )

    def _alerts(self, session: Session, today: date) -> tuple[Alert, ...]:
        rows = session.scalars(
            select(PupilAlert)
            .where(
                col(PupilAlert.pupil_id) == self.pupil_id,
                col(PupilAlert.until_on).is_(None)
                | (col(PupilAlert.until_on) >= today),
            )
            .order_by(col(PupilAlert.id))
        )
        return tuple(_plain(Alert, row) for row in rows)

    def _statuses(self, session: Session) -> tuple[StatusPeriod, ...]:
        rows = session.scalars(
            select(SenPeriod)
            .where(col(SenPeriod.pupil_id) == self.pupil_id)
            .order_by(col(SenPeriod.from_on).desc(), col(SenPeriod.id).desc())
        )
        return tuple(_plain(StatusPeriod, row) for row in rows)

    def _needs(self, session: Session) -> tuple[RankedNeed, ...]:
        rows = session.scalars(
            select(Need)
            .where(col(Need.pupil_id) == self.pupil_id)
            .order_by(col(Need.until_on).desc(), col(Need.rank), col(Need.id))
        )
        return tuple(_plain(RankedNeed, row) for row in rows)


def _plain(kind: type[PlainT], row: object) -> PlainT:
    """Return a record whose fields are called as the row's columns."""
    return kind(**{name: getattr(row, name) for name in kind.__slots__})


@dataclass(frozen=True, slots=True)
class PupilByUpnOrId:
    """Which pupil is meant by this UPN, former UPN or id?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    text: str

    def fetch(self, session: Session, today: date) -> str:
        """Return the pupil's id; one who is archived only by id.

        Raises:
            RecordMissingError: If no pupil has it.
        """
        del today
        wanted = self.text.strip()
        if not wanted.isascii():  # no id and no UPN has such a letter
            raise RecordMissingError(_nobody(wanted))
        if wanted and session.get(Pupil, wanted) is not None:
            return wanted
        for column in (col(Pupil.upn), col(Pupil.former_upn)):
            pupil_id = session.scalars(
                select(col(Pupil.id)).where(
                    column == wanted.upper(), col(Pupil.archived_on).is_(None)
                )
            ).first()
            if pupil_id is not None:
                return pupil_id
        raise RecordMissingError(_nobody(wanted))


def _nobody(wanted: str) -> str:
    return f"No pupil has the UPN or id “{wanted}”."
