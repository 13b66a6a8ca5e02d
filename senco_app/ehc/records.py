"""Plain records of requests for an EHC needs assessment that cross borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.vocabulary import AskedBy, AuthorityAnswer, Force, Urgency


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
    answer: AuthorityAnswer | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class EhcClock:
    """One time limit, as ``resources/clocks/ehc.csv`` has it.

    Attributes:
        key: Its name: "ehc.decision".
        words: What is due.
        counted_from: The event it is counted from: "sent" or "received".
        number: How many units.
        unit: "weeks", "days" or "school days".
        first_day_counts: Whether the day of the event is the first day counted;
            "within six weeks of" leaves it out.
        before: Whether it is due before the end, not by it: the day before.
        lead_days: Calendar days before the last day from which it is soon.
        who: Who acts.
        source: Where the limit stands.
        force: Whether it is a must, a should or practice.
        valid_from: First day on which the limit holds.
        valid_until: Last day, if it has been replaced.
    """

    key: str
    words: str
    counted_from: str
    number: int
    unit: str
    first_day_counts: bool
    before: bool
    lead_days: int
    who: str
    source: str
    force: Force
    valid_from: date
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether the limit is in force on that day."""
        return self.valid_from <= day and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class ClockDate:
    """What is due by when: ``on`` is the last day that is on time."""

    key: str
    words: str
    on: date
    week: int
    lead_days: int
    who: str
    source: str
    force: Force


@dataclass(frozen=True, slots=True)
class Closure:
    """A time of four weeks or longer without a school day."""

    first_on: date
    reopens_on: date


@dataclass(frozen=True, slots=True)
class StatutoryClock:
    """The dates that follow from the receipt of a request.

    Attributes:
        received_on: The day on which the authority received it, if it did.
        dates: What is due, the soonest first. Before the receipt: empty.
        steps: What is due after how many weeks, whether received or not.
        remarks: Sentences about the dates; they change none of them.
        in_wales: The child lives in Wales, where no EHC clock runs.
    """

    received_on: date | None
    dates: tuple[ClockDate, ...]
    steps: tuple[EhcClock, ...]
    remarks: tuple[str, ...] = ()
    in_wales: bool = False


@dataclass(frozen=True, slots=True)
class RequestState:
    """How far a request has come.

    ``has_plan``: the pupil has an EHC plan now; ``replaced``: a later request was
    begun.
    """

    sent_on: date | None = None
    received_on: date | None = None
    answer: AuthorityAnswer | None = None
    answered_on: date | None = None
    has_plan: bool = False
    in_wales: bool = False
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next in a request; ``on`` is empty where no date runs.

    ``is_over``: nothing follows any more.
    """

    words: str
    on: date | None = None
    urgency: Urgency | None = None
    force: Force | None = None
    source: str = ""
    key: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as the list shows it; ``name`` as in lists of pupils.

    ``is_newest``: the pupil has no later one.
    """

    id: str
    pupil_id: str
    name: str
    sort_name: str
    form: str
    authority: str
    asked_by: AskedBy
    started_on: date
    sent_on: date | None
    received_on: date | None
    next: NextStep
    is_newest: bool = True
