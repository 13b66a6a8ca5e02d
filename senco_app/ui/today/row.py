"""One reminder: who, why, how binding by when, and the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.dressing import least_width
from senco_app.ui.today.digest import due_tone, due_words, pupil_words
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Rule
from senco_app.ui.widgets.flow import FlowLayout
from senco_app.ui.widgets.labels import Chip, InitialsBadge, PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.reminders.records import Reminder

ACT_WIDTH = 124


class ReminderRow(QWidget):
    """Shows a reminder on two lines; the first row's act is the next step."""

    def __init__(self, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reminder: Reminder | None = None
        self.act = PrimaryButton("") if is_first else QuietButton("")
        least_width(self.act, ACT_WIDTH)
        self._badge = InitialsBadge()
        self._name, self._who = PlainLabel("", "strong"), PlainLabel("", "muted")
        self._why = PlainLabel("", "small", wrap=True)
        self._chip, self._source = Chip(), PlainLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 7)
        column.setSpacing(7)
        if not is_first:
            column.addWidget(Rule())
        across = QHBoxLayout()
        across.setSpacing(10)
        across.addWidget(self._badge)
        across.addLayout(self._words(), 1)
        across.addLayout(self._force())
        across.addWidget(self.act)
        column.addLayout(across)

    def say(self, reminder: Reminder) -> None:
        """Show another reminder."""
        if reminder == self.reminder:
            return
        self.reminder = reminder
        self._badge.show_name(reminder.pupil)
        self._name.setText(reminder.pupil)
        self._who.setText(pupil_words(reminder))
        self._why.setText(reminder.why)
        self._chip.say(due_words(reminder), due_tone(reminder))
        self._chip.setToolTip(day(reminder.due_on))
        self._source.setText(reminder.short_source or reminder.source)
        self._source.setToolTip(reminder.source)
        self._source.setAccessibleDescription(reminder.source)
        self.act.setText(reminder.act)
        self.act.setAccessibleName(f"{reminder.act}: {reminder.pupil}")
        self.act.setAccessibleDescription(
            f"{reminder.why}. {due_words(reminder)}. {reminder.source}"
        )

    def _words(self) -> QVBoxLayout:
        who = FlowLayout()  # a long name leaves the class to the next line
        who.addWidget(self._name)
        who.addWidget(self._who)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(who)
        column.addWidget(self._why)
        return column

    def _force(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for label in (self._chip, self._source):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        return column
