"""A ReportLab canvas that marks what it draws for people who listen."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from senco_app.exports.tagged import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from senco_app.exports.tagged.catalogue import About
    from senco_app.exports.tagged.structure import Element


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of how many, and how wide it is, in points."""

    number: int
    count: int
    width: float


class TaggedCanvas(Canvas):
    """Draws pages, remembers which mark belongs to which element, writes both.

    Args:
        filename: Where to write.
        about: Title, language, date and author of the file.
        root: The document's element; its tree may grow until ``save``.
        foot: Draws the foot of a page, once all pages are drawn.
        settings: What ReportLab's own canvas takes.
    """

    _doc: Any
    _code: list[str]

    def __init__(
        self,
        filename: Any,  # noqa: ANN401 - a path or a stream, as ReportLab has it
        *,
        about: About,
        root: Element,
        foot: Callable[[Canvas, Page], None],
        **settings: Any,  # noqa: ANN401 - handed on
    ) -> None:
        super().__init__(filename, pdfVersion=(1, 7), **settings)
        self._about = about
        self._root = root
        self._foot = foot
        self._parents: list[list[Element]] = [[]]  # a page's elements by mark
        self._marking = False
        self._in_artifact = False

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """Mark what is drawn meanwhile as belonging to ``element``.

        Inside an artifact it marks nothing: what is repeated is not said twice.
        """
        if self._in_artifact:
            yield
            return
        if self._marking:
            message = f"A mark for {element.kind} inside another mark."
            raise ValueError(message)
        marks = self._parents[-1]
        element.kids.append((len(self._parents) - 1, len(marks)))
        self._code.append(f"/{element.kind} <</MCID {len(marks)}>> BDC")
        marks.append(element)
        self._marking = True
        yield
        self._marking = False
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "/Type /Layout") -> Iterator[None]:
        """Mark what is drawn meanwhile as decoration, which nobody needs to hear."""
        if self._marking or self._in_artifact:
            message = "An artifact inside another mark."
            raise ValueError(message)
        self._code.append(f"/Artifact <<{kind}>> BDC")
        self._in_artifact = True
        yield
        self._in_artifact = False
        self._code.append("EMC")

    def showPage(self) -> None:
        """Close the page, giving it its number in the parent tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._parents) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._parents.append([])

    def save(self) -> None:
        """Draw the feet, write the structure and the file."""
        if self._code:
            self.showPage()
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, start=1):
            self._draw_foot(page, Page(number, len(pages), page.pagewidth))
        self._describe()
        catalogue.write(self._doc, self._about, self._root, self._parents[:-1])
        super().save()

    def _describe(self) -> None:
        self.setTitle(self._about.title)
        self.setAuthor(self._about.author)
        self.setSubject(self._about.subject)
        self.setCreator(self._about.creator)
        self.setDateFormatter(lambda *_: catalogue.pdf_date(self._about.made_on))

    def _draw_foot(self, page: Any, place: Page) -> None:  # noqa: ANN401
        with self.artifact("/Type /Pagination /Subtype /Footer"):
            self._foot(self, place)
        page.stream += "\n".join(self._code) + "\n"
        self._code = []


@contextmanager
def element(canvas: Canvas, element: Element | None) -> Iterator[None]:
    """Mark what is drawn as ``element``; on an ordinary canvas, just draw."""
    if isinstance(canvas, TaggedCanvas) and element is not None:
        with canvas.element(element):
            yield
    else:
        yield


@contextmanager
def artifact(canvas: Canvas) -> Iterator[None]:
    """Mark what is drawn as decoration; on an ordinary canvas, just draw."""
    if isinstance(canvas, TaggedCanvas):
        with canvas.artifact():
            yield
    else:
        yield
