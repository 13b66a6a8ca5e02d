"""Workbooks: every sheet has a name that Excel takes."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_app.exports.paper_xlsx import paper_xlsx, sheet_name
from senco_app.summaries.records import Grid, Section
from tests.exports.papers import ANYTHING, paper_of

LONG = "Sessions planned and delivered in this term by group"


def sheets_of(*titles: str) -> list[str]:
    """Return the names of the sheets of a paper with such sections."""
    grid = Grid("What", ("Name", "Number"), (("one", "1"),), (1, 1))
    sections = tuple(Section(1, title, (grid,)) for title in titles)
    book = paper_xlsx(paper_of(sections=sections))
    with ZipFile(BytesIO(book)) as parts:
        told = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    return [each.attrib["name"] for each in told.iter() if each.tag.endswith("}sheet")]


def test_sections_whose_names_are_cut_alike_get_sheets_of_their_own() -> None:
    assert sheets_of(LONG, LONG + "s", LONG.upper(), LONG) == [
        "Report",
        "1 Sessions planned and…",
        "1 Sessions planned and… 2",
        "1 SESSIONS PLANNED AND… 3",
        "1 Sessions planned and… 4",
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("History", "Sheet"),
        ("[]:*?/\\'", "Sheet"),
        ("a/b [c]", "a b c"),
        ("W" * 40, "W" * 30 + "…"),
        ("Exactly thirty-one letters here", "Exactly thirty-one letters here"),
        ("\U0001f600" * 20, "\U0001f600" * 15 + "…"),
    ],
)
def test_a_sheet_is_called_what_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title, ()) == name


@given(st.lists(ANYTHING, min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_any_titles_give_sheets_that_excel_opens(titles: list[str]) -> None:
    names = sheets_of(*titles, *titles)

    assert len({name.casefold() for name in names}) == 2 * len(titles) + 1
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\']", name)
