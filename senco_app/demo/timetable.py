"""When the made-up school's groups begin, who joins and leaves, what is keyed in."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from senco_app.demo.acts import Act
from senco_app.demo.giving import entries as given
from senco_app.demo.groups import first_day, groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from senco_app.demo.desk import Desk
    from senco_app.demo.entries import Entry
    from senco_app.demo.groups import MadeGroup
    from senco_app.demo.provision_desk import ProvisionDesk
    from senco_app.demo.world import World

AFTER_THE_CHILDREN = 1_000_000
AFTER_THE_GROUPS = 2_000_000
"""Of what happens on one day, the acts of groups follow those of children."""
ONE_WEEK = timedelta(weeks=1)
FRIDAY = timedelta(days=4)


def group_acts(
    world: World, entries: tuple[Entry, ...], desk: ProvisionDesk
) -> list[Act]:
    """Return what happened to groups up to the day of the demonstration."""
    made = groups(world, entries)
    found = [act for n, one in enumerate(made) for act in _of_group(desk, n, one)]
    found.extend(_of_weeks(world, desk, made))
    return [act for act in found if act.on <= world.on]


def _of_group(desk: ProvisionDesk, number: int, made: MadeGroup) -> Iterator[Act]:
    at = AFTER_THE_CHILDREN + number
    yield Act(made.group.started_on, at, _alone(partial(desk.begin, number, made)))
    for seat, place in enumerate(made.places):
        joins = partial(desk.join, number, seat, place)
        yield Act(place.from_on, at, _alone(joins))
        if place.until_on is not None:
            leaves = partial(desk.leave, number, seat, place.until_on)
            yield Act(place.until_on, at, _alone(leaves))


def _of_weeks(
    world: World, desk: ProvisionDesk, made: tuple[MadeGroup, ...]
) -> Iterator[Act]:
    """Give the keying in at the end of each week that is over."""
    began = first_day(world)
    monday = began - timedelta(days=began.weekday())
    while (last := monday + FRIDAY) < world.on:
        yield Act(last, AFTER_THE_GROUPS, _alone(_sheets(world, desk, made, monday)))
        monday += ONE_WEEK


def _sheets(
    world: World, desk: ProvisionDesk, made: tuple[MadeGroup, ...], monday: date
) -> partial[None]:
    sheets = [
        (number, entry)
        for number, one in enumerate(made)
        for entry in given(world, one, monday, monday + FRIDAY)
    ]
    return partial(desk.key_in, sheets)


def _alone(do: partial[None]) -> Callable[[Desk], None]:
    """Return an act for which the desk of groups is enough."""

    def done(desk: Desk) -> None:
        del desk
        do()

    return done
