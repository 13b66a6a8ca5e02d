"""Parts 12, 13 and 16: what is given now, and what is sought beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.ehc_request.evidence import (
    cited,
    from_plan,
    or_nothing,
    said,
)
from senco_app.summaries.ehc_request.voice import without_repeats
from senco_app.summaries.records import (
    NO_EVIDENCE,
    Bullets,
    Grid,
    Nothing,
    Section,
    Statement,
    Subheading,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.cycles.records import CycleRecord, Provision
    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block

MINUTES_AN_HOUR = 60


def planned_minutes(provision: Provision) -> int:
    """Return the minutes that a provision takes from its first week to its last."""
    return provision.minutes * provision.times_a_week * provision.weeks


def hours_words(minutes: int) -> str:
    """Return "7 h 30 min", exact to the minute."""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def total_words(provisions: Iterable[Provision]) -> str:
    """Return the planned time of several provisions together."""
    total = sum(planned_minutes(provision) for provision in provisions)
    return f"{hours_words(total)} planned" if total else NO_EVIDENCE


def provision_grid(cycle: CycleRecord) -> Grid:
    """Return what a cycle's plan gives: who, how many, how long, and the hours."""
    rows = tuple(_row(provision) for provision in cycle.plan.provisions)
    total = sum(planned_minutes(provision) for provision in cycle.plan.provisions)
    if total:
        rows += (("All together", "", "", "", hours_words(total)),)
    return Grid(
        cited(f"Cycle {cycle.number}: planned provision", from_plan(cycle)),
        ("What", "Who gives it", "Group", "How often", "Planned in all"),
        rows,
        (2.4, 1.5, 1.0, 1.8, 1.0),
    )


def _row(provision: Provision) -> tuple[str, ...]:
    minutes = planned_minutes(provision)
    often = (
        f"{provision.minutes} min × {provision.times_a_week} a week"
        f" × {wording.counted(provision.weeks, 'week', 'weeks')}"
    )
    alone = provision.group_size == 1
    return (
        provision.what,
        provision.who or NO_EVIDENCE,
        "one to one" if alone else f"group of {provision.group_size}",
        often if minutes else NO_EVIDENCE,
        hours_words(minutes) if minutes else NO_EVIDENCE,
    )


def provision_now(evidence: Evidence) -> Section:
    """Return part 12: the newest agreed plan. Nothing here says it was delivered."""
    cycle = evidence.plan_in_force
    now: tuple[Block, ...] = (Nothing(),)
    if cycle and cycle.plan.provisions:
        now = (
            Statement(
                "This is what the newest agreed plan gives. The figures are planned"
                " time.",
                from_plan(cycle),
            ),
            provision_grid(cycle),
        )
    blocks = (Subheading("Planned"), *now, Subheading("Costs"), Nothing())
    return Section(12, "Provision now", blocks)


def adjustments(evidence: Evidence) -> Section:
    """Return part 13: strategies for every lesson, from profile and plans."""
    blocks: list[Block] = [
        *said(evidence.pupil.profile.support, evidence.from_profile())
    ]
    for cycle in reversed(evidence.planned):
        blocks += said(cycle.plan.strategies, from_plan(cycle))
    title = "Support in every lesson and reasonable adjustments"
    return Section(13, title, or_nothing(*without_repeats(blocks)))


def sought(evidence: Evidence) -> Section:
    """Return part 16: outcomes sought, and provision beyond the school's own."""
    asked, source = evidence.request, evidence.from_request()
    outcomes = asked.outcomes_sought if asked else ""
    further = asked.further_provision if asked else ""
    cycle = evidence.plan_in_force
    now = Bullets(
        tuple(Statement(o.aim, from_plan(cycle)) for o in cycle.plan.outcomes)
        if cycle
        else ()
    )
    blocks: tuple[Block, ...] = (
        Subheading("Outcomes sought"),
        *or_nothing(*said(outcomes, source)),
        Subheading("Outcomes of the newest plan"),
        *or_nothing(*((now,) if now.items else ())),
        Subheading("Further provision needed"),
        *or_nothing(*said(further, source)),
    )
    return Section(16, "Outcomes sought and further provision", blocks)
