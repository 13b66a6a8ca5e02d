"""The bar across the top: back, what finds everything, who is signed in, and Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from senco_app.ui.dressing import most_width, sheet, wear, worn
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel

FIND_KEYS = "Ctrl+K"
FIND = "Find a pupil, screen or action"
LARGE = 150  # per cent
FIND_WIDTH = 446
LIKE_A_FIELD = """
QPushButton { color: $hint; background: $ground; border: 1px solid $line;
    font-weight: 400; text-align: left; }
QPushButton:focus { border: 2px solid $accent; }
"""


class TopBar(QFrame):
    """Stands above every screen."""

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        """Make the bar.

        Args:
            who: The person signed in, and their role.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.back = QuietButton("Back", "arrow-left", shortcut="Alt+Left")
        self.search = QuietButton(
            f"{FIND}…   {FIND_KEYS}", "search", shortcut=FIND_KEYS, name=FIND
        )
        self.who = PlainLabel(who, "muted")
        self.lock = QuietButton("Lock", "lock", shortcut="Ctrl+L")
        sheet(self.search, LIKE_A_FIELD)
        most_width(self.search, FIND_WIDTH)
        wear(self.search, "words", _say_find)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 9, 20, 9)
        across.setSpacing(14)
        across.addWidget(self.back)
        across.addWidget(self.search, 1)
        across.addStretch(1)
        across.addWidget(self.who)
        across.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignRight)


def _say_find(search: QuietButton) -> None:
    """Say it in fewer words where larger text leaves no room for all of them."""
    words = FIND if worn().percent < LARGE else FIND.partition(" ")[0]
    search.say(f"{words}…   {FIND_KEYS}")
    search.setAccessibleName(FIND)
