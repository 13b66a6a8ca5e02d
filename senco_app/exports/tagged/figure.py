"""A drawing that says in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics import renderPDF
from reportlab.platypus.flowables import Flowable

from senco_app.exports.tagged import canvas

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

    from senco_app.exports.tagged.structure import Element


def text_string(text: str) -> str:
    """Return text as PDF writes it in hexadecimal, whatever its letters."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class Figure(Flowable):
    """A drawing of one structure element.

    Args:
        drawing: What is drawn.
        element: A Figure of the tree; None draws it untagged.
        heard: What is said of it to people who cannot see it.
    """

    def __init__(self, drawing: Drawing, element: Element | None, heard: str) -> None:
        super().__init__()
        self._drawing = drawing
        self._element = element
        self._heard = heard
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the width and height of the drawing, in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as one mark of its element, which tells where on the page it lies."""
        if self._element is not None:
            left, low = self.canv.absolutePosition(0, 0)
            box = (left, low, left + self.width, low + self.height)
            edges = " ".join(f"{edge:.2f}" for edge in box)
            self._element.attributes = (
                f"/Alt {text_string(self._heard)} "
                f"/A <</O /Layout /Placement /Block /BBox [{edges}]>>"
            )
        with canvas.element(self.canv, self._element):
            renderPDF.draw(self._drawing, self.canv, 0, 0)
