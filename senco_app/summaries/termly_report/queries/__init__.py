"""Questions behind the termly SEN report."""

from __future__ import annotations

from senco_app.summaries.termly_report.queries.asking import (
    IssuedPaper,
    IssuedReports,
    ReportNow,
    ReportTerms,
    ReportWords,
)
from senco_app.summaries.termly_report.queries.doubting import (
    ReportDoubts,
    WordsDoubted,
)

__all__ = [
    "IssuedPaper",
    "IssuedReports",
    "ReportDoubts",
    "ReportNow",
    "ReportTerms",
    "ReportWords",
    "WordsDoubted",
]
