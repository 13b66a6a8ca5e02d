"""England's local authorities by name: an offer for whoever types one."""

from __future__ import annotations

import csv
from functools import cache

from senco_app import resources


@cache
def english_authorities() -> tuple[str, ...]:
    """Return the names of England's authorities for education, in order."""
    path = resources.file("authorities", "england.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(row["name"] for row in csv.DictReader(rows))
