"""A list whose rows are dragged into another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from senco_app.ui import dressing

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

NOTHING = -1
LOOK = """
QListWidget { border: 1px solid $field_line; border-radius: 8px; background: $card; }
QListWidget:focus { border: 2px solid $accent; }
QListWidget::item { padding: 6px; }
QListWidget::item:selected { background: $accent_ground; color: $ink; }
"""


class RankedList(QListWidget):
    """While a row is dragged it asks to be placed wherever the mouse is."""

    dragged = Signal(int, int)  # from this row, to this row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = NOTHING
        dressing.sheet(self, LOOK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a row."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = self.indexAt(event.position().toPoint()).row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask to place the row that is held where the mouse is now."""
        if self._held == NOTHING or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        row = self.indexAt(event.position().toPoint()).row()
        if row not in (NOTHING, self._held):
            held, self._held = self._held, row
            self.dragged.emit(held, row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = NOTHING
        super().mouseReleaseEvent(event)
