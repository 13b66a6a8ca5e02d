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
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from senco_app import resources
from senco_app.exports import lettering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
#: A CMap's block holds no more pairs than this (Adobe Technical Note 5411, 1.4.1).
_PAIRS: Final = 100


class Face(TTFont):
    """An embedded font that tells a listener its letters.

    ReportLab's own table of letters is wrong beyond the basic plane (emoji) and names
    letters for codes that draw none.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - as ReportLab calls it
        """Add the font to a document, with a right table of letters."""
        subsets = self.state[doc].subsets
        names = [
            self.getSubsetInternalName(index, doc)[1:] for index in range(len(subsets))
        ]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[doc.idToObject[name].ToUnicode.name]
            stream.content = _CMAP.format(blocks="\n".join(_blocks(subset)))


def _blocks(subset: Sequence[int]) -> Iterator[str]:
    pairs = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(subset)
        if letter
    ]
    for start in range(0, len(pairs), _PAIRS):
        block = pairs[start : start + _PAIRS]
        yield f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"


@cache
def letters(face: str) -> frozenset[str]:
    """Return the letters that a face can draw, registering it when first asked."""
    font = Face(face, str(resources.file("fonts", _FILES[face])))
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
