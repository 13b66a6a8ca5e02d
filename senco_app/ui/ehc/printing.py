"""Prints a document, page by page, off the ui thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from senco_app.errors import FileUnusableError
from senco_app.exports import drawing
from senco_app.exports.press import PRESS, CalledOffError

if TYPE_CHECKING:
    from threading import Event

    from PySide6.QtWidgets import QWidget

    from senco_app.summaries.records import Paper

MOST_DPI = 300
"""Finer than this nobody sees of text, and a page takes four times the memory."""
REFUSED = (
    "The printer did not take the document. Look whether it is switched on and has "
    "paper, then print again."
)


def choose_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Ask which printer and how many copies; nothing if the person turns back."""
    printer = new_printer(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the document")
    return printer if dialog.exec() else None


def new_printer(title: str) -> QPrinter:
    """Return the usual printer, set to A4; ``title`` is what its queue shows."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)  # the paper has margins of its own
    printer.setDocName(title)
    return printer


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A paper to be printed, unless it is called off between two pages."""

    paper: Paper
    printer: QPrinter
    called_off: Event

    def run(self) -> bool:
        """Draw up the document and print it; ``False`` if it was called off.

        Raises:
            FileUnusableError: If the printer does not take it.
        """
        try:
            data = PRESS.draw(partial(drawing.pdf, self.paper), self.called_off)
        except CalledOffError:
            return False
        return print_pdf(data, self.printer, self.called_off)


def print_pdf(data: bytes, printer: QPrinter, called_off: Event) -> bool:
    """Print a PDF; ``False`` if it was called off between two pages.

    Raises:
        FileUnusableError: If the printer does not take it.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        pages = _Pages(document, printer, called_off)
        return not called_off.is_set() and pages.print_all()
    finally:
        document.close()
        buffer.close()


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of a document on their way to a printer."""

    document: QPdfDocument
    printer: QPrinter
    called_off: Event

    def print_all(self) -> bool:
        """Print those that the person asked for; ``False`` if it was called off."""
        painter = QPainter()
        self._turn_paper(self._wanted().start)
        if not painter.begin(self.printer):
            raise FileUnusableError(REFUSED)
        try:
            return all(self._print_page(number, painter) for number in self._wanted())
        finally:
            painter.end()

    def _turn_paper(self, number: int) -> None:
        """Let a page that lies on its side come out on its side."""
        points = self.document.pagePointSize(number)
        ways = QPageLayout.Orientation
        lies = points.width() > points.height()
        self.printer.setPageOrientation(ways.Landscape if lies else ways.Portrait)

    def _wanted(self) -> range:
        """Return the pages that the person asked for; all of them unless told."""
        first, last = self.printer.fromPage(), self.printer.toPage()
        count = self.document.pageCount()
        if not first:
            return range(count)
        return range(first - 1, min(last or count, count))

    def _print_page(self, number: int, painter: QPainter) -> bool:
        if self.called_off.is_set():
            self.printer.abort()
            return False
        if number != self._wanted().start:
            self._turn_paper(number)
            if not self.printer.newPage():
                raise FileUnusableError(REFUSED)
        points = self.document.pagePointSize(number)
        dpi = min(self.printer.resolution(), MOST_DPI)
        picture = self.document.render(number, (points * (dpi / 72)).toSize())
        paper = painter.viewport()
        size = QSize(picture.size()).scaled(
            paper.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRect(paper.topLeft(), size)
        place.moveCenter(paper.center())
        painter.drawImage(place, picture)
        return True
