"""Counting school days backwards too, which only a made-up history needs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.school.rules import SchoolDays

if TYPE_CHECKING:
    from datetime import date

    from senco_app.school.records import Calendar

ONE_DAY = timedelta(days=1)
DAYS_A_WEEK = 5


class Days(SchoolDays):
    """The school's days, counted in both directions."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.calendar = calendar
        self.first_on = self.next(self.terms[0].first_on)

    def before(self, day: date, number: int) -> date:
        """Return the school day that lies so many school days before a day."""
        while number > 0:
            day -= ONE_DAY
            number -= self.holds(day)
        return day

    def last(self, day: date) -> date:
        """Return the day itself if it is a school day, else the one before it."""
        return day if self.holds(day) else self.before(day, 1)
