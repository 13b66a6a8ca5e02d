"""The list "Needs you now": one row a reminder, with why and the act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from senco_app.ui.today.row import ReminderRow
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton, QWidget

    from senco_app.reminders.records import Reminder

ROWS_AT_ONCE = 12
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReminderRows(Page):
    """Shows reminders, soonest first; up and down move from act to act.

    Rows are made once and say another reminder later, so that the focus stays. Of many
    reminders so many are shown, and the button below shows as many more.
    """

    act_requested = Signal(object)  # the reminder whose act was chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(0)
        self._due: tuple[Reminder, ...] = ()
        self._rows: list[ReminderRow] = []
        self._shown = 0
        self.nothing = PlainLabel("", "muted", wrap=True)
        self.more = LinkButton("Show more")
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    @property
    def acts(self) -> list[QPushButton]:
        """The buttons of the rows that are shown, from the top."""
        return [row.act for row in self._rows[: self._shown]]

    @property
    def count(self) -> int:
        """How many reminders the list has: shown, or to be shown by the button."""
        return len(self._due)

    def show_reminders(self, due: tuple[Reminder, ...], nothing: str) -> None:
        """Show these; without any, say ``nothing``."""
        self._due = due
        self.nothing.setText(nothing)
        self.nothing.setVisible(not due)
        self._show(ROWS_AT_ONCE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or the previous act."""
        step = STEPS.get(Qt.Key(event.key()))
        acts = self.acts
        at = next((n for n, act in enumerate(acts) if act.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        act = acts[min(max(at + step, 0), len(acts) - 1)]
        act.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(act)

    def _show_more(self) -> None:
        first_new = self._shown
        self._show(self._shown + ROWS_AT_ONCE)
        self.acts[first_new].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, most: int) -> None:
        shown = self._due[:most]
        self._shown = len(shown)
        for place, reminder in enumerate(shown):
            row = self._rows[place] if place < len(self._rows) else self._make()
            row.say(reminder)
            row.show()
        for row in self._rows[len(shown) :]:
            row.hide()
        self._offer_more()

    def _make(self) -> ReminderRow:
        row = ReminderRow(is_first=not self._rows)
        row.act.clicked.connect(partial(self._request, row))
        self.body.insertWidget(1 + len(self._rows), row)
        self._rows.append(row)
        return row

    def _request(self, row: ReminderRow) -> None:
        self.act_requested.emit(row.reminder)

    def _offer_more(self) -> None:
        left = len(self._due) - self._shown
        next_ones = counted(min(left, ROWS_AT_ONCE), "more", "more")
        words = f"Show {next_ones} · {self._shown} of {len(self._due):,} shown"
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(left > 0)
