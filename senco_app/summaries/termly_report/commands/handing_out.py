"""Printing a termly report, and taking one out again as it was issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.models.editing import found
from senco_app.models.report import TermlyReport
from senco_app.roles import Permission
from senco_app.summaries.termly_report.commands.issuing import ExportTermlyReport
from senco_app.summaries.termly_report.queries.asking import IssuedPaper

if TYPE_CHECKING:
    from senco_app.register import Work
    from senco_app.summaries.records import Paper
    from senco_app.vocabulary import Audience


@dataclass(frozen=True, slots=True)
class PrintTermlyReport:
    """Draw up a term's report as of today, to be printed."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "print the termly report"

    audience: Audience
    term: str = ""

    def run(self, work: Work) -> Paper:
        """Return the paper.

        Raises:
            RuleBrokenError: If no terms are on file, or the term has not begun.
            RecordMissingError: If the school has not been set up.
        """
        return ExportTermlyReport(self.audience, self.term).run(work)


@dataclass(frozen=True, slots=True)
class ExportIssuedReport:
    """Take out a report as it was issued, to be written as a file."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "export an issued termly report"

    report_id: str

    def run(self, work: Work) -> Paper:
        """Return the paper, with the headteacher's sign-off if any.

        Raises:
            RecordMissingError: If there is no such report.
            FileUnusableError: If another version of the application wrote it.
        """
        row = found(work.session, TermlyReport, self.report_id, "report")
        work.about("termly_report", row.id, f"{row.term}, for {row.audience.words}")
        return IssuedPaper(self.report_id).fetch(work.session, work.today)


@dataclass(frozen=True, slots=True)
class PrintIssuedReport:
    """Take out a report as it was issued, to be printed."""

    permission: ClassVar[Permission] = Permission.EXPORT
    act: ClassVar[str] = "print an issued termly report"

    report_id: str

    def run(self, work: Work) -> Paper:
        """Return the paper, with the headteacher's sign-off if any.

        Raises:
            RecordMissingError: If there is no such report.
            FileUnusableError: If another version of the application wrote it.
        """
        return ExportIssuedReport(self.report_id).run(work)
