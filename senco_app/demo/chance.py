"""Chance that a seed decides: the same seed gives the same school."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


def chance(seed: int, *about: object) -> Random:
    """Return a generator of its own for each thing that a seed decides.

    Whatever is drawn for one child leaves the others as they are.
    """
    name = "/".join(map(str, (seed, *about)))
    return Random(name)  # noqa: S311 - a made-up school, not a secret


def one_in(rng: Random, number: int) -> bool:
    """Say yes once in so many times."""
    return rng.randrange(number) == 0


def shuffled(rng: Random, things: Iterable[T]) -> list[T]:
    """Return the things in another order."""
    found = list(things)
    rng.shuffle(found)
    return found


def between(rng: Random, span: Sequence[int]) -> int:
    """Return a whole number from the first to the last of a range, both included."""
    return rng.randint(span[0], span[-1])
