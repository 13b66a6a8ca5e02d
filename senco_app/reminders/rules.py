"""When something is due, how urgent that is, and the sentence that says so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.vocabulary import Urgency

if TYPE_CHECKING:
    from datetime import date

    from senco_app.reminders.clocks import Clock
    from senco_app.school.rules import SchoolDays


def due_day(clock: Clock, event_on: date, days: SchoolDays) -> date:
    """Return the last day on which it is on time."""
    if clock.unit == "school days":
        return days.add(event_on, clock.days)
    return event_on + timedelta(days=clock.days)


def urgency(due_on: date, today: date, lead_days: int) -> Urgency:
    """Say how soon something is needed.

    Args:
        due_on: Last day on which it is on time.
        today: The day to judge from.
        lead_days: Calendar days before ``due_on`` from which it is soon.
    """
    if today > due_on:
        return Urgency.OVERDUE
    if today >= due_on - timedelta(days=lead_days):
        return Urgency.SOON
    return Urgency.LATER


def is_shown(due_on: date, today: date, within_days: int) -> bool:
    """Say whether a reminder is due within so many calendar days, or overdue."""
    return due_on < today or due_on <= today + timedelta(days=within_days)


def sentence(
    clock: Clock, due_on: date, number: int, today: date, days: SchoolDays
) -> str:
    """Return why somebody is reminded: "Cycle 3 review: 9 school days late".

    Args:
        clock: The rule.
        due_on: Last day on which it is on time.
        number: The cycle's number; 0 without one.
        today: The day to judge from.
        days: The school's days; lateness is counted in them.
    """
    on = wording.day(due_on)
    if today <= due_on:
        return clock.why_due.format(number=number, day=on)
    count = days.count(due_on, today)
    late = f"{wording.counted(count, 'school day', 'school days')} late"
    if count == 0:
        late = f"due {on}, no school day since"
    return clock.why_overdue.format(number=number, day=on, late=late)
