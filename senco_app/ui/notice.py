"""What is seen while the register is put away after the window has closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.dressing import fix_width
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.labels import PlainLabel

BACKING_UP = "Backing up the register…"
NOTICE_WIDTH = 460


class PutAwayNotice(QWidget):
    """Says that the register is being backed up, or why that failed."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setWindowTitle("SENCO Workbench")
        fix_width(self, NOTICE_WIDTH)
        self.words = PlainLabel(BACKING_UP, "strong", wrap=True)
        self.close_it = PrimaryButton("Close")
        self.close_it.clicked.connect(self.dismissed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.words)
        column.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)

    def say_working(self, over: QWidget) -> None:
        """Say that the backup is being made, where the window was."""
        self.words.setText(BACKING_UP)
        self.close_it.hide()
        self.adjustSize()
        self.move(over.geometry().center() - self.rect().center())
        self.show()

    def say_failed(self, sentence: str) -> None:
        """Say why there is no backup, and wait until that was read."""
        self.words.setText(sentence)
        self.close_it.show()
        self.adjustSize()
        self.show()
        self.close_it.setFocus()
