"""The card that is shown while there is no register to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from senco_app.ui.unlock.door import Door

NOTHING_YET = "No register was opened on this computer yet."
NEW = "Make a new register…"
OTHER = "Choose a register…"
ASSISTANT = "I am a teaching assistant…"


class NothingCard(Card):
    """Offers to make a register, or to open one that lies elsewhere."""

    new_requested = Signal()
    other_requested = Signal()
    book_requested = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("No register to open", parent)
        self.body.setSpacing(12)
        self.body.setContentsMargins(28, 24, 28, 24)
        self.missing = PlainLabel(NOTHING_YET, wrap=True)
        self.new = PrimaryButton(NEW, "plus", shortcut="Ctrl+N")
        self.other = QuietButton(OTHER, "folder-open", shortcut="Ctrl+O")
        self.book = QuietButton(ASSISTANT, "clipboard-check")
        self.first = self.new if door.makes_new else self.other
        for widget in (self.missing, self.new, self.other, self.book):
            self.body.addWidget(widget)
        self.new.setVisible(door.makes_new)
        self.book.setVisible(door.whose is not None)
        self.book.clicked.connect(self.book_requested)
        self.new.clicked.connect(self.new_requested)
        self.other.clicked.connect(self.other_requested)

    def say_missing(self, folder: Path | None) -> None:
        """Say that there is none, or that the one last used is gone."""
        gone = f"There is no register in {folder} any more." if folder else NOTHING_YET
        self.missing.setText(gone)
