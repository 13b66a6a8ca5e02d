"""Paragraphs that say what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import (  # type: ignore[attr-defined]
    _SplitWord,
    _SplitWordEnd,
)

from senco_app.exports.tagged import canvas

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from senco_app.exports.tagged.structure import Element

_BULLET: Final = "\u2022"
_BULLET_ROOM: Final = 10.5
_BAR: Final = 2.2


class TaggedParagraph(Paragraph):
    """A paragraph of one structure element, wherever its lines fall.

    Between two words at the end of a line it writes a space, as a listener (or whoever
    copies the text) has no line ends.

    Args:
        text: ReportLab's markup; None for a part that ReportLab cut off.
        style: How it looks.
        element: What it is; None draws it untagged.
        settings: What ReportLab passes when it splits a paragraph.
    """

    blPara: Any  # noqa: N815 - ReportLab's name for the broken lines
    _splitLongWordCount: int  # noqa: N815 - ReportLab counts here

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        *,
        element: Element | None = None,
        **settings: Any,  # noqa: ANN401 - handed on
    ) -> None:
        super().__init__(text, style, **settings)  # type: ignore[arg-type]
        self.element = element
        self.goes_on = False
        self._spaced = False

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """Return the parts above and below a page's end; both are one element."""
        parts: list[Any] = super().split(available_width, available_height)
        if len(parts) == 1 or not parts:
            return parts
        above, below = parts
        above.element = below.element = self.element
        above.goes_on, below.goes_on = True, self.goes_on
        return parts

    def draw(self) -> None:
        """Draw the lines as one mark of the element; an empty paragraph draws none."""
        if not self.blPara.lines:
            return
        self._space_line_ends()
        with canvas.element(self.canv, self.element):
            super().draw()

    def _space_line_ends(self) -> None:
        if self._spaced:
            return
        self._spaced = True
        lines = self.blPara.lines
        for line in lines if self.goes_on else lines[:-1]:
            if self.blPara.kind:
                self._space_after_runs(line)
            else:
                _space_after_words(line[1])

    def _space_after_runs(self, line: Any) -> None:  # noqa: ANN401
        # A line of several fonts does not tell whether it ends within a long word, so
        # a paragraph with such words goes without spaces at the ends of its lines.
        if line.words and not self._splitLongWordCount:
            line.words[-1].text += " "


def _space_after_words(words: list[str]) -> None:
    cut = isinstance(words[-1], _SplitWord) and not isinstance(words[-1], _SplitWordEnd)
    if not cut:
        words[-1] += " "


class Heading(TaggedParagraph):
    """A heading that is also an entry of the file's outline.

    Attributes:
        bookmark: Key of the entry, its text and its level (0 is the top), or None.
    """

    bookmark: tuple[str, str, int] | None = None

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """Return the parts above and below a page's end; the upper one is the entry."""
        parts = super().split(available_width, available_height)
        if parts:
            parts[0].bookmark = self.bookmark
        return parts

    def draw(self) -> None:
        """Draw the heading and note where it stands."""
        if self.bookmark:
            key, title, level = self.bookmark
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(title, key, level=level)
        super().draw()


class BulletParagraph(TaggedParagraph):
    """An item of a list: its bullet is a part of its own, the label.

    Attributes:
        label: The bullet's element; None in the lower part of an item that was split.
    """

    label: Element | None = None

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """Return the parts above and below a page's end; the upper one is labelled."""
        parts = super().split(available_width, available_height)
        if parts:
            parts[0].label = self.label
        return parts

    def draw(self) -> None:
        """Draw the bullet, then the text."""
        if self.label is not None:
            style = self.style
            ascent, _ = pdfmetrics.getAscentDescent(style.fontName, style.fontSize)
            with canvas.element(self.canv, self.label):
                self.canv.setFont(style.fontName, style.fontSize)
                self.canv.setFillColor(style.textColor)
                left = style.leftIndent - _BULLET_ROOM
                self.canv.drawString(left, self.height - ascent, _BULLET)
        super().draw()


class QuotedParagraph(TaggedParagraph):
    """Somebody's words, with a bar at their left."""

    def draw(self) -> None:
        """Draw the bar, then the words."""
        with canvas.artifact(self.canv):
            self.canv.setFillColor(self.style.bulletColor)
            self.canv.rect(2, -1, _BAR, self.height + 2, stroke=0, fill=1)
        super().draw()
