"""The embedded fonts, and which of them can draw a letter.

The house font has the letters of western and central Europe. What it lacks (Cyrillic,
Greek, phonetic symbols, ticks, arrows …) is drawn in the second font; what both lack is
printed as its number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from senco_app import resources
from senco_app.exports import lettering

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULAR: Final = "House"
BOLD: Final = "House-Bold"
SEMIBOLD: Final = "House-SemiBold"
ITALIC: Final = "House-Italic"
SECOND: Final = "Second"

#: The second font is drawn a little smaller, so that its letters look as large.
SECOND_SCALE: Final = 0.92

_FILES: Final = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    SEMIBOLD: "AtkinsonHyperlegibleNext-SemiBold.ttf",
    ITALIC: "AtkinsonHyperlegibleNext-Italic.ttf",
    SECOND: "DejaVuSans.ttf",
}
# A letter and the marks above or below it, which one font must draw together.
_CLUSTER: Final = re.compile(
    "\\S[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*|\\s+"
)


@cache
def letters(face: str) -> frozenset[str]:
    """Return the letters that a face can draw, registering it when first asked."""
    font = TTFont(face, str(resources.file("fonts", _FILES[face])))
    pdfmetrics.registerFont(font)
    return frozenset(map(chr, font.face.charToGlyph)) | {" ", "\xa0", "\n"}


def register() -> None:
    """Make every face known to ReportLab; does nothing the second time."""
    for face in _FILES:
        letters(face)


def runs(text: str, face: str = REGULAR) -> Iterator[tuple[str, str]]:
    """Yield (face, letters) for showable text, in order.

    Letters are composed first (e and a separate acute become é), as fonts draw
    composed letters well and separate marks badly.
    """
    drawn = unicodedata.normalize("NFC", lettering.seen(text))
    if letters(face).issuperset(drawn):
        yield face, drawn
        return
    placed = [_placed(cluster, face) for cluster in _CLUSTER.findall(drawn)]
    for chosen, group in groupby(placed, key=lambda each: each[0]):
        yield chosen, "".join(cluster for _, cluster in group)


def _placed(cluster: str, face: str) -> tuple[str, str]:
    if letters(face).issuperset(cluster):
        return face, cluster
    if letters(SECOND).issuperset(cluster):
        return SECOND, cluster
    known = letters(face)
    return face, "".join(
        each if each in known else lettering.numbered(each) for each in cluster
    )
