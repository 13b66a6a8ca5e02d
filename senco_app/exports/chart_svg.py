"""The same drawing of a chart for the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG

from senco_app.exports import faces, lettering
from senco_app.exports.chart import drawing

if TYPE_CHECKING:
    from senco_app.summaries.records import Chart

_FAMILY: Final = "Atkinson Hyperlegible Next"
#: How CSS calls the faces that are embedded on paper.
_CSS: Final = {
    faces.BOLD: (_FAMILY, "700"),
    faces.SEMIBOLD: (_FAMILY, "600"),
    faces.REGULAR: (_FAMILY, "400"),
    faces.SECOND: ("DejaVu Sans", "400"),
}
_FONT: Final = re.compile(r"font-family: ([\w-]+);")


def chart_svg(chart: Chart) -> str:
    """Return a chart as SVG: bars, letters and lengths as on paper, and its words."""
    drawn = _FONT.sub(_named, renderSVG.drawToString(drawing(chart)))
    for name, text in (("title", chart.finding), ("desc", chart.heard)):
        said = escape(lettering.in_one_line(text))
        drawn = drawn.replace(f"<{name}>...</{name}>", f"<{name}>{said}</{name}>", 1)
    return drawn


def _named(found: re.Match[str]) -> str:
    family, weight = _CSS.get(found[1], _CSS[faces.REGULAR])
    return f"font-family: '{family}'; font-weight: {weight};"
