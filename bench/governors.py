"""An attack on the governors' report by somebody who knows the code.

All schools of one size are drawn up, as many as there are; those whose reports read the
same are laid side by side. A number from 1 to 4 is given away if it is the same in all
of them. Nothing of the code's own reasoning is used, only what it prints.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from bench.figures import Figure
from senco_app.summaries.termly_report.needs import needs
from senco_app.summaries.termly_report.records import Figures
from senco_app.summaries.termly_report.suppression import (
    Cross,
    Split,
    Tables,
    suppress,
    suppressed,
)
from senco_app.vocabulary import Phase

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

NEEDS: Final = ("SLCN", "SEMH", "MLD", "HI")
COLUMNS: Final = {
    "year": ("1", "2", "3"),
    "sex": ("F", "M", ""),
    "pp": ("yes", "no"),
    "eal": ("yes", "no"),
}
_ENOUGH: Final = 2
"""As many values as leave a reader in doubt."""


class Reader:
    """Lays the schools side by side whose reports read the same."""

    def __init__(self) -> None:
        self._fitting: dict[Hashable, list[set[int]]] = {}

    def read(self, printed: Hashable, numbers: Sequence[int]) -> None:
        """Note the true numbers of one school under what its report says."""
        fitting = self._fitting.setdefault(printed, [set() for _ in numbers])
        for values, number in zip(fitting, numbers, strict=True):
            if len(values) < _ENOUGH:
                values.add(number)

    def learns(self) -> list[tuple[Hashable, int, int]]:
        """Return each print that withholds nothing: its place and small number."""
        return [
            (printed, place, next(iter(values)))
            for printed, fitting in self._fitting.items()
            for place, values in enumerate(fitting)
            if len(values) == 1 and 0 < next(iter(values)) <= 4  # noqa: PLR2004 - as the report promises
        ]


def ways(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """Give every way to put so many children into so many places."""
    if places == 1:
        yield (total,)
        return
    for here in range(total + 1):
        for rest in ways(total - here, places - 1):
            yield (here, *rest)


def attack_split(key: str, parts: int, total: int) -> Reader:
    """Attack a split by itself."""
    reader = Reader()
    labels = tuple("abcdefgh"[:parts])
    for numbers in ways(total, parts):
        shown = suppressed(Split(key, labels, numbers, total))
        reader.read((shown.labels, shown.counts, shown.total), numbers)
    return reader


def attack_table(rows: int, key: str, columns: int, total: int) -> Reader:
    """Attack the needs by one other property, and the sums of both."""
    reader = Reader()
    for numbers in ways(total, rows * columns):
        cells = tuple(
            numbers[n : n + columns] for n in range(0, rows * columns, columns)
        )
        _read(reader, {key: cells}, total)
    return reader


def attack_tables(first: str, second: str, total: int) -> Reader:
    """Attack two needs by two properties of two parts each, all together."""
    reader = Reader()
    for row in range(total + 1):
        others = [
            ((one, row - one), (two, total - row - two))
            for one in range(row + 1)
            for two in range(total - row + 1)
        ]
        for cells in others:
            for more in others:
                _read(reader, {first: cells, second: more}, total)
    return reader


def _read(
    reader: Reader, cells: dict[str, tuple[tuple[int, ...], ...]], total: int
) -> None:
    whole = tables(cells, total)
    numbers = [number for table in cells.values() for row in table for number in row]
    for split in whole.splits:
        numbers += [count or 0 for count in split.counts]
    reader.read(printed(suppress(whole), total), numbers)


def tables(cells: dict[str, tuple[tuple[int, ...], ...]], total: int) -> Tables:
    """Return tables of needs by other properties, from the cells of each."""
    rows = next(iter(cells.values()))
    labels = NEEDS[: len(rows)]
    first = Split("need", labels, tuple(map(sum, rows)), total)
    others = tuple(
        Split(
            key,
            COLUMNS[key][: len(table[0])],
            tuple(map(sum, zip(*table, strict=True))),
            total,
        )
        for key, table in cells.items()
    )
    crosses = tuple(Cross("need", key, table) for key, table in cells.items())
    return Tables((first, *others), crosses)


@cache
def printed(shown: Tables, total: int) -> Hashable:
    """Return what the report says of needs: tables, sentences, bars, what is heard.

    Properties that were not attacked are of no child, so they say nothing.
    """
    given = {split.key for split in shown.splits}
    more = [key for key in COLUMNS if key not in given]
    splits = (*shown.splits, *(Split(key, ("",), (total,), total) for key in more))
    crosses = (*shown.crosses, *(Cross("need", key, ()) for key in more))
    return needs(replace(_NOBODY, tables=Tables(splits, crosses), sen_support=total))


_EMPTY: Final = Split("", (), (), 0)
_NOBODY: Final = Figures(
    school="Wyebank",
    phase=Phase.PRIMARY,
    term_key="autumn-2026",
    term="Autumn 2026",
    as_of=date(2026, 11, 23),
    on_roll=None,
    roll_words="",
    sen_support=0,
    ehc_plans=0,
    before=None,
    moves=(),
    tables=Tables((), ()),
    cycles=_EMPTY,
    requests=_EMPTY,
    sessions=None,
)


def measure(*, torture: bool) -> Iterator[Figure]:
    """Count the small numbers that are given away in all schools of some sizes."""
    yield _figure("parts of a total", _splits(26 if torture else 18))
    yield _figure("needs by one property", _tables(torture=torture))
    sizes = range(10, 16 if torture else 12)
    both = (attack_tables("sex", "pp", total) for total in sizes)
    yield _figure("needs by two properties", both)


def _splits(most: int) -> Iterator[Reader]:
    for key in ("year", "x"):
        for parts in range(2, 6):
            for total in range(most):
                yield attack_split(key, parts, total)


def _tables(*, torture: bool) -> Iterator[Reader]:
    more = 6 if torture else 0
    for total in range(1, 16 + more):
        yield attack_table(2, "sex", 2, total)
    for total in range(10, 12 + more // 2):
        yield attack_table(3, "pp", 2, total)
        yield attack_table(2, "year", 3, total)
    for total in range(10, 11 + more // 3):
        yield attack_table(4, "sex", 2, total)
    if torture:
        yield attack_table(3, "sex", 3, 10)


def _figure(name: str, readers: Iterable[Reader]) -> Figure:
    told = sum(len(reader.learns()) for reader in readers)
    return Figure(f"small numbers given away by {name}", told, "", most=0)
