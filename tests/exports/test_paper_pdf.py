from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from senco_app.exports import lettering
from senco_app.exports.paper_pdf import paper_pdf
from senco_app.summaries.records import (
    Bullets,
    Facts,
    Grid,
    Nothing,
    Quote,
    Section,
    Source,
    Statement,
    Subheading,
)
from tests.exports.papers import ANYTHING, HOSTILE, NOTE, paper_of
from tests.exports.reading import Heard

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = re.compile(r"\[U\+([0-9A-F]{4,6})]")
REVIEW = Source("Review", date(2026, 2, 12))


def bare(text: str) -> str:
    """Return text without spaces and unseen characters, its letters composed."""
    return "".join(unicodedata.normalize("NFC", lettering.seen(text)).split())


def printed(text: str) -> str:
    """Return printed text with numbers as the characters that they stand for."""
    told = NUMBER.sub(lambda it: chr(int(it[1], 16)), text)
    return "".join(told.split())


def test_it_tells_on_the_way_and_ends_when_it_is_called_off() -> None:
    paper = paper_of(Statement("Reads alone."), Quote("I like maps.", "Ada", REVIEW))
    told: list[bool] = []
    whole = paper_pdf(paper, lambda: told.append(True))

    assert whole == paper_pdf(paper)
    assert len(told) >= 4  # each block is made, and set
    for step in range(len(told)):
        with pytest.raises(InterruptedError):
            paper_pdf(paper, _off_at(step))


def _off_at(step: int) -> Callable[[], None]:
    left = iter(range(step))

    def between() -> None:
        if next(left, None) is None:
            raise InterruptedError

    return between


def test_a_paper_is_read_in_the_order_it_was_written() -> None:
    heard = Heard(
        paper_pdf(
            paper_of(
                Statement("Reads alone.", REVIEW),
                Subheading("In class"),
                Quote("I like maps.", "Ada", REVIEW),
                Bullets((Statement("Draws"), Statement("Sings", REVIEW))),
                Nothing(),
            )
        )
    )

    section = heard["Sect"][0]
    assert heard.document.kind == "Document"
    assert [part.kind for part in heard.document.parts] == ["H1", "P", "Sect"]
    assert [part.kind for part in section.parts] == (
        ["H2", "P", "H3", "BlockQuote", "L", "P"]
    )
    assert [part.whole() for part in section.parts] == [
        "1. What was done",
        "Reads alone. [Review, 12 Feb 2026]",
        "In class",
        "I like maps.Ada [Review, 12 Feb 2026]",
        "•Draws•Sings [Review, 12 Feb 2026]",
        "No evidence recorded.",
    ]
    assert [part.kind for part in heard["LI"][0].parts] == ["Lbl", "LBody"]
    assert [part.kind for part in heard["BlockQuote"][0].parts] == ["P", "P"]


def test_a_table_tells_its_caption_its_headings_and_its_cells() -> None:
    rows = tuple((f"Cycle {n}", "12 words", "60 words", "") for n in (1, 2, 3))
    grid = Grid("Cycles", ("Cycle", "Baseline", "Target", "Actual"), rows, (1, 1, 1, 1))

    (table,) = Heard(paper_pdf(paper_of(grid)))["Table"]

    assert [part.kind for part in table.parts] == ["Caption", "TR", "TR", "TR", "TR"]
    assert table.parts[0].text == "Cycles"
    assert [(cell.kind, cell.scope) for cell in table.parts[1].parts] == (
        [("TH", "Column")] * 4
    )
    assert [(cell.kind, cell.scope, cell.text) for cell in table.parts[2].parts] == [
        ("TH", "Row", "Cycle 1"),
        ("TD", "", "12 words"),
        ("TD", "", "60 words"),
        ("TD", "", ""),
    ]


def test_facts_are_a_table_whose_first_column_heads_its_rows() -> None:
    facts = Facts("At a glance", (("Year", "Year 4"), ("School", "Brook")))

    (table,) = Heard(paper_pdf(paper_of(facts)))["Table"]

    assert [
        [(cell.kind, cell.scope, cell.text) for cell in row.parts]
        for row in table.all("TR")
    ] == [
        [("TH", "Row", "Year"), ("TD", "", "Year 4")],
        [("TH", "Row", "School"), ("TD", "", "Brook")],
    ]


