"""What is under way, and that it is: a sentence over a moving bar."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from senco_app.ui.widgets.labels import PlainLabel

ALL = 100


class Doing(QWidget):
    """Says what a worker does. Hidden until something is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Say what is under way; nobody knows how long it takes."""
        self.words.setText(sentence)
        self.bar.setAccessibleName(sentence)
        self.bar.setRange(0, 0)
        self.show()

    def say_share(self, share: float) -> None:
        """Say how much of it is done, from 0 to 1."""
        self.bar.setRange(0, ALL)
        self.bar.setValue(round(share * ALL))

    def end(self) -> None:
        """Say nothing more; the bar stands still."""
        self.bar.setRange(0, ALL)
        self.words.clear()
        self.hide()
