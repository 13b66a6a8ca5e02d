"""The one place that asks the machine for the date and the time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple, Protocol

CENTURY = 20
"""The first two figures of every year that a register of today's pupils meets."""


class Clock(Protocol):
    """Says what day and what time it is."""

    def today(self) -> date:
        """Return the local calendar date."""
        ...

    def now(self) -> datetime:
        """Return the time in UTC."""
        ...


class SystemClock:
    """The machine's own calendar and clock."""

    def today(self) -> date:
        """Return the local calendar date."""
        return date.today()  # noqa: DTZ011 - a school day is a local day

    def now(self) -> datetime:
        """Return the time in UTC."""
        return datetime.now(UTC)


def chosen_day(text: str) -> date:
    """Return a day that was chosen, written as 2026-11-23.

    Raises:
        ValueError: If it is no date, or of another century: a register reckons years
            back and ahead of the day, which neither end of the calendar has.
    """
    day = date.fromisoformat(text)
    if day.year // 100 != CENTURY:
        message = f"a year from {CENTURY}00 to {CENTURY}99 expected, not {day.year}"
        raise ValueError(message)
    return day


class DayClock(NamedTuple):
    """A chosen day, with the machine's own time: for demonstrations and tests.

    A named tuple: made in a sixth of the time that a dataclass takes, and the first
    window waits for it.
    """

    day: date

    def today(self) -> date:
        """Return the chosen day."""
        return self.day

    def now(self) -> datetime:
        """Return the time in UTC: entries say when they were truly made."""
        return datetime.now(UTC)
