from __future__ import annotations

import pytest

from senco_app.exports.paper_pdf import paper_pdf
from senco_app.summaries.records import Grid, Statement, Subheading
from tests.exports.papers import NOTE, paper_of
from tests.exports.reading import Heard


def numbered(count: int, text: str = NOTE) -> Grid:
    """Return a table of numbered rows."""
    rows = tuple((f"row {number}", text) for number in range(count))
    return Grid("Everything", ("Number of row", "Note"), rows, (1, 5))


def test_a_table_over_three_pages_is_one_table() -> None:
    heard = Heard(paper_pdf(paper_of(numbered(56))))

    (table,) = heard["Table"]
    assert len(heard.pages) == 3
    assert len(table.all("TR")) == 57
    assert [row.parts[0].text for row in table.all("TR")[1:]] == (
        [f"row {number}" for number in range(56)]
    )


def test_its_header_row_is_said_once_and_seen_on_every_page() -> None:
    heard = Heard(paper_pdf(paper_of(numbered(56))))

    assert [part.text for part in heard["TH"]].count("Number of row") == 1
    assert "Number of row" not in heard.pages[0].artifacts
    for page in heard.pages[1:]:
        assert page.artifacts.startswith("Number of row")


def test_a_low_row_is_not_cut_in_two() -> None:
    heard = Heard(paper_pdf(paper_of(numbered(56))))

    assert all(len(part.pages) == 1 for part in heard["TD"])


@pytest.mark.parametrize("count", range(15, 23))
def test_the_last_row_of_a_table_stands_on_no_page_alone(count: int) -> None:
    heard = Heard(paper_pdf(paper_of(numbered(count))))

    pages = [row.parts[1].pages[0] for row in heard["TR"][1:]]
    assert len(pages) == count
    assert pages.count(pages[-1]) > 1


@pytest.mark.parametrize("lines", range(30, 50, 2))
def test_a_low_table_stays_on_one_page_wherever_it_comes(lines: int) -> None:
    before = [Statement(f"Line {number}") for number in range(lines)]
    low = Grid("Low", ("a", "b"), (("1", "2"),) * 4, (1, 1))

    heard = Heard(paper_pdf(paper_of(*before, low)))

    (table,) = heard["Table"]
    assert len({page for cell in table.all("TD") for page in cell.pages}) == 1


def test_a_row_taller_than_a_page_goes_on_and_stays_one_row() -> None:
    text = (NOTE * 80).strip()
    grid = Grid("", ("Week", "Note", "Who"), (("1", text, "Ada"),), (1, 4, 1))

    heard = Heard(paper_pdf(paper_of(grid)))

    week, note, who = heard["TR"][1].parts
    assert (week.text, note.text, who.text) == ("1", text, "Ada")
    assert note.pages == [0, 1, 2]
    assert (week.pages, who.pages) == ([0], [0])


def test_a_header_taller_than_a_page_is_printed_once_and_whole() -> None:
    grid = Grid("", (NOTE * 40, "b"), (("1", "2"),) * 3, (1, 5))

    heard = Heard(paper_pdf(paper_of(grid)))

    assert heard["TH"][0].text == (NOTE * 40).strip()
    assert [part.text for part in heard["TR"][-1].parts] == ["1", "2"]


@pytest.mark.parametrize("lines", range(28, 46, 2))
def test_a_caption_stays_with_the_first_rows(lines: int) -> None:
    paper = paper_of(
        Statement("line\n" * lines + "end"), Subheading("Cycles"), numbered(12)
    )

    heard = Heard(paper_pdf(paper))

    first_row = heard["TR"][1].parts[0].pages
    assert heard["H3"][0].pages == heard["Caption"][0].pages == first_row


def test_a_wide_table_lies_on_pages_turned_sideways_with_its_heading() -> None:
    rows = tuple(tuple(f"{row}.{column}" for column in range(9)) for row in range(50))
    wide = Grid("Wide", tuple(f"Column {n}" for n in range(9)), rows, (1,) * 9)

    heard = Heard(
        paper_pdf(
            paper_of(Statement("First."), Subheading("Wide"), wide, Statement("Last."))
        )
    )

    turned = [
        float(page.mediabox.width) > float(page.mediabox.height)
        for page in heard.reader.pages
    ]
    assert turned == [False, True, True, True, False]
    assert heard["H3"][0].pages == [1]
    assert heard["Table"][0].all("TD")[0].pages == [1]
    assert heard["P"][-1].pages == [4]
    assert "Page 2 of 5" in heard.pages[1].artifacts


def test_two_wide_tables_leave_no_empty_page_between_them() -> None:
    wide = Grid("Wide", ("n",) * 9, (("1",) * 9,), (1,) * 9)

    assert len(Heard(paper_pdf(paper_of(Statement("a"), wide, wide))).pages) == 2


def test_a_table_without_rows_or_columns_is_printed_as_what_it_has() -> None:
    bare = Heard(paper_pdf(paper_of(Grid("Nothing yet", (), (), ()))))
    headed = Heard(paper_pdf(paper_of(Grid("None", ("a", "b"), (), (1, 1)))))

    assert bare["P"][-1].text == "Nothing yet"
    assert [part.text for part in headed["TH"]] == ["a", "b"]
