"""A figure that can be pressed to see what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from senco_app.ui.piling import pile
from senco_app.ui.widgets.buttons import WordedButton
from senco_app.ui.widgets.labels import Chip, PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.ui.today.digest import Group, TileFacts


class Tile(WordedButton):
    """Shows one count; pressed, the list shows only what was counted."""

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = group
        self.setProperty("look", "tile")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._figure = PlainLabel("", "figure")
        self._words = PlainLabel("", "heading", wrap=True)
        self._note = PlainLabel("", "small", wrap=True)
        self._chip = Chip()
        top = QHBoxLayout()
        top.addWidget(self._figure)
        top.addStretch(1)
        top.addWidget(self._chip)
        pile(self, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._words)
        column.addWidget(self._note)
        column.addStretch(1)  # tiles beside it may need more lines
        for label in self.findChildren(PlainLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_facts(self, facts: TileFacts) -> None:
        """Show another count."""
        self._figure.setText(str(facts.figure))
        self._words.setText(facts.words)
        self._note.setText(facts.note)
        self._chip.say(facts.chip, facts.tone)
        self.setAccessibleName(f"{facts.figure} {facts.words}, {facts.note}")
        self.setAccessibleDescription("Press to show only these; again to show all.")
        self.updateGeometry()
