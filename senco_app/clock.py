"""The one place that asks the machine for the date and the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


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


@dataclass(frozen=True, slots=True)
class DayClock:
    """A chosen day, with the machine's own time: for demonstrations and tests."""

    day: date

    def today(self) -> date:
        """Return the chosen day."""
        return self.day

    def now(self) -> datetime:
        """Return the time in UTC: entries say when they were truly made."""
        return datetime.now(UTC)
