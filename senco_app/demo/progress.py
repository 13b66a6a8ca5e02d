"""How far a made-up child gets: figures that go on where the last cycle left them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.demo.chance import between
from senco_app.vocabulary import Result

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from senco_app.demo.material import Theme

SHARES = (1.0, 1.0, 1.25, 0.6, 0.5, 0.6, 0.0, 0.2)
"""Shares of the way to the target that were gone, each as likely as the others."""
HALF_WAY = 0.4


@dataclass(frozen=True, slots=True)
class Aim:
    """One outcome of one cycle in figures."""

    theme: Theme
    baseline: int
    target: int
    actual: int

    @property
    def result(self) -> Result:
        """Return what a review finds of it."""
        gone, whole = self.actual - self.baseline, self.target - self.baseline
        share = gone / whole
        if share >= 1:
            return Result.MET
        return Result.PARTLY_MET if share >= HALF_WAY else Result.NOT_MET


class Progress:
    """Where a child stands on each measure."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._at: dict[str, int] = {}
        self._unfinished: list[Theme] = []

    def aims(self, themes: Sequence[Theme], number: int) -> tuple[Aim, ...]:
        """Return the aims of the next cycle: what is unfinished first.

        Args:
            themes: What suits the child at that age, the most important first.
            number: How many at most. There are fewer if little is left to aim at.
        """
        wanted = [t for t in self._unfinished if t in themes]
        wanted += [t for t in themes if t not in wanted]
        open_ones = [theme for theme in wanted if self._has_room(theme)]
        found = tuple(self._aim(theme) for theme in open_ones[:number])
        self._unfinished = [a.theme for a in found if a.result is not Result.MET]
        return found

    def _has_room(self, theme: Theme) -> bool:
        smallest = min(map(abs, theme.step))
        return abs(theme.limit - self._level(theme)) >= smallest

    def _level(self, theme: Theme) -> int:
        if theme.aim not in self._at:
            self._at[theme.aim] = between(self._rng, theme.first)
        return self._at[theme.aim]

    def _aim(self, theme: Theme) -> Aim:
        baseline = self._level(theme)
        target = _within(theme, baseline + between(self._rng, theme.step))
        gone = (target - baseline) * self._rng.choice(SHARES)
        actual = _within(theme, baseline + round(gone))
        self._at[theme.aim] = actual
        return Aim(theme, baseline, target, actual)


def _within(theme: Theme, figure: int) -> int:
    rising = theme.step[-1] > 0
    return min(figure, theme.limit) if rising else max(figure, theme.limit)
