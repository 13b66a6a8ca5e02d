"""The interventions that a new register can start with; written for this product."""

from __future__ import annotations

import csv
from functools import cache

from senco_app import resources
from senco_app.provision.records import Intervention
from senco_app.vocabulary import Level


@cache
def starting_catalogue() -> tuple[Intervention, ...]:
    """Return the starting set, in the order of the data file."""
    path = resources.folder() / "provision" / "interventions.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Intervention(
                name=row["name"],
                area=row["area"],
                aim=row["aim"],
                evidence=row["evidence"],
                entry=row["entry"],
                exit=row["exit"],
                level=Level(row["level"]),
            )
            for row in csv.DictReader(rows)
        )
