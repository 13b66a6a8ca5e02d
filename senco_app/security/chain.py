"""The audit chain: each entry answers for itself and for the one before it.

Pure: values in, hashes out. The key lies inside the encrypted register, so an entry
cannot be made, changed, moved or taken out of the middle without it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

START = "0" * 64
"""What the first entry names as the one before it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the chain as plain values; ``at`` is UTC in ISO 8601."""

    sequence: int
    at: str
    person_id: str
    person: str
    device: str
    act: str
    entity: str
    entity_id: str
    why: str
    before: str
    after: str
    previous: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain: its number and its seal."""

    sequence: int
    seal: str


def seal_of(link: Link, key: bytes) -> str:
    """Return the HMAC that closes an entry."""
    parts = [getattr(link, name) for name in Link.__slots__]
    return keyed_hash(parts, key)


def keyed_hash(values: object, key: bytes) -> str:
    """Return a hash that says whether values are the same, and nothing about them."""
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def faults(entries: Iterable[tuple[Link, str]], key: bytes) -> tuple[str, ...]:
    """Return what is wrong with a chain, in words; nothing if it is whole.

    Args:
        entries: Each entry with its seal, in the order of their numbers.
        key: The audit key.
    """
    found: list[str] = []
    expected, previous = 1, START
    for link, seal in entries:
        if link.sequence != expected:
            found.append(f"History entries {expected} to {link.sequence - 1} are gone.")
        if link.previous != previous:
            found.append(
                f"History entry {link.sequence} does not follow the one before."
            )
        if not hmac.compare_digest(seal_of(link, key).encode(), seal.encode()):
            found.append(f"History entry {link.sequence} was changed.")
        expected, previous = link.sequence + 1, seal
    return tuple(found)
