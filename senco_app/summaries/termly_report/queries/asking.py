"""Questions about termly reports: as they would be now, and as issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import select
from sqlmodel import col

from senco_app.models.editing import found
from senco_app.models.history import last_change
from senco_app.models.report import TermlyReport
from senco_app.roles import Permission
from senco_app.school.queries import CalendarIs
from senco_app.summaries.records import Paper
from senco_app.summaries.termly_report.freezing import thawed
from senco_app.summaries.termly_report.paper import THE_SENCO, Setting, termly_report
from senco_app.summaries.termly_report.queries.reading import evidence_of
from senco_app.summaries.termly_report.queries.typed import words_of
from senco_app.summaries.termly_report.records import (
    IssuedReport,
    Words,
)
from senco_app.summaries.termly_report.signing import signed
from senco_app.summaries.termly_report.terms import term_of_report

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.summaries.termly_report.evidence import TermSpan
    from senco_app.summaries.termly_report.paper import Report
    from senco_app.vocabulary import Audience

SEAL_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ReportNow:
    """What does the register say today of a term, for one kind of reader?

    ``term`` is a key such as "autumn-2026"; empty for the newest that has begun.
    ``printed_by`` is the name given as the maker's in the headteacher's report.
    """

    permission: ClassVar[Permission] = Permission.EXPORT

    audience: Audience
    term: str = ""
    printed_by: str = THE_SENCO

    def fetch(self, session: Session, today: date) -> Paper:
        """Return the report as one paper.

        Raises:
            RuleBrokenError: If no terms are on file, or the term has not begun.
            RecordMissingError: If the school has not been set up.
        """
        told = report_of(session, today, self.term, self.audience, self.printed_by)
        return told[1].paper


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What was typed for a term's report, as it stands there to be changed?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    term: str
    audience: Audience

    def fetch(self, session: Session, today: date) -> Words:
        """Return comments and actions whole, also what governors would not be told."""
        del today
        return words_of(session, self.term, self.audience, whole=True)


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """Of which terms can a report be made?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[TermSpan, ...]:
        """Return the terms that have begun, the newest first."""
        calendar = CalendarIs().fetch(session, today)
        begun = [term for term in calendar.terms if term.first_on <= today]
        return tuple(
            term_of_report(calendar, today, term.name) for term in reversed(begun)
        )


@dataclass(frozen=True, slots=True)
class IssuedReports:
    """Which reports were issued?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[IssuedReport, ...]:
        """Return one line a report, the newest first."""
        del today
        rows = session.connection().execute(_ISSUED)
        return tuple(IssuedReport(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's own name for it


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """What did a report say when it was issued?"""

    permission: ClassVar[Permission] = Permission.EXPORT

    report_id: str

    def fetch(self, session: Session, today: date) -> Paper:
        """Return the paper as it was issued, with the headteacher's sign-off if any.

        Raises:
            RecordMissingError: If there is no such report.
            FileUnusableError: If another version of the application wrote it.
        """
        del today
        row = found(session, TermlyReport, self.report_id, "report")
        paper = thawed(row.paper, Paper)
        return signed(
            paper, row.signed_off_on, row.signed_off_by, row.sign_off_words,
            row.audience,
        )  # fmt: skip


def report_of(
    session: Session,
    today: date,
    term: str,
    audience: Audience,
    printed_by: str,
    *,
    issued: bool = False,
) -> tuple[Words, Report]:
    """Return a report as of today, with the words that stand in it.

    ``issued`` is whether it will be kept as it is.

    Raises:
        RuleBrokenError: If no terms are on file, or the term has not begun.
        RecordMissingError: If the school has not been set up.
    """
    evidence = evidence_of(session, today, term, audience)
    words = words_of(session, evidence.term.key, audience)
    mark = _audit_mark(session)
    setting = Setting(audience, printed_by, today, mark, issued=issued)
    return words, termly_report(evidence, words, setting)


def _audit_mark(session: Session) -> str:
    head = last_change(session)
    return f"{head.sequence}-{head.seal[:SEAL_SHOWN]}" if head.sequence else ""


_ISSUED = select(
    col(TermlyReport.id),
    col(TermlyReport.version),
    col(TermlyReport.term_key),
    col(TermlyReport.term),
    col(TermlyReport.audience),
    col(TermlyReport.issued_on),
    col(TermlyReport.issued_by),
    col(TermlyReport.signed_off_on),
    col(TermlyReport.signed_off_by),
    col(TermlyReport.sign_off_words),
).order_by(col(TermlyReport.issued_on).desc(), col(TermlyReport.id).desc())
