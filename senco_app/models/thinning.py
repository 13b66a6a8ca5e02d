"""Which backups are kept: many of the last days, fewer of the months before.

Pure: when each was made, and now; no file is touched here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEEP_ALL = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup.

    Attributes:
        made_at: When, by the laptop's own clock and zone.
        passed: Whether it was read back whole when it was made, and its manifest
            proves that with today's key.
    """

    name: str
    made_at: datetime
    passed: bool


def let_go(copies: Iterable[Copy], now: datetime) -> tuple[str, ...]:
    """Return the names of the backups that are not needed any more, in order.

    Kept are all of two days; then the best of each of the last 12 days, 10 weeks and
    9 months that have one; and always the newest that passed.
    """
    every = tuple(copies)
    kept = {copy for copy in every if now - copy.made_at < KEEP_ALL}
    for period, number in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _best(every, period, number)
    kept |= set(sorted((c for c in every if c.passed), key=_worth)[-1:])
    return tuple(sorted(copy.name for copy in set(every) - kept))


def _best(
    copies: tuple[Copy, ...], period: Callable[[date], tuple[int, ...]], number: int
) -> set[Copy]:
    """Return the best backup of each of the last so many periods that have one."""
    best: dict[tuple[int, ...], Copy] = {}
    for copy in sorted(copies, key=_worth):
        best[period(copy.made_at.date())] = copy
    return {best[key] for key in sorted(best)[-number:]}


def _worth(copy: Copy) -> tuple[bool, datetime, str]:
    return copy.passed, copy.made_at, copy.name


def _day(when: date) -> tuple[int, ...]:
    return when.year, when.month, when.day


def _week(when: date) -> tuple[int, ...]:
    return tuple(when.isocalendar()[:2])


def _month(when: date) -> tuple[int, ...]:
    return when.year, when.month
