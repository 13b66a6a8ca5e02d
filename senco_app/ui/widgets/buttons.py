"""Buttons: one filled one a screen, the others quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from senco_app.ui.dressing import worn

__all__ = [
    "ChipButton",
    "EnterButton",
    "LinkButton",
    "PrimaryButton",
    "QuietButton",
    "WordedButton",
    "is_enter",
    "worn",
]

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class EnterButton(QPushButton):
    """A button that Enter presses as well as the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class WordedButton(EnterButton):
    """A button that consists of labels: it is as large as they need.

    A button by itself asks only about its own text.
    """

    def sizeHint(self) -> QtCore.QSize:
        """Return the size that the words need."""
        within = self.layout()
        return within.sizeHint() if within is not None else super().sizeHint()

    def minimumSizeHint(self) -> QtCore.QSize:
        """Return the least size that the words need."""
        within = self.layout()
        return within.minimumSize() if within is not None else super().minimumSizeHint()


class _Button(EnterButton):
    """A button with a picture perhaps, and a shortcut that its tip tells."""

    look = "quiet"
    ink = "accent"
    """The token that colours its icon."""

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
        if icon_name:
            from senco_app.ui.icons import put_icon  # noqa: PLC0415 - loads QtSvg

            put_icon(self, icon_name, self.ink)
        if shortcut:
            # By name: the method's overloads would load all of Qt's enums.
            self.setProperty("shortcut", QKeySequence(shortcut))
            self.setToolTip(shortcut)

    def say(self, text: str) -> None:
        """Say other words; the shortcut stays, which Qt would forget."""
        kept = self.shortcut()
        self.setText(text)
        self.setAccessibleName(text)
        self.setShortcut(kept)

    def tell_also(self, keys: str) -> None:
        """Tell of other keys that do the same, here and in the list of Ctrl+K."""
        self.setProperty("alsoOn", keys)
        self.setToolTip(f"{self.toolTip()} or {keys}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave up and down to the list or page around it."""
        if event.key() in (QtCore.Qt.Key.Key_Up, QtCore.Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


class QuietButton(_Button):
    """An act that is not the next step."""


class PrimaryButton(_Button):
    """The next step: the one filled button of a screen."""

    look = "primary"
    ink = "on_accent"


class ChipButton(_Button):
    """A chip that opens what it stands for, and closes it again."""

    look = "chip"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setCheckable(True)


class LinkButton(_Button):
    """A small act inside running content."""

    look = "link"


def is_enter(event: QKeyEvent) -> bool:
    """Say whether the key is Enter, of either block of keys."""
    return event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
