"""Types of need in their order, whose rows are dragged into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from senco_app.ui import dressing
from senco_app.vocabulary import need_type

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

NOTHING = -1
CODE_ROLE = Qt.ItemDataRole.UserRole
LOOK = """
QListWidget { border: 1px solid $field_line; border-radius: 8px; background: $card; }
QListWidget:focus { border: 2px solid $accent; }
QListWidget::item { padding: 6px; }
QListWidget::item:selected { background: $accent_ground; color: $ink; }
"""


class RankedList(QListWidget):
    """While a row is dragged it asks to be placed wherever the mouse is."""

    dragged = Signal(int, int)  # from this row, to this row
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = NOTHING
        dressing.sheet(self, LOOK)

    def show_codes(self, codes: tuple[str, ...], current: str = "") -> None:
        """Show types of need in this order, with the cursor on one of them."""
        self.clear()
        for rank, code in enumerate(codes, start=1):
            item = QListWidgetItem(_ranked_words(rank, code))
            item.setData(CODE_ROLE, code)
            self.addItem(item)
        if codes:
            self.setCurrentRow(codes.index(current) if current in codes else 0)
        self.edited.emit()

    def codes(self) -> tuple[str, ...]:
        """Return the codes in rank order."""
        return tuple(self.code(row) for row in range(self.count()))

    def code(self, row: int) -> str:
        """Return the code in a row; nothing if there is no such row."""
        if not 0 <= row < self.count():
            return ""
        return str(self.item(row).data(CODE_ROLE))

    def typed(self) -> list[str]:
        """Return the order as a draft keeps it."""
        return list(self.codes())

    def show_typed(self, typed: list[str]) -> None:
        """Show the order that a draft kept; codes that no list knows are left out."""
        self.show_codes(tuple(code for code in typed if need_type(code)))

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


def _ranked_words(rank: int, code: str) -> str:
    kind = need_type(code)
    name = f"{code} · {kind.description}" if kind else code
    return f"{rank}  {name}{' · primary' if rank == 1 else ''}"
