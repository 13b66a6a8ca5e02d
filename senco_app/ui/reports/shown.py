"""Which report is on show, and what is drawn up of it. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.summaries.records import Grid, Nothing, Statement
from senco_app.summaries.termly_report.commands import (
    ExportIssuedReport,
    ExportTermlyReport,
    PrintIssuedReport,
    PrintTermlyReport,
)
from senco_app.summaries.termly_report.paper import HOW_WITHHELD
from senco_app.summaries.termly_report.queries import IssuedPaper, ReportNow
from senco_app.summaries.termly_report.told import WITHHELD
from senco_app.vocabulary import Audience
from senco_app.wording import counted, listed, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.register import Command, Query
    from senco_app.summaries.records import Paper, Section
    from senco_app.summaries.termly_report.records import IssuedReport

WHY_WITHHELD = (
    "No child is named, and numbers of children from 1 to 4 are withheld with every "
    "number that would give one of them away, because a child could be known by it. "
    "That is good practice, not law."
)
NOTHING_WITHHELD = "In this report no number had to be withheld."


@dataclass(frozen=True, slots=True)
class Shown:
    """A report of one term for one kind of reader.

    ``issued`` is the report as it was issued; without it, it is as of today.
    """

    audience: Audience
    term_key: str
    term: str
    issued: IssuedReport | None = None

    def query(self, printed_by: str) -> Query[Paper]:
        """Return the question for its paper, which leaves nothing in the history."""
        if self.issued is not None:
            return IssuedPaper(self.issued.id)
        return ReportNow(self.audience, self.term_key, printed_by)

    def print_command(self) -> Command[Paper]:
        """Return what draws it up to be printed."""
        if self.issued is not None:
            return PrintIssuedReport(self.issued.id)
        return PrintTermlyReport(self.audience, self.term_key)

    def export_command(self) -> Command[Paper]:
        """Return what draws it up to be written as a file."""
        if self.issued is not None:
            return ExportIssuedReport(self.issued.id)
        return ExportTermlyReport(self.audience, self.term_key)

    def file_name(self, today: date, ending: str) -> str:
        """Return a file name with the term and the readers, and no child in it."""
        on = self.issued.issued_on if self.issued else today
        readers = "headteacher" if self.audience is Audience.HEAD else "governors"
        return f"SEN-report-{self.term_key}-{readers}-{on.isoformat()}.{ending}"

    def words(self) -> str:
        """Return "Spring 2027, for governors, as issued 25 Mar 2027"."""
        as_it_is = (
            f"as issued {short_day(self.issued.issued_on)}" if self.issued else "today"
        )
        return f"{self.term}, for {self.audience.words}, {as_it_is}"


def withheld_words(paper: Paper) -> str:
    """Say what a governors' report withholds, part by part, and why."""
    told = tuple(_withheld_in(paper.sections))
    if not told:
        return f"{NOTHING_WITHHELD} {WHY_WITHHELD}"
    return f"Withheld here: {listed(told)}. {WHY_WITHHELD}"


def _withheld_in(sections: Iterable[Section]) -> Iterable[str]:
    for part in sections:
        number = _withheld_numbers(part)
        if number:
            yield f"{counted(number, 'number', 'numbers')} under {part.title}"
        elif _says_withheld(part, Nothing):
            yield f"all of {part.title}"
        elif _says_withheld(part, Statement):
            yield f"a part of {part.title}"


def _withheld_numbers(part: Section) -> int:
    grids = (block for block in part.blocks if isinstance(block, Grid))
    return sum(cell == WITHHELD for grid in grids for row in grid.rows for cell in row)


def _says_withheld(part: Section, kind: type[Nothing | Statement]) -> bool:
    said = (block.text for block in part.blocks if isinstance(block, kind))
    return any(WITHHELD in text for text in said if text != HOW_WITHHELD)
