"""A chart of a report on the screen: the drawing that stands on paper."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QSizePolicy, QWidget


class ChartPicture(QSvgWidget):
    """Shows one chart, as wide as there is room and as high as that asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chart(self, drawing: bytes, heard: str) -> None:
        """Show a drawing; ``heard`` says it to who cannot see it."""
        self.load(QByteArray(drawing))
        self.setAccessibleName(heard)
        self.updateGeometry()
        self.show()

    def sizeHint(self) -> QSize:
        """Return the size that the drawing has on paper."""
        return self.renderer().defaultSize()

    def hasHeightForWidth(self) -> bool:
        """Return yes: its shape stays."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps its shape."""
        drawn = self.renderer().defaultSize()
        return round(width * drawn.height() / drawn.width()) if drawn.width() else 0