def test_a_small_table_says_no_more_headings_than_cells() -> None:
    grid = Grid("Notes", ("Week", "Note"), (("1", "a"), ("2", "b")), (1, 1))

    (table,) = Heard(paper_pdf(paper_of(grid)))["Table"]

    assert len(table.all("TH")) <= len(table.all("TD"))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_letter_for_letter(text: str) -> None:
    heard = Heard(
        paper_pdf(
            paper_of(
                Statement(text),
                Quote(text, text),
                Bullets((Statement(text),)),
                Facts(text, ((text, text),)),
                Grid(text, (text, "b"), ((text, text),), (1, 1)),
                Subheading(text),
            )
        )
    )

    assert [printed(part.text) for part in heard["P"][1:]] == [bare(text)] * 3
    assert [printed(part.text) for part in heard["LBody"]] == [bare(text)]
    assert [printed(part.text) for part in heard["Caption"]] == [bare(text)] * 2
    assert [printed(part.text) for part in heard["H3"]] == [bare(text)]
    cells = [printed(cell.text) for row in heard["TR"] for cell in row.parts]
    assert cells == [bare(text)] * 3 + ["b"] + [bare(text)] * 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ANYTHING, ANYTHING)
def test_whatever_is_typed_is_what_is_printed(said: str, cell: str) -> None:
    pdf = paper_pdf(paper_of(Statement(said), Facts("", ((cell, said),)), title=cell))
    heard = Heard(pdf)

    assert printed(heard["H1"][0].text) == bare(cell)
    assert printed("".join(part.text for part in heard["P"][1:])) == bare(said)
    (row,) = heard["TR"]
    assert [printed(part.text) for part in row.parts] == [bare(cell), bare(said)]
    assert [page.stray for page in heard.pages] == [""] * len(heard.pages)


def test_text_as_typed_keeps_its_lines_and_spaces() -> None:
    heard = Heard(paper_pdf(paper_of(Statement("one\n  two   three\n\nfour"))))

    assert heard["P"][1].text.replace("\xa0", " ") == "one   two   three  four"


def test_words_at_the_ends_of_lines_are_kept_apart() -> None:
    text = (NOTE * 40).strip()
    plain, cited, mixed = Heard(
        paper_pdf(
            paper_of(Statement(text), Statement(text, REVIEW), Statement("ŝ " + text))
        )
    )["P"][1:]

    assert plain.text == text
    assert cited.text == text + " [Review, 12 Feb 2026]"
    assert mixed.text == "ŝ " + text


def test_a_word_too_long_for_its_line_gets_no_spaces() -> None:
    assert Heard(paper_pdf(paper_of(Statement("a " + "W" * 300))))["P"][1].text == (
        "a " + "W" * 300
    )


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    heard = Heard(paper_pdf(paper_of(Statement((NOTE * 60).strip()))))

    assert heard["P"][1].pages == [0, 1]
    assert len(heard["P"]) == 2


