"""Plain records of what falls due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.vocabulary import Force, SenStatus, Urgency


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that falls due. Computed when asked for, never stored.

    Attributes:
        kind: Key of the rule in ``resources/clocks/reminders.csv``: "review.due".
        due_on: The last day on which it is on time.
        why: What is due and how late, in a sentence.
        source: Where the rule stands: "SEND Code of Practice (2015), 6.53".
        force: Whether that is a must, a should or practice.
        act: What the person can do about it: "Start review".
        request_id: The EHC needs assessment request it is about, if it is about one.
    """

    kind: str
    pupil_id: str
    pupil: str
    form: str
    status: SenStatus
    upn: str | None
    cycle_id: str
    due_on: date
    urgency: Urgency
    why: str
    source: str
    force: Force
    act: str
    request_id: str = ""
