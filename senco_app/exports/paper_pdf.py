"""Sets a paper as a tagged PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from senco_app.exports import faces, foot, lettering, style
from senco_app.exports.story import Story
from senco_app.exports.tagged import document
from senco_app.exports.tagged.catalogue import About
from senco_app.exports.tagged.flowables import TaggedParagraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from senco_app.exports.tagged.canvas import Page
    from senco_app.summaries.records import Paper

CREATOR: Final = "SENCO Workbench"

_FOOT_TOP: Final = 13.5 * mm
_ELLIPSIS: Final = "…"


def paper_pdf(paper: Paper, between: Callable[[], None] = lambda: None) -> bytes:
    """Return the paper as a PDF; the same paper always gives the same bytes.

    The file is tagged (PDF/UA-1): headings, lists, quotations and tables can be
    listened to, in order. Every text is printed letter for letter; what no font can
    draw is printed as its number, such as "[U+0007]". Scripts that run from right to
    left are printed with separate letters from left to right: hand those over as the
    Word file.

    Args:
        paper: What to set.
        between: Called again and again on the way; what it raises ends the work.
    """
    faces.register()
    story = Story(paper, between)
    return document.tagged_pdf(
        story.flowables,
        story.root,
        about(paper),
        document.template(style.PAGE, style.MARGIN, faces.REGULAR),
        partial(draw_foot, paper),
        between,
    )


def about(paper: Paper) -> About:
    """Return what the file says of itself."""
    return About(
        title=lettering.in_one_line(paper.title),
        subject=lettering.in_one_line(paper.subtitle),
        author=lettering.in_one_line(paper.printed_by),
        creator=CREATOR,
        made_on=paper.printed_on,
    )


def draw_foot(paper: Paper, canvas: Canvas, page: Page) -> None:
    """Draw the foot of a page."""
    right = page.width - style.MARGIN
    canvas.setStrokeColor(HexColor(style.LINE))
    canvas.setLineWidth(0.6)
    canvas.line(style.MARGIN, _FOOT_TOP + 3, right, _FOOT_TOP + 3)
    letter = style.LETTERS[style.FOOT]
    pages = f"Page {page.number} of {page.count}"
    taken = stringWidth(pages, letter.face, letter.size)
    canvas.setFont(letter.face, letter.size)
    canvas.setFillColor(HexColor(letter.colour))
    canvas.drawRightString(right, _FOOT_TOP - letter.leading + 2.5, pages)
    room = right - style.MARGIN - taken - 6 * mm
    below = _FOOT_TOP + 2.5
    for line in (foot.whose(paper), foot.made(paper)):
        below -= letter.leading
        _draw_line(canvas, line, room, below)


def _draw_line(canvas: Canvas, text: str, room: float, below: float) -> None:
    """Draw one line of the foot, shortened if the page is too narrow for it."""
    words = style.paragraph(text, style.FOOT, None, TaggedParagraph)
    while words.wrap(room, 0)[1] > style.LETTERS[style.FOOT].leading:
        text = text[: -len(_ELLIPSIS) - max(1, len(text) // 20)] + _ELLIPSIS
        words = style.paragraph(text, style.FOOT, None, TaggedParagraph)
    words.drawOn(canvas, style.MARGIN, below - 2)
