"""The room that screens stand in: it scrolls when a screen needs more than there is.

While it does, nothing else in it scrolls but lists, tables and editors: one page is
easier to find one's way on than pages within a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from senco_app.ui.dressing import px, wear
from senco_app.ui.piling import is_large
from senco_app.ui.refocus import Spot, has_gone, is_there, soon, spot_on, take_up
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.sight import bring_into_sight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST_HEIGHT = 480
"""Of a screen, in pixels at text of the usual size: its lists stay long enough."""
ROUNDS = 4
"""Of events without news: layouts in layouts take a turn each, and all have places."""


class CurrentStack(QStackedWidget):
    """Shows one of several, and asks for room for that one alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._ask_anew)

    def sizeHint(self) -> QSize:
        """Return what is on show would like."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what is on show needs."""
        shown = self.currentWidget()
        if shown is None:
            return QSize(0, 0)
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())

    def hasHeightForWidth(self) -> bool:
        """Say whether what is on show breaks its words into lines."""
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return how high that is, with so many pixels across; -1 as it likes."""
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown is not None else -1

    def _ask_anew(self) -> None:
        self.updateGeometry()
        if (room := room_of(self)) is not None:
            room.let_pages_scroll()


class Holder(QWidget):
    """Holds a stack among other widgets: their layout would ask all that are on it.

    Qt asks the layout of a widget before the widget itself, so this one has none.
    """

    def __init__(self, stack: CurrentStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        stack.setParent(self)

    def sizeHint(self) -> QSize:
        """Return what is on show would like."""
        return self._stack.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what is on show needs."""
        return self._stack.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say whether what is on show breaks its words into lines."""
        return self._stack.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return how high that is, with so many pixels across."""
        return self._stack.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stack all there is."""
        self._stack.resize(event.size())

    def event(self, event: QEvent) -> bool:
        """Ask for another size when what is on the stack does."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class ScreenStack(CurrentStack):
    """The screens of a window: one is on show."""

    def minimumSizeHint(self) -> QSize:
        """Return what the screen on show needs; more height while text is large."""
        needed = super().minimumSizeHint()
        if is_large():
            return needed.expandedTo(QSize(0, px(LEAST_HEIGHT)))
        return needed


class Room(QScrollArea):
    """Scrolls only when the screen does not fit, as with text of 200 %.

    A page on it scrolls before the room does, so that what stands below the page stays
    in sight. Where the room would have to scroll as well, the page is drawn out
    instead: one of them scrolls, never both.
    """

    def __init__(self, stack: ScreenStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(stack)
        stack.setProperty("look", "page")
        self._spot: Spot | None = None
        self._drawn_out: list[Page] = []
        self._enough = QSize(0, 0)
        self._rounds = 0
        stack.currentChanged.connect(self._begin_at_the_top)
        wear(self, "pages", Room.let_pages_scroll)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._follow)

    def event(self, event: QEvent) -> bool:
        """Look again when something on it wants another size."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.look_soon()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pages scroll again where there is room for that."""
        super().resizeEvent(event)
        room, enough = self.maximumViewportSize(), self._enough
        if room.width() != enough.width() or room.height() >= enough.height():
            self.let_pages_scroll()
        self.look_soon()

    def look_soon(self) -> None:
        """Look whether a page scrolls in a room that scrolls, once all have places."""
        waiting, self._rounds = self._rounds, ROUNDS
        if not waiting:
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        self._rounds -= 1
        if self._rounds:
            QTimer.singleShot(0, self, self._look)
        elif _scrolls(self):
            self._draw_out()

    def _draw_out(self) -> None:
        """Draw pages out that scroll in the room that scrolls."""
        twice = [one for one in self.findChildren(Page) if _scrolls(one)]
        twice = [one for one in twice if not one.drawn_out]
        if twice and not self._drawn_out:
            self._enough = QSize(self.maximumViewportSize().width(), self._needed())
        for page in twice:
            page.draw_out(on=True)
        self._drawn_out += twice
        if twice:
            self._show_focus()

    def _needed(self) -> int:
        """Return the height with which the room would not scroll."""
        return self.viewport().height() + self.verticalScrollBar().maximum()

    def let_pages_scroll(self) -> None:
        """Let pages scroll themselves, as far as that is enough."""
        drawn_out, self._drawn_out = self._drawn_out, []
        for page in drawn_out:
            if isValid(page):
                page.draw_out(on=False)

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


def room_of(widget: QWidget) -> Room | None:
    """Return the room that a widget stands in, if any."""
    within = widget.parentWidget()
    while within is not None and not isinstance(within, Room):
        within = within.parentWidget()
    return within


def _scrolls(area: QScrollArea) -> bool:
    return area.isVisible() and area.verticalScrollBar().maximum() > 0
