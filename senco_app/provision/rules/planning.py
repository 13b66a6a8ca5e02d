"""Which sessions should take place: from a timetable and the school's calendar.

They are reckoned each time and never stored: an INSET day entered today takes its
sessions with it, and a closure does not leave gaps that look like neglect.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from senco_app.provision.records import (
    Clash,
    DatedSlot,
    Group,
    PlannedSession,
    SessionKey,
)
from senco_app.school.rules import SchoolDays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import time

    from senco_app.school.records import Calendar

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)


class Meeting(NamedTuple):
    """A planned session of a group that is known: when, how long, in which week."""

    held_on: date
    starts_at: time
    minutes: int
    week: int


class Run(Protocol):
    """How long a group is given."""

    @property
    def started_on(self) -> date:
        """Its first day."""

    @property
    def weeks(self) -> int:
        """For how many school weeks."""

    @property
    def ended_on(self) -> date | None:
        """The day on which it was ended before that, if it was."""


def planned_sessions(
    group: Group, calendar: Calendar, from_on: date, to_on: date
) -> tuple[PlannedSession, ...]:
    """Return the sessions that a group should have in some days, in time order.

    A session falls on a weekday of the timetable that holds then, if pupils come to
    school on it. The weeks are school weeks: one without a school day, such as
    half-term, is not counted. The first is the week of the start.

    Args:
        group: With its timetable.
        calendar: Terms and days off; bank holidays are known.
        from_on: The first day.
        to_on: The last day.
    """
    return tuple(
        PlannedSession(
            SessionKey(group.id, meeting.held_on, meeting.starts_at),
            meeting.minutes,
            meeting.week,
            group.weeks,
        )
        for meeting in meetings(group, SchoolDays(calendar), from_on, to_on)
    )


def meetings(
    group: Group, days: SchoolDays, from_on: date, to_on: date
) -> Iterator[Meeting]:
    """Give what ``planned_sessions`` returns, for many groups of one school."""
    slots = timetable(group)
    first = max(from_on, group.started_on)
    last = to_on if group.ended_on is None else min(to_on, group.ended_on)
    for week, monday in _school_weeks(group, days, last):
        if monday + ONE_WEEK <= first:
            continue
        for slot in slots:
            on = monday + timedelta(days=slot.weekday)
            if first <= on <= last and _holds(slot, on) and days.holds(on):
                yield Meeting(on, slot.starts_at, slot.minutes, week)


def timetable(group: Group) -> tuple[DatedSlot, ...]:
    """Return all slots that a group has or had, by weekday and time."""
    dated = group.dated or tuple(
        DatedSlot(slot.weekday, slot.starts_at, group.minutes, group.started_on)
        for slot in group.slots
    )
    return tuple(sorted(dated, key=lambda slot: (slot.weekday, slot.starts_at)))


def minutes_at(group: Group, key: SessionKey) -> int:
    """Return how long a session is planned to be; the group's usual if off the plan."""
    for slot in timetable(group):
        same = (slot.weekday, slot.starts_at) == (key.held_on.weekday(), key.starts_at)
        if same and _holds(slot, key.held_on):
            return slot.minutes
    return group.minutes


def week_number(group: Group, days: SchoolDays, on: date) -> int:
    """Return the number of the group's week that a day lies in; 0 if in none."""
    monday = on - timedelta(days=on.weekday())
    return next((n for n, m in _school_weeks(group, days, on) if m == monday), 0)


def last_day(group: Run, days: SchoolDays) -> date:
    """Return the Friday of a group's last week, or the day on which it was ended."""
    *_, (_, monday) = _school_weeks(group, days, date.max)
    friday = monday + timedelta(days=4)
    return friday if group.ended_on is None else min(friday, group.ended_on)


def _school_weeks(
    group: Run, days: SchoolDays, until: date
) -> Iterator[tuple[int, date]]:
    """Give number and Monday of each week of the group's run, up to a day."""
    monday = group.started_on - timedelta(days=group.started_on.weekday())
    for number, begins in enumerate(_mondays(days, monday, group.weeks), start=1):
        if begins > until:
            return
        yield number, begins


@lru_cache(maxsize=128)
def _mondays(days: SchoolDays, monday: date, number: int) -> tuple[date, ...]:
    """Return the Mondays of so many weeks with a school day; many groups share them."""
    found: list[date] = []
    while len(found) < number:
        if days.in_week(monday):
            found.append(monday)
        monday += ONE_WEEK
    return tuple(found)


def _holds(slot: DatedSlot, on: date) -> bool:
    return slot.from_on <= on and (slot.until_on is None or on <= slot.until_on)


class _Place(NamedTuple):
    """Somebody at a session: the key, and when it starts and ends."""

    starts: datetime
    ends: datetime
    key: SessionKey


def clashes(
    groups: Iterable[Group], planned: Iterable[PlannedSession]
) -> tuple[Clash, ...]:
    """Return who is in two places at overlapping times; shown, not forbidden.

    A session that ends when the other begins does not overlap it. Two sessions of
    one group at once clash for its adult, and for its pupils.

    Args:
        groups: Every group that a planned session belongs to.
        planned: The sessions to compare.
    """
    known = {group.id: group for group in groups}
    places: dict[tuple[date, bool, str, str], list[_Place]] = {}
    for session in planned:
        place = _place(session)
        for is_adult, who_id, who in _people(known[session.key.group_id], session.key):
            at = (session.key.held_on, is_adult, who_id, who)
            places.setdefault(at, []).append(place)
    return tuple(
        Clash(on, who_id, who, is_adult, one, other)
        for (on, is_adult, who_id, who), taken in sorted(places.items())
        for one, other in _overlaps(taken)
    )


def on_day(from_on: date, last_on: date | None, day: date) -> bool:
    """Say whether a membership with these days holds on that day."""
    return from_on <= day and (last_on is None or day <= last_on)


def _people(group: Group, key: SessionKey) -> Iterator[tuple[bool, str, str]]:
    yield True, group.leader_id, group.leader
    for member in group.members:
        if on_day(member.from_on, member.last_on or member.until_on, key.held_on):
            yield False, member.pupil_id, member.name


def _place(session: PlannedSession) -> _Place:
    key = session.key
    starts = datetime.combine(key.held_on, key.starts_at)
    return _Place(starts, starts + timedelta(minutes=session.minutes), key)


def _overlaps(taken: list[_Place]) -> Iterator[tuple[SessionKey, SessionKey]]:
    taken.sort()
    for place, one in enumerate(taken):
        for other in taken[place + 1 :]:
            if other.starts >= one.ends:
                break
            yield one.key, other.key
