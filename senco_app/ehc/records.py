"""Plain records of requests for an EHC needs assessment that cross borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.vocabulary import AskedBy


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """A request, and whether and when it was sent; ``id`` empty: not begun."""

    id: str
    version: int
    pupil_id: str
    pupil_name: str
    started_on: date
    asked_by: AskedBy
    authority: str
    parents_told_on: date | None = None
    outcomes_sought: str = ""
    further_provision: str = ""
    sent_on: date | None = None
    received_on: date | None = None
