"""What can be drawn up, by functions that another process can be sent.

They load the libraries behind them only once they are called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from senco_app.exports.tick_sheet.records import TickSheet
    from senco_app.summaries.records import Chart, Paper

Between: TypeAlias = Callable[[], None]
"""Called between two pieces of the work; what it raises ends the work."""
Work: TypeAlias = Callable[[Between], bytes]
"""One of the functions below with its record, by ``functools.partial``."""


def pdf(paper: Paper, between: Between) -> bytes:
    """Return a paper as a PDF."""
    from senco_app.exports.paper_pdf import paper_pdf  # noqa: PLC0415 - slow

    return paper_pdf(paper, between)


def word(paper: Paper, between: Between) -> bytes:
    """Return a paper as a Word document."""
    from senco_app.exports.paper_docx import paper_docx  # noqa: PLC0415 - slow

    between()
    return paper_docx(paper)


def excel(paper: Paper, between: Between) -> bytes:
    """Return a paper's tables as an Excel workbook."""
    from senco_app.exports.paper_xlsx import paper_xlsx  # noqa: PLC0415 - slow

    between()
    return paper_xlsx(paper)


def tick_sheet(sheet: TickSheet, between: Between) -> bytes:
    """Return a tick sheet as a PDF."""
    from senco_app.exports.tick_sheet.pdf import tick_sheet_pdf  # noqa: PLC0415 - slow

    between()
    return tick_sheet_pdf(sheet)


def svg(chart: Chart, between: Between) -> bytes:
    """Return a chart as an SVG drawing."""
    from senco_app.exports.chart_svg import chart_svg  # noqa: PLC0415 - slow

    between()
    return chart_svg(chart).encode()
