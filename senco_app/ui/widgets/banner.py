"""A sentence across the top of a screen: an error of the user's world, or a note."""

from __future__ import annotations

from typing import Literal

from PySide6 import QtGui
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from senco_app.ui.icons import put_picture
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel

Kind = Literal["error", "info", "done"]

TONES = {"error": "late", "info": "statutory", "done": "good"}
ICONS = {"error": "circle-alert", "info": "info", "done": "circle-check"}


class Banner(QFrame):
    """Says one sentence, with a button beside it if there is something to do.

    Hidden until it has something to say. Screen readers are told as of an alert.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words = PlainLabel("", wrap=True)
        self.act = QuietButton("")
        self.act.hide()
        self._picture = PlainLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)
        self.hide()

    def say(self, sentence: str, kind: Kind = "error") -> None:
        """Show a sentence."""
        tone = TONES[kind]
        self.setProperty("tone", tone)
        put_picture(self._picture, ICONS[kind], tone)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        for widget in (self, self.words):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()
        QtGui.QAccessible.updateAccessibility(
            QtGui.QAccessibleEvent(self, QtGui.QAccessible.Event.Alert)
        )

    def offer(self, text: str) -> None:
        """Show the button ``act`` with this text; an empty one takes it away."""
        self.act.setText(text)
        self.act.setAccessibleName(text)
        self.act.setVisible(bool(text))

    def clear(self) -> None:
        """Say nothing more."""
        self.words.clear()
        self.setAccessibleName("")
        self.offer("")
        self.hide()
