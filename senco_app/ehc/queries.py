"""Questions about requests for an EHC needs assessment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import select
from sqlmodel import col
from sqlmodel import select as select_rows

from senco_app.ehc import rules
from senco_app.ehc.clocks import clocks_on, welsh_authorities
from senco_app.ehc.records import (
    RequestLine,
    RequestRecord,
    RequestState,
    StatutoryClock,
)
from senco_app.models.editing import found
from senco_app.models.ehc import NeedsAssessmentRequest
from senco_app.models.pupil import Pupil, SenPeriod
from senco_app.models.school import NonSchoolDay, Term
from senco_app.pupils.rules import full_name, match_key, sort_name
from senco_app.register import asker
from senco_app.roles import Permission, may
from senco_app.school.calendars import calendar_of
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row as SqlRow
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
        newest_first = RequestsOf(self.pupil_id).fetch(session, today)
        return newest_first[0] if newest_first else None


@dataclass(frozen=True, slots=True)
class RequestsOf:
    """What stands in each of this pupil's requests?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    pupil_id: str

    def fetch(self, session: Session, today: date) -> tuple[RequestRecord, ...]:
        """Return the requests, the one begun last first.

        Whoever may not read assessments gets dates, and no account of needs.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        del today
        pupil = found(session, Pupil, self.pupil_id, "pupil")
        names = (pupil.legal_surname, pupil.legal_forename, pupil.preferred_name)
        rows = session.exec(
            select_rows(NeedsAssessmentRequest)
            .where(col(NeedsAssessmentRequest.pupil_id) == self.pupil_id)
            .order_by(
                col(NeedsAssessmentRequest.started_on).desc(),
                col(NeedsAssessmentRequest.id).desc(),
            )
        )
        records = tuple(_record(row, full_name(*names)) for row in rows)
        if may(asker(session).role, Permission.READ_ASSESSMENTS):
            return records
        return tuple(
            replace(one, outcomes_sought="", further_provision="") for one in records
        )


def _record(row: NeedsAssessmentRequest, pupil_name: str) -> RequestRecord:
    return RequestRecord(
        id=row.id,
        version=row.version,
        pupil_id=row.pupil_id,
        pupil_name=pupil_name,
        started_on=row.started_on,
        asked_by=row.asked_by,
        authority=row.authority,
        parents_told_on=row.parents_told_on,
        outcomes_sought=row.outcomes_sought,
        further_provision=row.further_provision,
        sent_on=row.sent_on,
        received_on=row.received_on,
        answer=row.answer,
        answered_on=row.answered_on,
    )


@dataclass(frozen=True, slots=True)
class RequestDates:
    """Which dates follow from the receipt of this request?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    request_id: str

    def fetch(self, session: Session, today: date) -> StatutoryClock:
        """Return the dates; without a receipt, what will be due after how many weeks.

        Raises:
            RecordMissingError: If there is no such request.
        """
        row = found(session, NeedsAssessmentRequest, self.request_id, "request")
        pupil = found(session, Pupil, row.pupil_id, "pupil")
        received_on = row.received_on
        clocks = clocks_on(received_on or today)
        steps = tuple(one for one in clocks if one.counted_from == "received")
        if _in_wales(pupil.home_authority, row.authority):
            return StatutoryClock(received_on, (), (), (rules.WALES,), in_wales=True)
        if received_on is None:
            return StatutoryClock(None, (), steps)
        dates = rules.dates_after(received_on, clocks)
        days = _school_days(session)
        return StatutoryClock(
            received_on, dates, steps, rules.remarks(received_on, dates, days)
        )


@dataclass(frozen=True, slots=True)
class RequestList:
    """Where does each request of each pupil stand?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[RequestLine, ...]:
        """Return a line each: what has a date first, then what has none, then the past.

        Nothing follows from a request after which a later one was begun.

        Pupils in the archive have none.
        """
        return _lines(session, today, _school_days(session))


def request_lines(
    session: Session, today: date, days: SchoolDays
) -> tuple[RequestLine, ...]:
    """Return each pupil's newest request, sorted by what comes next.

    Args:
        session: An open session, which is asked once.
        today: The day to judge from.
        days: The school's days.
    """
    return tuple(line for line in _lines(session, today, days) if line.is_newest)


def _lines(session: Session, today: date, days: SchoolDays) -> tuple[RequestLine, ...]:
    rows = session.connection().execute(_REQUESTS).all()
    newest = {row.pupil_id: row.id for row in rows}
    lines = (
        _line(row, today, days, is_newest=newest[row.pupil_id] == row.id)
        for row in rows
    )
    return tuple(sorted(lines, key=_what_comes_next))


def _line(
    row: SqlRow[*tuple[Any, ...]], today: date, days: SchoolDays, *, is_newest: bool
) -> RequestLine:
    names = (row.legal_surname, row.legal_forename, row.preferred_name)
    state = RequestState(
        sent_on=row.sent_on,
        received_on=row.received_on,
        answer=row.answer,
        answered_on=row.answered_on,
        has_plan=row.status is SenStatus.EHC_PLAN,
        in_wales=_in_wales(row.home_authority, row.authority),
        replaced=not is_newest,
    )
    clocks = clocks_on(row.received_on or today)
    return RequestLine(
        id=row.id,
        pupil_id=row.pupil_id,
        name=full_name(*names),
        sort_name=sort_name(*names),
        form=row.form,
        authority=row.authority,
        asked_by=row.asked_by,
        started_on=row.started_on,
        sent_on=row.sent_on,
        received_on=row.received_on,
        next=rules.next_step(state, today, clocks, days),
        is_newest=is_newest,
    )


def _what_comes_next(line: RequestLine) -> tuple[bool, bool, str, str, str]:
    on = line.next.on
    when = on.isoformat() if on else ""
    name = match_key(line.sort_name)
    return line.next.is_over, on is None, when, name, line.id


def _in_wales(home_authority: str, authority: str) -> bool:
    home = rules.authority_for(home_authority, authority)
    return rules.lives_in_wales(home, welsh_authorities())


def _school_days(session: Session) -> SchoolDays:
    connection = session.connection()
    terms = connection.execute(select(Term.__table__)).all()  # type: ignore[attr-defined]
    days = connection.execute(select(NonSchoolDay.__table__)).all()  # type: ignore[attr-defined]
    return SchoolDays.of(calendar_of(terms, days))


_REQUESTS = (
    select(
        col(NeedsAssessmentRequest.id),
        col(NeedsAssessmentRequest.pupil_id),
        col(NeedsAssessmentRequest.authority),
        col(NeedsAssessmentRequest.asked_by),
        col(NeedsAssessmentRequest.started_on),
        col(NeedsAssessmentRequest.sent_on),
        col(NeedsAssessmentRequest.received_on),
        col(NeedsAssessmentRequest.answer),
        col(NeedsAssessmentRequest.answered_on),
        col(Pupil.legal_surname),
        col(Pupil.legal_forename),
        col(Pupil.preferred_name),
        col(Pupil.form),
        col(Pupil.home_authority),
        col(SenPeriod.status),
    )
    .join(Pupil, col(Pupil.id) == col(NeedsAssessmentRequest.pupil_id))
    .join(SenPeriod, col(SenPeriod.pupil_id) == col(Pupil.id))
    .where(col(Pupil.archived_on).is_(None), col(SenPeriod.until_on).is_(None))
    .order_by(col(NeedsAssessmentRequest.started_on), col(NeedsAssessmentRequest.id))
)
