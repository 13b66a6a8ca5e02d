"""Turns a paper into ReportLab's flowables and the structure they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reportlab.platypus.flowables import CondPageBreak, PageBreak, Spacer

from senco_app.exports import foot, lettering, measures, style
from senco_app.exports.chart import drawing
from senco_app.exports.style import paragraph
from senco_app.exports.tagged import document
from senco_app.exports.tagged.figure import Figure
from senco_app.exports.tagged.flowables import (
    BulletParagraph,
    Heading,
    QuotedParagraph,
    TaggedParagraph,
)
from senco_app.exports.tagged.grid import Grid, Looks, Row
from senco_app.exports.tagged.structure import (
    DISCS,
    HEADS_COLUMN,
    HEADS_ROW,
    Element,
)
from senco_app.summaries.records import (
    Block,
    Bullets,
    Chart,
    Facts,
    Nothing,
    Paper,
    Quote,
    Section,
    Statement,
    Subheading,
)
from senco_app.summaries.records import Grid as GridBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from senco_app.exports.measures import Plan

_LOOKS: Final = Looks(style.LINE, style.GROUND, style.MUTED, measures.PAD)
#: Lines of text that must follow a heading on its page.
_LINES_AFTER_HEADING: Final = 3
#: A heading asks for no more room than this, in points: it fits on any page.
_MOST_ROOM: Final = 300.0
_AFTER_TABLE: Final = 9.0


class Story:
    """The flowables of a paper, in order, and its structure.

    Attributes:
        root: The document's element.
        flowables: What is set on the pages.
    """

    def __init__(
        self, paper: Paper, between: Callable[[], None] = lambda: None
    ) -> None:
        self.root = Element("Document")
        self.flowables: list[Any] = []
        self._way = document.UPRIGHT
        self._stays = False  # on a sideways page, if it is there
        self._headings: list[TaggedParagraph] = []  # that wait for what they head
        self._place = self.root
        self._add_title(paper)
        begun: list[int] = []
        for section in paper.sections:
            begun.append(len(self.flowables))
            self._stays = section is paper.sections[-1] and measures.is_short(section)
            self._add_section(section, between)
        self._flush()
        _keep_last_together(self.flowables, begun)

    def _add_title(self, paper: Paper) -> None:
        title = paragraph(paper.title, style.TITLE, self.root.add("H1"), Heading)
        self.flowables.append(title)
        if paper.subtitle:
            under = self.root.add("P")
            self.flowables.append(
                paragraph(paper.subtitle, style.SUBTITLE, under, TaggedParagraph)
            )

    def _add_section(self, section: Section, between: Callable[[], None]) -> None:
        self._place = self.root.add("Sect")
        text = f"{section.number}. {section.title}"
        self._add_heading(text, style.SECTION, "H2", level=0)
        for block in section.blocks:
            self._add(block)
            between()

    def _add_heading(self, text: str, name: str, kind: str, *, level: int) -> None:
        heading = paragraph(text, name, self._place.add(kind), Heading)
        key = f"h{len(self.flowables)}-{len(self._headings)}"
        heading.bookmark = (key, lettering.in_one_line(text), level)
        self._headings.append(heading)

    def _add(self, block: Block) -> None:
        match block:
            case Statement():
                self._add_statement(block, style.BODY)
            case Nothing():
                self._add_statement(Statement(block.text), style.MUTED_BODY)
            case Quote():
                self._add_quote(block)
            case Bullets():
                self._add_bullets(block)
            case Facts() | GridBlock() | Chart():
                self._add_figures(block)
            case Subheading():
                self._add_heading(block.text, style.SUBHEADING, "H3", level=1)

    def _add_figures(self, block: Facts | GridBlock | Chart) -> None:
        match block:
            case Facts():
                self._add_facts(block)
            case GridBlock():
                self._add_grid(block)
            case Chart():
                self._add_chart(block)

    def _add_statement(self, said: Statement, name: str) -> None:
        if not said.text.strip():
            return
        source = foot.cited(said.source)
        element = self._place.add("P")
        self._put(paragraph(said.text, name, element, TaggedParagraph, source=source))

    def _add_quote(self, quote: Quote) -> None:
        whole = self._place.add("BlockQuote")
        said = paragraph(quote.words, style.QUOTE, whole.add("P"), QuotedParagraph)
        source = foot.cited(quote.source)
        if not (quote.by or source):
            self._put(said)
            return
        by = paragraph(
            quote.by, style.QUOTE_BY, whole.add("P"), QuotedParagraph, source=source
        )
        together = _room([said, by])
        self._put(said, together if together <= _MOST_ROOM else 0)
        self._put(by)

    def _add_bullets(self, bullets: Bullets) -> None:
        whole = self._place.add("L", DISCS)
        for item in bullets.items:
            part = whole.add("LI")
            label = part.add("Lbl")
            source = foot.cited(item.source)
            said = paragraph(
                item.text,
                style.BULLET,
                part.add("LBody"),
                BulletParagraph,
                source=source,
            )
            said.label = label
            self._put(said)

    def _add_facts(self, facts: Facts) -> None:
        table = self._add_caption(facts.caption)
        rows = []
        for name, value in facts.pairs:
            row = table.add("TR")
            cells = (
                _cell(name, style.HEADER_CELL, row.add("TH", HEADS_ROW)),
                _cell(value, style.CELL, row.add("TD")),
            )
            rows.append(Row(cells))
        if rows:
            widths = measures.FACTS.widths
            self._put_grid(Grid(rows, widths, _LOOKS, row_headings=True))

    def _add_chart(self, chart: Chart) -> None:
        figure = Figure(drawing(chart), self._place.add("Figure"), chart.heard)
        self._turn(document.UPRIGHT)
        if self._headings:
            self._flush(figure.height)
        self.flowables += [figure, Spacer(0, _AFTER_TABLE)]

    def _add_caption(self, caption: str) -> Element:
        """Return a new table, whose caption waits for its first row."""
        table = self._place.add("Table")
        if caption:
            self._headings.append(
                paragraph(caption, style.CAPTION, table.add("Caption"), TaggedParagraph)
            )
        return table

    def _add_grid(self, grid: GridBlock) -> None:
        plan = measures.plan(grid)
        if plan is None:
            self._add_statement(Statement(grid.caption), style.BODY)
            return
        table = self._add_caption(grid.caption)
        way = document.SIDEWAYS if plan.sideways else document.UPRIGHT
        self._put_grid(
            Grid(
                _rows(table, grid, plan),
                plan.widths,
                _LOOKS,
                row_headings=grid.row_headings,
            ),
            way=way,
        )

    def _put_grid(self, grid: Grid, *, way: str = document.UPRIGHT) -> None:
        self._turn(way)
        if self._headings:
            self._flush(grid.least_height())
        self.flowables += [grid, Spacer(0, _AFTER_TABLE)]

    def _put(self, said: TaggedParagraph, least: float = 0) -> None:
        """Add a paragraph, on a page with at least so much room for it."""
        self._turn(document.UPRIGHT)
        if self._headings:
            self._flush(max(least, _LINES_AFTER_HEADING * said.style.leading))
        elif least:
            self.flowables.append(CondPageBreak(least))
        self.flowables.append(said)

    def _turn(self, way: str) -> None:
        if way != self._way and not (self._stays and way == document.UPRIGHT):
            self._way = way
            self.flowables += document.turn(way)

    def _flush(self, least: float = 0) -> None:
        """Set the headings that wait, on a page with room for what they head."""
        upright = self._way == document.UPRIGHT
        width = style.TEXT_WIDTH if upright else style.WIDE_TEXT_WIDTH
        room = least
        for heading in self._headings:
            spacing = heading.getSpaceBefore() + heading.getSpaceAfter()
            room += heading.wrap(width, 0)[1] + spacing
        self.flowables += [CondPageBreak(min(room, _MOST_ROOM)), *self._headings]
        self._headings = []


def _keep_last_together(flowables: list[Any], begun: list[int]) -> None:
    """Let the last part stand on no page alone, if the one before is as short.

    Both together begin on a new page then, where there is not enough room for both.
    """
    last_two = flowables[begun[-2] :] if len(begun) > 1 else []
    if any(isinstance(each, PageBreak) for each in last_two):
        return
    room = _room(each for each in last_two if not isinstance(each, CondPageBreak))
    if 0 < room <= _MOST_ROOM:
        flowables.insert(begun[-2], CondPageBreak(room))


def _room(flowables: Iterable[Any]) -> float:
    """Return how much of an upright page they take, in points."""
    room = 0.0
    for each in flowables:
        high = each.wrap(style.TEXT_WIDTH, 0)[1]
        room += high + each.getSpaceBefore() + each.getSpaceAfter()
    return room


def _cell(text: str, name: str, element: Element) -> TaggedParagraph | None:
    if not text.strip():
        return None
    return paragraph(text, name, element, TaggedParagraph)


def _rows(table: Element, grid: GridBlock, plan: Plan) -> list[Row]:
    rows = []
    if grid.header:
        row = table.add("TR")
        cells = (
            _cell(text, plan.heading, row.add("TH", HEADS_COLUMN))
            for text in plan.padded(grid.header)
        )
        rows.append(Row(tuple(cells), heads=True))
    large = _is_large(grid, len(plan.widths))
    for record in grid.rows:
        row = table.add("TR")
        made = []
        for index, text in enumerate(plan.padded(record)):
            first = index == 0 and grid.row_headings
            element = row.add("TH", HEADS_ROW) if first and large else row.add("TD")
            made.append(_cell(text, plan.heading if first else plan.cell, element))
        rows.append(Row(tuple(made)))
    return rows


def _is_large(grid: GridBlock, columns: int) -> bool:
    """Return whether a listener needs to be told each row's heading.

    In a table with fewer plain cells than headings, more is said in headings than in
    the table; there the column's heading is enough.
    """
    headings = len(grid.rows) + (columns if grid.header else 0)
    return len(grid.rows) * (columns - 1) >= headings
