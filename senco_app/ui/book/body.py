"""How a book's window is laid out: rail, bar, banner, page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.book.bar import BookBar
from senco_app.ui.rail import Rail
from senco_app.ui.trail import Kind
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.doing import Doing
from senco_app.ui.widgets.room import Room, ScreenStack

BRAND = "My book"
RAIL = (
    (Kind.SESSIONS, "My sessions", "clipboard-check"),
    (Kind.TICK_SHEETS, "Tick sheets", "printer"),
    (Kind.HELP, "Help", "circle-help"),
)
"""The last one opens the help of the page that is shown."""


class BookBody(QWidget):
    """Everything in the window; it decides nothing."""

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail(RAIL, BRAND)
        self.bar = BookBar(who)
        self.banner, self.doing = Banner(), Doing()
        self.stack = ScreenStack()
        self._lay_out()

    def set_busy(self, sentence: str) -> None:
        """Say what is under way, and take no tap; an empty sentence ends it."""
        for part in (self.stack, self.bar, self.rail):
            part.setEnabled(not sentence)
        if sentence:
            self.doing.begin(sentence)
        else:
            self.doing.end()

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.setContentsMargins(24, 18, 24, 20)
        page.setSpacing(12)
        page.addWidget(self.banner)
        page.addWidget(self.doing)
        page.addWidget(Room(self.stack), 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addLayout(page, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
