"""The other ways from the unlock window: another register, a new one, the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.unlock.nothing import ASSISTANT, NEW
from senco_app.ui.widgets.buttons import LinkButton, QuietButton

if TYPE_CHECKING:
    from senco_app.ui.unlock.door import Door

FORGOTTEN = "Forgotten your password? Use the recovery code"
OTHER = "Choose another register…"


class Ways(QWidget):
    """Quiet acts below the password."""

    other_requested = Signal()
    new_requested = Signal()
    forgotten = Signal()
    book_requested = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forgot = LinkButton(FORGOTTEN)
        self.other = QuietButton(OTHER, "folder-open", shortcut="Ctrl+O")
        self.new = QuietButton(NEW, "plus", shortcut="Ctrl+N")
        self.book = QuietButton(ASSISTANT, "clipboard-check")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.forgot, self.other, self.new, self.book):
            column.addWidget(widget)
        self._recovers = door.recover is not None
        self.show_recovery(offered=True)
        self.new.setVisible(door.makes_new)
        self.book.setVisible(door.whose is not None)
        self.book.clicked.connect(self.book_requested)
        self.forgot.clicked.connect(self.forgotten)
        self.other.clicked.connect(self.other_requested)
        self.new.clicked.connect(self.new_requested)

    def show_recovery(self, *, offered: bool) -> None:
        """Offer the recovery code, or not: a book has none."""
        self.forgot.setVisible(self._recovers and offered)
