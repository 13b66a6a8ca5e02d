"""The one question that is asked: before what was typed would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from senco_app.ui.dressing import least_width
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 460
WORDS = "What you typed on this screen is not in the register yet. Save it first?"


class UnsavedQuestion(QDialog):
    """Something typed is not saved: go on typing, or leave without it.

    Esc, and the filled button, mean to go on typing.
    """

    def __init__(self, leave: str, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            leave: What the button says that leaves: "Lock without saving".
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle("Not saved yet")
        least_width(self, WIDTH)
        self.keep = PrimaryButton("Go on editing")
        self.leave = QuietButton(leave)
        self.keep.clicked.connect(self.reject)
        self.leave.clicked.connect(self.accept)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.leave)
        acts.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(PlainLabel("Not saved yet", "heading"))
        words = (
            "What you typed on this screen is not in the register yet. Save it first?"
        )
        column.addWidget(PlainLabel(words, wrap=True))
        column.addLayout(acts)
        self.keep.setFocus()
