"""The list "Needs you now": one row a reminder, with why and the act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from senco_app.ui.today.digest import due_tone, due_words, pupil_words
from senco_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Page, Rule, empty
from senco_app.ui.widgets.labels import Chip, InitialsBadge, PlainLabel
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from senco_app.reminders.records import Reminder

ROWS_AT_ONCE = 40
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReminderRows(Page):
    """Shows reminders, soonest first; up and down move from act to act."""

    act_requested = Signal(object)  # the reminder whose act was chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(10)
        self.acts: list[QPushButton] = []
        self._due: tuple[Reminder, ...] = ()

    def show_reminders(self, due: tuple[Reminder, ...], nothing: str) -> None:
        """Show these; without any, say ``nothing``."""
        self._due = due
        self._fill(ROWS_AT_ONCE, nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or the previous act."""
        step = STEPS.get(Qt.Key(event.key()))
        at = next((n for n, act in enumerate(self.acts) if act.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        act = self.acts[min(max(at + step, 0), len(self.acts) - 1)]
        act.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(act)

    def _fill(self, most: int, nothing: str) -> None:
        empty(self.body)
        self.acts = []
        for number, reminder in enumerate(self._due[:most]):
            if number:
                self.body.addWidget(Rule())
            self.body.addWidget(self._row(reminder, first=not number))
        if not self._due:
            self.body.addWidget(PlainLabel(nothing, "muted", wrap=True))
        if len(self._due) > most:
            self._offer_more(most, nothing)
        self.body.addStretch(1)

    def _row(self, reminder: Reminder, *, first: bool) -> QWidget:
        kind = PrimaryButton if first else QuietButton
        act = kind(reminder.act, name=f"{reminder.act}: {reminder.pupil}")
        act.setAccessibleDescription(f"{reminder.why} {due_words(reminder)}")
        act.clicked.connect(partial(self.act_requested.emit, reminder))
        self.acts.append(act)
        chip = Chip(due_words(reminder), due_tone(reminder))
        chip.setToolTip(day(reminder.due_on))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 4, 0)
        across.setSpacing(10)
        across.addWidget(InitialsBadge(reminder.pupil))
        across.addLayout(_words(reminder), 1)
        across.addWidget(chip)
        across.addWidget(act)
        return row

    def _offer_more(self, most: int, nothing: str) -> None:
        left = counted(len(self._due) - most, "more reminder", "more reminders")
        more = LinkButton(f"Show {left}")
        more.clicked.connect(lambda: self._fill(len(self._due), nothing))
        self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


def _words(reminder: Reminder) -> QVBoxLayout:
    who = QHBoxLayout()
    who.setSpacing(6)
    who.addWidget(PlainLabel(reminder.pupil, "strong"))
    who.addWidget(PlainLabel(pupil_words(reminder), "muted"))
    who.addStretch(1)
    why = f"{reminder.why.rstrip('.')} · {reminder.source}"
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addLayout(who)
    column.addWidget(PlainLabel(why, "small", wrap=True))
    return column