def test_every_mark_finds_its_element_through_the_parent_tree() -> None:
    rows = tuple((str(n), NOTE) for n in range(60))
    pdf = paper_pdf(paper_of(Statement(NOTE), Grid("", ("No.", "Note"), rows, (1, 6))))
    heard = Heard(pdf)
    numbers = heard.tree["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))

    pages: list[Any] = list(heard.reader.pages)
    for page in pages:
        assert page["/Tabs"] == "/S"
        for mark, parent in enumerate(parents[page["/StructParents"]]):
            assert mark in _marks(parent.get_object(), page)
    assert all(page.marks == {} for page in heard.pages), "a mark without an element"


def _marks(element: Any, page: Any) -> list[int]:  # noqa: ANN401 - of pypdf
    own = element["/Pg"].get_object() == page
    direct = [kid for kid in element["/K"] if isinstance(kid, int)] if own else []
    told = [kid for kid in element["/K"] if isinstance(kid, dict)]
    return direct + [kid["/MCID"] for kid in told if kid["/Pg"].get_object() == page]


def test_the_file_says_what_it_is() -> None:
    heard = Heard(paper_pdf(paper_of(Nothing(), title="Łucja & <Ada>")))
    reader, root = heard.reader, heard.root

    assert root["/Lang"] == "en-GB"
    assert str(root["/MarkInfo"]["/Marked"]) == "True"
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"
    assert reader.xmp_metadata
    assert reader.xmp_metadata.dc_title == {"x-default": "Łucja & <Ada>"}
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert reader.metadata
    assert reader.metadata.title == "Łucja & <Ada>"
    assert reader.metadata.author == "Grace Hopper, SENCO"
    assert reader.metadata.creation_date_raw == "D:20260309000000+00'00'"


def test_every_font_is_embedded() -> None:
    reader = Heard(paper_pdf(paper_of(Statement("Łukasz Кирилл"), Nothing()))).reader

    for page in reader.pages:
        fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
        assert len(fonts) >= 4  # upright, bold, italic and the second font
        for font in fonts:
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_the_foot_of_every_page_says_whose_it_is_and_which_page() -> None:
    heard = Heard(paper_pdf(paper_of(Statement(NOTE * 100))))

    count = len(heard.pages)
    assert count == 3
    for number, page in enumerate(heard.pages, start=1):
        assert f"Page {number} of {count}" in page.artifacts
        assert "Confidential: personal data about Ada Byron" in page.artifacts
        assert "Printed by Grace Hopper, SENCO · Mon 9 Mar 2026" in page.artifacts
        assert "Audit mark 3fa9c1d2" in page.artifacts


def test_a_paper_about_nobody_names_nobody_in_its_foot() -> None:
    heard = Heard(paper_pdf(paper_of(Nothing(), confidential="")))

    assert "personal data about" not in heard.pages[0].artifacts


def test_a_foot_too_long_for_its_line_is_shortened() -> None:
    heard = Heard(paper_pdf(paper_of(Nothing(), confidential="Ada <b> " * 60)))

    assert "about Ada <b> Ada <b>" in heard.pages[0].artifacts
    assert "…" in heard.pages[0].artifacts


def test_sections_and_subheadings_are_bookmarks() -> None:
    paper = paper_of()
    first = Section(1, "Views", (Statement(NOTE * 60), Subheading("Ada"), Nothing()))
    sections = (first, Section(2, "Łódź", (Nothing(),)))

    reader = Heard(paper_pdf(replace(paper, sections=sections))).reader
    views, under, towns = reader.outline

    assert isinstance(under, list)
    titles = [views["/Title"], under[0]["/Title"], towns["/Title"]]  # type: ignore[call-overload]
    assert titles == ["1. Views", "Ada", "2. Łódź"]
    assert reader.get_destination_page_number(views) == 0  # type: ignore[arg-type]
    assert reader.get_destination_page_number(towns) == 1  # type: ignore[arg-type]


def test_a_section_without_anything_under_it_is_still_there() -> None:
    assert [each.text for each in Heard(paper_pdf(paper_of()))["H2"]] == (
        ["1. What was done"]
    )


def test_a_heading_stays_with_what_it_heads() -> None:
    for lines in range(30, 44):
        paper = paper_of(
            Statement("line\n" * lines + "end"),
            Subheading("Under this heading"),
            Statement(NOTE * 3),
        )
        heard = Heard(paper_pdf(paper))
        assert heard["H3"][0].pages == heard["P"][2].pages[:1]


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = paper_of(Statement("Łukasz 😀"), Facts("", (("a", "b"),)))

    assert paper_pdf(paper) == paper_pdf(paper)
    assert paper_pdf(paper) != paper_pdf(replace(paper, printed_on=date(2026, 3, 10)))


@pytest.mark.parametrize("lines", range(19, 29))
def test_a_quotation_keeps_who_said_it_on_its_page(lines: int) -> None:
    before = (Statement("A line."),) * lines
    quote = Quote("Nobody looks at me. " * 12, "Orla, 9", REVIEW)

    pages = Heard(paper_pdf(paper_of(*before, quote))).reader.pages

    said = [page.extract_text() for page in pages]
    assert ["Nobody" in text for text in said] == ["Orla, 9" in text for text in said]
