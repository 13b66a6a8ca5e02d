"""How the list of pupils shows, counts and finds them: no widget in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.pupils.rules import match_key
from senco_app.vocabulary import SenStatus, need_type
from senco_app.wording import counted, short_day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import PupilLine

NONE = "–"

WITH_SEN = frozenset({SenStatus.SEN_SUPPORT, SenStatus.EHC_PLAN})
SHOWN: tuple[tuple[str, frozenset[SenStatus]], ...] = (
    ("Everyone with SEN", WITH_SEN),
    ("SEN support", frozenset({SenStatus.SEN_SUPPORT})),
    ("EHC plan", frozenset({SenStatus.EHC_PLAN})),
    ("No SEN, kept in the register", frozenset({SenStatus.NONE})),
    ("Everyone in the register", frozenset(SenStatus)),
)


def review_words(line: PupilLine) -> str:
    """Return "10 Nov 2026 · late", "9 Dec 2026", or a dash without a review date."""
    if line.review_by is None:
        return NONE
    late = " · late" if line.late_days > 0 else ""
    return f"{short_day(line.review_by)}{late}"


def needs_words(line: PupilLine) -> str:
    """Return the needs in the order of their rank."""
    return ", ".join(line.needs) or NONE


def cycle_words(line: PupilLine) -> str:
    """Return the number of the open cycle."""
    return str(line.cycle_number) if line.cycle_id else NONE


def stage_words(line: PupilLine) -> str:
    """Return where the open cycle stands."""
    return line.stage.value if line.stage else NONE


def review_order(line: PupilLine) -> tuple[bool, int]:
    """Return what orders by review date; pupils without one come last."""
    due: date | None = line.review_by
    return (due is None, due.toordinal() if due else 0)


def found_by(line: PupilLine) -> str:
    """Return all that a pupil is found by, folded for matching."""
    kinds = (need_type(code) for code in line.needs)
    meanings = " ".join(kind.description for kind in kinds if kind)
    parts = (
        line.name,
        line.legal_forename,
        line.form,
        line.upn or "",
        *line.needs,
        meanings,
    )
    return match_key(" ".join(parts))


def count_words(lines: tuple[PupilLine, ...], others_on_roll: int) -> str:
    """Return how many have SEN, in words, of all on roll where that is known.

    Args:
        lines: Everyone in the register.
        others_on_roll: How many children on roll have no record here; 0 if unknown.
    """
    support = sum(line.status is SenStatus.SEN_SUPPORT for line in lines)
    plans = sum(line.status is SenStatus.EHC_PLAN for line in lines)
    plan_words = counted(plans, "EHC plan", "EHC plans")
    if not others_on_roll:
        have = counted(support + plans, "pupil has", "pupils have")
        return f"{have} SEN: {support} SEN support, {plan_words}"
    roll = len(lines) + others_on_roll
    with_support = f"{support} SEN support ({support / roll:.1%})"
    with_plan = f"{plan_words} ({plans / roll:.1%})"
    have = f"{support + plans} of {roll:,} on roll have SEN"
    return f"{have}: {with_support}, {with_plan}"
