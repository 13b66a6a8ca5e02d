"""All that the first screen of a day shows, asked in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.reminders.queries.due import SHOWN_DAYS, Reading
from senco_app.reminders.queries.register_check import RegisterCheck
from senco_app.reminders.records import Day
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class DayIs:
    """What is overdue or near, what wants a second look, and on which days is school?

    It reads each table once, where three questions would read the calendar thrice.
    """

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    within_days: int = SHOWN_DAYS

    def fetch(self, session: Session, today: date) -> Day:
        """Return the day; reminders within so many calendar days, the soonest first."""
        reading = Reading(session, today, self.within_days)
        return Day(
            today=today,
            calendar=reading.calendar,
            reminders=reading.reminders(),
            checks=RegisterCheck().fetch(session, today),
        )
