"""A sentence at the foot of the window that says what was done, and goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.ui.dressing import px, sheet
from senco_app.ui.refocus import Spot, spot_on, take_up
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent

SHOWN_MS = 8_000
"""Long enough to read two lines and to reach Undo (WCAG 2.2, 2.2.1: it waits while the
pointer or the keyboard is on it, and nothing is lost when it goes)."""
UNDO_KEYS = ("Alt+U", "F6")
WIDEST = 560
ABOVE_FOOT = 24
UNDONE = "Undone."
RULES = """
QFrame#toast { background: $ink; border: 1px solid $line; border-radius: 10px; }
QFrame#toast QLabel { color: $card; font-weight: 600; }
QFrame#toast QPushButton { color: $card; background: transparent;
    text-decoration: underline; }
QFrame#toast QPushButton:focus { border: 2px solid $card; }
"""


class Toasts(QFrame):
    """Shows one sentence at a time over the foot of a widget; never takes the focus."""

    def __init__(self, over: QWidget) -> None:
        """Make it, hidden.

        Args:
            over: The widget at whose foot it appears.
        """
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self._undo: Callable[[], None] | None = None
        self._before: Spot | None = None
        self.words = PlainLabel("", wrap=True)
        self.undo = LinkButton("Undo", name="Undo what was just done")
        self.undo.setShortcut(QKeySequence(UNDO_KEYS[0]))
        self.undo.setToolTip(" or ".join(UNDO_KEYS))
        self.dismiss = LinkButton("Close", name="Close this message")
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self._lay_out()
        self.timer.timeout.connect(self.clear)
        self.undo.clicked.connect(self._take_back)
        self.dismiss.clicked.connect(self.clear)
        for watched in (over, self.undo, self.dismiss):
            watched.installEventFilter(self)

    def show_words(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence instead of the one before.

        Args:
            text: What was done: "Saved."
            undo: Takes it back; shown as a button while the sentence is.
        """
        self._leave()
        self._undo = undo
        self.words.setText(text)
        self.setAccessibleName(text)
        self.undo.setVisible(undo is not None)
        self.show()
        self.raise_()
        self._place()
        self.timer.start()
        self._announce(text)

    def clear(self) -> None:
        """Say nothing more; the focus goes back to where it was, if it was here."""
        self._undo = None
        self._leave()
        self.hide()
        self.timer.stop()

    def reach(self) -> None:
        """Bring the focus to the sentence that is shown, if there is one."""
        if self.isVisible():
            self._before = spot_on(self._over, QApplication.focusWidget())
            (self.undo if self._undo else self.dismiss).setFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        super().enterEvent(event)
        self.timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on."""
        super().leaveEvent(event)
        if self.isVisible():
            self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of a window that changes; wait while the focus is here."""
        kind = event.type()
        if watched is self._over:
            if kind == QEvent.Type.Resize:
                self._place()
        elif kind == QEvent.Type.FocusIn:
            self.timer.stop()
        elif kind == QEvent.Type.FocusOut and self.isVisible():
            self.timer.start()
        return False

    def _take_back(self) -> None:
        act, self._undo = self._undo, None
        if act is None:
            return
        try:
            act()
        except SencoError as error:
            self.show_words(str(error))
        else:
            self.show_words(UNDONE)

    def _leave(self) -> None:
        if self.isAncestorOf(QApplication.focusWidget() or self._over):
            self.setEnabled(False)  # none of it is near enough
            if self._before is None or not take_up(self._before):
                self._over.setFocus()
            self.setEnabled(True)
        self._before = None

    def _announce(self, text: str) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def _place(self) -> None:
        if self.isHidden():
            return
        room = self._over.rect()
        most = min(px(WIDEST), room.width() - 2 * ABOVE_FOOT)
        self.setFixedWidth(most)
        height = max(self.heightForWidth(most), self.minimumSizeHint().height())
        left = (room.width() - most) // 2
        self.setGeometry(left, room.height() - height - ABOVE_FOOT, most, height)

    def _lay_out(self) -> None:
        sheet(self, RULES)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        row.addWidget(self.dismiss)
        self.hide()
