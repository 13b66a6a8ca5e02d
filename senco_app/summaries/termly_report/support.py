"""Reviews of support cycles, sessions given, and requests for an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.records import Bar, Chart, Grid, Nothing, Statement
from senco_app.summaries.termly_report import counting
from senco_app.summaries.termly_report.told import WITHHELD, hours, per_cent, told

if TYPE_CHECKING:
    from datetime import date

    from senco_app.summaries.records import Block
    from senco_app.summaries.termly_report.records import (
        Figures,
        Lost,
        Named,
        NamedRequest,
    )
    from senco_app.summaries.termly_report.suppression import Split

NO_REVIEWS = "No review was due this term, and none was held."
NO_SESSIONS = "No sessions are planned in the register for this term."
NO_REQUESTS = "No request is under way, and none was answered this term."
FEW_REVIEWS = "Reviews are withheld: there were so few that they would tell about one."
FEW_REQUESTS = (
    "Requests are withheld: there are so few that they would tell about one child."
)
PARTS_WITHHELD = (
    "What became of them is withheld: it would tell about one child, by itself or "
    "beside a report that was issued shortly before or after."
)
SESSIONS_WITHHELD = (
    "The sessions are withheld: they were planned for so few children that they would "
    "tell about one."
)
_REVIEWS = {
    counting.ON_TIME: "Reviewed on time",
    counting.HELD_LATE: "Reviewed late",
    counting.OVERDUE: "Overdue now",
    counting.STILL_TO_COME: "Still to come this term",
}
_REQUESTS = {
    counting.WRITING: "Being written",
    counting.SENT: "Sent, receipt not confirmed",
    counting.WAITING: "With the authority, within the time limit",
    counting.PAST_LIMIT: "With the authority, past a time limit",
    "will assess": "Answered: the authority will assess",
    "will not assess": "Answered: the authority will not assess",
    "will not issue a plan": "Answered: the authority will not issue a plan",
}


def cycles(shown: Figures, named: Named | None) -> tuple[Block, ...]:
    """Return the term's reviews by what became of them."""
    split = shown.cycles
    if split.total == 0:
        return (Nothing(NO_REVIEWS),)
    if split.total is None:
        return (Nothing(FEW_REVIEWS),)
    rows = tuple(
        (_REVIEWS[label], told(count))
        for label, count in zip(split.labels, split.counts, strict=True)
    )
    caption = "Reviews due this term, held in it, or owed from before"
    header = ("", "Reviews")
    grid = Grid(caption, header, (*rows, ("All", told(split.total))), (3, 1))
    return (grid, *_parts_withheld(split), *(_late(named) if named else ()))


def _parts_withheld(split: Split) -> tuple[Block, ...]:
    return (Statement(PARTS_WITHHELD),) if split.gone else ()


def _late(named: Named) -> tuple[Block, ...]:
    rows = tuple(
        (one.name, one.form, wording.day(one.review_by), f"{one.late_days:,}")
        for one in named.late
    )
    if not rows:
        return ()
    header = ("Name", "Class", "Due", "School days late")
    return (Grid("Overdue reviews", header, rows, (2, 1, 1.4, 1)),)


def sessions(shown: Figures, named: Named | None) -> tuple[Block, ...]:
    """Return what was planned and delivered, and the hours lost by reason."""
    lost = shown.sessions
    if lost is None:
        return (Nothing(NO_SESSIONS),)
    if lost.split.total is None:
        return (Nothing(SESSIONS_WITHHELD),)
    rows = tuple(
        (_became(label), told(count), hours(minutes))
        for label, count, minutes in zip(
            lost.split.labels, lost.split.counts, lost.minutes, strict=True
        )
        if count != 0
    )
    planned = ("Planned", told(lost.split.total), hours(lost.planned_minutes))
    header = ("What became of them", "Sessions", "Hours")
    caption = "Sessions of this term until the day of the report"
    grid = Grid(caption, header, (*rows, planned), (3, 1, 1))
    return (*_given(lost), grid, *(_groups(named) if named else ()))


def _became(label: str) -> str:
    if label == counting.DELIVERED:
        return "Delivered"
    if label == counting.NOT_RECORDED:
        return "Not recorded"
    return f"Did not run: {label}"


def _given(lost: Lost) -> tuple[Block, ...]:
    delivered, planned = lost.split.of(counting.DELIVERED), lost.split.total
    if delivered is None or planned is None:
        return (Statement(f"Delivered sessions: {WITHHELD}."),)
    given = per_cent(delivered, planned)
    finding = f"{given:.1f} % of planned sessions ran: {delivered:,} of {planned:,}"
    if lost.split.of(counting.NOT_RECORDED) == planned:
        finding = f"None of {planned:,} planned sessions is recorded yet"
    bars = [Bar("Planned", planned, f"{planned:,}", marked=True)]
    bars += [
        Bar(_became(label), count, f"{count:,}")
        for label, count in zip(lost.split.labels, lost.split.counts, strict=True)
        if count
    ]
    gone = any(count is None for count in lost.split.counts)
    note = "Reasons with few sessions are withheld and have no bar." if gone else ""
    return (Chart(finding, tuple(bars), note, in_table=True),)


def _groups(named: Named) -> tuple[Block, ...]:
    rows = tuple(
        (
            line.name,
            f"{line.delivery.planned:,}",
            f"{line.delivery.delivered:,}",
            _part(line.delivery.delivered_minutes, line.delivery.planned_minutes),
            hours(line.delivery.lost_minutes),
        )
        for line in named.groups
    )
    if not rows:
        return ()
    header = ("Group", "Planned", "Delivered", "Of planned time", "Hours lost")
    return (Grid("Group by group", header, rows, (2.6, 1, 1, 1.2, 1)),)


def _part(part: int, whole: int) -> str:
    return f"{per_cent(part, whole):.1f} %" if whole else ""


def requests(shown: Figures, named: Named | None) -> tuple[Block, ...]:
    """Return where requests stand, and for the headteacher whose and by when."""
    split = shown.requests
    if split.total == 0:
        return (Nothing(NO_REQUESTS),)
    if split.total is None:
        return (Nothing(FEW_REQUESTS),)
    rows = tuple(
        (_REQUESTS.get(label, label), told(count)) for label, count in _listed(split)
    )
    caption = "Where requests for an EHC needs assessment stand"
    header = ("", "Requests")
    grid = Grid(caption, header, (*rows, ("All", told(split.total))), (3, 1))
    clocks = _clock(named.requests) if named else ()
    return (grid, *_parts_withheld(split), *clocks)


def _listed(split: Split) -> tuple[tuple[str, int | None], ...]:
    pairs = zip(split.labels, split.counts, strict=True)
    return tuple((label, count) for label, count in pairs if count != 0)


def _clock(open_requests: tuple[NamedRequest, ...]) -> tuple[Block, ...]:
    rows = tuple(
        (
            one.name,
            one.form,
            _day(one.seen.sent_on),
            _day(one.seen.received_on),
            one.seen.next_words,
            _by(one),
        )
        for one in open_requests
    )
    if not rows:
        return ()
    header = ("Name", "Class", "Sent", "Received", "What comes next", "By")
    return (Grid("Each request and its clock", header, rows, (1.4, 0.7, 1, 1, 2, 1.3)),)


def _day(day: date | None) -> str:
    return wording.short_day(day) if day else ""


def _by(one: NamedRequest) -> str:
    if one.seen.next_on is None:
        return ""
    said = wording.day(one.seen.next_on)
    return f"{said} ({one.seen.force})" if one.seen.force else said
