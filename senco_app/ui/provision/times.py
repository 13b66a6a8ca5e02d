"""The times at which a group meets, as they are typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from senco_app.errors import RuleBrokenError
from senco_app.provision.records import Slot
from senco_app.ui.cycles.row import ValueRow
from senco_app.ui.cycles.rows import RowsEditor
from senco_app.ui.dressing import fix_width
from senco_app.ui.provision.words import WEEKDAYS
from senco_app.ui.widgets.fields import Choice

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

HOW = "Type the time like 13:15 or 9.30."
FIRST_HOUR = 7
"""An hour before this is taken for one after noon: nobody teaches at 1:15 at night."""
NOON = 12
DAY_WIDTH, TIME_WIDTH = 190, 110
HEADINGS = (("Weekday", 0, DAY_WIDTH), ("Starts at", 0, TIME_WIDTH), ("", 1, 0))

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?")


def read_time(text: str, field: str = "slots") -> time | None:
    """Return the time that was typed; nothing for an empty line.

    Read are "13:15", "1315", "9.30", "9" and "1:15 pm". An hour from 1 to 6 without
    "am" is taken for one after noon.

    Raises:
        RuleBrokenError: If it is no time of the day.
    """
    said = text.strip().lower()
    if not said:
        return None
    found = _TIME.fullmatch(said)
    message = f"“{text.strip()}” is not a time. {HOW}"
    if found is None:
        raise RuleBrokenError(message, field)
    hour, minute = int(found[1]), int(found[2] or 0)
    after_noon = found[3] == "pm" or (not found[3] and 0 < hour < FIRST_HOUR)
    if after_noon and hour < NOON:
        hour += NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise RuleBrokenError(message, field) from None


class TimeField(QLineEdit):
    """A time of the day; leaving it shows it as "13:15"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("like 13:15")
        self.setMaxLength(12)
        self.editingFinished.connect(self._finish)

    def moment(self) -> time | None:
        """Return the time, or nothing if the field is empty.

        Raises:
            RuleBrokenError: If what was typed is no time.
        """
        return read_time(self.text())

    def set_time(self, at: time | None) -> None:
        """Show this time, or nothing."""
        self.setText(f"{at:%H:%M}" if at is not None else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all when reached by keyboard, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def _finish(self) -> None:
        try:
            self.set_time(self.moment())
        except RuleBrokenError:
            return  # it stays as it was typed; Save says what is wrong


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """A slot in a row: rows need an id, and slots have none."""

    slot: Slot
    id: str = ""


class SlotRow(ValueRow[MeetingTime]):
    """A weekday and the time at which the group begins on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("time", parent)
        self.weekday = Choice("", [(name, at) for at, name in enumerate(WEEKDAYS)])
        self.starts_at = TimeField()
        fix_width(self.weekday, DAY_WIDTH)
        fix_width(self.starts_at, TIME_WIDTH)
        self.add(self.weekday, "weekday")
        self.add(self.starts_at, "starts at")
        self.finish()
        for act in (self.up, self.down):  # times stand in no order of their own
            act.hide()
        self.line.addStretch(1)

    def show_value(self, value: MeetingTime) -> None:
        """Fill the row."""
        self.weekday.choose(value.slot.weekday)
        self.starts_at.set_time(value.slot.starts_at)

    def stored_id(self) -> str:
        """Return nothing: a slot has no id."""
        return ""

    def value(self) -> MeetingTime | None:
        """Return the slot; nothing if no time was typed.

        Raises:
            RuleBrokenError: If what was typed is no time.
        """
        starts_at = self.starts_at.moment()
        if starts_at is None:
            return None
        return MeetingTime(Slot(self.weekday.currentIndex(), starts_at))

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed."""
        super().set_read_only(fixed=fixed)
        self.weekday.setEnabled(not fixed)
        self.starts_at.setReadOnly(fixed)


def slots_editor() -> RowsEditor[MeetingTime]:
    """Return an editor for the times of a group."""
    return RowsEditor("time", HEADINGS, SlotRow, "Alt+T")


def slots_of(editor: RowsEditor[MeetingTime]) -> tuple[Slot, ...]:
    """Return the slots that were typed, in their order.

    Raises:
        RuleBrokenError: If what was typed is no time.
    """
    return tuple(meeting.slot for meeting in editor.values())
