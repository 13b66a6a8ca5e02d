"""The room that screens stand in: it scrolls when a screen needs more than there is.

While the text is large nothing else in it scrolls but lists and tables: one page is
easier to find one's way on than pages within a page.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from senco_app.ui.dressing import px, worn
from senco_app.ui.refocus import Spot, has_gone, is_there, soon, spot_on, take_up
from senco_app.ui.widgets.sight import bring_into_sight

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
        self._spot: Spot | None = None
        stack.currentChanged.connect(self._begin_at_the_top)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._follow)

    def _begin_at_the_top(self) -> None:
        """Show the head of another screen, not as far down as the one before was."""
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into sight; hold the keyboard if that goes away."""
        page = self._page()
        if page is None:
            return
        spot = spot_on(page, now)
        if before is not None and has_gone(before, page):
            soon(self, self._hold)  # Qt went on to whatever comes next
        elif spot is not None:
            self._spot = spot
            if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
                QTimer.singleShot(0, self, self._show_focus)  # all have places by then

    def _show_focus(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None and self.isAncestorOf(widget):
            bring_into_sight(widget)

    def _hold(self) -> None:
        """Take the keyboard up where it was, if what it was on has gone."""
        page, spot = self._page(), self._spot
        if page is None or spot is None or page is not spot.page or is_there(spot):
            return
        window = QApplication.activeWindow()
        if window is self.window() and QApplication.activePopupWidget() is None:
            take_up(spot)

    def _page(self) -> QWidget | None:
        stack = self.widget()
        return stack.currentWidget() if isinstance(stack, CurrentStack) else None
