"""The first part: how many, what share of the roll, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.records import Grid, Statement
from senco_app.summaries.termly_report.told import share, signed, told

if TYPE_CHECKING:
    from senco_app.summaries.records import Block
    from senco_app.summaries.termly_report.records import (
        Figures,
        Move,
        MoveKind,
        Named,
    )

HOW_JOINED = (
    "A child joined if the support had begun before the record here; else it began "
    "here."
)
MOVES_WITHHELD = (
    "How many joined, left or changed is withheld: the numbers are small, or would "
    "give small ones away."
)
NOT_KNOWN = (
    "Who was counted last term is not known: no report of it was issued, and the "
    "register was begun later. The next report will be able to say what changed."
)


def headline(shown: Figures, named: Named | None) -> tuple[Block, ...]:
    """Return the totals beside last term's, and what moved between them."""
    return (
        Statement(_sentence(shown)),
        _totals(shown),
        Statement(shown.roll_words),
        *_changes(shown),
        *(_who(named.moves) if named else ()),
    )


def _sentence(shown: Figures) -> str:
    said = wording.counted(shown.with_sen, "child has SEN", "children have SEN")
    parts = (
        f"{shown.sen_support:,} on SEN support, {shown.ehc_plans:,} with an EHC plan"
    )
    if shown.on_roll is None:
        return f"{said}: {parts}."
    whole = share(shown.with_sen, shown.on_roll)
    of_roll = f", {whole} of {shown.on_roll:,} on roll" if whole else ""
    return f"{said}{of_roll}: {parts}."


def _totals(shown: Figures) -> Grid:
    before = shown.before
    then = (None, None) if before is None else (before.sen_support, before.ehc_plans)
    last = None if before is None else before.sen_support + before.ehc_plans
    rows = (
        _row("SEN support", shown.sen_support, then[0], shown.on_roll),
        _row("EHC plan", shown.ehc_plans, then[1], shown.on_roll),
        _row("All with SEN", shown.with_sen, last, shown.on_roll),
    )
    on_roll = "not known" if shown.on_roll is None else f"{shown.on_roll:,}"
    first = ("On roll", on_roll, "", "", "")
    now = wording.day(shown.as_of)
    against = f", against {wording.day(before.on)}" if before else ""
    return Grid(
        f"On {now}{against}",
        ("", "Now", "Share of roll", "Last term", "Change"),
        (first, *rows),
        (1.6, 1, 1.1, 1, 1),
    )


def _row(name: str, now: int, then: int | None, on_roll: int | None) -> tuple[str, ...]:
    of_roll = "not known" if on_roll is None else share(now, on_roll)
    if then is None:
        return name, f"{now:,}", of_roll, "not known", "not known"
    return name, f"{now:,}", of_roll, f"{then:,}", signed(now - then)


def _changes(shown: Figures) -> tuple[Block, ...]:
    before = shown.before
    if before is None:
        return (Statement(NOT_KNOWN),)
    if before.issued_on is None:
        source = f"the history of SEN status, as of {wording.day(before.on)}"
    else:
        source = f"the report that was issued on {wording.day(before.issued_on)}"
    compared = f"Last term's numbers are those of {source}."
    if all(count is None for _, count in shown.moves):
        return Statement(compared), Statement(MOVES_WITHHELD)
    rows = tuple((_said(kind), told(count)) for kind, count in shown.moves)
    grid = Grid("What changed since last term", ("", "Children"), rows, (3, 1))
    return Statement(compared), grid, Statement(HOW_JOINED)


def _said(kind: MoveKind) -> str:
    return f"{kind.value[0].upper()}{kind.value[1:]}"


def _who(moves: tuple[Move, ...]) -> tuple[Block, ...]:
    if not moves:
        return ()
    rows = tuple(
        (
            move.name,
            move.form,
            _said(move.kind),
            wording.short_day(move.on) if move.on else "",
            move.why,
        )
        for move in moves
    )
    header = ("Name", "Class", "What changed", "From", "Why")
    return (Grid("Who, and why", header, rows, (1.4, 0.7, 1.7, 0.9, 1.6)),)
