"""A short last part, such as the place to sign, stands on no page alone."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from pypdf import PdfReader

from senco_app.exports.paper_docx import paper_docx
from senco_app.exports.paper_pdf import paper_pdf
from senco_app.summaries.records import Facts, Grid, Nothing, Section, Statement
from tests.exports.papers import paper_of

SIGN = Section(3, "Sign-off", (Facts("Not yet", (("Head", ""), ("Date", ""))),))
ACTIONS = Section(2, "Actions", (Nothing("None are entered yet."),))
WIDE = Grid("Wide", tuple("abcdefghi"), (tuple("123456789"),), (1.0,) * 9)


def filled(lines: int) -> Section:
    """Return a part with so many lines."""
    return Section(1, "Before", tuple(Statement("A line.") for _ in range(lines)))


@pytest.mark.parametrize("lines", range(21, 28))
def test_the_place_to_sign_takes_the_short_part_before_with_it(lines: int) -> None:
    paper = paper_of(sections=(filled(lines), ACTIONS, SIGN))
    pages = [page.extract_text() for page in PdfReader(BytesIO(paper_pdf(paper))).pages]

    assert "Sign-off" in pages[-1]
    assert "None are entered" in pages[-1]


def test_after_a_page_that_lies_on_its_side_it_stays_there() -> None:
    paper = paper_of(sections=(filled(3), Section(2, "Actions", (WIDE,)), SIGN))

    last = PdfReader(BytesIO(paper_pdf(paper))).pages[-1]
    word = Document(BytesIO(paper_docx(paper)))

    assert last.mediabox.width > last.mediabox.height
    assert "Wide" in last.extract_text()
    assert "Sign-off" in last.extract_text()
    assert word.sections[-1].orientation == WD_ORIENT.LANDSCAPE


def test_in_word_the_line_after_a_last_table_is_too_low_for_a_page() -> None:
    word = Document(BytesIO(paper_docx(paper_of(sections=(filled(3), SIGN)))))

    assert word.paragraphs[-1].text == ""
    assert word.paragraphs[-1].paragraph_format.line_spacing == Pt(1)


def test_a_long_part_is_not_moved_for_the_last_one() -> None:
    paper = paper_of(sections=(filled(3), filled(80), SIGN))

    assert len(PdfReader(BytesIO(paper_pdf(paper))).pages) == 3
