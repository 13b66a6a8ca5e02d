"""Sets flowables on upright and sideways pages, tagged."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import PageBreak

from senco_app.exports.tagged.canvas import TaggedCanvas
from senco_app.exports.tagged.catalogue import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

    from senco_app.exports.tagged.canvas import Page
    from senco_app.exports.tagged.catalogue import About
    from senco_app.exports.tagged.structure import Element

UPRIGHT: Final = "upright"
SIDEWAYS: Final = "sideways"


def turn(way: str) -> list[Any]:
    """Return what starts a new page that is upright or sideways."""
    return [NextPageTemplate(way), PageBreak()]


class Template(BaseDocTemplate):
    """Pages of one frame each, that tell after each flowable."""

    between: Callable[[], None] = staticmethod(lambda: None)

    def afterFlowable(self, flowable: Flowable) -> None:
        """Tell that a flowable stands on its page."""
        del flowable
        self.between()


def template(page: tuple[float, float], margin: float, face: str) -> Template:
    """Return a document with an upright and a sideways page, both with one frame.

    Args:
        page: Width and height of the upright page, in points.
        margin: On all four sides, in points.
        face: An embedded font for whatever sets none; otherwise ReportLab would name
            one that is not embedded.
    """
    document = Template(
        BytesIO(),
        pagesize=page,
        invariant=1,
        pageCompression=1,
        initialFontName=face,
        lang=LANGUAGE,
    )
    sideways = (page[1], page[0])
    document.addPageTemplates(
        [_page(UPRIGHT, page, margin), _page(SIDEWAYS, sideways, margin)]
    )
    return document


def _page(name: str, size: tuple[float, float], margin: float) -> PageTemplate:
    frame = Frame(
        margin,
        margin,
        size[0] - 2 * margin,
        size[1] - 2 * margin,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(name, [frame], pagesize=size)


def tagged_pdf(
    story: Sequence[Flowable],
    root: Element,
    about: About,
    document: Template,
    foot: Callable[[Canvas, Page], None],
    between: Callable[[], None] = lambda: None,
) -> bytes:
    """Return the story as a tagged PDF; the same story gives the same bytes.

    Args:
        story: Flowables whose elements hang under ``root``.
        root: The element of the document.
        about: What the file says of itself.
        document: Of ``template``.
        foot: Draws the foot of a page.
        between: Called after each flowable; what it raises ends the work.
    """
    document.between = between
    stream: BytesIO = document.filename
    maker = partial(TaggedCanvas, about=about, root=root, foot=foot)
    document.build(list(story), canvasmaker=maker)
    return stream.getvalue()
