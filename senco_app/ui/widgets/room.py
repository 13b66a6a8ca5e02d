"""The room that screens stand in: it scrolls when a screen needs more than there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from senco_app.ui.dressing import px, worn

USUAL = 100
LEAST_HEIGHT = 480
"""Of a screen, in pixels at text of the usual size: its lists stay long enough."""


class CurrentStack(QStackedWidget):
    """Shows one of several screens, and asks for room for that one alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return what the screen on show would like."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the screen on show needs; more height for larger text."""
        shown = self.currentWidget()
        needed = QSize(0, 0)
        if shown is not None:
            needed = shown.minimumSizeHint().expandedTo(shown.minimumSize())
        if worn().percent > USUAL:
            return needed.expandedTo(QSize(0, px(LEAST_HEIGHT)))
        return needed


class Room(QScrollArea):
    """Scrolls only when the screen does not fit, as with text of 200 %."""

    def __init__(self, stack: CurrentStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(stack)
        stack.setProperty("look", "page")
