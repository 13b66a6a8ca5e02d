"""What a measurement gives back, and how time is taken."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, and the bounds that it should keep.

    Attributes:
        name: What was measured, as a person would say it.
        value: The figure.
        unit: Its unit, such as "ms" or "x" for a ratio.
        most: The largest value that is good enough, if there is one.
        least: The smallest value that is good enough, if there is one.
    """

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the figure keeps its bounds."""
        low_enough = self.most is None or self.value <= self.most
        return low_enough and (self.least is None or self.value >= self.least)

    def line(self) -> str:
        """Return the figure as one line of the table."""
        bounds = [
            f"{words} {bound:g}"
            for words, bound in (("at least", self.least), ("at most", self.most))
            if bound is not None
        ]
        verdict = "kept" if self.kept else "NOT KEPT"
        told = f"{' and '.join(bounds)}: {verdict}" if bounds else ""
        return f"{self.name:<58}{self.value:>10.2f} {self.unit:<5}{told}".rstrip()


def milliseconds(job: Callable[[], object], *, times: int = 7) -> float:
    """Return the median time of a job, after one run to warm up."""
    return _median_of(job, times, time.perf_counter)


def busy_milliseconds(job: Callable[[], object], *, times: int = 7) -> float:
    """Return the median time for which a job kept the processor, after a warm-up.

    For what never waits, as asking and painting: what else the machine does meanwhile
    does not count, so that the figure is the job's own.
    """
    return _median_of(job, times, time.process_time)


def _median_of(
    job: Callable[[], object], times: int, clock: Callable[[], float]
) -> float:
    job()
    taken = []
    for _ in range(times):
        began = clock()
        job()
        taken.append(clock() - began)
    return median(taken) * MILLISECONDS


def process_milliseconds(*words: str, times: int = 7) -> float:
    """Return the median time of a whole process without a screen, from start to end.

    Raises:
        CalledProcessError: If the process fails.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}

    def run() -> None:
        subprocess.run(words, env=environment, check=True, stdout=subprocess.DEVNULL)

    return milliseconds(run, times=times)
