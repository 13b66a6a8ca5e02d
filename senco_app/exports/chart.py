"""A chart as one drawing: on paper, and as SVG on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.graphics.shapes import Drawing, Group, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from senco_app.exports import faces, lettering, style

if TYPE_CHECKING:
    from senco_app.summaries.records import Bar, Chart

_FINDING: Final = style.Letter(faces.BOLD, 11.5, 15.5, style.RAIL, after=6)
_LABEL: Final = style.Letter(faces.REGULAR, 9.5, 12)
_TOLD: Final = style.Letter(faces.SEMIBOLD, 9.5, 12)
_NOTE: Final = style.Letter(faces.REGULAR, 8.5, 11.5, style.MUTED, before=5)
_BAR: Final = 11.0
_GAP: Final = 5.5
_PAD: Final = 6.0
#: Labels take no more than this share of the width.
_LABEL_SHARE: Final = 0.46
_FRAME: Final = 8.0


def drawing(chart: Chart, width: float = style.TEXT_WIDTH) -> Drawing:
    """Return the drawing of a chart, ``width`` points wide and as high as it needs.

    The finding stands above the bars. A bar's length is its value against the largest
    one; what has no bar has no length either.
    """
    faces.register()
    return _Plan(chart, width).drawn()


class _Plan:
    """Where everything of one chart goes, in points from the top."""

    def __init__(self, chart: Chart, width: float) -> None:
        self._chart = chart
        inner = width - 2 * _FRAME
        self._width, self._inner = width, inner
        self._finding = _lines(chart.finding, _FINDING, inner)
        self._note = _lines(chart.note, _NOTE, inner) if chart.note else []
        labels = [_wide(lettering.in_one_line(b.label), _LABEL) for b in chart.bars]
        self._label_width = min(max(labels, default=0) + _PAD, inner * _LABEL_SHARE)
        self._labels = [_lines(b.label, _LABEL, self._label_width) for b in chart.bars]
        told = max((_wide(bar.told, _TOLD) for bar in chart.bars), default=0)
        self._longest = max(20.0, inner - self._label_width - told - 2 * _PAD)
        self._most = max((bar.value for bar in chart.bars), default=0) or 1.0

    def drawn(self) -> Drawing:
        """Return the drawing."""
        height = self._height()
        made = Drawing(self._width, height)
        # Else a font is named that is not embedded.
        made.initialFontName = faces.REGULAR  # type: ignore[attr-defined]
        made.add(_block((0, 0), (self._width, height), style.GROUND))
        top = height - _FRAME
        for line in self._finding:
            top = _say(made, line, _FINDING, (_FRAME, top))
        top -= _FINDING.after
        for bar, lines in zip(self._chart.bars, self._labels, strict=True):
            top = self._draw_bar(made, bar, lines, top)
        top -= _NOTE.before
        for line in self._note:
            top = _say(made, line, _NOTE, (_FRAME, top))
        return made

    def _height(self) -> float:
        finding = len(self._finding) * _FINDING.leading + _FINDING.after
        bars = sum(_row(lines) + _GAP for lines in self._labels)
        note = _NOTE.before + len(self._note) * _NOTE.leading if self._note else -_GAP
        return 2 * _FRAME + finding + bars + note

    def _draw_bar(self, made: Drawing, bar: Bar, lines: list[str], top: float) -> float:
        height = _row(lines)
        label = top - (height - len(lines) * _LABEL.leading) / 2
        for line in lines:
            label = _say(made, line, _LABEL, (_FRAME, label))
        left = _FRAME + self._label_width + _PAD / 2
        length = self._longest * max(0.0, bar.value) / self._most
        middle = top - height / 2
        colour = style.RAIL if bar.marked else style.ACCENT
        if length:
            made.add(_block((left, middle - _BAR / 2), (length, _BAR), colour))
        beside = (left + length + _PAD / 2, middle + _TOLD.leading / 2)
        _say(made, lettering.in_one_line(bar.told), _TOLD, beside)
        return top - height - _GAP


def _block(corner: tuple[float, float], size: tuple[float, float], colour: str) -> Rect:
    block = Rect(*corner, *size)
    block.fillColor, block.strokeColor = HexColor(colour), None
    return block


def _row(lines: list[str]) -> float:
    return max(_BAR, len(lines) * _LABEL.leading)


def _wide(text: str, letter: style.Letter) -> float:
    return sum(
        stringWidth(part, face, letter.size)
        for face, part in faces.runs(text, letter.face)
    )


def _lines(text: str, letter: style.Letter, width: float) -> list[str]:
    shown = lettering.in_one_line(text)
    return simpleSplit(shown, letter.face, letter.size, width) or [""]


def _say(
    made: Drawing, text: str, letter: style.Letter, place: tuple[float, float]
) -> float:
    """Write a line whose top left corner is given; return where the next one starts."""
    left, top = place
    group = Group()
    for face, part in faces.runs(text, letter.face):
        group.add(
            String(left, top - letter.size, part, fontName=face, fontSize=letter.size,
                   fillColor=HexColor(letter.colour))
        )  # fmt: skip
        left += stringWidth(part, face, letter.size)
    made.add(group)
    return top - letter.leading
