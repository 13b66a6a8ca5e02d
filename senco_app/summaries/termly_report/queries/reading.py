"""Reads from the register all that a termly report is drawn from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from senco_app.ehc import rules as ehc_rules
from senco_app.ehc.clocks import clocks_on, welsh_authorities
from senco_app.ehc.records import RequestState
from senco_app.models.cycle import Cycle
from senco_app.models.ehc import NeedsAssessmentRequest
from senco_app.models.provision import GroupMember
from senco_app.models.pupil import Need
from senco_app.models.report import TermlyReport
from senco_app.provision.queries import Deliveries, Groups
from senco_app.pupils import rules as pupil_rules
from senco_app.school.queries import CalendarIs, SchoolIs
from senco_app.school.rules import SchoolDays
from senco_app.summaries.termly_report.evidence import (
    CycleDue,
    Evidence,
    LastReport,
    Person,
    RequestSeen,
    Roll,
    SessionsGiven,
    StatusSpan,
    TermSpan,
)
from senco_app.summaries.termly_report.freezing import thawed
from senco_app.summaries.termly_report.queries import statements
from senco_app.summaries.termly_report.records import (
    Figures,
)
from senco_app.summaries.termly_report.telling_apart import (
    names_more_than_once,
    told_apart,
)
from senco_app.summaries.termly_report.terms import term_of_report
from senco_app.vocabulary import Audience, SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row
    from sqlmodel import Session

    from senco_app.provision.records import DeliveryLine
    from senco_app.school.records import Calendar


def evidence_of(
    session: Session, today: date, wanted: str, audience: Audience
) -> Evidence:
    """Return all that the register says of a term, with one question a table.

    Raises:
        RuleBrokenError: If no terms are on file, or the term has not begun.
        RecordMissingError: If the school has not been set up.
    """
    school = SchoolIs().fetch(session, today)
    calendar = CalendarIs().fetch(session, today)
    term = term_of_report(calendar, today, wanted)
    reading = _Reading(session, term, min(today, term.last_on), SchoolDays(calendar))
    return Evidence(
        school=school.name,
        phase=school.phase,
        last_year_group=school.last_year_group,
        term=term,
        as_of=reading.as_of,
        people=reading.people(),
        roll=reading.roll(),
        cycles=reading.cycles(),
        requests=reading.requests(),
        days=reading.days,
        sessions=reading.sessions(),
        last=_last_report(session, calendar, term, audience),
        held=_held_by_governors(session) if audience is Audience.GOVERNORS else (),
    )


class _Reading:
    """Reads the parts of the evidence as of one day."""

    def __init__(
        self, session: Session, term: TermSpan, as_of: date, days: SchoolDays
    ) -> None:
        self._session = session
        self._connection = session.connection()
        self._term = term
        self.as_of = as_of
        self.days = days
        self._spans = self._read_spans()

    def people(self) -> tuple[Person, ...]:
        """Return everybody who has or had a record, by name."""
        needs = self._needs()
        rows = self._connection.execute(statements.PEOPLE).all()
        people = [self._person(row, needs) for row in rows]
        return tuple(sorted(people, key=lambda person: (person.name, person.id)))

    def roll(self) -> Roll | None:
        """Return how many others are on roll, if the office's file told."""
        row = self._connection.execute(statements.OTHERS).one()
        return Roll(row.others, row.counted_on) if row.rows else None

    def cycles(self) -> tuple[CycleDue, ...]:
        """Return the cycles whose review was due or held in the term, or is owed."""
        first_on, last_on = self._term.first_on, self._term.last_on
        held = col(Cycle.reviewed_on)
        rows = self._connection.execute(
            statements.CYCLES.where(
                col(Cycle.planned_on) <= self.as_of,
                held.is_(None) & (col(Cycle.review_by) <= last_on)
                | (held >= first_on)
                & ((col(Cycle.review_by) <= last_on) | (held <= self.as_of)),
            )
        )
        return tuple(
            CycleDue(row.pupil_id, row.review_by, row.reviewed_on)
            for row in rows
            if row.archived_on is None or row.archived_on > self.as_of
        )

    def requests(self) -> tuple[RequestSeen, ...]:
        """Return each pupil's newest request that was open at some time in the term."""
        rows = self._connection.execute(
            statements.REQUESTS.where(
                col(NeedsAssessmentRequest.started_on) <= self.as_of
            )
        )
        newest = {row.pupil_id: row for row in rows}
        seen = (self._request(row) for row in newest.values())
        return tuple(one for one in seen if one is not None)

    def sessions(self) -> SessionsGiven | None:
        """Return what was planned and given in the term; None if nothing was."""
        first_on = self._term.first_on
        given = Deliveries(first_on, self.as_of).fetch(self._session, self.as_of)
        if not given.total.planned:
            return None
        until = col(GroupMember.until_on)
        pupils = self._connection.execute(
            statements.MEMBERS.where(
                col(GroupMember.from_on) <= self.as_of,
                until.is_(None) | (until >= first_on),
            )
        ).scalar_one()
        return SessionsGiven(given.total, pupils, self._told_apart(given.lines))

    def _told_apart(self, lines: tuple[DeliveryLine, ...]) -> tuple[DeliveryLine, ...]:
        if not names_more_than_once(lines):
            return lines
        groups = Groups().fetch(self._session, self.as_of)
        return told_apart(lines, {group.id: group for group in groups})

    def _person(self, row: Row[*tuple[Any, ...]], needs: dict[str, str]) -> Person:
        names = (row.legal_surname, row.legal_forename, row.preferred_name)
        by_age = pupil_rules.year_group_for(row.born_on, self.as_of)
        return Person(
            id=row.id,
            name=pupil_rules.full_name(*names),
            form=row.form,
            year_group=row.year_group_override or by_age,
            sex=row.sex or "",
            pupil_premium=row.pupil_premium,
            eal=row.eal,
            need=needs.get(row.id, ""),
            entered_on=row.entered_on,
            archived_on=row.archived_on,
            spans=tuple(self._spans.get(row.id, ())),
        )

    def _read_spans(self) -> dict[str, list[StatusSpan]]:
        spans = defaultdict(list)
        for pupil_id, status, from_on, until_on, reason in self._connection.execute(
            statements.SPANS
        ):
            spans[pupil_id].append(StatusSpan(status, from_on, until_on, reason))
        return spans

    def _needs(self) -> dict[str, str]:
        until = col(Need.until_on)
        rows = self._connection.execute(
            statements.NEEDS.where(
                col(Need.from_on) <= self.as_of,
                until.is_(None) | (until >= self.as_of),
            )
        )
        return {pupil_id: code for pupil_id, code, _ in rows}

    def _request(self, row: Row[*tuple[Any, ...]]) -> RequestSeen | None:
        """Return a request with what was known on the day; None if long answered."""

        def known(day: date | None) -> date | None:
            return day if day is not None and day <= self.as_of else None

        gone = known(row.archived_on) is not None
        answered = known(row.answered_on)
        if gone or (answered is not None and answered < self._term.first_on):
            return None
        spans = self._spans.get(row.pupil_id, ())
        statuses = [span.status for span in spans if span.holds_on(self.as_of)]
        home = ehc_rules.authority_for(row.home_authority, row.authority)
        received = known(row.received_on)
        answer = row.answer if answered else None
        state = RequestState(
            sent_on=known(row.sent_on),
            received_on=received,
            answer=answer,
            answered_on=answered,
            has_plan=SenStatus.EHC_PLAN in statuses[-1:],
            in_wales=ehc_rules.lives_in_wales(home, welsh_authorities()),
        )
        clocks = clocks_on(received or self.as_of)
        step = ehc_rules.next_step(state, self.as_of, clocks, self.days)
        if step.is_over and answer is None:
            return None
        return RequestSeen(
            pupil_id=row.pupil_id,
            asked_by=str(row.asked_by),
            sent_on=state.sent_on,
            received_on=received,
            answer=answer,
            answered_on=answered,
            next_words=step.words,
            next_on=step.on,
            force=str(step.force or ""),
        )


def _last_report(
    session: Session, calendar: Calendar, term: TermSpan, audience: Audience
) -> LastReport | None:
    """Return the report of the term before as it was issued; the readers' own first."""
    earlier = [one for one in calendar.terms if one.first_on < term.first_on]
    if not earlier:
        return None
    newest = max(earlier, key=lambda one: one.first_on)
    key = term_of_report(calendar, newest.last_on, newest.name).key
    rows = session.scalars(
        select(TermlyReport)
        .where(col(TermlyReport.term_key) == key)
        .order_by(col(TermlyReport.issued_on).desc(), col(TermlyReport.id).desc())
    ).all()
    if not rows:
        return None
    row = next((row for row in rows if row.audience is audience), rows[0])
    return LastReport(row.issued_on, thawed(row.figures, Figures))


def _held_by_governors(session: Session) -> tuple[Figures, ...]:
    """Return what governors were shown by every report issued to them, by its day."""
    rows = session.scalars(
        select(col(TermlyReport.shown))
        .where(col(TermlyReport.audience) == Audience.GOVERNORS)
        .order_by(col(TermlyReport.as_of), col(TermlyReport.id))
    )
    return tuple(thawed(shown, Figures) for shown in rows)
