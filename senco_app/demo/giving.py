"""What became of the made-up school's sessions, week by week, from its tick sheets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from senco_app.demo.chance import chance, one_in
from senco_app.provision.records import PupilMark, SessionEntry, SessionKey
from senco_app.provision.rules import meetings, on_day
from senco_app.vocabulary import AwayReason, GotOn, NotRunReason, Presence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from senco_app.demo.groups import MadeGroup, Place
    from senco_app.demo.world import World
    from senco_app.provision.rules import Meeting

ADULT_AWAY_IN, ON_COVER_IN, EVENT_IN, NO_ROOM_IN = 26, 24, 45, 70
PUPIL_ABSENT_IN, ELSEWHERE_IN = 18, 30
FORGOTTEN_IN, LATELY = 9, timedelta(days=12)
"""Of the sessions of late, one in so many has not been recorded yet."""
SHORTER_IN, SHORTER_BY = 12, 5
WORDS_IN = 5
ELSEWHERE = (
    AwayReason.LESSON,
    AwayReason.ADULT,
    AwayReason.CHOSE,
    AwayReason.LEFT,
)
EARLY = (GotOn.NOT_YET, GotOn.NOT_YET, GotOn.NEARLY, GotOn.NEARLY, GotOn.DID_IT)
LATE = (GotOn.NOT_YET, GotOn.NEARLY, GotOn.NEARLY, GotOn.DID_IT, GotOn.DID_IT)
SETTLED_WEEK = 5


def entries(
    world: World, made: MadeGroup, from_on: date, to_on: date
) -> Iterator[SessionEntry]:
    """Give what was recorded of a group in some days; a few are not recorded.

    Pupils are named by their place in the list, and the group not at all.
    """
    for meeting in meetings(made.group, world.days, from_on, to_on):
        at = (made.group.leader, meeting.held_on, meeting.starts_at)
        rng = chance(world.seed, "session", *at)
        lately = meeting.held_on > world.on - LATELY
        if lately and one_in(rng, FORGOTTEN_IN):
            continue
        yield _entry(world, made, meeting, rng)


def _entry(
    world: World, made: MadeGroup, meeting: Meeting, rng: Random
) -> SessionEntry:
    key = SessionKey("", meeting.held_on, meeting.starts_at)
    reason = _reason(world, made.group.leader, meeting.held_on, rng)
    if reason is not None:
        return SessionEntry(key, ran=False, minutes=meeting.minutes, reason=reason)
    shorter = SHORTER_BY if one_in(rng, SHORTER_IN) and meeting.minutes > 10 else 0  # noqa: PLR2004 - a short session is not cut
    return SessionEntry(
        key,
        ran=True,
        minutes=meeting.minutes - shorter,
        marks=tuple(
            _mark(world, place, meeting, rng)
            for place in made.places
            if on_day(place.from_on, place.until_on, meeting.held_on)
        ),
    )


def _reason(world: World, leader: str, on: date, rng: Random) -> NotRunReason | None:
    """Return why a session did not run; an adult is absent for a whole day."""
    if one_in(chance(world.seed, "event", on), EVENT_IN):
        return NotRunReason.EVENT
    of_the_day = chance(world.seed, "adult", leader, on)
    if one_in(of_the_day, ADULT_AWAY_IN):
        return NotRunReason.ADULT_ABSENT
    if one_in(of_the_day, ON_COVER_IN):
        return NotRunReason.ADULT_ON_COVER
    return NotRunReason.ROOM if one_in(rng, NO_ROOM_IN) else None


def _mark(world: World, place: Place, meeting: Meeting, rng: Random) -> PupilMark:
    pupil = str(place.child)
    of_the_day = chance(world.seed, "absent", place.child, meeting.held_on)
    if one_in(of_the_day, PUPIL_ABSENT_IN):
        return PupilMark(pupil, Presence.AWAY, AwayReason.ABSENT)
    if one_in(rng, ELSEWHERE_IN):
        return PupilMark(pupil, Presence.AWAY, rng.choice(ELSEWHERE))
    got_on = rng.choice(LATE if meeting.week > SETTLED_WEEK else EARLY)
    words = _words(world, place, rng) if one_in(rng, WORDS_IN) else ""
    return PupilMark(pupil, Presence.HERE, got_on=got_on, words=words)


def _words(world: World, place: Place, rng: Random) -> str:
    """Return what the assistant noted, in words that name no child."""
    told = [
        note
        for theme in world.material.themes
        if theme.provision == place.provision.what
        for note in theme.words.get("notes", ())
        if "{" not in note
    ]
    return rng.choice(told) if told else ""
