"""Tables in Word: header rows that repeat, captions, rows kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from senco_app.exports import lettering, style
from senco_app.exports.word import markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Cell, _Row

#: A row of fewer letters than this moves to the next page whole.
_KEPT_WHOLE: Final = 900


class TableMaker:
    """Writes one table, row by row.

    Args:
        document: Where it is appended.
        widths: Of the columns, in points.
        caption: What the table shows, for people who cannot see it.
        size: Of its letters, in points.
        row_headings: Whether the first column names its row.
    """

    def __init__(
        self,
        document: Document,
        widths: Sequence[float],
        caption: str,
        *,
        size: float,
        row_headings: bool,
    ) -> None:
        self._widths = widths
        self._size = size
        self._row_headings = row_headings
        self._table = document.add_table(rows=0, cols=len(widths))
        self._table.autofit = False
        _set_properties(self._table, caption, row_headings=row_headings)
        for column, width in zip(self._table.columns, widths, strict=True):
            column.width = Pt(width)

    def add_header(self, texts: Sequence[str]) -> None:
        """Append the row that names the columns; Word repeats it on every page."""
        row = self._add_row(texts, heads=True)
        markup.child(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - python-docx has no header rows

    def add_row(self, texts: Sequence[str]) -> None:
        """Append a row."""
        self._add_row(texts, heads=False)

    def _add_row(self, texts: Sequence[str], *, heads: bool) -> _Row:
        row: _Row = self._table.add_row()
        if sum(map(len, texts)) < _KEPT_WHOLE:
            markup.child(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001
        for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Pt(self._widths[index])
            heading = heads or (self._row_headings and index == 0)
            self._write(cell, text, heading=heading)
        return row

    def _write(self, cell: _Cell, text: str, *, heading: bool) -> None:
        layout = cell.paragraphs[0].paragraph_format
        layout.space_after = Pt(0)
        run = cell.paragraphs[0].add_run(lettering.showable(text))
        run.font.size = Pt(self._size)
        if heading:
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(style.RAIL[1:])
            shade = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no shading
            markup.child(
                shade, "w:shd", val="clear", color="auto", fill=style.GROUND[1:]
            )


def _set_properties(table: Table, caption: str, *, row_headings: bool) -> None:
    properties: Any = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    borders = markup.child(properties, "w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        markup.child(
            borders, f"w:{side}", val="single", sz="4", space="0", color=style.LINE[1:]
        )
    # Word wants these in this order: borders, layout, margins, look, caption.
    properties.append(properties.find(qn("w:tblLayout")))
    margins = markup.child(properties, "w:tblCellMar")
    for side, twentieths in (
        ("top", 70),
        ("left", 100),
        ("bottom", 70),
        ("right", 100),
    ):
        markup.child(margins, f"w:{side}", w=str(twentieths), type="dxa")
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
