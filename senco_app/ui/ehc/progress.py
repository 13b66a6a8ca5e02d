"""Says that something is being made, with a way to call it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from threading import Event


class Progress(QWidget):
    """A line that is shown while a document is drawn up; hidden otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel()
        self.cancel = QuietButton("Cancel", shortcut="Esc")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Drawing up the document")
        self._called_off: Event | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        row.addWidget(bar, 1)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self._call_off)
        self.hide()

    def begin(self, words: str, called_off: Event) -> None:
        """Show what is being made; Cancel sets ``called_off``."""
        self.words.setText(words)
        self._called_off = called_off
        self.cancel.setEnabled(True)
        self.show()

    def _call_off(self) -> None:
        if self._called_off is not None:
            self._called_off.set()
            self.cancel.setEnabled(False)
