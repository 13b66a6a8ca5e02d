"""The school beside the national figures of schools of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.benchmarks import (
    ALL_SCHOOLS,
    ALL_SEN,
    COUNTED_AS,
    EHC_PLAN,
    SEN_SUPPORT,
    Benchmark,
    of_phase,
)
from senco_app.summaries.records import Bar, Chart, Grid, Nothing, Statement
from senco_app.summaries.termly_report.told import per_cent

if TYPE_CHECKING:
    from senco_app.summaries.records import Block
    from senco_app.summaries.termly_report.records import (
        Figures,
    )

NO_ROLL = (
    "The school cannot be compared: how many are on roll is not known, so it has no "
    "share."
)
NO_QUOTA = (
    "A national share is no target: who has SEN is decided child by child (SEND Code "
    "of Practice 2015, 6.44 to 6.56)."
)


def national(
    shown: Figures, known: tuple[Benchmark, ...], fault: str = ""
) -> tuple[Block, ...]:
    """Return the comparison; what is missing is said, and nothing stands in for it.

    Args:
        shown: The school's figures; its totals are never withheld.
        known: The national figures on file.
        fault: Why the file of them cannot be read; empty if it can.
    """
    if fault:
        return (Nothing(fault),)
    if not shown.on_roll:
        return (Nothing(NO_ROLL),)
    phase = COUNTED_AS.get(shown.phase, shown.phase.value)
    own = {
        ALL_SEN: per_cent(shown.with_sen, shown.on_roll),
        SEN_SUPPORT: per_cent(shown.sen_support, shown.on_roll),
        EHC_PLAN: per_cent(shown.ehc_plans, shown.on_roll),
    }
    found = {measure: of_phase(known, phase, measure) for measure in own}
    used = [one for one in found.values() if one is not None]
    return (
        *_chart(own[ALL_SEN], found[ALL_SEN], phase),
        _table(own, found, phase),
        *_said(found, known, phase),
        *(Statement(_source(one)) for one in _sources(used)),
        Statement(NO_QUOTA),
    )


def _chart(own: float, other: Benchmark | None, phase: str) -> tuple[Block, ...]:
    if other is None:
        return ()
    gap = round(own - other.percent, 1)
    if gap:
        how = "more" if gap > 0 else "less"
        points = f"{abs(gap):.1f} percentage points"
        finding = f"The school's share with SEN is {points} {how} than England's"
    else:
        finding = "The school's share with SEN is the same as England's"
    bars = (
        Bar("This school", own, f"{own:.1f} %", marked=True),
        Bar(
            f"{_schools(phase)}, {other.when}", other.percent, f"{other.percent:.1f} %"
        ),
    )
    return (Chart(finding, bars, in_table=True),)


def _table(
    own: dict[str, float], found: dict[str, Benchmark | None], phase: str
) -> Grid:
    rows = tuple(
        (
            measure[0].upper() + measure[1:],
            f"{share:.1f} %",
            "not on file"
            if (one := found[measure]) is None
            else f"{one.percent:.1f} %",
            "" if one is None else one.when,
        )
        for measure, share in own.items()
    )
    header = ("Share of children on roll", "This school", _schools(phase), "Counted")
    return Grid(f"Beside England's {phase} schools", header, rows, (2, 1, 1.6, 1))


def _said(
    found: dict[str, Benchmark | None], known: tuple[Benchmark, ...], phase: str
) -> tuple[Block, ...]:
    """Say for which measures the school's kind has no figure, and what all have."""
    missing = [measure for measure, one in found.items() if one is None]
    if not missing:
        return ()
    said = wording.listed(tuple(missing))
    sentence = f"For {phase} schools no national figure is on file for {said}."
    every = [of_phase(known, ALL_SCHOOLS, measure) for measure in missing]
    whole = [f"{one.measure} {one.percent:.1f} %" for one in every if one is not None]
    if whole:
        when = next(one.when for one in every if one is not None)
        sentence += (
            f" Of all schools together, special schools included, it was in {when}: "
            f"{', '.join(whole)}; that is no measure for one kind of school."
        )
    return (Statement(sentence),)


def _schools(phase: str) -> str:
    return f"{phase[0].upper()}{phase[1:]} schools in England"


def _sources(used: list[Benchmark]) -> list[Benchmark]:
    return list({(one.when, one.source): one for one in used}.values())


def _source(one: Benchmark) -> str:
    return f"{one.when}: {one.source}."
