"""The dark rail at the left: where one can go, and what was saved when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from senco_app.ui.icons import put_icon
from senco_app.ui.widgets.buttons import EnterButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.ui.trail import Kind

WIDTH = 196
BRAND = "SENCO Workbench"


class Rail(QFrame):
    """Leads to the screens that stand at the top; shows which one is open."""

    chosen = Signal(object)  # Kind

    def __init__(
        self,
        kinds: tuple[tuple[Kind, str, str], ...],
        brand: str = BRAND,
        parent: QWidget | None = None,
    ) -> None:
        """Make a rail.

        Args:
            kinds: Each screen with its words and its icon's name, from the top; the
                last one stands at the foot.
            brand: What stands above them.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.setMinimumWidth(WIDTH)  # larger words make it wider, not twice as wide
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.saved = PlainLabel("", "small", wrap=True)
        self.backed_up = PlainLabel("", "small", wrap=True)
        self.buttons: dict[Kind, QPushButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 18, 10, 18)
        column.setSpacing(4)
        head = PlainLabel(brand, "brand", wrap=True)
        head.setContentsMargins(12, 0, 0, 10)
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column.addWidget(head)
        for number, (kind, words, picture) in enumerate(kinds, start=1):
            if number == len(kinds):
                column.addStretch(1)
            column.addWidget(self._button(kind, words, picture, f"Ctrl+{number}"))
        for label in (self.saved, self.backed_up):
            label.setContentsMargins(12, 0, 0, 0)
            label.setSizePolicy(
                QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
            )  # long words break; they make the rail no wider
            column.addWidget(label)

    def mark(self, kind: Kind) -> None:
        """Mark the screen that is open, or that the open one belongs to."""
        self.buttons[kind].setChecked(True)

    def _button(
        self, kind: Kind, words: str, picture: str, shortcut: str
    ) -> QPushButton:
        button = EnterButton(f"  {words}")
        button.setProperty("look", "rail")
        button.setCheckable(True)
        put_icon(button, picture, "rail_ink", 22)
        button.setAccessibleName(words)
        button.setShortcut(QKeySequence(shortcut))
        button.setToolTip(shortcut)
        button.clicked.connect(partial(self.chosen.emit, kind))
        self._group.addButton(button)
        self.buttons[kind] = button
        return button
