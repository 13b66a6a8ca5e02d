"""What is asked of the database for a termly report."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlmodel import col

from senco_app.models.cycle import Cycle
from senco_app.models.ehc import NeedsAssessmentRequest
from senco_app.models.provision import GroupMember
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.models.school import RollCount

PEOPLE = select(
    col(Pupil.id),
    col(Pupil.legal_surname),
    col(Pupil.legal_forename),
    col(Pupil.preferred_name),
    col(Pupil.born_on),
    col(Pupil.sex),
    col(Pupil.year_group_override),
    col(Pupil.form),
    col(Pupil.pupil_premium),
    col(Pupil.eal),
    col(Pupil.entered_on),
    col(Pupil.archived_on),
)
SPANS = select(
    col(SenPeriod.pupil_id),
    col(SenPeriod.status),
    col(SenPeriod.from_on),
    col(SenPeriod.until_on),
    col(SenPeriod.reason),
).order_by(col(SenPeriod.from_on), col(SenPeriod.id))
# The primary need comes last, so that it is the one a pupil is left with.
NEEDS = select(col(Need.pupil_id), col(Need.type_code), col(Need.rank)).order_by(
    col(Need.rank).desc()
)
OTHERS = select(
    func.count().label("rows"),
    func.sum(col(RollCount.pupils)).label("others"),
    func.max(col(RollCount.counted_on)).label("counted_on"),
)
MEMBERS = select(func.count(func.distinct(col(GroupMember.pupil_id))))
CYCLES = (
    select(
        col(Cycle.pupil_id),
        col(Cycle.review_by),
        col(Cycle.reviewed_on),
        col(Pupil.archived_on),
    )
    .join(Pupil, col(Pupil.id) == col(Cycle.pupil_id))
    .order_by(col(Cycle.review_by), col(Cycle.id))
)
REQUESTS = (
    select(
        col(NeedsAssessmentRequest.pupil_id),
        col(NeedsAssessmentRequest.authority),
        col(NeedsAssessmentRequest.asked_by),
        col(NeedsAssessmentRequest.sent_on),
        col(NeedsAssessmentRequest.received_on),
        col(NeedsAssessmentRequest.answer),
        col(NeedsAssessmentRequest.answered_on),
        col(Pupil.home_authority),
        col(Pupil.archived_on),
    )
    .join(Pupil, col(Pupil.id) == col(NeedsAssessmentRequest.pupil_id))
    .order_by(col(NeedsAssessmentRequest.started_on), col(NeedsAssessmentRequest.id))
)
