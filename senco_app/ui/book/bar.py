"""The bar across a book's window: packs, whose book it is, and Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from senco_app.roles import Role
from senco_app.ui.dressing import wear, worn
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel

LARGE = 150  # per cent
_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TAKE, HAND_BACK = "Take in a hand-out…", "Hand back…"


class BookBar(QFrame):
    """Stands above every page of a book."""

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.take = QuietButton(TAKE, "download", shortcut="Ctrl+O")
        self.hand_back = QuietButton(HAND_BACK, "upload", shortcut="Ctrl+B")
        self.who = PlainLabel(f"{who} · {Role.TEACHING_ASSISTANT.value}", "muted")
        self.lock = QuietButton("Lock", "lock", shortcut="Ctrl+L")
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 5, 20, 5)
        across.setSpacing(10)
        across.addWidget(self.take)
        across.addWidget(self.hand_back)
        across.addWidget(self.who, 1)
        across.addWidget(self.lock)
        self.who.setAlignment(_AT_THE_RIGHT)
        wear(self, "words", _shorten)


def _shorten(bar: BookBar) -> None:
    """Say it in fewer words where larger text leaves no room for all of them."""
    large = worn().percent >= LARGE
    bar.take.say("Take in…" if large else TAKE)
    bar.take.setAccessibleName(TAKE)
    bar.who.setWordWrap(large)
