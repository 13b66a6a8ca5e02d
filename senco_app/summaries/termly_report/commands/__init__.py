"""Writing, issuing and signing off termly SEN reports."""

from __future__ import annotations

from senco_app.summaries.termly_report.commands.handing_out import (
    ExportIssuedReport,
    PrintIssuedReport,
    PrintTermlyReport,
)
from senco_app.summaries.termly_report.commands.issuing import (
    ExportTermlyReport,
    IssueReport,
    NoteFailedReport,
    SignOff,
)
from senco_app.summaries.termly_report.commands.writing import (
    SaveActions,
    SaveComments,
)

__all__ = [
    "ExportIssuedReport",
    "ExportTermlyReport",
    "IssueReport",
    "NoteFailedReport",
    "PrintIssuedReport",
    "PrintTermlyReport",
    "SaveActions",
    "SaveComments",
    "SignOff",
]
