"""The list that Ctrl+K opens over the screen: type, choose, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from senco_app.ui.dressing import px
from senco_app.ui.palette.finding import Entry, found
from senco_app.ui.palette.row import DETAIL_ROLE, RowDelegate
from senco_app.ui.top_bar import FIND
from senco_app.ui.widgets.fields import line
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 620
LEFT, TOP = 12, 2  # the field lies upon the one that opens it
MOST_ROWS = 9
NOTHING = "Nothing is found by that. Shorten the words."
HOW = "Up and down choose, Enter opens, Esc closes."
PAGE = 8
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}


class Palette(QFrame):
    """Finds what was typed among the entries it is given; closes when left."""

    def __init__(self, over: QWidget) -> None:
        """Make it, hidden.

        Args:
            over: The widget it stands upon.
        """
        super().__init__(over)
        self.setProperty("look", "card")
        self._over = over
        self._entries: tuple[Entry, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        self._before: QWidget | None = None
        self.typed = line(FIND, placeholder=f"{FIND}…")
        self.list = QListWidget()
        self.nothing = PlainLabel(NOTHING, "muted")
        self._lay_out()
        self.typed.textChanged.connect(self._find)
        self.typed.installEventFilter(self)
        over.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.list.currentRowChanged.connect(self._tell)

    def open(self, entries: Sequence[Entry]) -> None:
        """Offer these entries, and let the user type."""
        self._before = QApplication.focusWidget()
        self._entries = tuple(entries)
        self.typed.clear()
        self._find()
        self.show()
        self.raise_()
        self.typed.setFocus()

    def dismiss(self) -> None:
        """Close; the focus goes back to where it was."""
        if self.isHidden():
            return
        self._entries = self._shown = ()
        before, self._before = self._before, None
        self.hide()
        self.list.clear()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def take(self) -> None:
        """Close, then do what the chosen entry says."""
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            entry = self._shown[row]
            self.dismiss()
            entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move in the list; close when the user is elsewhere."""
        if watched is self._over:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.FocusOut:
            if QApplication.activeWindow() is self.window():
                self.dismiss()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()))
        return False

    def _press(self, key: Qt.Key) -> bool:
        if key in STEPS:
            last = self.list.count() - 1
            self.list.setCurrentRow(
                max(0, min(self.list.currentRow() + STEPS[key], last))
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.take()

    def _find(self) -> None:
        self._shown = found(self._entries, self.typed.text())
        self.list.clear()
        for entry in self._shown:
            item = QListWidgetItem(entry.words, self.list)
            item.setData(DETAIL_ROLE, entry.keys or entry.detail or entry.group.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _aloud(entry))
        self.list.setCurrentRow(0 if self._shown else -1)
        self.list.setVisible(bool(self._shown))
        self.nothing.setVisible(not self._shown)
        self._place()

    def _tell(self, row: int) -> None:
        """Say the chosen entry: the focus stays in the field."""
        if 0 <= row < len(self._shown):
            event = QAccessibleAnnouncementEvent(self.typed, _aloud(self._shown[row]))
            QAccessible.updateAccessibility(event)

    def _place(self) -> None:
        room = self._over.rect()
        width = min(px(WIDTH), room.width() - 2 * LEFT)
        rows = min(max(self.list.count(), 1), MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), px(36)) + 4)
        wanted = self.sizeHint().height()
        height = min(wanted, room.height() - 2 * TOP)
        if wanted > height:  # the list scrolls, what stands around it does not
            self.list.setFixedHeight(self.list.height() - wanted + height)
        self.setGeometry(LEFT, TOP, width, height)

    def _lay_out(self) -> None:
        self.setAccessibleName(FIND)
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(RowDelegate(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        for widget in (self.typed, self.list, self.nothing, PlainLabel(HOW, "small")):
            column.addWidget(widget)
        self.hide()


def _aloud(entry: Entry) -> str:
    parts = (entry.words, entry.group.words, entry.detail, entry.keys)
    return ", ".join(part for part in parts if part)
