"""Groups of one name, told apart by who leads them, and when they meet."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from senco_app import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from senco_app.provision.records import DeliveryLine, Group


def names_more_than_once(lines: Iterable[DeliveryLine]) -> frozenset[str]:
    """Return the names that several groups have, in small letters."""
    counts = Counter(line.name.casefold() for line in lines)
    return frozenset(name for name, count in counts.items() if count > 1)


def told_apart(
    lines: Sequence[DeliveryLine], groups: Mapping[str, Group]
) -> tuple[DeliveryLine, ...]:
    """Return lines of which no two have one name.

    To a name that several groups have is added who leads it; if that is not enough,
    when it meets and since when; and if all of that is the same, a number.

    Args:
        lines: One a group, each with its id.
        groups: By id, those at least whose name is another's too.
    """
    twice = names_more_than_once(lines)
    names: dict[str, str] = {}
    for name in twice:
        same = [line for line in lines if line.name.casefold() == name]
        names |= _with_more([groups[line.id] for line in same], same)
    return tuple(replace(line, name=names.get(line.id, line.name)) for line in lines)


def _with_more(
    groups: Sequence[Group], lines: Sequence[DeliveryLine]
) -> dict[str, str]:
    """Return the names by id, with as little more as tells each from the others."""
    sayings = [tuple(accumulate(_more(group), "{}, {}".format)) for group in groups]
    for said in zip(*sayings, strict=True):
        if len(set(said)) == len(said):
            break
    else:
        said = tuple(f"{each[-1]}, {n}" for n, each in enumerate(sayings, start=1))
    pairs = zip(lines, said, strict=True)
    return {line.id: f"{line.name} ({more})" for line, more in pairs}


def _more(group: Group) -> tuple[str, str, str]:
    times = wording.listed(
        tuple(
            f"{wording.DAYS[slot.weekday]} {slot.starts_at.hour}:"
            f"{slot.starts_at.minute:02}"
            for slot in group.slots
        )
    )
    since = f"since {wording.short_day(group.started_on)}"
    return group.leader, times or "no time", since
