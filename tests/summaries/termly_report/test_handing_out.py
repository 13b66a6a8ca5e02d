"""Reports that are printed, and those that are taken out again as issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.errors import RecordMissingError
from senco_app.models.history import History
from senco_app.pupils.records import PupilDetails
from senco_app.school.commands import SetCalendar
from senco_app.summaries.termly_report.commands import (
    ExportIssuedReport,
    IssueReport,
    PrintIssuedReport,
    PrintTermlyReport,
)
from senco_app.summaries.termly_report.queries import IssuedPaper
from senco_app.vocabulary import Audience
from tests.pupils.made import TERMS, add_pupil
from tests.summaries.termly_report.made import texts

if TYPE_CHECKING:
    from senco_app.register import Register


@pytest.fixture
def school(register: Register) -> Register:
    """Return a register with terms and one child on SEN support."""
    register.execute(SetCalendar(TERMS))
    add_pupil(register)
    return register


@pytest.mark.parametrize("command", [ExportIssuedReport, PrintIssuedReport])
def test_an_issued_report_is_taken_out_as_it_was_and_the_history_says_which(
    school: Register, command: type[ExportIssuedReport | PrintIssuedReport]
) -> None:
    report_id = school.execute(IssueReport(Audience.GOVERNORS))
    add_pupil(school, PupilDetails("Another", "Child"))

    paper = school.execute(command(report_id))

    assert texts(paper) == texts(school.ask(IssuedPaper(report_id)))
    entry = next(iter(school.ask(History())))
    assert (entry.act, entry.entity, entry.entity_id) == (
        command.act,
        "termly_report",
        report_id,
    )


def test_printing_is_told_apart_from_exporting(school: Register) -> None:
    school.execute(PrintTermlyReport(Audience.HEAD))

    assert next(iter(school.ask(History()))).act == "print the termly report"


def test_a_report_that_is_not_there_is_said_so(school: Register) -> None:
    with pytest.raises(RecordMissingError):
        school.execute(ExportIssuedReport("no such report"))
