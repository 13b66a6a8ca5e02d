"""Sets a paper as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.shared import Pt, RGBColor

from senco_app.exports import foot, lettering, measures, style
from senco_app.exports.word import file, markup, template
from senco_app.exports.word.tables import TableMaker
from senco_app.summaries.records import (
    Block,
    Bullets,
    Chart,
    Facts,
    Grid,
    Nothing,
    Paper,
    Quote,
    Section,
    Source,
    Statement,
    Subheading,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

#: A table is followed by an empty line of this height, in points: two tables in a row
#: would be one table to Word.
_AFTER_TABLE: Final = 6


def paper_docx(paper: Paper) -> bytes:
    """Return the paper as a Word file; the same paper always gives the same bytes.

    Headings, lists, captions and tables are Word's own, header rows repeat, and the
    language is British English. Every text is there letter for letter; control
    characters, which a Word file cannot hold, are written as their numbers, such as
    "[U+0007]". It holds no macro and refers to nothing outside itself.
    """
    return file.packed(_Writer(paper).document)


class _Writer:
    """Appends a paper's blocks to a Word document."""

    def __init__(self, paper: Paper) -> None:
        self.document = template.blank()
        self._paper = paper
        self._styles = {each.name: each for each in self.document.styles}
        self._sideways = False
        self._stays = False  # on a sideways page, if it is there
        self._waiting: list[tuple[str, str]] = []  # headings, until what they head
        template.write_foot(self.document.sections[0], paper, style.TEXT_WIDTH)
        file.describe(self.document, paper)
        self._say(paper.title, template.TITLE)
        if paper.subtitle:
            self._say(paper.subtitle, template.SUBTITLE)
        for section in paper.sections:
            last = section is paper.sections[-1]
            self._stays = last and measures.is_short(section)
            self._add_section(section)
        self._flush()
        _lower_last_line(self.document)

    def _add_section(self, section: Section) -> None:
        self._waiting.append((f"{section.number}. {section.title}", template.SECTION))
        for block in section.blocks:
            self._add(block)

    def _add(self, block: Block) -> None:
        match block:
            case Statement():
                self._add_statement(block)
            case Nothing():
                self._add_nothing(block)
            case Quote():
                self._add_quote(block)
            case Bullets():
                self._add_bullets(block)
            case Facts() | Grid() | Chart():
                self._add_figures(block)
            case Subheading():
                self._waiting.append((block.text, template.SUBHEADING))

    def _add_figures(self, block: Facts | Grid | Chart) -> None:
        match block:
            case Facts():
                self._add_facts(block)
            case Grid():
                self._add_grid(block)
            case Chart():
                self._add_chart(block)

    def _add_statement(self, said: Statement) -> None:
        if said.text.strip():
            self._turn(sideways=False)
            self._say(said.text, template.BODY, said.source)

    def _add_nothing(self, nothing: Nothing) -> None:
        self._turn(sideways=False)
        run = self._say(nothing.text, template.BODY).runs[0]
        run.italic = True
        run.font.color.rgb = RGBColor.from_string(style.MUTED[1:])

    def _add_quote(self, quote: Quote) -> None:
        self._turn(sideways=False)
        words = self._say(quote.words, template.QUOTE)
        _draw_bar(words)
        if quote.by or quote.source:
            words.paragraph_format.keep_with_next = True
            by = self._say(quote.by, template.QUOTE_BY, quote.source)
            _draw_bar(by)

    def _add_bullets(self, bullets: Bullets) -> None:
        self._turn(sideways=False)
        for item in bullets.items:
            self._say(item.text, template.BULLET, item.source)

    def _add_facts(self, facts: Facts) -> None:
        self._turn(sideways=False, caption=facts.caption)
        if not facts.pairs:
            return
        plan = measures.FACTS
        table = TableMaker(self.document, plan, facts.caption, row_headings=True)
        for pair in facts.pairs:
            table.add_row(pair)
        self._finish(table)

    def _add_grid(self, grid: Grid) -> None:
        plan = measures.plan(grid)
        if plan is None:
            self._add_statement(Statement(grid.caption))
            return
        self._turn(sideways=plan.sideways, caption=grid.caption)
        table = TableMaker(
            self.document, plan, grid.caption, row_headings=grid.row_headings
        )
        if grid.header:
            table.add_header(grid.header)
        for row in grid.rows:
            table.add_row(row)
        self._finish(table)

    def _add_chart(self, chart: Chart) -> None:
        """Write a chart as a table, which Word can read out; it has the same numbers.

        Where a table with them follows anyway, the finding alone.
        """
        if chart.in_table or not chart.bars:
            self._turn(sideways=False)
            said = self._say(f"{chart.finding}.", template.BODY)
            said.runs[0].bold = True
            said.paragraph_format.keep_with_next = True  # the table with its numbers
        else:
            rows = tuple((bar.label, bar.told) for bar in chart.bars)
            self._add_grid(Grid(chart.finding, (), rows, (3, 1)))
        if chart.note:
            self._add_statement(Statement(chart.note))

    def _say(self, text: str, name: str, source: Source | None = None) -> Paragraph:
        said = self.document.add_paragraph(style=self._styles[name])
        if text:
            said.add_run(lettering.showable(text))
        if source:
            _add_muted(said, f" {foot.cited(source)}")
        return said

    def _finish(self, table: TableMaker) -> None:
        table.finish()
        after = self.document.add_paragraph().paragraph_format
        after.space_after = Pt(0)
        after.line_spacing = Pt(_AFTER_TABLE)

    def _turn(self, *, sideways: bool, caption: str = "") -> None:
        """Turn the page if need be, then write the headings that wait."""
        if caption:
            self._waiting.append((caption, template.CAPTION))
        if sideways != self._sideways and (sideways or not self._stays):
            self._sideways = sideways
            template.start_section(self.document, self._paper, sideways=sideways)
        self._flush()

    def _flush(self) -> None:
        for text, name in self._waiting:
            self._say(text, name)
        self._waiting = []


def _lower_last_line(document: Document) -> None:
    """Make the empty line after a last table too low to need a page of its own."""
    if document.paragraphs and not document.paragraphs[-1].text:
        document.paragraphs[-1].paragraph_format.line_spacing = Pt(1)


def _add_muted(said: Paragraph, text: str) -> None:
    run = said.add_run(lettering.showable(text))
    run.italic = False
    run.font.size = Pt(style.LETTERS[style.QUOTE_BY].size)
    run.font.color.rgb = RGBColor.from_string(style.MUTED[1:])


def _draw_bar(said: Paragraph) -> None:
    properties = said._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders
    border = markup.child(properties, "w:pBdr")
    markup.put_before(properties, border, ("w:spacing", "w:ind", "w:jc", "w:rPr"))
    markup.child(
        border, "w:left", val="single", sz="18", space="8", color=style.ACCENT[1:]
    )
