from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from senco_app.exports.paper_docx import paper_docx
from senco_app.summaries.records import (
    Bullets,
    Facts,
    Grid,
    Nothing,
    Quote,
    Source,
    Statement,
    Subheading,
)
from tests.exports.papers import ANYTHING, HOSTILE, NOTE, paper_of

if TYPE_CHECKING:
    from docx.document import Document

    from senco_app.summaries.records import Paper

NUMBER = re.compile(r"\[U\+([0-9A-F]{4,6})]")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
REVIEW = Source("Review", date(2026, 2, 12))


def opened(paper: Paper) -> Document:
    """Return the paper as Word would read it."""
    return docx.Document(BytesIO(paper_docx(paper)))


def part(paper: Paper, name: str) -> str:
    """Return one part of the file as text."""
    with zipfile.ZipFile(BytesIO(paper_docx(paper))) as file:
        return file.read(name).decode()


def told(text: str) -> str:
    """Return written text with numbers as the characters that they stand for."""
    return NUMBER.sub(lambda it: chr(int(it[1], 16)), text)


def typed(text: str) -> str:
    """Return typed text with each kind of line end as Word's own."""
    return LINE_ENDS.sub("\n", text)


def test_headings_quotations_and_lists_are_words_own() -> None:
    document = opened(
        paper_of(
            Statement("Reads alone.", REVIEW),
            Subheading("In class"),
            Quote("I like maps.", "Ada", REVIEW),
            Bullets((Statement("Draws"), Statement("Sings", REVIEW))),
            Nothing(),
        )
    )

    assert [
        (each.style.name if each.style else "", each.text)
        for each in document.paragraphs
    ] == [
        ("Title", "Support so far"),
        ("Subtitle", "Ada Byron, Year 4"),
        ("Heading 1", "1. What was done"),
        ("Normal", "Reads alone. [Review, 12 Feb 2026]"),
        ("Heading 2", "In class"),
        ("Quote", "I like maps."),
        ("Quote by", "Ada [Review, 12 Feb 2026]"),
        ("List Bullet", "Draws"),
        ("List Bullet", "Sings [Review, 12 Feb 2026]"),
        ("Normal", "No evidence recorded."),
    ]


def test_a_table_has_a_caption_and_a_header_row_that_repeats() -> None:
    grid = Grid("Cycles", ("Cycle", "Target"), (("1", "60 words"), ("2",)), (1, 3))
    document = opened(paper_of(grid))

    (table,) = document.tables
    written = document.element.body.find(qn("w:tbl"))
    header, *body = written.findall(qn("w:tr"))
    caption = document.paragraphs[-2]
    assert (caption.text, caption.style and caption.style.name) == ("Cycles", "Caption")
    assert caption.style
    assert caption.style.paragraph_format.keep_with_next
    assert written.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Cycles"
    assert header.trPr is not None
    assert header.trPr.find(qn("w:tblHeader")) is not None
    assert all(
        row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is None
        for row in body
    )
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Cycle", "Target"],
        ["1", "60 words"],
        ["2", ""],
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_written_letter_for_letter(text: str) -> None:
    document = opened(
        paper_of(
            Statement(text),
            Subheading(text),
            Bullets((Statement(text),)),
            Quote(text, text),
            Facts("", ((text, text),)),
            Grid(text, (text, "b"), ((text, text),), (1, 1)),
        )
    )

    said = [told(each.text) for each in document.paragraphs[3:] if each.text]
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    assert said == [typed(text)] * 6
    assert [told(cell) for cell in cells] == (
        [typed(text)] * 3 + ["b"] + [typed(text)] * 2
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ANYTHING)
def test_whatever_is_typed_is_what_is_written(text: str) -> None:
    document = opened(paper_of(Facts("", ((text, "b"),)), title=text, printed_by=text))

    assert told(document.paragraphs[0].text) == typed(text)
    assert told(document.tables[0].cell(0, 0).text) == typed(text)


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    paper = paper_of(Nothing(), title="Łucja & <Ada>")
    about = opened(paper).core_properties

    assert (about.title, about.author, about.language) == (
        ("Łucja & <Ada>", "Grace Hopper, SENCO", "en-GB")
    )
    assert about.created
    assert about.created.date() == date(2026, 3, 9)
    languages = re.findall(
        '<w:lang [^>]*w:val="([^"]*)"', part(paper, "word/styles.xml")
    )
    assert languages == ["en-GB"]
    assert 'w:themeFontLang w:val="en-GB"' in part(paper, "word/settings.xml")


