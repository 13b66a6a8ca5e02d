"""Parts 12, 13 and 16: what is planned and given now, and what is sought beyond it."""

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
    from collections.abc import Iterable, Iterator

    from senco_app.cycles.records import CycleRecord, Provision
    from senco_app.provision.records import Delivery, GivenProvision
    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block

MINUTES_AN_HOUR = 60


def planned_minutes(provision: Provision) -> int:
    """Return the minutes that a provision takes from its first week to its last."""
    return provision.minutes * provision.times_a_week * provision.weeks


def hours_words(minutes: int) -> str:
    """Return "7 h 30 min", exact to the minute."""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if rest and not hours:
        return f"{rest} min"
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
        ("What", "Given by", "Group", "How often", "In all"),
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
    """Return part 12: what the newest agreed plan gives, and what was given."""
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
    blocks = (
        Subheading("Planned"),
        *now,
        Subheading("Given"),
        *or_nothing(*_given(evidence)),
        Subheading("Costs"),
        Nothing(),
    )
    return Section(12, "Provision now", blocks)


def _given(evidence: Evidence) -> Iterator[Block]:
    """Give what was recorded of sessions, beside what they were planned to be."""
    given, source = evidence.given, evidence.from_sessions()
    if not given.lines:
        return
    yield Statement(
        "Planned until this day by the timetable and the school’s calendar, and what"
        " was recorded of it.",
        source,
    )
    yield Grid(
        cited("Sessions planned and given", source),
        ("Sessions", "Dates", "Planned", "Given", "Share given"),
        (
            *(_given_row(line) for line in given.lines),
            ("All together", "", *_amounts(given.total)),
        ),
        (2.0, 1.7, 1.4, 1.4, 0.9),
    )
    if why := _why_not(given.total):
        yield Statement(f"Not given: {why}.", source)


def _given_row(line: GivenProvision) -> tuple[str, ...]:
    until = (
        f"until {wording.short_day(line.until_on)}" if line.until_on else "and goes on"
    )
    alone = "one to one" if line.size == 1 else f"group of {line.size}"
    return (
        f"{line.title}, {alone}, with {line.leader}",
        f"{wording.short_day(line.from_on)} {until}",
        *_amounts(line.delivery),
    )


def _amounts(delivery: Delivery) -> tuple[str, str, str]:
    share = delivery.share
    return (
        _sessions(delivery.planned, delivery.planned_minutes),
        _sessions(delivery.delivered, delivery.delivered_minutes),
        NO_EVIDENCE if share is None else f"{share:.0%}",
    )


def _sessions(number: int, minutes: int) -> str:
    return f"{_counted(number)}, {hours_words(minutes)}"


def _why_not(delivery: Delivery) -> str:
    """Return the sessions that were not given by their reasons, in words."""
    parts = [
        f"{lost.reason.value} {_counted(lost.sessions)} ({hours_words(lost.minutes)})"
        for lost in delivery.not_run
    ]
    if delivery.away:
        parts.append(f"the pupil was away from {_counted(delivery.away)} that ran")
    if delivery.not_recorded:
        parts.append(f"{_counted(delivery.not_recorded)} not recorded")
    return "; ".join(parts)


def _counted(number: int) -> str:
    return wording.counted(number, "session", "sessions")


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
