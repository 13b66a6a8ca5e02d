"""How the list of pupils shows, counts and finds them: no widget in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from senco_app.pupils.rules import match_key
from senco_app.vocabulary import SenStatus, Stage, need_type
from senco_app.wording import counted, day, short_day, year_name

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import PupilLine

NONE = "–"
NOBODY_YET = "Nobody is on the register yet."
FIRST_ONES = "Add the first pupil, or import them."
WHO_BEGINS = (
    "The SENCO or the deputy SENCO imports the file of pupils with SEN that the office "
    "saves from the school’s system, or adds the first pupil."
)


def nobody_yet(*, may_begin: bool) -> str:
    """Return what an empty list says to who may put the first ones in, or may not."""
    return f"{NOBODY_YET} {FIRST_ONES if may_begin else WHO_BEGINS}"


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


def outcomes_words(line: PupilLine) -> str:
    """Return "3 of 9": outcomes met, of those that finished reviews have judged."""
    if not line.outcomes_reviewed:
        return NONE
    return f"{line.outcomes_met} of {line.outcomes_reviewed}"


def outcomes_order(line: PupilLine) -> tuple[bool, float, int]:
    """Return what orders by the share met; pupils without a judged outcome last."""
    judged = line.outcomes_reviewed
    share = line.outcomes_met / judged if judged else 0.0
    return (not judged, share, judged)


def year_words(line: PupilLine) -> str:
    """Return "Year 5", or a dash where the year group is not known."""
    return year_name(line.year_group) if line.year_group else NONE


def place_words(line: PupilLine) -> str:
    """Return the year and the class: "Year 5 · 5 Oak"."""
    year = year_name(line.year_group) if line.year_group else ""
    return " · ".join(part for part in (year, line.form) if part)


def now_words(line: PupilLine) -> str:
    """Return where the pupil's support stands, in a sentence or two."""
    said = [_cycle_now(line) if line.cycle_id else _without_cycle(line)]
    if line.outcomes_reviewed:
        met = counted(line.outcomes_reviewed, "outcome", "outcomes")
        said.append(f"{line.outcomes_met} of {met} met so far.")
    return " ".join(said)


def _cycle_now(line: PupilLine) -> str:
    cycle = f"Cycle {line.cycle_number}"
    if line.late_days > 0:
        late = counted(line.late_days, "school day", "school days")
        return f"{cycle} review is {late} late."
    if line.stage is Stage.ASSESS:
        return f"{cycle}: needs are being assessed."
    if line.stage is Stage.PLAN or line.review_by is None:
        return f"{cycle}: the plan is being written."
    if line.stage is Stage.REVIEW:
        return f"{cycle} review is due; its day was {day(line.review_by)}."
    return f"{cycle} is under way; its review is due {day(line.review_by)}."


def _without_cycle(line: PupilLine) -> str:
    if line.keep_reason is None or line.status is not SenStatus.NONE:
        return "No open cycle."
    until = f", to be decided by {day(line.decide_by)}" if line.decide_by else ""
    return f"Kept in the register: {line.keep_reason.value}{until}."


def review_order(line: PupilLine) -> tuple[bool, int]:
    """Return what orders by review date; pupils without one come last."""
    due: date | None = line.review_by
    return (due is None, due.toordinal() if due else 0)


def found_by(line: PupilLine) -> str:
    """Return all that a pupil is found by, folded for matching."""
    named = (line.name, line.legal_forename, line.form, line.upn or "")
    return f"{match_key(' '.join(named))} {_needs_key(line.needs)}"


@cache
def _needs_key(codes: tuple[str, ...]) -> str:
    kinds = (need_type(code) for code in codes)
    meanings = (kind.description for kind in kinds if kind)
    return match_key(" ".join((*codes, *meanings)))


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
