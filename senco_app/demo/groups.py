"""Which groups the made-up school gives: what its plans say, in its assistants' hands.

Each teaching assistant leads the few groups that most of the plans ask for; a child is
in one while the plan that asks for it is carried out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from senco_app.demo.chance import chance
from senco_app.demo.days import DAYS_A_WEEK
from senco_app.provision.records import Group, Member, Slot
from senco_app.pupils.rules import school_year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from senco_app.cycles.records import Provision
    from senco_app.demo.entries import Entry
    from senco_app.demo.stories import Story
    from senco_app.demo.world import World

GROUPS_EACH = 2
"""An assistant of the made-up school leads at most so many."""
TO_SETTLE = 5
"""Groups begin so many school days after the school year."""
AUGUST = 8
LEAST_WEEKS, MOST_WEEKS = 6, 39
ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Place:
    """A child's place in a group: the plan's provision, and its days."""

    child: int
    name: str
    provision: Provision
    position: int
    from_on: date
    until_on: date | None
    review_by: date


@dataclass(frozen=True, slots=True)
class MadeGroup:
    """A group as it is planned; ``group`` has children's places instead of ids."""

    group: Group
    places: tuple[Place, ...]


def groups(world: World, entries: Iterable[Entry]) -> tuple[MadeGroup, ...]:
    """Return the groups of this school year, assistant by assistant."""
    asked: dict[str, dict[str, list[Place]]] = {}
    names = world.material.provision["interventions"]
    for entry in entries:
        for place in _places(world, entry):
            if place.provision.what in names:
                leader = place.provision.who.partition(",")[0]
                of_leader = asked.setdefault(leader, {})
                of_leader.setdefault(place.provision.what, []).append(place)
    found: list[MadeGroup] = []
    for leader in (adult.name for adult in world.staff.assistants.values()):
        wanted = asked.get(leader, {})
        most = sorted(wanted, key=lambda what: (-len(wanted[what]), what))
        for number, what in enumerate(most[:GROUPS_EACH]):
            found.append(_made(world, leader, number, _seats(world, wanted[what])))
    return tuple(found)


def first_day(world: World) -> date:
    """Return the day on which groups begin this school year."""
    year = school_year_of(world.on)
    begins = min(
        term.first_on
        for term in world.days.terms
        if term.first_on >= date(year, AUGUST, 1)
    )
    return world.days.add(world.days.next(begins), TO_SETTLE)


def _places(world: World, entry: Entry) -> Iterator[Place]:
    earliest = first_day(world)
    for story in entry.stories:
        days = story.days
        if days.planned_on is None or days.review_by is None:
            continue
        from_on = max(earliest, world.days.add(days.planned_on, 1))
        ended = days.reviewed_on
        if from_on < world.on and (ended is None or ended > from_on):
            yield from _of_story(entry, story, from_on, days.review_by)


def _of_story(
    entry: Entry, story: Story, from_on: date, review_by: date
) -> Iterator[Place]:
    for position, provision in enumerate(story.plan.provisions):
        assistants = provision.who.endswith("teaching assistant")
        if assistants and 0 < provision.times_a_week <= DAYS_A_WEEK:
            yield Place(
                child=entry.child.place,
                name=entry.child.goes_by,
                provision=provision,
                position=position,
                from_on=from_on,
                until_on=story.days.reviewed_on,
                review_by=review_by,
            )


def _seats(world: World, places: list[Place]) -> tuple[Place, ...]:
    """Return the places of as many children as the plan says are in the group."""
    size = places[0].provision.group_size
    children = tuple(dict.fromkeys(place.child for place in places))[:size]
    chosen = [place for place in places if place.child in children]
    return _without_gap(world, sorted(chosen, key=lambda place: place.from_on))


def _without_gap(world: World, places: list[Place]) -> tuple[Place, ...]:
    """Return the newest of the places, as far back as the group is never empty."""
    found: list[Place] = []
    until: date | None = None
    for place in places:
        if found and until is not None and world.days.count(until, place.from_on) > 1:
            found, until = [], place.until_on
        open_end = until is None and bool(found)
        ends = [day for day in (until, place.until_on) if day is not None]
        until = None if open_end or place.until_on is None else max(ends)
        found.append(place)
    return tuple(found)


def _made(
    world: World, leader: str, number: int, places: tuple[Place, ...]
) -> MadeGroup:
    given = places[0].provision
    rng = chance(world.seed, "group", leader, given.what)
    texts = world.material.provision
    starts = time.fromisoformat(texts["starts"][number * 2 + rng.randrange(2)])
    weekdays = sorted(rng.sample(range(DAYS_A_WEEK), given.times_a_week))
    started_on = min(place.from_on for place in places)
    last = max(place.until_on or place.review_by for place in places)
    free = given.group_size - len({place.child for place in places})
    group = Group(
        id="",
        version=1,
        intervention_id="",
        intervention=texts["interventions"][given.what],
        name="",
        leader_id="",
        leader=leader,
        room=rng.choice(texts["rooms"]),
        minutes=given.minutes,
        slots=tuple(Slot(weekday, starts) for weekday in weekdays),
        started_on=started_on,
        weeks=_weeks(world, started_on, last),
        others=rng.randint(0, max(0, free)),
        focus=given.what,
        members=tuple(
            Member(str(n), str(p.child), p.name, "", p.from_on, p.until_on)
            for n, p in enumerate(places)
        ),
    )
    return MadeGroup(group, places)


def _weeks(world: World, started_on: date, last: date) -> int:
    """Return how many school weeks there are until the last review of a child in it."""
    monday = started_on - timedelta(days=started_on.weekday())
    number = 0
    while monday <= last:
        number += world.days.in_week(monday)
        monday += ONE_WEEK
    return min(max(number, LEAST_WEEKS), MOST_WEEKS)
