"""What may be written: interventions, groups, who is in them, and sessions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.vocabulary import Presence, need_types

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.provision.records import (
        GroupDetails,
        Intervention,
        PupilMark,
        SessionEntry,
        SessionKey,
    )

LONGEST_NAME = 80
LONGEST_WORDS = 500
"""Characters of a few words on a pupil or a session."""
MOST_MINUTES = 240
MOST_WEEKS = 60
MOST_OTHERS = 40
SATURDAY = 5


def broad_areas() -> tuple[str, ...]:
    """Return the broad areas of need; SEND Code of Practice (2015), 6.28-6.35."""
    return tuple(dict.fromkeys(k.broad_area for k in need_types() if k.broad_area))


def check_intervention(wanted: Intervention, taken: Iterable[str]) -> None:
    """Accept an intervention with a name of its own.

    Raises:
        RuleBrokenError: If the name is missing, too long or taken, or the area is no
            broad area of need.
    """
    name = " ".join(wanted.name.split())
    if not name:
        _refuse("Enter the intervention’s name.", "name")
    if len(name) > LONGEST_NAME:
        _refuse(f"A name has at most {LONGEST_NAME} characters.", "name")
    if name.casefold() in {" ".join(other.split()).casefold() for other in taken}:
        _refuse(f"There is an intervention called {name} already.", "name")
    if wanted.area and wanted.area not in broad_areas():
        _refuse("Choose one of the broad areas of need, or none.", "area")


def check_group(details: GroupDetails) -> None:
    """Accept a group that could be given.

    Raises:
        RuleBrokenError: If it has no intervention, no leader or no time, a time is at
            the weekend or there twice, or minutes, weeks or others are out of bounds.
    """
    if not details.intervention_id:
        _refuse("Choose the intervention.", "intervention_id")
    if not details.leader_id:
        _refuse("Choose who leads the group.", "leader_id")
    if len(details.name) > LONGEST_NAME:
        _refuse(f"A name has at most {LONGEST_NAME} characters.", "name")
    _check_within(details.minutes, (1, MOST_MINUTES), "minutes", "minutes")
    _check_within(details.weeks, (1, MOST_WEEKS), "weeks", "weeks")
    _check_within(details.others, (0, MOST_OTHERS), "others", "other children")
    _check_slots(details)


def _check_slots(details: GroupDetails) -> None:
    if not details.slots:
        _refuse("Choose at least one weekday and time.", "slots")
    if len(set(details.slots)) < len(details.slots):
        _refuse("The same weekday and time stands there twice.", "slots")
    for slot in details.slots:
        if not 0 <= slot.weekday < SATURDAY:
            _refuse("Choose a day from Monday to Friday.", "slots")
        starts = datetime.combine(details.started_on, slot.starts_at)
        ends = starts + timedelta(minutes=details.minutes)
        if ends.date() != starts.date():
            _refuse("A session has to end on the day it starts.", "slots")


def _check_within(number: int, bounds: tuple[int, int], name: str, words: str) -> None:
    least, most = bounds
    if not least <= number <= most:
        _refuse(f"Enter {words} from {least} to {most}.", name)


def check_ended(ended_on: date, started_on: date) -> None:
    """Accept a last day of a group.

    Raises:
        RuleBrokenError: If it lies before the first.
    """
    if ended_on < started_on:
        message = f"The group started on {wording.day(started_on)}."
        _refuse(message, "ended_on")


def check_span(
    from_on: date, until_on: date | None, others: Iterable[tuple[date, date | None]]
) -> None:
    """Accept days of a pupil in a group that overlap no others of that pupil there.

    Raises:
        RuleBrokenError: If they end before they begin, or overlap.
    """
    if until_on is not None and until_on < from_on:
        _refuse("The last day in the group is before the first.", "until_on")
    for first, last in others:
        begins = last is None or from_on <= last
        if begins and (until_on is None or first <= until_on):
            message = f"This pupil is in the group already, from {wording.day(first)}."
            _refuse(message, "pupil_id")


def check_key(key: SessionKey, started_on: date, today: date) -> None:
    """Accept a session that can be recorded.

    Raises:
        RuleBrokenError: If it is still to come, before the group's start, or at the
            weekend.
    """
    if key.held_on > today:
        _refuse("A session is recorded on its day or later.", "held_on")
    if key.held_on < started_on:
        message = f"The group started on {wording.day(started_on)}."
        _refuse(message, "held_on")
    if key.held_on.weekday() >= SATURDAY:
        _refuse(f"{wording.day(key.held_on)} is at the weekend.", "held_on")


def check_entry(entry: SessionEntry, members: dict[str, str]) -> None:
    """Accept what is recorded of a session.

    Args:
        entry: As typed.
        members: The names of the pupils in the group on that day, by id.

    Raises:
        RuleBrokenError: If it did not run and lacks a reason or marks pupils, if a
            pupil is marked twice or is not in the group, or if it is finished and a
            pupil is neither here nor away.
    """
    _check_within(entry.minutes, (1, MOST_MINUTES), "minutes", "minutes")
    check_words(entry.words)
    if not entry.ran and entry.reason is None:
        _refuse("Choose why the session did not run.", "reason")
    if entry.ran and entry.reason is not None:
        _refuse("A session that ran has no reason for not running.", "reason")
    if not entry.ran and entry.marks:
        _refuse("Nobody can be here or away in a session that did not run.", "marks")
    marked = [mark.pupil_id for mark in entry.marks]
    if len(set(marked)) < len(marked):
        _refuse("A pupil is marked twice.", "marks")
    for mark in entry.marks:
        check_mark(mark, members)
    if entry.ran and entry.finished:
        check_everybody(marked, members)


def check_mark(mark: PupilMark, members: dict[str, str]) -> None:
    """Accept a mark of a pupil who is in the group on that day.

    Raises:
        RuleBrokenError: If the pupil is not, or the mark contradicts itself.
    """
    if mark.pupil_id not in members:
        _refuse("That pupil is not in the group on this day.", "marks")
    check_words(mark.words)
    if mark.presence is Presence.HERE and mark.away_reason is not None:
        _refuse(f"{members[mark.pupil_id]} was here: leave the reason out.", "marks")
    if mark.presence is Presence.AWAY and mark.got_on is not None:
        message = f"{members[mark.pupil_id]} was away and could not get on."
        _refuse(message, "marks")


def check_everybody(marked: Iterable[str], members: dict[str, str]) -> None:
    """Accept marks that leave nobody out.

    Raises:
        RuleBrokenError: If they do; it names who.
    """
    done = set(marked)
    left = tuple(name for pupil, name in members.items() if pupil not in done)
    if left:
        _refuse(f"Mark {wording.listed(left)} as here or away first.", "marks")


def check_words(words: str) -> None:
    """Accept a few words.

    Raises:
        RuleBrokenError: If they are too many.
    """
    if len(words) > LONGEST_WORDS:
        _refuse(f"Keep it to {LONGEST_WORDS} characters.", "words")


def check_why(why: str) -> None:
    """Accept the reason for a correction.

    Raises:
        RuleBrokenError: If there is none.
    """
    if not why.strip():
        _refuse("Say why the record is corrected.", "why")


def _refuse(message: str, field: str) -> None:
    raise RuleBrokenError(message, field)
