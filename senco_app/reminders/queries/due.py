"""Everything that falls due, computed from the rules when asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from senco_app.ehc.queries import request_lines
from senco_app.models.cycle import Cycle
from senco_app.models.ehc import NeedsAssessmentRequest
from senco_app.models.pupil import Pupil, SenPeriod
from senco_app.models.school import NonSchoolDay, Term
from senco_app.pupils.rules import full_name, match_key, sort_name
from senco_app.reminders import rules
from senco_app.reminders.clocks import (
    CYCLE_WITHOUT_PLAN,
    MONITORED_DECIDE,
    REVIEW,
    SUPPORT_WITHOUT_CYCLE,
    Clock,
    clocks_on,
)
from senco_app.reminders.records import Reminder
from senco_app.roles import Permission
from senco_app.school.calendars import calendar_of
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Row, Select
    from sqlmodel import Session

SHOWN_DAYS = 14


@dataclass(frozen=True, slots=True)
class RemindersDue:
    """What is overdue, or falls due within so many calendar days?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    within_days: int = SHOWN_DAYS

    def fetch(self, session: Session, today: date) -> tuple[Reminder, ...]:
        """Return the reminders, the soonest first; archived pupils have none."""
        return Reading(session, today, self.within_days).reminders()


def _by_day(found: tuple[str, Reminder]) -> tuple[date, str, str, str]:
    name, reminder = found
    return reminder.due_on, name, reminder.pupil_id, reminder.kind


class Reading:
    """All that reminders need, read with one question a table."""

    def __init__(self, session: Session, today: date, within_days: int) -> None:
        connection = session.connection()
        self._today, self._within_days = today, within_days
        self._clocks = clocks_on(today)
        terms = connection.execute(select(Term.__table__)).all()  # type: ignore[attr-defined]
        days = connection.execute(select(NonSchoolDay.__table__)).all()  # type: ignore[attr-defined]
        self.calendar = calendar_of(terms, days)
        self._days = SchoolDays.of(self.calendar)
        self._requests = {
            line.pupil_id: line for line in request_lines(session, today, self._days)
        }
        self._pupils = connection.execute(_near(today + timedelta(within_days))).all()

    def reminders(self) -> tuple[Reminder, ...]:
        """Return what is overdue or near, the soonest first."""
        return tuple(reminder for _, reminder in sorted(self._shown(), key=_by_day))

    def _shown(self) -> Iterator[tuple[str, Reminder]]:
        """Give each with what its pupil is sorted by."""
        for pupil in self._pupils:
            for reminder in (
                self._of(pupil),
                self._of_request(pupil),
                self._of_decision(pupil),
            ):
                if reminder is not None:
                    yield match_key(sort_name(*_names(pupil))), reminder

    def _of(self, pupil: Row[*tuple[Any, ...]]) -> Reminder | None:
        if pupil.cycle_id is not None and pupil.planned_on is not None:
            return self._reminder(REVIEW, pupil, pupil.review_by)
        if pupil.cycle_id is not None and pupil.status is not SenStatus.NONE:
            return self._reminder(CYCLE_WITHOUT_PLAN, pupil, pupil.started_on)
        if pupil.cycle_id is None and pupil.status is SenStatus.SEN_SUPPORT:
            since = max(pupil.from_on, pupil.entered_on, pupil.last_on or pupil.from_on)
            return self._reminder(SUPPORT_WITHOUT_CYCLE, pupil, since)
        return None

    def _of_request(self, pupil: Row[*tuple[Any, ...]]) -> Reminder | None:
        request = self._requests.get(pupil.id)
        if request is None or request.next.on is None:
            return None
        found = self._reminder(request.next.key, pupil, request.next.on)
        return replace(found, cycle_id="", request_id=request.id) if found else None

    def _of_decision(self, pupil: Row[*tuple[Any, ...]]) -> Reminder | None:
        if pupil.decide_by is None or pupil.status is not SenStatus.NONE:
            return None
        found = self._reminder(MONITORED_DECIDE, pupil, pupil.decide_by)
        return replace(found, cycle_id="") if found else None

    def _reminder(
        self, key: str, pupil: Row[*tuple[Any, ...]], event_on: date
    ) -> Reminder | None:
        clock = self._clocks.get(key)
        if clock is None:
            return None
        due_on = rules.due_day(clock, event_on, self._days)
        if not rules.is_shown(due_on, self._today, self._within_days):
            return None
        return Reminder(
            kind=clock.key,
            pupil_id=pupil.id,
            pupil=full_name(*_names(pupil)),
            form=pupil.form,
            status=pupil.status,
            upn=pupil.upn,
            cycle_id=pupil.cycle_id or "",
            due_on=due_on,
            urgency=rules.urgency(due_on, self._today, clock.lead_days),
            why=self._why(clock, due_on, pupil.number or 0),
            source=clock.source,
            short_source=clock.short_source,
            force=clock.force,
            act=clock.act,
        )

    def _why(self, clock: Clock, due_on: date, number: int) -> str:
        return rules.sentence(clock, due_on, number, self._today, self._days)


def _names(pupil: Row[*tuple[Any, ...]]) -> tuple[str, str, str]:
    return pupil.legal_surname, pupil.legal_forename, pupil.preferred_name


_LAST_ON = (
    select(func.max(col(Cycle.reviewed_on)))
    .where(col(Cycle.pupil_id) == col(Pupil.id))
    .correlate(Pupil)
    .scalar_subquery()
    .label("last_on")
)
_ASKED_FOR = select(col(NeedsAssessmentRequest.pupil_id))
_PUPILS: Select[*tuple[Any, ...]] = (
    select(
        col(Pupil.id),
        col(Pupil.legal_surname),
        col(Pupil.legal_forename),
        col(Pupil.preferred_name),
        col(Pupil.form),
        col(Pupil.upn),
        col(Pupil.entered_on),
        col(Pupil.decide_by),
        col(SenPeriod.status),
        col(SenPeriod.from_on),
        col(Cycle.id).label("cycle_id"),
        col(Cycle.number),
        col(Cycle.started_on),
        col(Cycle.planned_on),
        col(Cycle.review_by),
        _LAST_ON,
    )
    .join(SenPeriod, col(SenPeriod.pupil_id) == col(Pupil.id))
    .outerjoin(
        Cycle,
        and_(col(Cycle.pupil_id) == col(Pupil.id), col(Cycle.reviewed_on).is_(None)),
    )
    .where(col(Pupil.archived_on).is_(None), col(SenPeriod.until_on).is_(None))
)


def _near(latest: date) -> Select[*tuple[Any, ...]]:
    """Ask for the pupils of whom something may be due by then, and for nobody else.

    What a rule counts from never lies after the day that it sets, so an event after
    the latest day has nothing to show.
    """
    planned = col(Cycle.planned_on).is_not(None)
    return _PUPILS.where(
        or_(
            col(Cycle.id).is_(None),
            and_(planned, col(Cycle.review_by) <= latest),
            and_(~planned, col(Cycle.started_on) <= latest),
            col(Pupil.id).in_(_ASKED_FOR),
            col(Pupil.decide_by) <= latest,
        )
    )
