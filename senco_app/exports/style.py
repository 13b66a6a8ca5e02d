"""How paper looks: colours, sizes, margins; and the one way to set a paragraph.

Quiet on purpose, and readable when printed in grey: colour is never the only sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from senco_app.exports import faces, lettering
from senco_app.exports.tagged.flowables import TaggedParagraph

if TYPE_CHECKING:
    from senco_app.exports.tagged.structure import Element

INK: Final = "#1B2430"
MUTED: Final = "#566173"
LINE: Final = "#C9D0DA"  # a shade darker than on screen: printers lose paler lines
GROUND: Final = "#F1F3F6"
RAIL: Final = "#17324D"
ACCENT: Final = "#0B6B74"

PAGE: Final = A4
MARGIN: Final = 20 * mm
TEXT_WIDTH: Final = PAGE[0] - 2 * MARGIN
WIDE_TEXT_WIDTH: Final = PAGE[1] - 2 * MARGIN

BODY: Final = "body"
MUTED_BODY: Final = "muted body"
TITLE: Final = "title"
SUBTITLE: Final = "subtitle"
SECTION: Final = "section"
SUBHEADING: Final = "subheading"
CAPTION: Final = "caption"
BULLET: Final = "bullet"
QUOTE: Final = "quote"
QUOTE_BY: Final = "quote by"
CELL: Final = "cell"
SMALL_CELL: Final = "small cell"
HEADER_CELL: Final = "header cell"
SMALL_HEADER_CELL: Final = "small header cell"
TICK: Final = "tick"
FOOT: Final = "foot"

#: Width of the grey part of a paragraph's source, against its text.
_SOURCE_SCALE: Final = 0.84
_TAB: Final = "\xa0" * 4
_GAP: Final = re.compile(" {2,}|^ +| +$", re.MULTILINE)
_OTHER_SPACE: Final = re.compile(r"[^\S\n \xa0]")


@dataclass(frozen=True, slots=True)
class Letter:
    """Face, size, leading and colour of a paragraph, in points."""

    face: str
    size: float
    leading: float
    colour: str = INK
    before: float = 0
    after: float = 0
    indent: float = 0


LETTERS: Final = {
    TITLE: Letter(faces.BOLD, 22, 27, RAIL, after=3),
    SUBTITLE: Letter(faces.REGULAR, 12, 16.5, MUTED, after=10),
    SECTION: Letter(faces.BOLD, 14.5, 18.5, RAIL, before=17, after=6),
    SUBHEADING: Letter(faces.SEMIBOLD, 11.5, 15, INK, before=9, after=3.5),
    BODY: Letter(faces.REGULAR, 10.5, 14.7, after=6),
    MUTED_BODY: Letter(faces.ITALIC, 10.5, 14.7, MUTED, after=6),
    BULLET: Letter(faces.REGULAR, 10.5, 14.7, after=3, indent=14),
    QUOTE: Letter(faces.ITALIC, 10.5, 14.7, before=2, indent=14),
    QUOTE_BY: Letter(faces.REGULAR, 9, 12.5, MUTED, after=8, indent=14),
    CAPTION: Letter(faces.SEMIBOLD, 9.5, 12.5, MUTED, before=6, after=3),
    CELL: Letter(faces.REGULAR, 9.5, 12.6),
    SMALL_CELL: Letter(faces.REGULAR, 8.5, 11.2),
    HEADER_CELL: Letter(faces.SEMIBOLD, 9.5, 12.6, RAIL),
    SMALL_HEADER_CELL: Letter(faces.SEMIBOLD, 8.5, 11.2, RAIL),
    TICK: Letter(faces.REGULAR, 15, 16.5),
    FOOT: Letter(faces.REGULAR, 8, 10.5, MUTED),
}
_IN_CELLS: Final = frozenset({CELL, SMALL_CELL, HEADER_CELL, SMALL_HEADER_CELL})


@cache
def sheet(name: str) -> ParagraphStyle:
    """Return a paragraph style by its name."""
    faces.register()
    letter = LETTERS[name]
    return ParagraphStyle(
        name,
        fontName=letter.face,
        fontSize=letter.size,
        leading=letter.leading,
        textColor=HexColor(letter.colour),
        bulletFontName=letter.face,
        spaceBefore=letter.before,
        spaceAfter=letter.after,
        leftIndent=letter.indent,
        bulletColor=HexColor(ACCENT),  # of a quotation's bar too
        splitLongWords=1,
        embeddedHyphenation=0,
        # A cell may break anywhere, because its row must be able to; text may not.
        allowWidows=int(name in _IN_CELLS),
        allowOrphans=int(name in _IN_CELLS),
    )


P = TypeVar("P", bound=TaggedParagraph)


def paragraph(
    text: str, style: str, element: Element | None, kind: type[P], *, source: str = ""
) -> P:
    """Return a paragraph that prints ``text`` letter for letter.

    Nothing in ``text`` is taken for markup. This is the only place that makes a
    paragraph.

    Args:
        text: As it was typed.
        style: One of this module's names.
        element: What the paragraph is to someone who listens to the document; None
            for what is decoration.
        kind: The class of paragraph.
        source: The record behind the text, set smaller and paler after it.
    """
    looks = sheet(style)
    markup = _markup(text, looks)
    if source:
        size = looks.fontSize * _SOURCE_SCALE
        pale = f'<font color="{MUTED}" size="{size:.2f}">'
        markup += f" {pale}{_markup(source, looks, size)}</font>"
    return kind(markup, looks, element=element)


def _markup(text: str, looks: ParagraphStyle, size: float | None = None) -> str:
    """Return ReportLab's markup for plain text."""
    spaced = lettering.showable(text).replace("\t", _TAB)
    spaced = _GAP.sub(_kept, _OTHER_SPACE.sub(" ", spaced))
    second = (size or looks.fontSize) * faces.SECOND_SCALE
    parts = (
        escape(letters)
        if face == looks.fontName
        else f'<font name="{face}" size="{second:.2f}">{escape(letters)}</font>'
        for face, letters in faces.runs(spaced, looks.fontName)
    )
    return "".join(parts).replace("\n", "<br/>")


def _kept(gap: re.Match[str]) -> str:
    """Return spaces that ReportLab would merge or drop as spaces that it keeps."""
    length = len(gap.group())
    if gap.start() == 0 or gap.string[gap.start() - 1] == "\n":
        return "\xa0" * length
    return " " + "\xa0" * (length - 1) if gap.end() < len(gap.string) else ""
