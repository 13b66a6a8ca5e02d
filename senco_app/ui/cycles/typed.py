"""Editors that give back what was typed letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice, TextArea

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QWheelEvent

PARAGRAPH = "\u2029"  # how Qt's document keeps a new line


def spelled(words: str) -> str:
    """Return words for the label of an editor, where "&" would mark a key."""
    return words.replace("&", "&&")


class LongWords(TextArea):
    """Text of several lines, given back as it was shown unless somebody edits it.

    Qt turns some characters into others (a no-break space, a carriage return); words
    that nobody touched come back untouched, and a no-break space stays one.
    """

    def __init__(
        self,
        name: str = "",
        *,
        lines: int = 2,
        most_lines: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, lines=lines, most_lines=most_lines, parent=parent)
        self._given = self._shown = ""

    def words(self) -> str:
        """Return what stands here."""
        now = self._raw()
        return self._given if now == self._shown else now

    def show_words(self, words: str) -> None:
        """Show these words instead; the same ones leave the cursor where it is."""
        if words == self.words():
            return
        self._given = words
        self.set_text(words)
        self._shown = self._raw()

    def _raw(self) -> str:
        return self.document().toRawText().replace(PARAGRAPH, "\n")


class ShortWords(QLineEdit):
    """One line of text, given back as it was shown unless somebody edits it."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._given = self._shown = ""

    def words(self) -> str:
        """Return what stands here."""
        return self._given if self.text() == self._shown else self.text()

    def show_words(self, words: str) -> None:
        """Show these words instead."""
        if words == self.words():
            return
        self._given = words
        self.setText(words)
        self.setCursorPosition(0)
        self._shown = self.text()


class SuggestedDay(DateField):
    """A day that is suggested until somebody types another."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(field=field, parent=parent)
        self._suggested = ""

    def suggest(self, on: date) -> None:
        """Show this day instead of the last suggestion; a typed day stays."""
        if self.text() == self._suggested:
            self.set_day(on)
            self._suggested = self.text()

    def suggest_anew(self, on: date) -> None:
        """Show this day, whatever was typed."""
        self.set_day(on)
        self._suggested = self.text()


class Amount(QSpinBox):
    """A small whole number; scrolling past does not change it."""

    def __init__(
        self, name: str, most: int, least: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Without button symbols a styled spin box leaves no room for its figure.
        self.setStyleSheet(
            "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }"
        )
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Its inner line is no field of its own: only the spin box has a frame.
        self.lineEdit().setStyleSheet(
            "border: 0; padding: 0; min-height: 0; background: transparent;"
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class CalmChoice(Choice):
    """One of a few; scrolling past does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
