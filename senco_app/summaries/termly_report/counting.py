"""Counts what the report says: from the register's records to figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from senco_app import wording
from senco_app.cycles.rules import late_days
from senco_app.school.years import academic_year
from senco_app.summaries.termly_report.moving import counted_moves, standing_before
from senco_app.summaries.termly_report.records import (
    Before,
    Figures,
    Lost,
)
from senco_app.summaries.termly_report.suppression import Cross, Split, Tables
from senco_app.vocabulary import YEAR_GROUPS, Phase, SenStatus, need_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from senco_app.summaries.termly_report.evidence import (
        CycleDue,
        Evidence,
        Person,
        RequestSeen,
    )

YES, NO, UNKNOWN = "yes", "no", ""
ON_TIME, HELD_LATE, OVERDUE, STILL_TO_COME = "on time", "late", "overdue", "to come"
WRITING, SENT, WAITING, PAST_LIMIT = "writing", "sent", "waiting", "past the limit"
DELIVERED, NOT_RECORDED = "delivered", "not recorded"

#: The youngest year group of each kind of school; nursery classes are added if seen.
_YOUNGEST: Final = {
    Phase.NURSERY: "N1",
    Phase.JUNIOR: "3",
    Phase.MIDDLE: "5",
    Phase.SECONDARY: "7",
}


def figures(evidence: Evidence) -> Figures:
    """Return the whole figures, nothing withheld."""
    counted = with_sen(evidence)
    statuses = Counter(status for _, status in counted)
    before = standing_before(evidence)
    on_roll, roll_words = _roll(evidence)
    return Figures(
        school=evidence.school,
        phase=evidence.phase,
        term_key=evidence.term.key,
        term=evidence.term.name,
        as_of=evidence.as_of,
        on_roll=on_roll,
        roll_words=roll_words,
        sen_support=statuses[SenStatus.SEN_SUPPORT],
        ehc_plans=statuses[SenStatus.EHC_PLAN],
        before=Before(before.on, *before.totals(), before.issued_on)
        if before
        else None,
        moves=counted_moves(evidence, before),
        tables=_tables([person for person, _ in counted], evidence),
        cycles=_cycles(evidence),
        requests=_requests(evidence),
        sessions=_sessions(evidence),
        standing=tuple((person.id, status) for person, status in counted),
    )


def with_sen(evidence: Evidence) -> list[tuple[Person, SenStatus]]:
    """Return who has SEN on the day of the report, and how it is met."""
    found = ((person, person.status_on(evidence.as_of)) for person in evidence.people)
    return [
        (person, status)
        for person, status in found
        if status is not None and status is not SenStatus.NONE
    ]


def _roll(evidence: Evidence) -> tuple[int | None, str]:
    """Return how many are on roll, with where that is from or why it is not known."""
    roll, as_of = evidence.roll, evidence.as_of
    if roll is None:
        return None, (
            "How many are on roll is not on file, so no share of the roll is given. "
            "Take in the office's file of all pupils to have it counted."
        )
    counted = wording.day(roll.counted_on)
    same_year = academic_year(roll.counted_on) == academic_year(as_of)
    since = evidence.days.count(evidence.term.last_on, roll.counted_on)
    if not same_year or since:  # school days of a later term, with its joiners
        return None, (
            f"The roll was last counted on {counted}, which says nothing of this "
            "report's time, so no share of the roll is given."
        )
    here = sum(person.status_on(as_of) is not None for person in evidence.people)
    return here + roll.others, f"The roll was counted on {counted}."


def _tables(people: Sequence[Person], evidence: Evidence) -> Tables:
    needs = _split("need", _need_codes(), [person.need for person in people])
    crosses, splits = [], [needs]
    properties: tuple[tuple[str, tuple[str, ...], Callable[[Person], str]], ...] = (
        ("year", _years(people, evidence), lambda person: person.year_group),
        ("sex", ("F", "M", UNKNOWN), lambda person: person.sex),
        ("pp", (YES, NO), lambda person: YES if person.pupil_premium else NO),
        ("eal", (YES, NO), lambda person: YES if person.eal else NO),
    )
    for key, labels, of in properties:
        split = _split(key, labels, [of(person) for person in people])
        pairs = Counter((person.need, of(person)) for person in people)
        splits.append(split)
        rows = tuple(
            tuple(pairs[row, column] for column in split.labels) for row in needs.labels
        )
        crosses.append(Cross("need", key, rows))
    return Tables(tuple(splits), tuple(crosses))


def _split(key: str, labels: Iterable[str], values: Sequence[str]) -> Split:
    """Return a split; what has none of the labels is counted as one more part."""
    counts = Counter(values)
    every = tuple(dict.fromkeys((*labels, *sorted(counts))))
    return Split(key, every, tuple(counts[each] for each in every), len(values))


def _need_codes() -> tuple[str, ...]:
    return (*dict.fromkeys(kind.code for kind in need_types()), UNKNOWN)


def _years(people: Sequence[Person], evidence: Evidence) -> tuple[str, ...]:
    """Return the school's year groups: those it teaches, and any other that is met."""
    first = YEAR_GROUPS.index(_YOUNGEST.get(evidence.phase, "R"))
    last = evidence.last_year_group
    end = YEAR_GROUPS.index(last) if last in YEAR_GROUPS else first
    taught = {*YEAR_GROUPS[first : end + 1], *(p.year_group for p in people)}
    known = tuple(year for year in YEAR_GROUPS if year in taught)
    return (*known, *sorted(taught - set(YEAR_GROUPS) - {UNKNOWN}), UNKNOWN)


# --- reviews, requests, sessions ---------------------------------------------


def review_state(cycle: CycleDue, evidence: Evidence) -> str:
    """Say what became of a review by the day of the report."""
    held = cycle.reviewed_on
    if held is not None and held > evidence.as_of:
        held = None
    late = late_days(cycle.review_by, held, evidence.as_of, evidence.days)
    if held is not None:
        return HELD_LATE if late else ON_TIME
    return OVERDUE if late else STILL_TO_COME


def _cycles(evidence: Evidence) -> Split:
    states = [review_state(cycle, evidence) for cycle in evidence.cycles]
    return _split("cycles", (ON_TIME, HELD_LATE, OVERDUE, STILL_TO_COME), states)


def request_state(request: RequestSeen, as_of: date) -> str:
    """Say where a request stands: the authority's answer, if there is one."""
    if request.answer is not None:
        return request.answer.value
    if request.sent_on is None:
        return WRITING
    if request.received_on is None:
        return SENT
    late = request.next_on is not None and request.next_on < as_of
    return PAST_LIMIT if late else WAITING


def _requests(evidence: Evidence) -> Split:
    states = [request_state(seen, evidence.as_of) for seen in evidence.requests]
    return _split("requests", (WRITING, SENT, WAITING, PAST_LIMIT), states)


def _sessions(evidence: Evidence) -> Lost | None:
    if evidence.sessions is None:
        return None
    total = evidence.sessions.total
    reasons = tuple(total.not_run)
    labels = (DELIVERED, *(one.reason.value for one in reasons), NOT_RECORDED)
    counts = (total.delivered, *(one.sessions for one in reasons), total.not_recorded)
    lost = sum(one.minutes for one in reasons)
    unknown = max(0, total.planned_minutes - total.delivered_minutes - lost)
    return Lost(
        split=Split("sessions", labels, counts, sum(counts)),
        minutes=(total.delivered_minutes, *(one.minutes for one in reasons), unknown),
        planned_minutes=total.planned_minutes,
        delivered_minutes=total.delivered_minutes,
    )
