"""How fast an office's file is read, compared and taken in: rows per second."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import MILLISECONDS, Figure, milliseconds
from senco_app.intake import read_office_file
from senco_app.pupils.office.planning import planned
from senco_app.pupils.office.records import KnownPupil
from senco_app.pupils.rules import upn_check_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from senco_app.pupils.records import OfficeFile

SIZES = {"primary school": 420, "largest secondary school": 3_500}
ON = date(2026, 11, 23)
HEADINGS = (
    "Legal Surname,Legal Forename,DOB,Sex,UPN,Year taught in,Reg Group,SEN Status,"
    "SEN Start Date,Need 1,Need 2,Pupil Premium Indicator,EAL,In Care,% Attendance"
)
SLOWEST_RATIO = 100
"""Times as long as the csv module alone: dates, codes and remarks of 15 cells a row."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up register file and how many pupils it has."""

    path: Path
    pupils: int

    def read(self) -> OfficeFile:
        """Read it as the application does."""
        return read_office_file(self.path)

    def parse(self) -> list[list[str]]:
        """Part it into cells, and nothing more."""
        with self.path.open(encoding="utf-8", newline="") as rows:
            return list(csv.reader(rows))

    def per_second(self, job: Callable[[], object]) -> float:
        """Return how many pupils' rows a job does in a second."""
        return self.pupils / (milliseconds(job, times=5) / MILLISECONDS)


def measure(*, torture: bool) -> Iterable[Figure]:
    """Give rows per second, and the ratio to the csv module in the same run."""
    del torture
    with tempfile.TemporaryDirectory() as folder:
        for school, pupils in SIZES.items():
            sample = Sample(Path(folder) / "register.csv", pupils)
            sample.path.write_text(_register(pupils), encoding="utf-8")
            yield from _figures(school, sample)


def _figures(school: str, sample: Sample) -> Iterable[Figure]:
    file = sample.read()
    first = planned(file, (), ON)
    known = tuple(
        KnownPupil(f"{n}", new.details, period=new.period)
        for n, new in enumerate(first.newcomers)
    )
    read = sample.per_second(sample.read)
    yield Figure(f"{school}: rows read per second", read, "/s")
    compared = sample.per_second(lambda: planned(file, known, ON))
    yield Figure(f"{school}: rows compared per second", compared, "/s")
    ratio = sample.per_second(sample.parse) / read
    yield Figure(
        f"{school}: reading against the csv module alone", ratio, "x", SLOWEST_RATIO
    )


def _register(pupils: int) -> str:
    rows = (_row(number) for number in range(pupils))
    return "\r\n".join(chain([HEADINGS], rows)) + "\r\n"


def _row(number: int) -> str:
    tail = f"8842999{20 + number // 1000:02}{number % 1000:03}"
    born = date(2010, 9, 1) + timedelta(days=number)
    support = "SEN Support (K),07/10/2024,SPLD,SLCN" if number % 6 == 0 else "No SEN,,,"
    return (
        f"Pupil{number},Núñez,{born:%d/%m/%Y},F,{upn_check_letter(tail)}{tail},"
        f"Year 3,3 Elm,{support},T,No,,94.1%"
    )
