"""Sets a tick sheet as a tagged PDF: A4 sideways, boxes to tick, room for words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.pagesizes import landscape
from reportlab.platypus.flowables import CondPageBreak, Spacer

from senco_app.exports import faces, lettering, style
from senco_app.exports.paper_pdf import about, draw_foot
from senco_app.exports.style import paragraph
from senco_app.exports.tagged import document
from senco_app.exports.tagged.flowables import Heading, TaggedParagraph
from senco_app.exports.tagged.grid import Grid, Looks, Row
from senco_app.exports.tagged.structure import HEADS_COLUMN, HEADS_ROW, Element
from senco_app.exports.tick_sheet.records import AWAY_LETTERS
from senco_app.summaries.records import Paper
from senco_app.vocabulary import NotRunReason
from senco_app.wording import counted, day, listed

if TYPE_CHECKING:
    from senco_app.exports.tick_sheet.records import TickSheet
    from senco_app.provision.records import SessionCard

BOX: Final = "\N{BALLOT BOX}"
SAFETY: Final = (
    "Worried about a child’s safety? Tell the DSL now; do not write it here."
)
HOW: Final = (
    "Tick Here or Away, and how the pupil got on. Away, why: write a letter, never "
    "anything about health. {}."
)
WHOSE: Final = "the pupils named here. Hand it back; it is shredded once keyed in"
NONE: Final = "No sessions are planned in this week."
HEADER: Final = (
    "Pupil",
    "Here",
    "Away, why",
    "Not yet",
    "Nearly",
    "Did it",
    "A few words",
)
SHARES: Final = (0.22, 0.07, 0.11, 0.08, 0.08, 0.08, 0.36)
WIDTHS: Final = tuple(share * style.WIDE_TEXT_WIDTH for share in SHARES)
#: Rows are high enough to be written in by hand.
LOOKS: Final = Looks(style.LINE, style.GROUND, style.MUTED, pad_y=4.5)
LINE_TO_WRITE: Final = "\xa0_____"
#: A session that needs no more than this is kept on one page, in points.
_MOST_KEPT: Final = 440.0
_BETWEEN: Final = 10.0


def tick_sheet_pdf(sheet: TickSheet) -> bytes:
    """Return the sheet as a tagged PDF; the same sheet always gives the same bytes.

    Names and words are printed letter for letter. A session that fits on a page is
    never cut in two.
    """
    faces.register()
    root = Element("Document")
    story = _head(sheet, root)
    for number, card in enumerate(sheet.cards):
        story += _session(card, root.add("Sect"), f"session-{number}")
    paper = _paper(sheet)
    return document.tagged_pdf(
        story,
        root,
        about(paper),
        document.template(landscape(style.PAGE), style.MARGIN, faces.REGULAR),
        partial(draw_foot, paper),
    )


def _paper(sheet: TickSheet) -> Paper:
    """Return what the foot and the file say: whose data, made by whom and when."""
    return Paper(
        title=f"Tick sheet · {sheet.whose}",
        subtitle=f"Week of {day(sheet.monday)}",
        confidential=WHOSE,
        printed_by=sheet.printed_by,
        printed_on=sheet.printed_on,
        audit_head=sheet.audit_head,
        sections=(),
    )


def _head(sheet: TickSheet, root: Element) -> list[Any]:
    paper = _paper(sheet)
    closed = listed(tuple(day(on) for on in sheet.closed))
    weeks = f"{paper.subtitle} · no school on {closed}" if closed else paper.subtitle
    letters = " · ".join(f"{key} {why.value}" for key, why in AWAY_LETTERS.items())
    head: list[Any] = [
        paragraph(paper.title, style.TITLE, root.add("H1"), Heading),
        _said(weeks, style.SUBTITLE, root),
    ]
    if not sheet.cards:
        return [*head, _said(NONE, style.BODY, root)]
    return [*head, _said(HOW.format(letters), style.BODY, root)]


def _session(card: SessionCard, place: Element, key: str) -> list[Any]:
    """Return one session: its heading, its table, why it was not run, safety."""
    when = f"{day(card.key.held_on)}, {card.key.starts_at:%H:%M} · {card.title}"
    heading = paragraph(when, style.SUBHEADING, place.add("H2"), Heading)
    heading.bookmark = (key, lettering.in_one_line(when), 0)
    parts = [
        heading,
        _said(_told(card), style.CELL, place),
        Spacer(0, 4),
        _table(card, place.add("Table")),
        Spacer(0, 5),
        _said(_not_run(), style.BODY, place),
        _said(SAFETY, style.CAPTION, place),
        Spacer(0, _BETWEEN),
    ]
    high = sum(part.wrap(style.WIDE_TEXT_WIDTH, 0)[1] for part in parts[:-1])
    return [CondPageBreak(min(high + _space(parts), _MOST_KEPT)), *parts]


def _space(parts: list[Any]) -> float:
    return sum(float(part.getSpaceBefore() + part.getSpaceAfter()) for part in parts)


def _told(card: SessionCard) -> str:
    others = counted(card.others, "other child", "other children")
    parts = (
        card.room,
        f"{card.minutes} minutes",
        f"week {card.week} of {card.weeks}" if card.week else "",
        f"{others} in the group" if card.others else "",
        f"Today: {card.focus}" if card.focus else "",
    )
    return " · ".join(part for part in parts if part)


def _table(card: SessionCard, table: Element) -> Grid:
    head = table.add("TR")
    titles = (
        _cell(title, style.HEADER_CELL, head.add("TH", HEADS_COLUMN))
        for title in HEADER
    )
    rows = [Row(tuple(titles), heads=True)]
    for member in card.members:
        row = table.add("TR")
        name = _cell(member.name, style.HEADER_CELL, row.add("TH", HEADS_ROW))
        boxes = (BOX, f"{BOX}{LINE_TO_WRITE}", BOX, BOX, BOX)
        ticks = [_cell(box, style.TICK, row.add("TD")) for box in boxes]
        row.add("TD")  # left empty, to be written in
        rows.append(Row((name, *ticks, None)))
    return Grid(rows, WIDTHS, LOOKS, row_headings=True)


def _not_run() -> str:
    reasons = "   ".join(f"{BOX} {why.value}" for why in NotRunReason)
    return f"Not run, because:   {reasons}"


def _said(text: str, look: str, place: Element) -> TaggedParagraph:
    return paragraph(text, look, place.add("P"), TaggedParagraph)


def _cell(text: str, look: str, element: Element) -> TaggedParagraph:
    return paragraph(text, look, element, TaggedParagraph)
