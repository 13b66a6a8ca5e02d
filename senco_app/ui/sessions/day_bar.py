"""The head of My sessions: which day it is, and the way to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.ui.dressing import fix_width
from senco_app.ui.sessions.flowing import filling, row_of
from senco_app.ui.sessions.words import moved
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date

TITLE = "My sessions"
DATE_WIDTH = 160


class DayBar(QWidget):
    """Asks for another day; it shows none by itself."""

    day_requested = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(TITLE, "title")
        self.subtitle = PlainLabel("", "muted", wrap=True)
        self.shown: date | None = None
        self._today: date | None = None
        self.other = DateField("Go to another day")
        self.elsewhere = QuietButton(
            "Another day…", shortcut="Alt+D", name="Go to another day"
        )
        self.now = QuietButton("Today", shortcut="Alt+Home")
        self.before = QuietButton("Yesterday", "chevron-left", shortcut="Alt+PgUp")
        self.after = QuietButton("Tomorrow", "chevron-right", shortcut="Alt+PgDown")
        self._lay_out()
        self.other.hide()
        self._connect()

    def show_day(self, on: date, today: date, summary: str) -> None:
        """Show which day is on the page."""
        self.shown, self._today = on, today
        self.subtitle.setText(summary)
        self.now.setHidden(on == today)
        self.before.say("Yesterday" if on == today else day(moved(on, -1)))
        self.after.say("Tomorrow" if on == today else day(moved(on, 1)))
        self.other.hide()
        self.elsewhere.show()

    def ask_for_day(self) -> None:
        """Show the editor of a day, in the place of its button."""
        self.elsewhere.hide()
        self.other.set_day(self.shown)
        self.other.show()
        self.other.setFocus()

    def _connect(self) -> None:
        self.elsewhere.clicked.connect(self.ask_for_day)
        self.now.clicked.connect(lambda: self.day_requested.emit(self._today))
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.other.returnPressed.connect(self._go)

    def _step(self, days: int) -> None:
        if self.shown is not None:
            self.day_requested.emit(moved(self.shown, days))

    def _go(self) -> None:
        try:
            chosen = self.other.day()
        except RuleBrokenError as error:
            self.subtitle.setText(str(error))
            return
        if chosen is not None:
            self.day_requested.emit(chosen)

    def _lay_out(self) -> None:
        fix_width(self.other, DATE_WIDTH)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self.title)
        lines.addWidget(self.subtitle)
        acts = (self.other, self.elsewhere, self.now, self.before, self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row_of(filling(words), *acts))
