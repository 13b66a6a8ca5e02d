"""The other ways from the unlock window: another register, a new one, the code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.unlock.nothing import NEW
from senco_app.ui.widgets.buttons import LinkButton, QuietButton

FORGOTTEN = "Forgotten your password? Use the recovery code"
OTHER = "Choose another register…"


class Ways(QWidget):
    """Quiet acts below the password."""

    other_requested = Signal()
    new_requested = Signal()
    forgotten = Signal()

    def __init__(
        self, *, makes_new: bool, recovers: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.forgot = LinkButton(FORGOTTEN)
        self.other = QuietButton(OTHER, "folder-open", shortcut="Ctrl+O")
        self.new = QuietButton(NEW, "plus", shortcut="Ctrl+N")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.forgot, self.other, self.new):
            column.addWidget(widget)
        self.forgot.setVisible(recovers)
        self.new.setVisible(makes_new)
        self.forgot.clicked.connect(self.forgotten)
        self.other.clicked.connect(self.other_requested)
        self.new.clicked.connect(self.new_requested)
