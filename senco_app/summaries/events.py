"""Every dated event that the register holds about one pupil, for paper and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.records import Event, EventKind
from senco_app.summaries.words import decided, named
from senco_app.vocabulary import Result, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from senco_app.cycles.records import CycleRecord
    from senco_app.ehc.records import RequestRecord
    from senco_app.provision.records import TimeInGroup
    from senco_app.pupils.records import PupilRecord

REQUEST = "EHC needs assessment request"


def events_of(
    pupil: PupilRecord,
    cycles: Iterable[CycleRecord],
    requests: Iterable[RequestRecord],
    provision: Iterable[Event] = (),
) -> tuple[Event, ...]:
    """Return what happened, the earliest first.

    Events of one day keep the order of the records: status, needs, cycles, requests,
    provision.
    """
    found = (*_events(pupil, cycles, requests), *provision)
    return tuple(sorted(found, key=lambda event: event.on))


def of_provision(times: Iterable[TimeInGroup], today: date) -> Iterator[Event]:
    """Give when a pupil began in groups and ended; nothing that is still to come."""
    record, kind = "provision", EventKind.PROVISION
    for time in times:
        if time.from_on <= today:
            yield Event(time.from_on, f"Provision begun: {time.title}.", record, kind)
        if time.until_on <= today:
            yield Event(time.until_on, f"Provision ended: {time.title}.", record, kind)


def _events(
    pupil: PupilRecord,
    cycles: Iterable[CycleRecord],
    requests: Iterable[RequestRecord],
) -> Iterator[Event]:
    yield from _statuses(pupil)
    for need in (*pupil.former_needs, *pupil.needs):
        words = f"Type of need recorded, rank {need.rank}: {named(need.type_code)}."
        yield Event(need.from_on, words, "type of need", EventKind.NEED)
    for cycle in cycles:
        yield from _of_cycle(cycle)
    for request in requests:
        yield from _of_request(request)


def _statuses(pupil: PupilRecord) -> Iterator[Event]:
    record = "SEN status"
    for period in reversed(pupil.statuses):
        why = f" {period.reason}" if period.reason else ""
        words = f"Level of support: {period.status.words}.{why}"
        yield Event(period.from_on, words, record, EventKind.STATUS)
        if period.parents_told_on:
            told = f"Parents and carers told of: {period.status.words}."
            yield Event(period.parents_told_on, told, record, EventKind.TOLD)


def _of_cycle(cycle: CycleRecord) -> Iterator[Event]:
    name = f"Cycle {cycle.number}"

    def at(stage: Stage) -> str:
        return f"{cycle.id}/{stage.value}"

    begun, assess = f"{name} started.", at(Stage.ASSESS)
    yield Event(cycle.started_on, begun, name, EventKind.CYCLE, assess)
    if cycle.assessed_on:
        done = f"{name}: assessment finished."
        yield Event(cycle.assessed_on, done, name, EventKind.CYCLE, assess)
    if cycle.planned_on:
        agreed = f"{name}: plan agreed{_until(cycle)}."
        yield Event(cycle.planned_on, agreed, name, EventKind.PLAN, at(Stage.PLAN))
    if told_on := cycle.plan.parents_told_on:
        told = f"{name}: parents and carers told of the plan."
        yield Event(told_on, told, name, EventKind.TOLD, at(Stage.PLAN))
    for note in cycle.notes:
        seen = f"Note by {note.written_by}: {note.words}"
        yield Event(note.noted_on, seen, name, EventKind.NOTE, at(Stage.DO))
    if cycle.reviewed_on:
        found = f"{name} reviewed: {_result(cycle)}"
        review = at(Stage.REVIEW)
        yield Event(cycle.reviewed_on, found, name, EventKind.REVIEW, review)


def _until(cycle: CycleRecord) -> str:
    by = cycle.plan.review_by
    return f", review by {wording.day(by)}" if by else ""


def _result(cycle: CycleRecord) -> str:
    outcomes = cycle.plan.outcomes
    met = sum(outcome.result is Result.MET for outcome in outcomes)
    of = wording.counted(len(outcomes), "outcome", "outcomes")
    return f"{met} of {of} met. Decision: {decided(cycle)}."


def _of_request(request: RequestRecord) -> Iterator[Event]:
    told = f"Parents and carers told of the {REQUEST}."
    steps = (
        (request.started_on, f"{REQUEST} begun.", EventKind.REQUEST),
        (request.parents_told_on, told, EventKind.TOLD),
        (
            request.sent_on,
            f"{REQUEST} sent to {request.authority}.",
            EventKind.REQUEST,
        ),
        (
            request.received_on,
            f"{REQUEST} received by {request.authority}.",
            EventKind.REQUEST,
        ),
        (
            request.answered_on,
            f"{request.authority}: {request.answer}.",
            EventKind.REQUEST,
        ),
    )
    for on, words, kind in steps:
        if on is not None:
            yield Event(on, words, "request", kind, request.id)
