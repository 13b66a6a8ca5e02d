"""A date as it is typed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.wording import DAYS, MONTHS, day

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

HOW = "Type the day like 9 Feb 2027 or 09/02/2027."
STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]*([a-z]{3,9})\.?[ ,-]*(\d{4}|\d{2})")
_WEEKDAY = re.compile(
    rf"(?:{'|'.join(DAYS)})(?:day|sday|nesday|rsday|urday)?[ ,.]+", re.IGNORECASE
)


def read_day(text: str) -> date | None:
    """Return the day that was typed; nothing for an empty line.

    Read are "9 Feb 2027", "Tue 9 February 2027", "09/02/2027" and "2027-02-09". A
    year of two figures is one of this century. A weekday is not checked: the date is
    shown again with its own.

    Raises:
        RuleBrokenError: If it is no date, or a day that no calendar has.
    """
    said = _WEEKDAY.sub("", " ".join(text.split()), count=1).lower()
    if not said:
        return None
    parts = _parts(said)
    if parts is None:
        message = f"“{text.strip()}” is not a date. {HOW}"
        raise RuleBrokenError(message)
    year, month, of_month = parts
    try:
        return date(year, month, of_month)
    except ValueError:
        message = f"There is no day {text.strip()}. {HOW}"
        raise RuleBrokenError(message) from None


class DateField(QLineEdit):
    """A day that may be left empty: typed, or moved by the up and down keys.

    Leaving the field shows the day in full ("Tue 9 Feb 2027"); what cannot be read
    stays as it was typed.
    """

    day_changed = Signal(object)  # date, or None when emptied

    def __init__(
        self,
        name: str = "",
        *,
        field: str = "",
        on: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make an editor for one day.

        Args:
            name: What a screen reader says; a ``Field`` around it sets its label.
            field: Name of the command's field, for the error of ``day``.
            on: The day to start with.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("like 9 Feb 2027")
        self.setMaxLength(40)
        self._field = field
        self._told = on
        self.set_day(on)
        self.editingFinished.connect(self._finish)

    def day(self) -> date | None:
        """Return the day, or nothing if the field is empty.

        Raises:
            RuleBrokenError: If what was typed is no date; ``field`` names this one.
        """
        try:
            return read_day(self.text())
        except RuleBrokenError as error:
            raise RuleBrokenError(str(error), self._field) from None

    def set_day(self, on: date | None) -> None:
        """Show this day, or nothing."""
        self.setText(day(on) if on else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a day on or back with the up and down keys."""
        step = STEPS.get(Qt.Key(event.key()))
        typed = self._readable()
        if step is None or typed is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self.set_day(typed + timedelta(days=step))
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all when reached by keyboard, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def _finish(self) -> None:
        typed = self._readable()
        if typed is not None:
            self.set_day(typed)
        self._tell()

    def _tell(self) -> None:
        typed = self._readable()
        if typed != self._told and (typed or not self.text().strip()):
            self._told = typed
            self.day_changed.emit(typed)

    def _readable(self) -> date | None:
        try:
            return read_day(self.text())
        except RuleBrokenError:
            return None


def _parts(said: str) -> tuple[int, int, int] | None:
    """Return year, month and day of month as they were typed."""
    if found := _ISO.fullmatch(said):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _FIGURES.fullmatch(said):
        return _year(found[3]), int(found[2]), int(found[1])
    found = _WORDS.fullmatch(said)
    month = _month(found[2]) if found else 0
    return (_year(found[3]), month, int(found[1])) if found and month else None


def _month(word: str) -> int:
    """Return a month's number by the start of its English name; 0 for none."""
    starts = [name.lower() for name in MONTHS]
    return starts.index(word[:3]) + 1 if word[:3] in starts else 0


def _year(figures: str) -> int:
    return int(figures) + (2000 if len(figures) == 2 else 0)  # noqa: PLR2004 - "27"
