"""Run the measurements: ``python -m bench [--torture] [NAME ...]``.

Every module of this folder with a function ``measure(*, torture: bool)`` takes part;
it gives ``Figure`` after ``Figure``. Ratios are of two things measured in one run, so
that they hold on a slow laptop too. Exits 1 if a figure does not keep its bounds.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from typing import TYPE_CHECKING, Protocol, cast

import bench

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.figures import Figure


class Measurement(Protocol):
    """A module that measures."""

    def measure(self, *, torture: bool) -> Iterable[Figure]:
        """Give the figures; with ``torture`` take as long as it takes."""
        ...


def main() -> int:
    """Print every figure; return 1 if one of them does not keep its bounds."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--torture", action="store_true", help="kill for much longer")
    parser.add_argument("only", nargs="*", metavar="NAME", help="measure only these")
    choice = parser.parse_args()
    lost = 0
    for name, measurement in measurements(set(choice.only)):
        print(f"\n{name.replace('_', ' ')}", flush=True)
        for figure in measurement.measure(torture=choice.torture):
            print("  " + figure.line(), flush=True)
            lost += not figure.kept
    print(f"\n{lost} not kept" if lost else "\nevery figure kept")
    return int(lost > 0)


def measurements(only: set[str]) -> Iterator[tuple[str, Measurement]]:
    """Give each module that measures, by name; all of them if none is asked for."""
    for info in pkgutil.iter_modules(bench.__path__):
        if info.name.startswith("__") or (only and info.name not in only):
            continue
        module = importlib.import_module(f"bench.{info.name}")
        if hasattr(module, "measure"):
            yield info.name, cast("Measurement", module)


if __name__ == "__main__":
    sys.exit(main())
