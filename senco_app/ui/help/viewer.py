"""The window that help is read in: a list of pages, words to find, and the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from senco_app.ui.dressing import fix_width, px
from senco_app.ui.help.pages import PAGES, pages_with, text_of
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.fields import line
from senco_app.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT = 900, 600
LIST_WIDTH = 250
PAGE_ROLE = Qt.ItemDataRole.UserRole
ENDING = ".md"
NO_PAGE = "No page of help has these words."


class HelpViewer(QDialog):
    """Shows our own pages, and nothing from anywhere else.

    Links lead to other pages of the help; no other link is followed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help · SENCO Workbench")
        self.resize(px(WIDTH), px(HEIGHT))
        self.words = line("Find in help", placeholder="Find in help")
        self.list = QListWidget()
        self.nothing = PlainLabel(NO_PAGE, "muted", wrap=True)
        self.page = QTextBrowser()
        self.close_it = PrimaryButton("Close")
        self._lay_out()
        self._list_pages("")
        self.words.textChanged.connect(self._list_pages)
        self.words.returnPressed.connect(self.page.setFocus)
        self.list.currentItemChanged.connect(self._show_item)
        self.page.anchorClicked.connect(self._follow)
        self.close_it.clicked.connect(self.accept)

    def open_page(self, page: str) -> None:
        """Show the window with this page, ready to be read with the arrow keys."""
        self.words.clear()
        self._choose(page)
        self.show()
        self.activateWindow()
        self.page.setFocus()

    @property
    def shown(self) -> str:
        """The name of the page on show."""
        chosen = self.list.selectedItems()
        return str(chosen[0].data(PAGE_ROLE)) if chosen else ""

    def _choose(self, page: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(PAGE_ROLE) == page:
                self.list.setCurrentRow(row)

    def _list_pages(self, words: str) -> None:
        shown = self.shown
        pages = pages_with(words)
        self.list.clear()
        for name, title in pages:
            item = QListWidgetItem(title, self.list)
            item.setData(PAGE_ROLE, name)
        names = [name for name, _ in pages]
        self.nothing.setVisible(not pages)
        if pages:
            self._choose(shown if shown in names else names[0])
        self._mark(words)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page.setMarkdown(text_of(str(item.data(PAGE_ROLE))))
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self._mark(self.words.text())

    def _mark(self, words: str) -> None:
        """Show where the first of the words stands."""
        first = next(iter(words.split()), "")
        if first:
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self.page.find(first)

    def _follow(self, link: QUrl) -> None:
        """Go to another page; a link that leads elsewhere leads nowhere."""
        name = link.path()
        known = {f"{page}{ENDING}" for page, _ in PAGES}
        if not link.scheme() and not link.host() and name in known:
            self.words.clear()
            self._choose(name.removesuffix(ENDING))

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Pages of help")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setAccessibleName("The page of help")
        self.page.setOpenLinks(False)
        self.page.setOpenExternalLinks(False)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page.document().setDocumentMargin(px(14))
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.words, self.nothing, self.list):
            fix_width(widget, LIST_WIDTH)
            left.addWidget(widget)
        left.addStretch(0)
        left.setStretch(2, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.page, 1)
        right.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 16, 16, 16)
        across.setSpacing(14)
        across.addLayout(left)
        across.addLayout(right, 1)
