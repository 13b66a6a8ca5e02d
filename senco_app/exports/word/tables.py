"""Tables in Word: header rows that repeat, captions, rows kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn
from docx.shared import Pt

from senco_app.exports import lettering, style
from senco_app.exports.word import markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table

    from senco_app.exports.measures import Plan

#: A row of fewer letters than this moves to the next page whole.
_KEPT_WHOLE: Final = 900
#: A table of no more rows, and of no more letters than such a row, moves whole.
_LOW: Final = 9
_TWENTIETHS: Final = 20
_SHADE: Final = {"val": "clear", "color": "auto", "fill": style.GROUND[1:]}
_RULE: Final = {"val": "single", "sz": "4", "space": "0", "color": style.LINE[1:]}


class TableMaker:
    """Writes one table, row by row.

    Args:
        document: Where it is appended.
        plan: Its columns and letters.
        caption: What the table shows, for people who cannot see it.
        row_headings: Whether the first column names its row.
    """

    def __init__(
        self, document: Document, plan: Plan, caption: str, *, row_headings: bool
    ) -> None:
        self._plan = plan
        self._row_headings = row_headings
        self._letters = 0
        self._table = document.add_table(rows=0, cols=len(plan.widths))
        self._table.autofit = False
        _set_properties(self._table, caption, row_headings=row_headings)
        for column, width in zip(self._table.columns, plan.widths, strict=True):
            column.width = Pt(width)

    def add_header(self, texts: Sequence[str]) -> None:
        """Append the row that names the columns; Word repeats it on every page."""
        self._add_row(texts, heads=True)

    def add_row(self, texts: Sequence[str]) -> None:
        """Append a row."""
        self._add_row(texts, heads=False)

    def finish(self) -> None:
        """Keep a low table on one page, of others the first two rows and the last."""
        rows = self._table._tbl.findall(qn("w:tr"))  # noqa: SLF001 - python-docx is slow with cells
        low = len(rows) <= _LOW and self._letters < _KEPT_WHOLE
        for row in rows[:-1] if low else (*rows[:1], *rows[-2:-1]):
            for properties in row.iter(qn("w:pPr")):
                if properties.find(qn("w:keepNext")) is None:
                    markup.child(properties, "w:keepNext")

    def _add_row(self, texts: Sequence[str], *, heads: bool) -> None:
        self._letters += sum(map(len, texts))
        row = markup.child(self._table._tbl, "w:tr")  # noqa: SLF001 - python-docx is slow with cells
        properties = markup.child(row, "w:trPr")
        if sum(map(len, texts)) < _KEPT_WHOLE:
            markup.child(properties, "w:cantSplit")
        if heads:
            markup.child(properties, "w:tblHeader")
        padded = self._plan.padded(texts)
        for index, (width, text) in enumerate(
            zip(self._plan.widths, padded, strict=True)
        ):
            heading = heads or (self._row_headings and index == 0)
            self._add_cell(row, width, text, heading=heading)

    def _add_cell(self, row: Any, width: float, text: str, *, heading: bool) -> None:  # noqa: ANN401 - an lxml element
        cell = markup.child(row, "w:tc")
        properties = markup.child(cell, "w:tcPr")
        markup.child(properties, "w:tcW", w=str(round(width * _TWENTIETHS)), type="dxa")
        if heading:
            markup.child(properties, "w:shd", **_SHADE)
        paragraph = markup.child(cell, "w:p")
        name = self._plan.heading if heading else self._plan.cell
        markup.child(
            markup.child(paragraph, "w:pPr"), "w:pStyle", val=markup.style_id(name)
        )
        if text:
            markup.child(paragraph, "w:r").text = lettering.showable(text)


def _set_properties(table: Table, caption: str, *, row_headings: bool) -> None:
    properties: Any = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders
    for name in ("w:tblLook", "w:tblStyle"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    borders = markup.child(properties, "w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        markup.child(borders, f"w:{side}", **_RULE)
    # Word wants these in this order: borders, layout, margins, look, caption.
    properties.append(properties.find(qn("w:tblLayout")))
    margins = markup.child(properties, "w:tblCellMar")
    for side, wide in (("top", 70), ("left", 100), ("bottom", 70), ("right", 100)):
        markup.child(margins, f"w:{side}", w=str(wide), type="dxa")
    markup.child(
        properties,
        "w:tblLook",
        val="04A0" if row_headings else "0420",
        firstRow="1",
        lastRow="0",
        firstColumn=str(int(row_headings)),
        lastColumn="0",
        noHBand="0",
        noVBand="1",
    )
    if caption:
        shown = lettering.in_one_line(caption)
        markup.child(properties, "w:tblCaption", val=shown)
