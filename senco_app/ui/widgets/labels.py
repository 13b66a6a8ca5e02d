"""Words on the screen: always plain text, whatever somebody typed."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6 import QtCore
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from senco_app.ui.dressing import px, wear
from senco_app.wording import initials

Look = Literal[
    "body", "title", "heading", "figure", "strong", "muted", "small", "problem", "brand"
]
Tone = Literal["neutral", "late", "soon", "good", "statutory", "accent"]

PLAIN_TEXT = 0
"""``Qt.TextFormat.PlainText`` by its number: the module's first use of Qt's own list of
enums takes a tenth of the time in which the unlock window is painted."""

SAFETY = "Worried about a child’s safety? Tell the DSL now; do not write it here."


class PlainLabel(QLabel):
    """Text as it was typed: nothing in it is read as markup."""

    def __init__(
        self,
        text: str = "",
        look: Look = "body",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setText(text)
        self.setWordWrap(wrap)
        self.setProperty("look", look)

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the words; they say the same without the colour."""
        self.setProperty("tone", tone or "")
        if self.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
            self.style().unpolish(self)
            self.style().polish(self)


class Chip(PlainLabel):
    """A state in a word, with a colour that says it once more."""

    def __init__(
        self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("look", "chip")
        self.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.set_tone(tone)

    def say(self, text: str, tone: Tone) -> None:
        """Say another state."""
        self.setText(text)
        self.set_tone(tone)


class InitialsBadge(PlainLabel):
    """Initials on a round ground, beside a name that says the same in full."""

    def __init__(
        self, name: str = "", size: int = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setProperty("look", "initials")
        self.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        wear(self, "size", partial(_round, size))
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Show the initials of this name."""
        self.setText(initials(name))


class SafetyLine(PlainLabel):
    """Stands under every free note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SAFETY, "small", wrap=True, parent=parent)


def show_tip(widget: QWidget, words: str) -> None:
    """Show words as a tool tip, letter for letter.

    Qt takes a tip for markup where it looks like it, and has no other way to say that
    it is none.
    """
    from html import escape  # noqa: PLC0415 - the first window has no tips of this kind

    widget.setToolTip(f"<qt>{escape(words)}</qt>" if "<" in words else words)


def _round(size: int, badge: InitialsBadge) -> None:
    edge = px(size)
    badge.setFixedSize(edge, edge)
    badge.setStyleSheet(
        f"border-radius: {edge // 2}px; font-size: {round(edge * 0.38)}px;"
    )
