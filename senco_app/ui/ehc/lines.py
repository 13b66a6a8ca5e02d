"""What the list of requests says in each column. Knows no toolkit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from senco_app.vocabulary import Urgency
from senco_app.wording import counted, day, short_day

if TYPE_CHECKING:
    from senco_app.ehc.records import RequestLine

NONE = "–"
NONE_YET = (
    "No requests yet. Open a pupil, then EHC, to begin one: it may have gaps, and a "
    "school may ask at any time."
)


def day_words(on: date | None) -> str:
    """Return a day, or a dash."""
    return short_day(on) if on else NONE


def day_order(on: date | None) -> date:
    """Return what a day is sorted by; no day comes last."""
    return on or date.max


def by_words(line: RequestLine) -> str:
    """Return how binding the next date is, and the date: "must · Tue 23 Mar 2027"."""
    step = line.next
    if step.on is None or step.force is None:
        return NONE
    late = ", overdue" if is_late(line) else ""
    return f"{step.force.value} · {day(step.on)}{late}"


def is_late(line: RequestLine) -> bool:
    """Say whether the next date has passed."""
    return line.next.urgency is Urgency.OVERDUE


def next_order(line: RequestLine) -> tuple[bool, date]:
    """Return what the next step is sorted by: what is over comes last."""
    return line.next.is_over, day_order(line.next.on)


def count_words(lines: tuple[RequestLine, ...]) -> str:
    """Return "3 requests open · 1 date overdue · 2 over"."""
    going = [line for line in lines if not line.next.is_over]
    late = sum(is_late(line) for line in going)
    over = len(lines) - len(going)
    parts = (
        counted(len(going), "request open", "requests open"),
        counted(late, "date overdue", "dates overdue") if late else "",
        f"{over} over" if over else "",
    )
    return " · ".join(part for part in parts if part)
