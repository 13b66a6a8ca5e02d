"""Changes to requests for an EHC needs assessment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.ehc import rules
from senco_app.models.editing import found, found_as
from senco_app.models.ehc import NeedsAssessmentRequest
from senco_app.models.pupil import Pupil
from senco_app.models.school import School
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.vocabulary import AskedBy

if TYPE_CHECKING:
    from datetime import date

    from senco_app.register import Work
    from senco_app.vocabulary import AuthorityAnswer


@dataclass(frozen=True, slots=True)
class BeginRequest:
    """Begin a request; Children and Families Act 2014, s36(1)."""

    permission: ClassVar[Permission] = Permission.EDIT_REQUESTS
    act: ClassVar[str] = "begin an EHC needs assessment request"

    pupil_id: str
    asked_by: AskedBy = AskedBy.SCHOOL
    authority: str = ""

    def run(self, work: Work) -> str:
        """Write the request, and return its id.

        Without an authority it is the one where the child lives, else the school's.

        Raises:
            RecordMissingError: If there is no such pupil.
            RuleBrokenError: If a request is open already.
        """
        pupil = found(work.session, Pupil, self.pupil_id, "pupil")
        rules.check_no_open_request(self._open_since(work))
        school = work.session.exec(select(School)).first()
        own = school.authority if school else ""
        usual = rules.authority_for(pupil.home_authority, own)
        request = NeedsAssessmentRequest(
            pupil_id=pupil.id,
            started_on=work.today,
            asked_by=self.asked_by,
            authority=self.authority if self.authority.strip() else usual,
        )
        work.session.add(request)
        _changed(work, request)
        return request.id

    def _open_since(self, work: Work) -> date | None:
        requests = work.session.exec(
            select(NeedsAssessmentRequest).where(
                col(NeedsAssessmentRequest.pupil_id) == self.pupil_id
            )
        )
        days = (
            row.started_on
            for row in requests
            if rules.is_open(row.sent_on, row.received_on, work.today, row.answer)
        )
        return next(days, None)


@dataclass(frozen=True, slots=True)
class EditRequest:
    """Change what is written in a request; it may have gaps."""

    permission: ClassVar[Permission] = Permission.EDIT_REQUESTS
    act: ClassVar[str] = "change an EHC needs assessment request"

    request_id: str
    version: int
    asked_by: AskedBy
    authority: str
    parents_told_on: date | None = None
    outcomes_sought: str = ""
    further_provision: str = ""

    def run(self, work: Work) -> int:
        """Write the request as typed, and return its new version.

        Raises:
            RecordMissingError: If there is no such request.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If the authority is missing, or a day is still to come.
        """
        request = found_as(
            work.session,
            NeedsAssessmentRequest,
            (self.request_id, self.version),
            "request",
        )
        rules.check_request(self.authority, self.parents_told_on, work.today)
        request.asked_by = self.asked_by
        request.authority = self.authority
        request.parents_told_on = self.parents_told_on
        request.outcomes_sought = self.outcomes_sought
        request.further_provision = self.further_provision
        return _changed(work, request)


@dataclass(frozen=True, slots=True)
class RecordRequestSent:
    """Record on which day a request was sent to the authority."""

    permission: ClassVar[Permission] = Permission.DATE_REQUESTS
    act: ClassVar[str] = "record that a request was sent"

    request_id: str
    sent_on: date

    def run(self, work: Work) -> int:
        """Write the day, and return the request's new version.

        Raises:
            RecordMissingError: If there is no such request.
            RuleBrokenError: If the day is still to come, or after the receipt.
        """
        request = found(
            work.session, NeedsAssessmentRequest, self.request_id, "request"
        )
        rules.check_sent(self.sent_on, request.received_on, work.today)
        request.sent_on = self.sent_on
        return _changed(work, request)


@dataclass(frozen=True, slots=True)
class RecordRequestReceived:
    """Record on which day the authority received a request: its clock runs from it."""

    permission: ClassVar[Permission] = Permission.DATE_REQUESTS
    act: ClassVar[str] = "record that a request was received"

    request_id: str
    received_on: date

    def run(self, work: Work) -> int:
        """Write the day, and return the request's new version.

        Raises:
            RecordMissingError: If there is no such request.
            RuleBrokenError: If it was not sent before, or was answered before, or the
                day is still to come.
        """
        request = found(
            work.session, NeedsAssessmentRequest, self.request_id, "request"
        )
        rules.check_received(self.received_on, request.sent_on, work.today)
        rules.check_received_before_answer(self.received_on, request.answered_on)
        request.received_on = self.received_on
        return _changed(work, request)


@dataclass(frozen=True, slots=True)
class RecordAuthorityAnswer:
    """Record what the authority decided on a request, and when."""

    permission: ClassVar[Permission] = Permission.DATE_REQUESTS
    act: ClassVar[str] = "record the authority's answer to a request"

    request_id: str
    answer: AuthorityAnswer
    answered_on: date

    def run(self, work: Work) -> int:
        """Write the answer, and return the request's new version.

        Raises:
            RecordMissingError: If there is no such request.
            RuleBrokenError: If it was not received before, or the day is still to come.
        """
        request = found(
            work.session, NeedsAssessmentRequest, self.request_id, "request"
        )
        rules.check_answer(self.answered_on, request.received_on, work.today)
        request.answer, request.answered_on = self.answer, self.answered_on
        return _changed(work, request)


def _changed(work: Work, request: NeedsAssessmentRequest) -> int:
    work.session.flush()
    work.about("pupil", request.pupil_id, "EHC needs assessment request")
    work.changed.add(Topic.REQUESTS)
    return request.version
