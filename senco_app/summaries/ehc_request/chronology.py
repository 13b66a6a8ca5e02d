"""Part 8: every dated event that the register holds, the earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from senco_app import wording
from senco_app.summaries.ehc_request.needs import named
from senco_app.summaries.ehc_request.support import decided
from senco_app.summaries.records import Grid, Nothing, Section
from senco_app.vocabulary import Result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from senco_app.cycles.records import CycleRecord
    from senco_app.summaries.ehc_request.evidence import Evidence


class Event(NamedTuple):
    """Something that happened on a day, and the record that says so."""

    on: date
    what: str
    record: str


def history(evidence: Evidence) -> Section:
    """Return part 8 as a table; events of one day keep the order of the records."""
    events = sorted(_events(evidence), key=lambda event: event.on)
    if not events:
        return Section(8, "History and chronology", (Nothing(),))
    rows = tuple((wording.day(e.on), e.what, e.record) for e in events)
    grid = Grid(
        "Chronology",
        ("Date", "What happened", "Record"),
        rows,
        (1.2, 3.8, 1.2),
    )
    return Section(8, "History and chronology", (grid,))


def _events(evidence: Evidence) -> Iterator[Event]:
    yield from _statuses(evidence)
    yield from _needs(evidence)
    for cycle in evidence.cycles:
        yield from _of_cycle(cycle)
    yield from _of_request(evidence)


def _statuses(evidence: Evidence) -> Iterator[Event]:
    for period in reversed(evidence.pupil.statuses):
        why = f" {period.reason}" if period.reason else ""
        words = f"Level of support: {period.status.words}.{why}"
        yield Event(period.from_on, words, "SEN status")
        if period.parents_told_on:
            told = f"Parents and carers told of: {period.status.words}."
            yield Event(period.parents_told_on, told, "SEN status")


def _needs(evidence: Evidence) -> Iterator[Event]:
    for need in (*evidence.pupil.former_needs, *evidence.pupil.needs):
        words = f"Type of need recorded, rank {need.rank}: {named(need.type_code)}."
        yield Event(need.from_on, words, "type of need")


def _of_cycle(cycle: CycleRecord) -> Iterator[Event]:
    name = f"Cycle {cycle.number}"
    yield Event(cycle.started_on, f"{name} started.", name)
    if cycle.assessed_on:
        yield Event(cycle.assessed_on, f"{name}: assessment finished.", name)
    if cycle.planned_on:
        yield Event(cycle.planned_on, f"{name}: plan agreed{_until(cycle)}.", name)
    if cycle.plan.parents_told_on:
        told = f"{name}: parents and carers told of the plan."
        yield Event(cycle.plan.parents_told_on, told, name)
    for note in cycle.notes:
        yield Event(note.noted_on, f"Note by {note.written_by}: {note.words}", name)
    if cycle.reviewed_on:
        yield Event(cycle.reviewed_on, f"{name} reviewed: {_result(cycle)}", name)


def _until(cycle: CycleRecord) -> str:
    by = cycle.plan.review_by
    return f", review by {wording.day(by)}" if by else ""


def _result(cycle: CycleRecord) -> str:
    outcomes = cycle.plan.outcomes
    met = sum(outcome.result is Result.MET for outcome in outcomes)
    of = wording.counted(len(outcomes), "outcome", "outcomes")
    return f"{met} of {of} met. Decision: {decided(cycle)}."


def _of_request(evidence: Evidence) -> Iterator[Event]:
    asked = evidence.request
    if asked is None:
        return
    name, record = "EHC needs assessment request", "request"
    yield Event(asked.started_on, f"{name} begun.", record)
    if asked.parents_told_on:
        told = f"Parents and carers told of the {name}."
        yield Event(asked.parents_told_on, told, record)
    if asked.sent_on:
        yield Event(asked.sent_on, f"{name} sent to {asked.authority}.", record)
    if asked.received_on:
        received = f"{name} received by {asked.authority}."
        yield Event(asked.received_on, received, record)
