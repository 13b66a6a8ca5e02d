"""What follows from a review beside the next cycle, in the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from senco_app.cycles.commands.rows import period_now
from senco_app.ehc.rules import authority_for, is_open
from senco_app.models.editing import found
from senco_app.models.ehc import NeedsAssessmentRequest
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.models.school import School
from senco_app.pupils.rules import last_day_before
from senco_app.register import Topic
from senco_app.vocabulary import KeepReason, SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.models.cycle import Cycle
    from senco_app.register import Work


def end_support(work: Work, cycle: Cycle) -> None:
    """End SEN support on the day of the review, with what was learned as the reason.

    Parents and carers were told there. The types of need end with it and stay in the
    record; the pupil stays in the register as recently off SEN support.
    """
    session, held_on = work.session, cycle.reviewed_on or work.today
    now = period_now(session, cycle.pupil_id)
    if now is None or now.status is SenStatus.NONE:
        return
    from_on = max(held_on, now.from_on)
    now.until_on = last_day_before(from_on, now.from_on)
    _end_needs(session, cycle.pupil_id, from_on)
    session.add(
        SenPeriod(
            pupil_id=cycle.pupil_id,
            status=SenStatus.NONE,
            from_on=from_on,
            reason=cycle.learned,
            parents_told_on=held_on,
        )
    )
    pupil = found(session, Pupil, cycle.pupil_id, "pupil")
    pupil.keep_reason = pupil.keep_reason or KeepReason.OFF_SUPPORT_RECENTLY


def _end_needs(session: Session, pupil_id: str, from_on: date) -> None:
    needs = select(Need).where(
        col(Need.pupil_id) == pupil_id, col(Need.until_on).is_(None)
    )
    for need in session.exec(needs):
        need.until_on = last_day_before(from_on, need.from_on)


def begin_request(work: Work, cycle: Cycle) -> None:
    """Begin a request for an EHC needs assessment, unless one is open."""
    session = work.session
    requests = session.exec(
        select(NeedsAssessmentRequest).where(
            col(NeedsAssessmentRequest.pupil_id) == cycle.pupil_id
        )
    )
    if any(
        is_open(row.sent_on, row.received_on, work.today, row.answer)
        for row in requests
    ):
        return
    pupil = found(session, Pupil, cycle.pupil_id, "pupil")
    school = session.exec(select(School)).first()
    own = school.authority if school else ""
    session.add(
        NeedsAssessmentRequest(
            pupil_id=cycle.pupil_id,
            started_on=cycle.reviewed_on or work.today,
            authority=authority_for(pupil.home_authority, own),
        )
    )
    work.changed.add(Topic.REQUESTS)
