"""The card that says what falls on each day of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from senco_app.ui.today.week import week
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.reminders.records import Day


class WeekCard(Card):
    """Shows Monday to Friday, each with what falls on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("This week", parent)
        self._inside: QWidget | None = None

    def show_day(self, day: Day) -> None:
        """Show the week of this day."""
        title, days = week(day)
        self.heading.setText(title)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        inside = self._inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(days):
            name = PlainLabel(
                f"{one.name}\ntoday" if one.is_today else one.name, "strong"
            )
            lines = PlainLabel("\n".join(one.lines), wrap=True)
            for place, label in enumerate((name, lines)):
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(inside)
