"""Questions about what falls due, and what in the register wants a second look."""

from __future__ import annotations

from senco_app.reminders.queries.day import DayIs
from senco_app.reminders.queries.due import SHOWN_DAYS, RemindersDue
from senco_app.reminders.queries.register_check import RegisterCheck

__all__ = ["SHOWN_DAYS", "DayIs", "RegisterCheck", "RemindersDue"]
