"""Sets the tables of a paper as an Excel workbook."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

import xlsxwriter

from senco_app.exports import foot, lettering, style
from senco_app.exports.repacking import repacked
from senco_app.summaries.records import Chart, Facts, Grid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from senco_app.summaries.records import Block, Paper, Section

#: Excel takes no longer name of a sheet, and none with these letters.
_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
_NUMBER: Final = re.compile(r"\d{1,3}(,\d{3})+|\d{1,9}")
#: Excel takes no longer text in a cell.
_LONGEST: Final = 32_767
#: Excel takes neither no name nor the one of its own sheet.
_RESERVED: Final = ("", "history")
_WIDEST, _NARROWEST = 48, 9


def paper_xlsx(paper: Paper) -> bytes:
    """Return the tables of a paper as a workbook, one sheet a section.

    Texts are stored as texts, so that none of them can run as a formula or a link;
    whole numbers are numbers, to be added up. The same paper always gives the same
    bytes.
    """
    written = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(written, options)
    day = paper.printed_on
    book.set_properties(
        {
            "title": lettering.in_one_line(paper.title),
            "subject": lettering.in_one_line(paper.subtitle),
            "author": lettering.in_one_line(paper.printed_by),
            "created": dt.datetime(day.year, day.month, day.day),  # noqa: DTZ001 - written as UTC
        }
    )
    _Writer(book, paper).write()
    book.close()
    return repacked(written)


class _Writer:
    """Writes sheets: a paper's title, then each section that has a table."""

    def __init__(self, book: xlsxwriter.Workbook, paper: Paper) -> None:
        self._book = book
        self._paper = paper
        self._bold = book.add_format({"bold": True, "font_color": style.RAIL})
        self._heading = book.add_format(
            {"bold": True, "bg_color": style.GROUND, "text_wrap": True, "valign": "top"}
        )
        self._cell = book.add_format({"text_wrap": True, "valign": "top"})
        self._names: set[str] = set()

    def write(self) -> None:
        """Write every sheet; a workbook has at least the one that says what it is."""
        lines = (
            self._paper.title,
            self._paper.subtitle,
            foot.whose(self._paper),
            foot.made(self._paper),
        )
        sheet = self._sheet("Report")
        for row, line in enumerate(lines):
            _put_text(sheet, (row, 0), line, self._bold if not row else self._cell)
        sheet.set_column(0, 0, 2 * _WIDEST)
        for section in self._paper.sections:
            tables = [grid for block in section.blocks for grid in _grids(block)]
            if tables:
                self._write_section(section, tables)

    def _write_section(self, section: Section, tables: Sequence[Grid]) -> None:
        sheet = self._sheet(f"{section.number} {section.title}")
        widths: dict[int, int] = {}
        row = 0
        for grid in tables:
            _put_text(sheet, (row, 0), grid.caption, self._bold)
            row += 1
            lines = (grid.header, *grid.rows) if grid.header else grid.rows
            for place, line in enumerate(lines):
                head = bool(grid.header) and not place
                self._write_row(sheet, row, line, head=head)
                for column, text in enumerate(line):
                    widths[column] = max(widths.get(column, 0), len(text))
                row += 1
            row += 1
        for column, width in widths.items():
            sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, width + 2)))

    def _write_row(
        self, sheet: Worksheet, row: int, texts: Sequence[str], *, head: bool
    ) -> None:
        for column, text in enumerate(texts):
            if _NUMBER.fullmatch(text) and not head and column:
                number = int(text.replace(",", ""))
                sheet.write_number(row, column, number, self._cell)
            else:
                looks = self._heading if head else self._cell
                _put_text(sheet, (row, column), text, looks)

    def _sheet(self, title: str) -> Worksheet:
        name = sheet_name(title, self._names)
        self._names.add(name.casefold())
        sheet: Worksheet = self._book.add_worksheet(name)
        sheet.set_paper(9)  # A4
        sheet.set_footer("&L" + foot.whose(self._paper).replace("&", "&&"))
        return sheet


def sheet_name(title: str, taken: Collection[str]) -> str:
    """Return a name that Excel takes for a sheet, and that no other sheet has.

    A title too long is cut between two words and ends in "…"; one that is taken then is
    given a number at its end.

    Args:
        title: What the sheet is about.
        taken: The names that are there, in small letters.
    """
    plain = " ".join(_FORBIDDEN.sub(" ", lettering.in_one_line(title)).split())
    whole = "Sheet" if plain.casefold() in _RESERVED else plain
    name = _cut(whole, _NAME)
    number = 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = _cut(whole, _NAME - len(end)) + end
    return name


def _cut(text: str, most: int) -> str:
    """Return a text of so many of Excel's letters; longer ones are UTF-16 pairs."""
    if _length(text) <= most:
        return text
    kept = text
    while _length(kept) > most - 1:
        kept = kept[:-1]
    in_words = kept.rpartition(" ")[0] if text[len(kept)] != " " else kept
    return f"{(in_words or kept).strip()}…"


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _put_text(
    sheet: Worksheet, place: tuple[int, int], text: str, looks: Format
) -> None:
    if text:
        shown = lettering.showable(text)[:_LONGEST]
        sheet.write_string(place[0], place[1], shown, looks)


def _grids(block: Block) -> Iterator[Grid]:
    if isinstance(block, Grid):
        yield block
    elif isinstance(block, Facts):
        yield Grid(block.caption, (), block.pairs, (1, 2))
    elif isinstance(block, Chart) and not block.in_table:
        rows = tuple((bar.label, bar.told) for bar in block.bars)
        yield Grid(block.finding, (), rows, (2, 1))
