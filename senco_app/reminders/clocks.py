"""The rules of what falls due, as data that can change with law and practice."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from senco_app import resources
from senco_app.vocabulary import Force

REVIEW = "review"
CYCLE_WITHOUT_PLAN = "cycle.without_plan"
SUPPORT_WITHOUT_CYCLE = "support.without_cycle"
MONITORED_DECIDE = "monitored.decide"


@dataclass(frozen=True, slots=True)
class Clock:
    """One rule: so many days after an event, something is due.

    Attributes:
        key: Its name, which is also the reminder's kind.
        days: How many days after the event; 0: on the day itself.
        unit: "school days" or "days", which days are counted.
        lead_days: Calendar days before the due day from which it is soon.
        why_due: The reminder's sentence while on time: {number} of the cycle, {day}.
        why_overdue: The sentence after that, with {late}.
        source: Where the rule stands.
        short_source: The same in a word or three, for a line on the screen.
        force: Whether it is a must, a should or practice.
        act: What the person can do.
        valid_from: First day on which the rule holds.
        valid_until: Last day, if it has been replaced.
    """

    key: str
    days: int
    unit: str
    lead_days: int
    why_due: str
    why_overdue: str
    source: str
    short_source: str
    force: Force
    act: str
    valid_from: date
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether the rule is in force on that day."""
        return self.valid_from <= day and (
            self.valid_until is None or day <= self.valid_until
        )


@cache
def all_clocks() -> tuple[Clock, ...]:
    """Return every rule on file, past and present."""
    path = resources.folder() / "clocks" / "reminders.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(_clock(row) for row in csv.DictReader(rows))


def clocks_on(day: date) -> dict[str, Clock]:
    """Return the rules in force on that day, by their key."""
    return {clock.key: clock for clock in all_clocks() if clock.holds_on(day)}


def _clock(row: dict[str, str]) -> Clock:
    until = row["valid_until"]
    return Clock(
        key=row["key"],
        days=int(row["days"]),
        unit=row["unit"],
        lead_days=int(row["lead_days"]),
        why_due=row["why_due"],
        why_overdue=row["why_overdue"],
        source=row["source"],
        short_source=row["short_source"],
        force=Force(row["force"]),
        act=row["act"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(until) if until else None,
    )
