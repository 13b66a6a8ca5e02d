"""The password's editor, with a hint when the caps lock seems to be on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

LONGEST = 256


class PasswordEdit(QLineEdit):
    """Hides what is typed. Pasting is allowed."""

    caps_lock_noticed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setAccessibleName("Password")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare a letter's case with the shift key: Qt cannot ask the lock itself."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha():
            shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_noticed.emit(letter.isupper() != shift)
        super().keyPressEvent(event)
