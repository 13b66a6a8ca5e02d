"""Part 8: every dated event that the register holds, the earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.events import events_of
from senco_app.summaries.records import Grid, Nothing, Section

if TYPE_CHECKING:
    from senco_app.summaries.ehc_request.evidence import Evidence


def history(evidence: Evidence) -> Section:
    """Return part 8 as a table; events of one day keep the order of the records."""
    requests = (evidence.request,) if evidence.request else ()
    events = events_of(evidence.pupil, evidence.cycles, requests)
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
