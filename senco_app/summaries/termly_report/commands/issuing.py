"""Issuing, signing off and exporting termly reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app import wording
from senco_app.errors import NotAllowedError, RuleBrokenError
from senco_app.models.editing import check_unchanged, found
from senco_app.models.people import Appointment
from senco_app.models.report import TermlyReport
from senco_app.register import Topic
from senco_app.roles import Permission, Role
from senco_app.summaries.termly_report.commands.writing import check_unnamed
from senco_app.summaries.termly_report.freezing import frozen
from senco_app.summaries.termly_report.queries.asking import report_of
from senco_app.summaries.termly_report.queries.typed import pupil_names
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from senco_app.register import Work
    from senco_app.summaries.records import Paper


@dataclass(frozen=True, slots=True)
class IssueReport:
    """Keep a term's report as it stands today: it will not change any more.

    The next term's change is reckoned against it.
    """

    permission: ClassVar[Permission] = Permission.WRITE_REPORTS
    act: ClassVar[str] = "issue the termly report"

    audience: Audience
    term: str = ""

    def run(self, work: Work) -> str:
        """Keep the figures and the paper, and return the report's id.

        Raises:
            RuleBrokenError: If the term has not begun, or words for governors name a
                child.
            RecordMissingError: If the school has not been set up.
        """
        who = work.who.name
        words, report = report_of(
            work.session, work.today, self.term, self.audience, who, issued=True
        )
        if words.left_out:
            gone = wording.counted(
                words.left_out, "comment or action names", "comments or actions name"
            )
            message = f"{gone} a child. Take the names out, then issue the report."
            raise RuleBrokenError(message, "comments")
        row = TermlyReport(
            term_key=report.whole.term_key,
            term=report.whole.term,
            audience=self.audience,
            as_of=report.whole.as_of,
            issued_on=work.today,
            issued_by=work.who.name,
            figures=frozen(report.whole),
            shown=frozen(report.shown),
            paper=frozen(report.paper),
        )
        work.session.add(row)
        work.session.flush()
        work.about("termly_report", row.id, f"{row.term}, for {self.audience.words}")
        work.changed.add(Topic.REPORTS)
        return row.id


@dataclass(frozen=True, slots=True)
class SignOff:
    """Sign an issued report off, as the headteacher, with words of one's own."""

    permission: ClassVar[Permission] = Permission.SIGN_OFF
    act: ClassVar[str] = "sign the termly report off"

    report_id: str
    version: int
    words: str = ""

    def run(self, work: Work) -> int:
        """Add the sign-off, and return the report's new version.

        Raises:
            RecordMissingError: If there is no such report.
            NotAllowedError: If the person signed in is not the headteacher today.
            RuleBrokenError: If it is signed already, or words for governors name a
                child.
            RecordChangedError: If it was changed meanwhile.
        """
        row = found(work.session, TermlyReport, self.report_id, "report")
        _check_headteacher(work)
        if row.signed_off_on is not None:
            signed = f"{row.signed_off_by} on {wording.day(row.signed_off_on)}"
            message = f"This report was signed off by {signed}."
            raise RuleBrokenError(message)
        check_unchanged(work.session, row, self.version)
        if row.audience is Audience.GOVERNORS:
            check_unnamed(self.words, pupil_names(work.session), "words")
        row.signed_off_on = work.today
        row.signed_off_by = work.who.name
        row.sign_off_words = self.words
        work.session.flush()
        work.about("termly_report", row.id)
        work.changed.add(Topic.REPORTS)
        return row.version


@dataclass(frozen=True, slots=True)
class ExportTermlyReport:
    """Draw up a term's report as of today, to be written as a file."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "export the termly report"

    audience: Audience
    term: str = ""

    def run(self, work: Work) -> Paper:
        """Return the paper.

        Raises:
            RuleBrokenError: If no terms are on file, or the term has not begun.
            RecordMissingError: If the school has not been set up.
        """
        _, report = report_of(
            work.session, work.today, self.term, self.audience, work.who.name
        )
        key = report.whole.term_key
        work.about("termly_report", key, f"for {self.audience.words}")
        return report.paper


@dataclass(frozen=True, slots=True)
class NoteFailedReport:
    """Say in the history that an export of a report came to nothing."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "export of the termly report failed, no file was written"

    def run(self, work: Work) -> None:
        """Write the entry alone: the cause may name folders, so it is left out."""
        work.about("termly_report", "")


def _check_headteacher(work: Work) -> None:
    """Accept who is headteacher today, also when signed in as the SENCO."""
    holds = select(Appointment.id).where(
        col(Appointment.person_id) == work.who.person_id,
        col(Appointment.role) == Role.HEADTEACHER,
        col(Appointment.from_on) <= work.today,
        col(Appointment.until_on).is_(None) | (col(Appointment.until_on) >= work.today),
    )
    if work.session.exec(holds).first() is None:
        message = "A report is signed off by the headteacher. Nothing was changed."
        raise NotAllowedError(message)
