"""A clock that is moved, so that a made-up history is dated as if it had happened."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

_MORNING = time(8, 45)
_BETWEEN_ACTS = timedelta(minutes=1)


class MovingClock:
    """Says the day it was set to; each look at the time is a minute later."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._now = _start_of(day)

    def move_to(self, day: date) -> None:
        """Make it that day; a new day starts in the morning.

        Raises:
            ValueError: If the day is before the one that it shows: history is
                entered in the order in which it happened.
        """
        if day < self._day:
            message = f"The clock shows {self._day} and cannot go back to {day}."
            raise ValueError(message)
        if day > self._day:
            self._day, self._now = day, _start_of(day)

    def today(self) -> date:
        """Return the day it was set to."""
        return self._day

    def now(self) -> datetime:
        """Return a time in UTC on that day, later than the one before."""
        self._now = min(self._now + _BETWEEN_ACTS, _end_of(self._day))
        return self._now


def _start_of(day: date) -> datetime:
    return datetime.combine(day, _MORNING, UTC)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(22, 0), UTC)
