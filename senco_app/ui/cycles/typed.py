"""Editors of a day that is suggested, and of a small number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice as CalmChoice
from senco_app.ui.widgets.fields import LongWords, ShortWords

__all__ = ["Amount", "CalmChoice", "LongWords", "ShortWords", "SuggestedDay"]

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QWheelEvent


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
