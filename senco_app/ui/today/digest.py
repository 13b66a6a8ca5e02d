"""What Today counts and says, from reminders and the calendar: no widget in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from senco_app.school.rules import (
    school_days_between,
    term_of,
    week_of_term,
    weeks_to_end_of_term,
)
from senco_app.vocabulary import Force, Urgency
from senco_app.wording import MONTHS, counted

if TYPE_CHECKING:
    from datetime import date

    from senco_app.reminders.records import Reminder
    from senco_app.school.records import Calendar
    from senco_app.ui.widgets.labels import Tone

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS_IN_FULL = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
TONES: dict[Force, Tone] = {
    Force.MUST: "statutory",
    Force.SHOULD: "soon",
    Force.PRACTICE: "neutral",
}


class Group(StrEnum):
    """The kinds of reminders that Today counts."""

    REVIEWS_OVERDUE = "reviews overdue"
    REVIEWS_DUE = "reviews due in 2 weeks"
    WITHOUT_PLAN = "cycles without a plan"
    WITHOUT_CYCLE = "SEN support without a cycle"
    REQUESTS = "EHC dates due"
    DECISIONS = "monitored, look again"


SELDOM = frozenset({Group.DECISIONS, Group.REQUESTS})
"""What many schools have none of for weeks: its tile is shown while there is some."""


@dataclass(frozen=True, slots=True)
class TileFacts:
    """What one tile says."""

    group: Group
    figure: int
    words: str
    note: str
    chip: str
    tone: Tone


def group_of(reminder: Reminder) -> Group:
    """Return the tile that a reminder is counted in."""
    if reminder.request_id:
        return Group.REQUESTS
    if reminder.kind == "cycle.without_plan":
        return Group.WITHOUT_PLAN
    if reminder.kind == "support.without_cycle":
        return Group.WITHOUT_CYCLE
    if reminder.kind == "monitored.decide":
        return Group.DECISIONS
    late = reminder.urgency is Urgency.OVERDUE
    return Group.REVIEWS_OVERDUE if late else Group.REVIEWS_DUE


def tiles(
    due: tuple[Reminder, ...], today: date, calendar: Calendar
) -> tuple[TileFacts, ...]:
    """Return what the tiles say."""
    return tuple(_tile(group, due, today, calendar) for group in Group)


def heading(day: date) -> str:
    """Return "Monday 23 November"."""
    month = MONTHS_IN_FULL[day.month - 1]
    return f"{WEEKDAYS[day.weekday()]} {day.day} {month}"


def term_line(day: date, calendar: Calendar) -> str:
    """Return "Autumn term, week 12 · 4 school weeks to the end of term"."""
    term = term_of(day, calendar)
    if term is None:
        return "No term on file for today."
    week = week_of_term(day, calendar)
    left = weeks_to_end_of_term(day, calendar)
    place = f"week {week}" if week else "a week without school"
    if not left:
        return f"{term.name}, {place} · the last week of term"
    to_come = left + (week is not None)  # this week counts as one to come
    end = f"{counted(to_come, 'school week', 'school weeks')} to the end of term"
    return f"{term.name}, {place} · {end}"


def due_words(reminder: Reminder) -> str:
    """Return how binding the date is, and the date: "should · by 18 Dec"."""
    on = reminder.due_on
    word = "due" if reminder.urgency is Urgency.OVERDUE else "by"
    return f"{reminder.force.value} · {word} {on.day} {MONTHS[on.month - 1]}"


def due_tone(reminder: Reminder) -> Tone:
    """Return the tone of that date: late, or how binding it is."""
    return "late" if reminder.urgency is Urgency.OVERDUE else TONES[reminder.force]


def pupil_words(reminder: Reminder) -> str:
    """Return the class and the status: "5 Oak · SEN support"."""
    return " · ".join(part for part in (reminder.form, reminder.status.words) if part)


def _tile(
    group: Group, due: tuple[Reminder, ...], today: date, calendar: Calendar
) -> TileFacts:
    found = [reminder for reminder in due if group_of(reminder) is group]
    words = _words(group, len(found))
    note = _note(group, found, today, calendar)
    if not found:
        return TileFacts(group, 0, words, note, "None", "good")
    overdue = any(one.urgency is Urgency.OVERDUE for one in found)
    chip: tuple[str, Tone] = ("Overdue", "late") if overdue else ("Due soon", "soon")
    if group is Group.REQUESTS and not overdue:
        chip = ("Statutory", "statutory")
    return TileFacts(group, len(found), words, note, *chip)


def _words(group: Group, number: int) -> str:
    if number != 1:
        return group.value
    return {
        Group.REVIEWS_OVERDUE: "review overdue",
        Group.REVIEWS_DUE: "review due in 2 weeks",
        Group.WITHOUT_PLAN: "cycle without a plan",
        Group.WITHOUT_CYCLE: "SEN support without a cycle",
        Group.DECISIONS: "monitored, look again",
        Group.REQUESTS: "EHC date due",
    }[group]


def _note(group: Group, found: list[Reminder], today: date, calendar: Calendar) -> str:
    if not found:
        return {
            Group.REVIEWS_OVERDUE: "every review is on time",
            Group.REVIEWS_DUE: "nothing falls due",
            Group.WITHOUT_PLAN: "every open cycle has one",
            Group.WITHOUT_CYCLE: "every pupil has one",
            Group.DECISIONS: "no day is near",
            Group.REQUESTS: "no date is near",
        }[group]
    first = min(one.due_on for one in found)
    if first < today:
        days = school_days_between(first, today, calendar)
        return f"oldest {counted(days, 'school day', 'school days')} late"
    return f"first on {first.day} {MONTHS[first.month - 1]}"
