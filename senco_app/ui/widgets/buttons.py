"""Buttons: one filled one a screen, the others quiet."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from senco_app.ui import theme
from senco_app.ui.icons import icon

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Button(QPushButton):
    """A button that Enter presses as well as the space bar."""

    look = "quiet"

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        *,
        shortcut: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: What it says: the act, in a word or three.
            icon_name: A file name of ``resources/icons`` without its ending.
            shortcut: "Ctrl+S"; it is told in the tool tip too.
            name: What a screen reader says, if the text alone is not enough
                ("Start review: Amelia Hughes").
            parent: The widget it belongs to.
        """
        super().__init__(text, parent)
        self.setProperty("look", self.look)
        self.setAccessibleName(name or text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_name:
            self.setIcon(icon(icon_name, self.ink(), faded=worn().hint))
            self.setIconSize(QSize(18, 18))
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
            self.setToolTip(shortcut)

    def ink(self) -> str:
        """Return the colour of its icon."""
        return worn().accent

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it."""
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)


class QuietButton(_Button):
    """An act that is not the next step."""


class PrimaryButton(_Button):
    """The next step: the one filled button of a screen."""

    look = "primary"

    def ink(self) -> str:
        """Return the colour of its icon."""
        return worn().on_accent


class LinkButton(_Button):
    """A small act inside running content."""

    look = "link"


def worn() -> theme.Tokens:
    """Return the tokens that the running application wears."""
    return theme.worn(cast("QApplication", QApplication.instance()))
