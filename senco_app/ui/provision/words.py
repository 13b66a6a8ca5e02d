"""How provision is said on the screen: times, states, what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.vocabulary import CardState, Presence
from senco_app.wording import counted, day, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from senco_app.provision.records import (
        Clash,
        Delivery,
        Group,
        PupilMark,
        SessionEntry,
        Slot,
    )
    from senco_app.ui.widgets.labels import Tone

NONE = "—"
AN_HOUR = 60
A_ROW = 3
"""Days on end from which on only the first and the last are named."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
STATES: Mapping[CardState, tuple[str, Tone]] = {
    CardState.DUE: ("not yet recorded", "soon"),
    CardState.RECORDED: ("recorded", "good"),
    CardState.NOT_RUN: ("not run", "late"),
    CardState.LATER: ("planned", "statutory"),
}


def slot_words(slots: Iterable[Slot]) -> str:
    """Return "Mon and Wed 13:15", "Mon to Fri 09:00"; a dash if there are no times."""
    at: dict[str, list[int]] = {}
    for slot in sorted(slots):
        at.setdefault(f"{slot.starts_at:%H:%M}", []).append(slot.weekday)
    said = [f"{_days_words(days)} {when}" for when, days in at.items()]
    return ", ".join(said) or NONE


def _days_words(days: list[int]) -> str:
    names = tuple(WEEKDAYS[one][:3] for one in days)
    in_a_row = days == list(range(days[0], days[-1] + 1))
    if in_a_row and len(days) >= A_ROW:
        return f"{names[0]} to {names[-1]}"
    return listed(names)


def span_words(group: Group) -> str:
    """Return "10 weeks from Mon 4 Jan 2027", or when it ended."""
    if group.ended_on is not None:
        return f"{day(group.started_on)} to {day(group.ended_on)}"
    return f"{counted(group.weeks, 'week', 'weeks')} from {day(group.started_on)}"


def size_words(group: Group) -> str:
    """Return "one to one", "5 pupils" or "5 pupils and 2 others"."""
    if group.one_to_one:
        return "one to one"
    pupils = counted(len(group.members), "pupil", "pupils")
    if not group.others:
        return pupils
    return f"{pupils} and {counted(group.others, 'other', 'others')}"


def hours_words(minutes: int) -> str:
    """Return "2 h 30", "15 h", "45 min" or "0 h"."""
    hours, rest = divmod(minutes, AN_HOUR)
    if not hours and rest:
        return f"{rest} min"
    return f"{hours:,} h {rest:02}" if rest else f"{hours:,} h"


def share_words(delivery: Delivery) -> str:
    """Return the share of the planned time that was given: "88 %"."""
    return NONE if delivery.share is None else f"{100 * delivery.share:.0f} %"


def lost_words(delivery: Delivery) -> str:
    """Return "3 not run: 2 adult absent, 1 school event"; a dash if all ran."""
    if not delivery.not_run:
        return NONE
    reasons = ", ".join(f"{lost.sessions} {lost.reason}" for lost in delivery.not_run)
    return f"{sum(lost.sessions for lost in delivery.not_run):,} ({reasons})"


def delivery_words(delivery: Delivery) -> str:
    """Return one sentence of what was planned and what became of it."""
    planned = hours_words(delivery.planned_minutes)
    given = f"{delivery.delivered:,} of {delivery.planned:,} sessions given"
    parts = (
        given,
        f"{hours_words(delivery.delivered_minutes)} of {planned}",
        share_words(delivery),
        f"{delivery.away:,} missed" if delivery.away else "",
        f"not run {lost_words(delivery)}" if delivery.not_run else "",
        f"{delivery.not_recorded:,} not yet recorded" if delivery.not_recorded else "",
    )
    return " · ".join(part for part in parts if part)


def clash_words(clash: Clash) -> str:
    """Return "J. Pritchard is in two places at 13:15"."""
    return f"{clash.who} is in two places at {clash.other.starts_at:%H:%M}"


def mark_words(mark: PupilMark | None) -> str:
    """Return "here, did it: read a page", "away: absent from school"."""
    if mark is None:
        return "not marked"
    why = mark.got_on if mark.presence is Presence.HERE else mark.away_reason
    joined = ", " if mark.presence is Presence.HERE else ": "
    said = f"{mark.presence}{joined}{why}" if why else str(mark.presence)
    return f"{said} (“{mark.words}”)" if mark.words else said


def entry_words(entry: SessionEntry) -> str:
    """Return what was recorded of a session as a whole."""
    said = f"ran, {entry.minutes} minutes" if entry.ran else f"not run: {entry.reason}"
    return f"{said} (“{entry.words}”)" if entry.words else said
