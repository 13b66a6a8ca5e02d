"""What falls on each day of this week, in words: no widget in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.school.calendars import all_bank_holidays
from senco_app.ui.today.digest import Group, group_of
from senco_app.wording import DAYS, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from senco_app.reminders.records import Day, Reminder
    from senco_app.school.records import Calendar, TermDates

SCHOOL_WEEK = 5
NOTHING = "Nothing"
WHAT = {
    Group.REVIEWS_OVERDUE: ("Review", "reviews due"),
    Group.REVIEWS_DUE: ("Review", "reviews due"),
    Group.WITHOUT_PLAN: ("Plan", "plans due"),
    Group.WITHOUT_CYCLE: ("First plan", "cycles to start"),
    Group.DECISIONS: ("Look again", "monitored children to look at again"),
    Group.REQUESTS: ("EHC request", "dates of EHC requests"),
}


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week: "Mon 23", what falls on it, and whether it is today."""

    name: str
    lines: tuple[str, ...]
    is_today: bool


def week(day: Day) -> tuple[str, tuple[WeekDay, ...]]:
    """Return what the week is called, and its days.

    On a Saturday or Sunday it is the week to come. A weekend is left out unless a date
    falls on it, as one that the law sets may.
    """
    monday = day.today - timedelta(days=day.today.weekday())
    to_come = day.today.weekday() >= SCHOOL_WEEK
    if to_come:
        monday += timedelta(weeks=1)
    days = (monday + timedelta(days=n) for n in range(len(DAYS)))
    told = ((on, tuple(_lines(on, day))) for on in days)
    return ("Next week" if to_come else "This week"), tuple(
        WeekDay(f"{DAYS[on.weekday()]} {on.day}", lines or (NOTHING,), on == day.today)
        for on, lines in told
        if lines or on.weekday() < SCHOOL_WEEK
    )


def _lines(on: date, day: Day) -> Iterator[str]:
    yield from _of_calendar(on, day.calendar)
    for group in WHAT:
        due = [r for r in day.reminders if r.due_on == on and group_of(r) is group]
        yield from _of_group(group, due)


def _of_group(group: Group, due: list[Reminder]) -> Iterator[str]:
    one, many = WHAT[group]
    if len(due) > 1:
        yield counted(len(due), one, many)
    elif due:
        yield f"{one} · {due[0].pupil}"


def _of_calendar(on: date, calendar: Calendar) -> Iterator[str]:
    for off in calendar.days_off:
        if off.closed_on == on:
            kind = f"{off.kind.value[0].upper()}{off.kind.value[1:]}"
            yield f"{kind} · {off.name}" if off.name else kind
    stored = {off.closed_on for off in calendar.days_off}
    for holiday in all_bank_holidays():
        if holiday.closed_on == on and on not in stored:
            yield f"Bank holiday · {holiday.name}"
    for term in calendar.terms:
        yield from _of_term(on, term)


def _of_term(on: date, term: TermDates) -> Iterator[str]:
    if on == term.first_on:
        yield f"First day of the {_lower(term.name)}"
    if on == term.last_on:
        yield f"Last day of the {_lower(term.name)}"
    first, last = term.half_term_first_on, term.half_term_last_on
    if first is not None and last is not None and first <= on <= last:
        yield "Half-term"


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
