"""What happened on which day: a made-up child's record as acts at the SENCO's desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from senco_app.demo.mix import Course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from senco_app.demo.days import Days
    from senco_app.demo.desk import Desk
    from senco_app.demo.entries import Entry
    from senco_app.demo.stories import Story
    from senco_app.demo.world import World

PROFILE_AFTER = 6
WRITTEN_AGO, SENT_AGO, RECEIVED_AGO = 22, 20, 18
DRAFT_AFTER = 1
TWO_TERMS = 26  # weeks in which support that has ended is looked at again


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done on one day, about the child at one place of the list."""

    on: date
    place: int
    do: Callable[[Desk], None]


def acts(world: World, entries: tuple[Entry, ...]) -> list[Act]:
    """Return all acts up to the day of the demonstration, in the order of days.

    Acts of one day are in the order of the children; each child's keep their own.
    """
    found = [
        act
        for entry in entries
        for act in (*_of_record(world.days, entry), *_of_cycles(world, entry))
        if act.on <= world.on
    ]
    return in_order(found)


def in_order(found: Iterable[Act]) -> list[Act]:
    """Return acts in the order of days, and of one day in that of their places."""
    return sorted(found, key=lambda act: (act.on, act.place))


def _of_record(days: Days, entry: Entry) -> Iterator[Act]:
    place, on = entry.child.place, entry.entered_on
    yield Act(on, place, lambda desk: desk.enter(entry))
    if entry.profile:
        later = days.add(on, PROFILE_AFTER)
        yield Act(later, place, lambda desk: desk.describe(entry))
    if entry.plan_from_on:
        day = entry.plan_from_on
        yield Act(day, place, lambda desk: desk.give_plan(place, day))


def _of_cycles(world: World, entry: Entry) -> Iterator[Act]:
    place = entry.child.place
    if entry.stories:
        first = entry.stories[0].days.started_on
        yield Act(first, place, lambda desk: desk.start(place, first))
    asks = _last_reviewed(entry) if entry.child.course is Course.REQUESTED else None
    for story in entry.stories:
        yield from _of_one(world.days, place, story, asks=story is asks)
    if asks:
        yield from _of_request(world, entry, asks)
    if entry.ended_on:
        by = world.days.weeks_on(entry.ended_on, TWO_TERMS)
        yield Act(entry.ended_on, place, lambda desk: desk.look_again(place, by))


def _last_reviewed(entry: Entry) -> Story | None:
    return next((s for s in reversed(entry.stories) if s.finding), None)


def _of_one(days: Days, place: int, story: Story, *, asks: bool) -> Iterator[Act]:
    when = story.days
    assessed = when.assessed_on or days.add(when.started_on, DRAFT_AFTER)
    yield Act(assessed, place, lambda desk: desk.assess(place, story))
    if when.assessed_on:
        planned = when.planned_on or days.add(assessed, DRAFT_AFTER)
        yield Act(planned, place, lambda desk: desk.plan(place, story))
    for seen in story.notes:
        yield Act(seen.on, place, partial(_note, place=place, story=story, on=seen.on))
    held, finding = when.reviewed_on, story.finding
    if held and finding:
        if asks:
            review = replace(
                finding.review, request_assessment=True, ask_outside_help=True
            )
            finding = replace(finding, review=review)
        found = finding
        yield Act(held, place, lambda desk: desk.review(place, found, held))


def _note(desk: Desk, *, place: int, story: Story, on: date) -> None:
    for seen in story.notes:
        if seen.on == on:
            desk.note(place, seen)


def _of_request(world: World, entry: Entry, asks: Story) -> Iterator[Act]:
    place, wish, begun = entry.child.place, entry.wish, asks.days.reviewed_on
    if begun is None or wish is None:
        return
    written, sent, received = (
        max(begun, world.days.before(world.on, ago))
        for ago in (WRITTEN_AGO, SENT_AGO, RECEIVED_AGO)
    )
    yield Act(written, place, lambda desk: desk.write_request(place, wish, written))
    yield Act(sent, place, lambda desk: desk.send_request(place, sent))
    yield Act(received, place, lambda desk: desk.receive_request(place, received))
