"""National figures to compare a school with, from a dated file that can be replaced."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app import resources
from senco_app.errors import FileUnusableError
from senco_app.files import UNREADABLE
from senco_app.vocabulary import Phase

if TYPE_CHECKING:
    from pathlib import Path

ALL_SCHOOLS = "all schools"
ALL_SEN, SEN_SUPPORT, EHC_PLAN = "all SEN", "SEN support", "EHC plan"
MEASURES = (ALL_SEN, SEN_SUPPORT, EHC_PLAN)
COUNTED_AS = {Phase.INFANT: "primary", Phase.FIRST: "primary", Phase.JUNIOR: "primary"}
"""Kinds of school that the national figures count with another kind."""
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The share of pupils with SEN in one kind of school at one census, in per cent."""

    year: int
    month: str
    phase: str
    measure: str
    percent: float
    source: str

    @property
    def when(self) -> str:
        """Return "January 2026"."""
        return f"{self.month} {self.year}"


def benchmarks(path: Path | None = None) -> tuple[Benchmark, ...]:
    """Return the national figures on file.

    Args:
        path: Another file than the one that comes with the application.

    Raises:
        FileUnusableError: If the file is missing or damaged; no part of it is used.
    """
    try:
        place = path or resources.file("benchmarks", "england.csv")
        with place.open(encoding="utf-8-sig", newline="") as rows:
            return tuple(_benchmark(row) for row in csv.DictReader(rows, strict=True))
    except (OSError, csv.Error, *UNREADABLE) as error:
        message = (
            "The file of national figures cannot be read, so nothing is compared. "
            "Put a whole england.csv into resources/benchmarks."
        )
        raise FileUnusableError(message) from error


def _benchmark(row: dict[str, str]) -> Benchmark:
    percent = float(row["percent"])
    if not 0 <= percent <= _WHOLE or row["measure"] not in MEASURES:
        message = "no share of pupils"
        raise ValueError(message)
    return Benchmark(
        year=int(row["year"]),
        month=row["month"].strip(),
        phase=row["phase"].strip(),
        measure=row["measure"],
        percent=percent,
        source=row["source"].strip(),
    )


def of_phase(
    known: tuple[Benchmark, ...], phase: str, measure: str
) -> Benchmark | None:
    """Return the newest figure of a kind of school; None if there is none."""
    found = [one for one in known if (one.phase, one.measure) == (phase, measure)]
    return max(found, key=lambda one: one.year, default=None)
