"""What tagging costs: one request of about 15 pages, tagged and untagged."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pypdf import PdfReader

from bench.figures import Figure, milliseconds
from senco_app.exports import faces, style
from senco_app.exports.paper_docx import paper_docx
from senco_app.exports.paper_pdf import paper_pdf
from senco_app.exports.story import Story
from senco_app.exports.tagged import document
from senco_app.summaries.records import (
    Bullets,
    Facts,
    Grid,
    Paper,
    Quote,
    Section,
    Source,
    Statement,
    Subheading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.summaries.records import Block

_DAY: Final = date(2026, 3, 9)
_NOTE: Final = (
    "Listens well to stories and remembers them in detail, but finds it hard to hold a "
    "sentence in mind for long enough to write it down. In a group of six starts after "
    "the others and looks to an adult first; on most days this happens in every "
    "written lesson. "
)
_SECTIONS: Final = 16
_ROWS: Final = 14


def measure(*, torture: bool) -> Iterator[Figure]:
    """Print the same paper both ways, and once as a Word file."""
    paper = long_paper()
    times = 31 if torture else 9
    plain = milliseconds(lambda: untagged(paper), times=times)
    tagged = milliseconds(lambda: paper_pdf(paper), times=times)
    pages = len(PdfReader(BytesIO(paper_pdf(paper))).pages)
    yield Figure("pages of the request", pages, "")
    yield Figure("the request as a tagged PDF", tagged, "ms")
    yield Figure("tagged against untagged", tagged / plain, "x", most=2)
    word = milliseconds(lambda: paper_docx(paper), times=times)
    yield Figure("the request as a Word file", word, "ms")


def untagged(paper: Paper) -> None:
    """Set the same flowables on an ordinary canvas."""
    faces.register()
    story = Story(paper)
    pages = document.template(style.PAGE, style.MARGIN, faces.REGULAR)
    pages.build(story.flowables)


def long_paper() -> Paper:
    """Return a made-up request of about 15 pages."""
    return Paper(
        title="Request for an education, health and care needs assessment",
        subtitle="A made-up child",
        confidential="a made-up child",
        printed_by="A made-up SENCO",
        printed_on=_DAY,
        audit_head="3fa9c1d2",
        sections=tuple(
            Section(number, f"Part {number}", _blocks(number))
            for number in range(_SECTIONS)
        ),
    )


def _blocks(number: int) -> tuple[Block, ...]:
    source = Source("Review", _DAY)
    rows = tuple(
        (f"Cycle {row}", _NOTE[: 40 + row * 7], "12 words", "60 words", "41 words")
        for row in range(_ROWS)
    )
    return (
        Statement(_NOTE * 2, source),
        Subheading("What helps"),
        Bullets((Statement(_NOTE, source), Statement(_NOTE))),
        Quote(_NOTE, "A made-up parent", source),
        Facts("At a glance", (("Year", "Year 4"), ("Part", str(number)))),
        Grid(
            "Cycles side by side",
            ("Cycle", "Outcome", "Baseline", "Target", "Actual"),
            rows if number % 2 else rows[:3],
            (1, 4, 1, 1, 1),
        ),
    )
