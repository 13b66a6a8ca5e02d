"""Questions behind the termly SEN report."""

from __future__ import annotations

from senco_app.summaries.termly_report.queries.asking import (
    IssuedPaper,
    IssuedReports,
    ReportNow,
    ReportTerms,
    ReportWords,
)

__all__ = ["IssuedPaper", "IssuedReports", "ReportNow", "ReportTerms", "ReportWords"]
