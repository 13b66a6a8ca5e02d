"""What the termly report is drawn from, as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import Delivery, DeliveryLine
    from senco_app.school.rules import SchoolDays
    from senco_app.summaries.termly_report.records import (
        Figures,
    )
    from senco_app.vocabulary import AuthorityAnswer, Phase, SenStatus


@dataclass(frozen=True, slots=True)
class StatusSpan:
    """A SEN status from a day until another; no end: it holds."""

    status: SenStatus
    from_on: date
    until_on: date | None = None
    reason: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether it held on that day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, slots=True)
class Person:
    """A pupil of the register, whether there now or not.

    ``need`` is the primary one on the day of the report, empty without one.
    """

    id: str
    name: str
    form: str
    year_group: str
    sex: str
    pupil_premium: bool
    eal: bool
    need: str
    entered_on: date
    archived_on: date | None
    spans: tuple[StatusSpan, ...]

    def status_on(self, day: date) -> SenStatus | None:
        """Return the SEN status on a day; None for who was not in the school then."""
        if self.archived_on is not None and self.archived_on <= day:
            return None
        holding = [span.status for span in self.spans if span.holds_on(day)]
        return holding[-1] if holding else None


@dataclass(frozen=True, slots=True)
class Roll:
    """How many others are on roll, as the office's newest file counted them."""

    others: int
    counted_on: date


@dataclass(frozen=True, slots=True)
class CycleDue:
    """A cycle with an agreed plan whose review concerns the term."""

    pupil_id: str
    review_by: date
    reviewed_on: date | None


@dataclass(frozen=True, slots=True)
class RequestSeen:
    """A request as it stood on the day of the report, and what comes next."""

    pupil_id: str
    asked_by: str
    sent_on: date | None
    received_on: date | None
    answer: AuthorityAnswer | None
    answered_on: date | None
    next_words: str
    next_on: date | None
    force: str = ""


@dataclass(frozen=True, slots=True)
class SessionsGiven:
    """Sessions of the term until the day of the report.

    ``pupils`` is how many children they were planned for, ``groups`` a line a group.
    """

    total: Delivery
    pupils: int
    groups: tuple[DeliveryLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LastReport:
    """Last term's report as it was issued: who was counted."""

    issued_on: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class TermSpan:
    """The term of the report, and the day on which the one before it ended."""

    key: str
    name: str
    first_on: date
    last_on: date
    before_on: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the register says, from which the report is drawn.

    ``as_of`` is the day it shows: today, or the last day of a term that is over.
    ``held`` is what governors were shown by every report issued to them, of whatever
    term: they may have kept them all.
    """

    school: str
    phase: Phase
    last_year_group: str
    term: TermSpan
    as_of: date
    people: tuple[Person, ...]
    roll: Roll | None
    cycles: tuple[CycleDue, ...]
    requests: tuple[RequestSeen, ...]
    days: SchoolDays
    sessions: SessionsGiven | None = None
    last: LastReport | None = None
    held: tuple[Figures, ...] = ()
