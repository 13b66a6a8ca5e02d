"""A document's pages, shown from memory: nothing of it is written to the disk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import FileUnusableError
from senco_app.ui.dressing import wear, worn
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

STEP = 1.25
LEAST_ZOOM, MOST_ZOOM = 0.25, 5.0
CONTROL = Qt.KeyboardModifier.ControlModifier
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class Pages(QPdfView):
    """The pages below each other: Page Up and Page Down turn them, Ctrl zooms."""

    turned = Signal(int)  # by so many pages
    zoomed = Signal(int)  # by so many steps

    def event(self, event: QEvent) -> bool:
        """Keep the keys of this view for it, whatever else they mean elsewhere."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a page, or zoom."""
        key = Qt.Key(event.key())
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif key in TURNS:
            self.turned.emit(TURNS[key])
        else:
            self.zoomed.emit(ZOOMS[key])


class Preview(Card):
    """Shows a PDF that lies in memory, until it is closed."""

    closed = Signal()

    def __init__(
        self,
        data: bytes,
        what: str,
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        """Show a document.

        Args:
            data: The PDF.
            what: What it is, for screen readers.
            parent: The widget it belongs to.
            beside: Whether it stands beside what is being typed: its acts are
                narrow, and the cursor stays where it is.

        Raises:
            FileUnusableError: If it cannot be read as a PDF.
        """
        super().__init__(parent=parent)
        self._what, self._beside = what, beside
        self.acts = Flow(self)
        self.where = PlainLabel("", "muted")
        self._make_buttons()  # before the pages: Tab comes to them in this order
        # Children go in the order they came. The pages are painted by a thread of the
        # view's, so it goes first; the bytes go after the document that reads them.
        self.view = Pages(self)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self.document)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        if self.document.status() is not QPdfDocument.Status.Ready:
            message = "The preview could not be shown. Export the PDF instead."
            raise FileUnusableError(message)
        self._arrange()
        self._connect()
        self._tell()

    @property
    def page(self) -> int:
        """The number of the page on show, from 1."""
        return self.view.pageNavigator().currentPage() + 1

    @property
    def held(self) -> int:
        """How many bytes of the document are still held."""
        return self._buffer.size()

    def turn(self, pages: int) -> None:
        """Show the page that is so many pages further on; the ends stop it."""
        last = self.document.pageCount() - 1
        to = min(max(self.page - 1 + pages, 0), last)
        self.view.pageNavigator().jump(to, QPointF(0, 0))
        self._tell()

    def zoom(self, steps: int) -> None:
        """Show everything larger, or smaller if negative."""
        self.zoom_to(self.zoom_now() * STEP**steps)

    def zoom_chosen(self) -> float | None:
        """Return the factor that somebody chose; nothing while the width decides."""
        custom = self.view.zoomMode() is QPdfView.ZoomMode.Custom
        return self.view.zoomFactor() if custom else None

    def zoom_to(self, factor: float) -> None:
        """Show everything as large as this."""
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor, LEAST_ZOOM), MOST_ZOOM))

    def page_with(self, words: str) -> int:
        """Return the number of the first page that says this; 0 for none."""
        pages = range(self.document.pageCount())
        told = (self.document.getAllText(page).text() for page in pages)
        return next((at for at, text in enumerate(told, 1) if words in text), 0)

    def let_go(self) -> None:
        """Drop the document's bytes, and say that the preview is closed."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the pages, unless somebody is typing beside them."""
        super().showEvent(event)
        if not self._beside:
            self.view.setFocus()

    def zoom_now(self) -> float:
        """Return the factor that the pages have, fitted to the width or chosen."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        points = self.document.pagePointSize(self.page - 1).width()
        return room / (points * self.view.logicalDpiX() / 72)

    def _make_buttons(self) -> None:
        back, on = "Previous page", "Next page"
        self.back = QuietButton("" if self._beside else back, "arrow-left", name=back)
        self.on = QuietButton("" if self._beside else on, "arrow-right", name=on)
        self.smaller = QuietButton("Smaller", shortcut="Ctrl+-")
        self.larger = QuietButton("Larger", shortcut="Ctrl++")
        keys = "" if self._beside else "Esc"  # beside them, it leaves what is typed
        self.close_button = QuietButton("Close preview", "x", shortcut=keys)
        sizing = (self.smaller, self.larger, self.close_button)
        for one in (self.back, self.on, self.where, *sizing):
            self.acts.flow.addWidget(one)

    def _tell(self) -> None:
        count = self.document.pageCount()
        said = f"Page {self.page} of {count}"
        self.where.setText(said)
        self.view.setAccessibleName(f"{self._what}: {said}")
        words = self.document.getAllText(self.page - 1).text()
        self.view.setAccessibleDescription(words)
        self.back.setEnabled(self.page > 1)
        self.on.setEnabled(self.page < count)

    def _connect(self) -> None:
        self.view.turned.connect(self.turn)
        self.view.zoomed.connect(self.zoom)
        self.view.pageNavigator().currentPageChanged.connect(self._tell)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.close_button.clicked.connect(self.let_go)

    def _arrange(self) -> None:
        self.view.setDocument(self.document)
        wear(self.view, "ground", _put_ground)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        wear(self.where, "height", partial(_be_as_high, self.back))
        column = QVBoxLayout()
        column.addWidget(self.acts)
        column.addWidget(self.view, 1)
        self.body.addLayout(column, 1)


def _be_as_high(button: QWidget, label: QWidget) -> None:
    label.setMinimumHeight(button.sizeHint().height())


def _put_ground(view: QWidget) -> None:
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Dark, QColor(worn().line))
    view.setPalette(palette)


def _is_ours(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    return key in TURNS or (bool(event.modifiers() & CONTROL) and key in ZOOMS)
