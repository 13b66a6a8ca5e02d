"""A table that splits well: between rows, and within a row only if it must."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from senco_app.exports.tagged import canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_app.exports.tagged.flowables import TaggedParagraph

#: A row, or a table, lower than this moves to the next page whole.
_KEPT_WHOLE: Final = 55 * mm
#: Less room than this is left empty rather than given to the top of a tall row.
_LEAST_ROOM: Final = 22 * mm
#: A header taller than this share of the page is not repeated on every page.
_HEADER_SHARE: Final = 0.33


@dataclass(frozen=True, slots=True)
class Looks:
    """Colours and distances of a table, the latter in points."""

    line: str
    ground: str
    header_line: str
    pad_x: float = 5.0
    pad_y: float = 3.6


@dataclass(slots=True)
class Row:
    """One row: its cells, and whether it heads the columns.

    ``goes_on`` tells that the rest of the row stands on the next page.
    """

    cells: tuple[TaggedParagraph | None, ...]
    heads: bool = False
    goes_on: bool = False
    repeated: bool = False
    height: float = 0.0


class Grid(Flowable):
    """A table of paragraphs; its elements are those of its paragraphs.

    Args:
        rows: From the top; the first one heads the columns if its ``heads`` says so.
        widths: Of the columns, in points.
        looks: Colours and distances.
        row_headings: Whether the first column is shaded as naming its row.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        looks: Looks,
        *,
        row_headings: bool,
    ) -> None:
        super().__init__()
        self._rows = list(rows)
        self._widths = tuple(widths)
        self._looks = looks
        self._row_headings = row_headings
        self.hAlign = "LEFT"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the width and height of all rows, in points."""
        for row in self._rows:
            self._measure(row)
        self.width = sum(self._widths)
        self.height = sum(row.height for row in self._rows)
        return self.width, self.height

    def least_height(self) -> float:
        """Return the height, in points, under which no part of it should stand.

        A low table stays whole: a header over one row of three is hard to read.
        """
        _, whole = self.wrap(0, 0)
        if whole <= _KEPT_WHOLE:
            return whole
        needed = 0.0
        for row in self._rows:
            self._measure(row)
            needed += min(row.height, _KEPT_WHOLE)
            if not row.heads:
                break
        return needed

    def split(self, _width: float, height: float) -> list[Any]:
        """Return the parts above and below a page's end, or nothing if none fits."""
        header = self._header()
        room = height - (header.height if header else 0)
        body = self._rows[1:] if header else self._rows
        count = 0
        while count < len(body) and body[count].height <= room + 1e-6:
            room -= body[count].height
            count += 1
        if count == len(body):
            return [self]
        if count == len(body) - 1 > 1 and body[count].height < _KEPT_WHOLE:
            count -= 1  # the last row, often the sum, stands on no page alone
            room = 0
        above, below = body[:count], body[count:]
        halves = self._halves(below[0], room, first=not above)
        if halves:
            above, below = [*above, halves[0]], [halves[1], *below[1:]]
        if not above:
            return []
        return self._parts(header, above, below)

    def draw(self) -> None:
        """Draw grounds and rules as decoration, then the cells as what they are."""
        with canvas.artifact(self.canv):
            self._draw_grounds()
            self._draw_rules()
        top = self.height
        for row in self._rows:
            if row.repeated:
                with canvas.artifact(self.canv):
                    self._draw_cells(row, top)
            else:
                self._draw_cells(row, top)
            top -= row.height

    def _measure(self, row: Row) -> None:
        if row.height:
            return
        pads = 2 * self._looks.pad_x
        heights = [
            cell.wrap(width - pads, 0)[1]
            for cell, width in zip(row.cells, self._widths, strict=True)
            if cell is not None
        ]
        row.height = max(heights, default=0) + 2 * self._looks.pad_y

    def _header(self) -> Row | None:
        """Return the header row if it can be repeated: if it leaves enough room."""
        first = self._rows[0]
        frame = getattr(self, "_frame", None)
        page = frame._height if frame else first.height / _HEADER_SHARE  # noqa: SLF001 - ReportLab offers no other way
        small = first.height <= page * _HEADER_SHARE
        return first if first.heads and small else None

    def _halves(self, row: Row, room: float, *, first: bool) -> tuple[Row, Row] | None:
        """Return a tall row cut where the page ends, if that is worth it."""
        pads = 2 * self._looks.pad_y
        if (row.height < _KEPT_WHOLE and not first) or room < _LEAST_ROOM:
            return None
        above: list[TaggedParagraph | None] = []
        below: list[TaggedParagraph | None] = []
        for cell, width in zip(row.cells, self._widths, strict=True):
            upper, lower = _cut(cell, width - 2 * self._looks.pad_x, room - pads)
            above.append(upper)
            below.append(lower)
        if not any(above):
            return None
        return (
            Row(tuple(above), heads=row.heads, goes_on=True),
            Row(tuple(below), heads=row.heads),
        )

    def _parts(
        self, header: Row | None, above: list[Row], below: list[Row]
    ) -> list[Any]:
        again: list[Row] = []
        if header:
            above = [header, *above]
            again = [Row(header.cells, heads=True, repeated=True, height=header.height)]
        return [self._part(above), self._part([*again, *below])]

    def _part(self, rows: list[Row]) -> Grid:
        part = Grid(rows, self._widths, self._looks, row_headings=self._row_headings)
        part.spaceAfter = self.getSpaceAfter()
        return part

    def _draw_grounds(self) -> None:
        self.canv.setFillColor(HexColor(self._looks.ground))
        top = self.height
        for row in self._rows:
            width = self.width if row.heads else self._widths[0]
            if row.heads or self._row_headings:
                self.canv.rect(0, top - row.height, width, row.height, stroke=0, fill=1)
            top -= row.height

    def _draw_rules(self) -> None:
        top = self.height
        self.canv.setLineWidth(0.6)
        self.canv.setStrokeColor(HexColor(self._looks.line))
        self.canv.line(0, top, self.width, top)
        for row in self._rows:
            top -= row.height
            colour = self._looks.header_line if row.heads else self._looks.line
            self.canv.setStrokeColor(HexColor(colour))
            self.canv.setDash([1, 2] if row.goes_on else [])
            self.canv.line(0, top, self.width, top)
        self.canv.setDash([])

    def _draw_cells(self, row: Row, top: float) -> None:
        left = 0.0
        for cell, width in zip(row.cells, self._widths, strict=True):
            if cell is not None:
                down = top - self._looks.pad_y - cell.height
                cell.drawOn(self.canv, left + self._looks.pad_x, down)
            left += width


def _cut(
    cell: TaggedParagraph | None, width: float, room: float
) -> tuple[TaggedParagraph | None, TaggedParagraph | None]:
    """Return what of a cell stands above a page's end, and what below."""
    if cell is None or cell.height <= room:
        return cell, None
    parts = cell.split(width, room)
    if not parts:
        return None, cell
    return parts[0], parts[1]
