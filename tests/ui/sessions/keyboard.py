"""A keyboard: keys go to the window, as from the system, and are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Presses keys wherever the focus is; Ctrl and Alt are keys too."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.count = 0

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.count += 1
            self._qtbot.keyClick(self._window().windowHandle(), key)

    def press_with(self, modifier: Qt.KeyboardModifier, key: Qt.Key) -> None:
        """Press a shortcut: its button stays down a moment, then acts."""
        window = self._window()
        self.count += 2
        self._qtbot.keyClick(window.windowHandle(), key, modifier)
        buttons = window.findChildren(QPushButton)
        self._qtbot.waitUntil(
            lambda: not any(isValid(one) and one.isDown() for one in buttons)
        )

    def finish(self) -> None:
        """Press Ctrl and Enter."""
        self.press_with(CTRL, Qt.Key.Key_Return)

    def _window(self) -> QWidget:
        here = QApplication.focusWidget()
        assert here is not None
        return here.window()
