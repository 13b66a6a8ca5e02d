"""Keys pressed while a place is opening: they are meant for it, and wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent


class TypedAhead(QWidget):
    """Has the keyboard while a place is opening; nothing of it can be seen.

    Shortcuts are not kept back: Back, or Lock, is done at once.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: list[QEvent] = []
        self._before: QWidget | None = None
        self.setAccessibleName("Opening")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab never stops here
        self.setFixedSize(0, 0)

    def hold(self) -> None:
        """Take the keyboard."""
        self._before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_on(self) -> None:
        """Hand every key to whatever has the keyboard now.

        Where nothing took it from here, whatever had it before has it again.
        """
        keys, self._keys = self._keys, []
        if self.hasFocus() and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        to = QApplication.focusWidget()
        if to is None or to is self:
            return
        for key in keys:
            QCoreApplication.postEvent(to, key)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Let Tab be a key like any other."""
        del forward
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the key."""
        self._keys.append(event.clone())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keep the key's way up, too: a button is pressed by both."""
        if self._keys:
            self._keys.append(event.clone())
