"""The first line of a session: pressed, the session opens or closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from senco_app.ui.sessions.words import headline, state
from senco_app.ui.widgets.buttons import WordedButton
from senco_app.ui.widgets.labels import Chip, PlainLabel

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from senco_app.provision.records import SessionCard


class Headline(WordedButton):
    """Says when, what, where and how long; the chip says where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "headline")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.time = PlainLabel("", "heading")
        self.words = PlainLabel("", "heading", wrap=True)
        self.chip = Chip()
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 8, 16, 8)
        across.setSpacing(10)
        across.addWidget(self.time)
        across.addWidget(self.words, 1)
        across.addWidget(self.chip)
        for label in (self.time, self.words, self.chip):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_card(self, card: SessionCard, today: date, *, opened: bool) -> None:
        """Show a session."""
        at = f"{card.key.starts_at:%H:%M}"
        words, (said, tone) = headline(card, opened=opened), state(card, today)
        self.time.setText(at)
        self.words.setText(words)
        self.chip.say(said, tone)
        self.setAccessibleName(f"{at} {words}, {said}")
        self.setAccessibleDescription("Closes it." if opened else "Opens it.")
        self.updateGeometry()
