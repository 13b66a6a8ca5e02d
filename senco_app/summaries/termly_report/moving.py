"""Who came, went or changed since last term, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app.summaries.termly_report.records import (
    Move,
    MoveKind,
)
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.summaries.termly_report.evidence import (
        Evidence,
        Person,
        StatusSpan,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Who was counted on a day, and how; ``issued_on`` of a report that was issued."""

    on: date
    statuses: dict[str, SenStatus]
    issued_on: date | None = None

    def totals(self) -> tuple[int, int]:
        """Return how many were on SEN support, and how many had an EHC plan."""
        counts = Counter(self.statuses.values())
        return counts[SenStatus.SEN_SUPPORT], counts[SenStatus.EHC_PLAN]


def standing_before(evidence: Evidence) -> Standing | None:
    """Return who was counted last term: in the report issued then, else by history.

    Somebody entered later was not there. None if the register was begun later: who
    was there is not known then.
    """
    if evidence.last is not None:
        figures = evidence.last.figures
        return Standing(figures.as_of, dict(figures.standing), evidence.last.issued_on)
    day = evidence.term.before_on
    if not any(person.entered_on <= day for person in evidence.people):
        return None
    statuses = {
        person.id: status
        for person in evidence.people
        if person.entered_on <= day and (status := _sen_on(person, day))
    }
    return Standing(day, statuses)


def moves(evidence: Evidence, before: Standing) -> tuple[tuple[Person, Move], ...]:
    """Return everybody who is counted otherwise than before, by kind and name."""
    found = []
    for person in evidence.people:
        was = before.statuses.get(person.id)
        now = _sen_on(person, evidence.as_of)
        if was is not now:
            found.append((person, _move(person, was, now, evidence, before)))
    kinds = tuple(MoveKind)
    return tuple(sorted(found, key=lambda one: (kinds.index(one[1].kind), one[1].name)))


def counted_moves(
    evidence: Evidence, before: Standing | None
) -> tuple[tuple[MoveKind, int], ...]:
    """Return how many moved by kind; nothing where last term is not known."""
    if before is None:
        return ()
    counts = Counter(move.kind for _, move in moves(evidence, before))
    return tuple((kind, counts[kind]) for kind in MoveKind)


def _sen_on(person: Person, day: date) -> SenStatus | None:
    status = person.status_on(day)
    return None if status is SenStatus.NONE else status


def _move(
    person: Person,
    was: SenStatus | None,
    now: SenStatus | None,
    evidence: Evidence,
    before: Standing,
) -> Move:
    """Say what happened with one person between two days.

    Who is new in the register joined if the support had begun before the record, and
    else was found to need it here.
    """
    span = _span_on(person, evidence.as_of)
    on, why = (span.from_on, span.reason) if span else (None, "")
    if now is None:
        gone = person.status_on(evidence.as_of) is None and person.archived_on
        if gone:
            return Move(MoveKind.LEFT, person.name, person.form, person.archived_on, "")
        return Move(MoveKind.ENDED, person.name, person.form, on, why)
    if was is not None:
        issued = now is SenStatus.EHC_PLAN
        kind = MoveKind.PLAN_ISSUED if issued else MoveKind.PLAN_CEASED
        return Move(kind, person.name, person.form, on, why)
    first = min(s.from_on for s in person.spans if s.status is not SenStatus.NONE)
    if person.entered_on > before.on and first < person.entered_on:
        joined = person.entered_on
        return Move(MoveKind.JOINED, person.name, person.form, joined, "")
    return Move(MoveKind.BEGAN, person.name, person.form, on, why)


def _span_on(person: Person, day: date) -> StatusSpan | None:
    return next((s for s in reversed(person.spans) if s.holds_on(day)), None)
