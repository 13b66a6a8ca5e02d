"""A row of small widgets that goes on in the next line when it is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem

GAP = 8


class FlowLayout(QLayout):
    """Puts its items side by side, and below where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own name
        """Take an item in."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's own name
        """Return an item, or nothing past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's own name
        """Take an item out."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's own name
        """Return none: it takes the height that it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return yes: a narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need; Qt asks many times for each change."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Reckon anew: an item has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's own name
        """Put the items into their places."""
        super().setGeometry(place)
        self._arrange(place, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() + GAP for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the size of the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, place: QRect, *, move: bool) -> int:
        x, y, line = place.x(), place.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            if x > place.x() and x + size.width() > place.x() + place.width():
                x, y, line = place.x(), y + line + GAP, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + GAP, max(line, size.height())
        return y + line - place.y()


class Flow(QWidget):
    """A widget whose children flow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
