"""Plain records of what falls due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.school.records import Calendar
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
        short_source: The source in a word or three: "Code 6.53".
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
    short_source: str = ""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One kind of thing in the register that wants a second look.

    Attributes:
        key: Its name in ``resources/codes/register_check.csv``.
        words: How many there are, in words: "4 pupils have no ranked primary need".
        count: How many, which is how many pupils.
        pupil_ids: Who they are.
        why: What depends on it, in a sentence.
        source: Where that stands.
        label: What the list of these pupils is called: "No ranked primary need".
    """

    key: str
    words: str
    count: int
    pupil_ids: tuple[str, ...]
    why: str
    source: str
    label: str


@dataclass(frozen=True, slots=True)
class Day:
    """What the first screen of a day shows."""

    today: date
    calendar: Calendar
    reminders: tuple[Reminder, ...]
    checks: tuple[CheckLine, ...]
