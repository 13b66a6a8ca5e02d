"""Whose sessions of a week: one adult's, or one group's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.provision.records import SessionCard


class Whose(NamedTuple):
    """An adult or a group, by id, with the name that a sheet carries."""

    id: str
    name: str
    is_group: bool

    def takes(self, card: SessionCard) -> bool:
        """Say whether a session is theirs."""
        return self.id == (card.key.group_id if self.is_group else card.leader_id)


def choices(cards: Iterable[SessionCard]) -> tuple[tuple[str, Whose], ...]:
    """Return everybody who has a session in the week, adults first, then groups."""
    adults: dict[str, str] = {}
    groups: dict[str, str] = {}
    for card in cards:
        adults[card.leader_id] = card.leader
        groups[card.key.group_id] = f"{card.title} ({card.leader})"
    named = [(name, Whose(one, name, is_group=False)) for one, name in adults.items()]
    named.sort(key=lambda each: each[0].casefold())
    grouped = [
        (f"Group: {name}", Whose(one, name, is_group=True))
        for one, name in groups.items()
    ]
    grouped.sort(key=lambda each: each[0].casefold())
    return (*named, *grouped)
