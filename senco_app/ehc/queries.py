"""Questions about requests for an EHC needs assessment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.ehc.records import RequestRecord
from senco_app.models.editing import found
from senco_app.models.ehc import NeedsAssessmentRequest
from senco_app.models.pupil import Pupil
from senco_app.pupils.rules import full_name
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class RequestOf:
    """What stands in this pupil's newest request?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    pupil_id: str

    def fetch(self, session: Session, today: date) -> RequestRecord | None:
        """Return the request that was begun last, or None.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        del today
        pupil = found(session, Pupil, self.pupil_id, "pupil")
        row = session.exec(
            select(NeedsAssessmentRequest)
            .where(col(NeedsAssessmentRequest.pupil_id) == self.pupil_id)
            .order_by(
                col(NeedsAssessmentRequest.started_on).desc(),
                col(NeedsAssessmentRequest.id).desc(),
            )
        ).first()
        if row is None:
            return None
        names = (pupil.legal_surname, pupil.legal_forename, pupil.preferred_name)
        return RequestRecord(
            id=row.id,
            version=row.version,
            pupil_id=row.pupil_id,
            pupil_name=full_name(*names),
            started_on=row.started_on,
            asked_by=row.asked_by,
            authority=row.authority,
            parents_told_on=row.parents_told_on,
            outcomes_sought=row.outcomes_sought,
            further_provision=row.further_provision,
            sent_on=row.sent_on,
            received_on=row.received_on,
        )