def test_every_style_is_in_the_house_font() -> None:
    document = opened(paper_of())

    for name in ("Title", "Heading 1", "Heading 2", "Caption", "Footer", "Cell"):
        assert document.styles[name].font.name == "Atkinson Hyperlegible Next"
    assert '<w:altName w:val="Arial"/>' in part(paper_of(), "word/fontTable.xml")


def test_the_foot_says_whose_it_is_and_counts_pages() -> None:
    foot = part(paper_of(Nothing()), "word/footer1.xml")

    assert "Confidential: personal data about Ada Byron" in foot
    assert (
        "Printed by Grace Hopper, SENCO · Mon 9 Mar 2026 · Audit mark 3fa9c1d2" in foot
    )
    assert re.findall("<w:instrText[^>]*>([^<]*)<", foot) == [" PAGE ", " NUMPAGES "]


def test_a_low_table_is_kept_on_one_page_and_a_long_one_by_its_ends() -> None:
    low = Grid("Low", ("a", "b"), (("1", "2"),) * 4, (1, 1))
    long = Grid("Long", ("a", "b"), (("1", "2"),) * 30, (1, 1))
    word = docx.Document(BytesIO(paper_docx(paper_of(low, long))))

    kept = [
        [
            all(p.paragraph_format.keep_with_next for p in cell.paragraphs)
            for cell in table.column_cells(0)
        ]
        for table in word.tables
    ]

    assert kept[0] == [True] * 4 + [False]
    assert [n for n, each in enumerate(kept[1]) if each] == [0, 29]


def test_a_wide_table_turns_its_page_and_what_follows_turns_back() -> None:
    wide = Grid("Wide", ("n",) * 9, (("1",) * 9,), (1,) * 9)
    document = opened(
        paper_of(Statement("a"), Subheading("Wide"), wide, wide, Statement("b"))
    )

    upright, sideways, last = document.sections
    for section, turned in ((upright, False), (sideways, True), (last, False)):
        assert section.page_width
        assert section.page_height
        assert (section.page_width > section.page_height) is turned
        assert not section.footer.is_linked_to_previous
    texts = [each.text for each in document.paragraphs]
    assert texts == [
        "Support so far", "Ada Byron, Year 4", "1. What was done", "a",
        "Wide", "Wide", "", "Wide", "", "b",
    ]  # fmt: skip


def test_the_pages_are_a4_with_margins_of_two_centimetres() -> None:
    (section,) = opened(paper_of(Nothing())).sections

    assert section.page_width
    assert section.left_margin
    assert section.page_width.mm == pytest.approx(210, abs=0.1)
    assert section.left_margin.mm == pytest.approx(20, abs=0.1)


def test_it_holds_no_macro_and_points_nowhere_outside() -> None:
    with zipfile.ZipFile(BytesIO(paper_docx(paper_of(Statement(NOTE))))) as file:
        for name in file.namelist():
            assert not name.lower().endswith((".bin", ".vba", ".jpeg"))
            assert b'TargetMode="External"' not in file.read(name)


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = paper_of(Statement("Łukasz 😀"), Facts("", (("a", "b"),)))

    first = paper_docx(paper)

    assert first == paper_docx(paper)
    assert first != paper_docx(replace(paper, printed_on=date(2026, 3, 10)))
    with zipfile.ZipFile(BytesIO(first)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
