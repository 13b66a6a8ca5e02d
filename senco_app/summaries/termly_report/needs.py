"""Needs: by year group, by sex, of pupil premium and EAL; OTH and NSA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.summaries.records import Bar, Chart, Grid, Nothing, Statement
from senco_app.summaries.termly_report.counting import UNKNOWN, YES
from senco_app.summaries.termly_report.suppression import LEAST_BROKEN_DOWN
from senco_app.summaries.termly_report.told import (
    WITHHELD,
    need_words,
    sex_words,
    share,
    told,
    year_words,
)
from senco_app.vocabulary import need_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.summaries.records import Block
    from senco_app.summaries.termly_report.records import (
        Figures,
    )
    from senco_app.summaries.termly_report.suppression import Count, Split, Tables

NOBODY = "No child has SEN, so there are no needs to count."
ALL_WITHHELD = (
    "Numbers by need, year group and the rest are withheld: with so few children any "
    "of them would tell about one."
)
ALL_WITHHELD_OF_MANY = (
    "Numbers by need, year group and the rest are withheld: they would tell about one "
    "child, by themselves or beside a report that was issued shortly before or after."
)
NEEDS_WITHHELD = "By sex, pupil premium and EAL; by need the numbers are withheld"
YEARS_WITHHELD = "Numbers by year group are withheld."
ROWS_LEFT_OUT = "Needs whose numbers here are all withheld are left out of the table."
OTHER, NOT_ASSESSED = "OTH", "NSA"
_SHORT = {UNKNOWN: "No need"}


def needs(shown: Figures) -> tuple[Block, ...]:
    """Return the needs as a chart and as tables; small numbers withheld are said so."""
    tables = shown.tables
    split = tables.split("need")
    if not shown.with_sen:
        return (Nothing(NOBODY),)
    if all(one.gone for one in tables.splits):
        few = shown.with_sen < LEAST_BROKEN_DOWN
        return (Nothing(ALL_WITHHELD if few else ALL_WITHHELD_OF_MANY),)
    order = _order(split)
    return (
        *_chart(split, order),
        *_children(tables, order),
        Statement(_unspecific(split)),
        *_years(tables, order),
    )


def _order(split: Split) -> tuple[int, ...]:
    """Return the rows that are printed: the largest first, withheld ones last.

    A number withheld is placed by its code, which says nothing of how large it is.
    """
    places = [n for n, count in enumerate(split.counts) if count != 0]
    return tuple(
        sorted(
            places,
            key=lambda n: (
                split.counts[n] is None,
                -(split.counts[n] or 0),
                split.labels[n] == UNKNOWN,
                split.labels[n],
            ),
        )
    )


def _chart(split: Split, order: tuple[int, ...]) -> tuple[Block, ...]:
    """Return the needs as bars; one that is withheld may be more common than they."""
    counts = {n: count for n in order if (count := split.counts[n]) is not None}
    if not counts:
        return ()
    most = max(counts.values())
    first = [split.labels[n] for n, count in counts.items() if count == most]
    bars = tuple(
        Bar(need_words(split.labels[n]), count, f"{count:,}", marked=count == most)
        for n, count in counts.items()
    )
    gone = [need_words(split.labels[n]) for n in order if split.counts[n] is None]
    note = f"Withheld: {'; '.join(gone)}." if gone else ""
    finding = _finding(first, most, split.total)
    if (split.total or 0) - sum(counts.values()) > most:
        finding = f"Of the needs shown, {finding}"
    return (Chart(finding, bars, note, in_table=True),)


def _finding(first: list[str], most: int, total: Count) -> str:
    of_all = f"{most:,} of {told(total)}"
    if first == [UNKNOWN]:
        return f"No need recorded is the most common entry: {of_all}"
    names = [code or "no need recorded" for code in first]
    if len(names) == 1:
        return f"{names[0]} is the most common need: {of_all}"
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed} are the most common needs: {of_all} each"


def _children(tables: Tables, order: tuple[int, ...]) -> tuple[Block, ...]:
    """Return needs by sex, by pupil premium and by EAL, side by side."""
    columns: list[tuple[str, str, str]] = [
        ("sex", sex, sex_words(sex))
        for sex in ("F", "M", UNKNOWN)
        if sex != UNKNOWN or tables.split("sex").of(sex) != 0
    ]
    columns += [("pp", YES, "Pupil premium"), ("eal", YES, "EAL")]
    header = ("Need", "All", *(words for _, _, words in columns))
    rows = _rows(tables, order, [(key, label) for key, label, _ in columns])
    widths = (3.2, 0.9, *(1.1 for _ in columns))
    caption = "Primary need by sex, pupil premium and EAL"
    kept = _without_withheld(rows, first=1)
    if len(kept) == 1:
        return (Grid(NEEDS_WITHHELD, ("", *header[1:]), kept, widths),)
    left_out = (Statement(ROWS_LEFT_OUT),) if kept != rows else ()
    return (Grid(caption, header, kept, widths), *left_out)


def _years(tables: Tables, order: tuple[int, ...]) -> tuple[Block, ...]:
    split = tables.split("year")
    years = [year for year in split.labels if split.of(year) != 0]
    if all(split.of(year) is None for year in years):
        return (Statement(YEARS_WITHHELD),)
    rows = _rows(tables, order, [("year", year) for year in years], _need_short)
    kept = _without_withheld(rows, first=2)
    if len(kept) == 1:
        alone = tuple((year_words(year), told(split.of(year))) for year in years)
        caption = "By year group; by need and year group the numbers are withheld"
        return (Grid(caption, ("Year group", "Children"), alone, (2, 1)),)
    header = ("Need", "All", *(_year_short(year) for year in years))
    widths = (1.6, 0.9, *(1.0 for _ in years))
    left_out = (Statement(ROWS_LEFT_OUT),) if kept != rows else ()
    return (Grid("Primary need by year group", header, kept, widths), *left_out)


def _without_withheld(
    rows: tuple[tuple[str, ...], ...], first: int
) -> tuple[tuple[str, ...], ...]:
    """Return a table without the rows that show nothing from a column on.

    Its last row, the totals, stays.
    """
    kept = [row for row in rows[:-1] if any(text != WITHHELD for text in row[first:])]
    return (*kept, rows[-1])


def _rows(
    tables: Tables,
    order: tuple[int, ...],
    columns: list[tuple[str, str]],
    words: Callable[[str], str] = need_words,
) -> tuple[tuple[str, ...], ...]:
    needs_split = tables.split("need")
    rows = tuple(
        (
            words(needs_split.labels[n]),
            told(needs_split.counts[n]),
            *(told(_cell(tables, n, key, label)) for key, label in columns),
        )
        for n in order
    )
    totals = (told(tables.split(key).of(label)) for key, label in columns)
    return (*rows, ("All", told(needs_split.total), *totals))


def _cell(tables: Tables, row: int, key: str, label: str) -> Count:
    cross = next(one for one in tables.crosses if one.across == key)
    split = tables.split(key)
    if not cross.cells or label not in split.labels:
        return None if not cross.cells else 0
    return cross.cells[row][split.labels.index(label)]


def _need_short(code: str) -> str:
    return _SHORT.get(code, code)


def _year_short(year: str) -> str:
    return f"Y{year}" if year.isdigit() else year or "Not known"


def _unspecific(split: Split) -> str:
    """Return how many have a need of no particular type."""
    said = []
    for code in (OTHER, NOT_ASSESSED):
        count, kind = split.of(code), need_type(code)
        name = kind.description if kind else code
        if count is None:
            said.append(f"{name} ({code}): withheld.")
        else:
            of_all = f"{count:,} of {told(split.total)}"
            said.append(f"{name} ({code}): {of_all}, {share(count, split.total)}.")
    return " ".join(said)
