"""The time limits of EHC needs assessments, and which authorities are in Wales.

Both are data: limits change with the law, authorities when they are reorganised.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

from senco_app import resources
from senco_app.ehc.records import EhcClock
from senco_app.vocabulary import Force


@cache
def all_clocks() -> tuple[EhcClock, ...]:
    """Return every limit on file, past and present, the shortest first."""
    path = resources.file("clocks", "ehc.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(_clock(row) for row in csv.DictReader(rows))


def clocks_on(day: date) -> tuple[EhcClock, ...]:
    """Return the limits in force on that day."""
    return tuple(clock for clock in all_clocks() if clock.holds_on(day))


@cache
def welsh_authorities() -> frozenset[str]:
    """Return the names of Wales's authorities, English and Welsh, as written."""
    path = resources.file("authorities", "wales.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return frozenset(
            name
            for row in csv.DictReader(rows)
            for name in (row["name"], row["welsh_name"])
        )


def _clock(row: dict[str, str]) -> EhcClock:
    until = row["valid_until"]
    return EhcClock(
        key=row["key"],
        words=row["words"],
        counted_from=row["counted_from"],
        number=int(row["number"]),
        unit=row["unit"],
        first_day_counts=row["first_day"] == "counted",
        before=row["limit"] == "before",
        lead_days=int(row["lead_days"]),
        who=row["who"],
        source=row["source"],
        force=Force(row["force"]),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(until) if until else None,
    )
