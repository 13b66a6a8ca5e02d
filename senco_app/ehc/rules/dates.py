"""What the law's clock says of a request: which day is the last one for what.

The time limits are data (``resources/clocks/ehc.csv``). They are calendar time: no
holiday adds a day to them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.ehc.records import ClockDate, Closure, NextStep
from senco_app.ehc.rules.requesting import REFUSALS
from senco_app.pupils.rules import match_key
from senco_app.vocabulary import Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from senco_app.ehc.records import EhcClock, RequestState
    from senco_app.school.rules import SchoolDays

RECEIVED = "ehc.received"
DECISION = "ehc.decision"
ADVICE = "ehc.advice"
NO_PLAN = "ehc.no_plan"
FINAL_PLAN = "ehc.final_plan"
"""Keys of the limits in the data."""

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)
LONG_CLOSURE = timedelta(weeks=4)
"""SEND Regulations 2014, regulations 5(4)(a), 10(4)(a) and 13(3)."""
AFTER_YES = (ADVICE, NO_PLAN, FINAL_PLAN)

NO_CLOCK = "Individual Development Plan: no EHC clock"
WALES = (
    "This child lives in Wales. The authority there prepares an Individual Development "
    "Plan; the dates of English EHC needs assessments do not run (Additional Learning "
    "Needs and Education Tribunal (Wales) Act 2018)."
)
WRITE_IT = "Write it and send it"
REPLACED = "A later request was begun"
_NAMES_NO_PLACE = frozenset(
    {
        *("and", "borough", "city", "council", "county", "isle", "of", "the"),
        *("unitary", "bwrdeistref", "cyngor", "dinas", "sir", "y", "yr", "ynys"),
    }
)
"""Words in an authority's name, English or Welsh, that do not say which it is."""


def calendar_last_day(clock: EhcClock, event_on: date) -> date:
    """Return the last day on which it is on time, in weeks or days.

    "Within six weeks of" an event leaves its day out; where the day counts as the
    first, or the limit says "before", the last day is one earlier each.
    """
    days = clock.number * (7 if clock.unit == "weeks" else 1)
    earlier = clock.first_day_counts + clock.before
    return event_on + timedelta(days=days - earlier)


def school_last_day(clock: EhcClock, event_on: date, days: SchoolDays) -> date:
    """Return the last day on which it is on time, counted in school days."""
    return days.add(event_on, clock.number)


def dates_after(received_on: date, clocks: Iterable[EhcClock]) -> tuple[ClockDate, ...]:
    """Return what is due by when after the authority received a request.

    Args:
        received_on: The day of receipt, which is not counted.
        clocks: The limits in force on that day.
    """
    found = (
        ClockDate(
            key=clock.key,
            words=clock.words,
            on=calendar_last_day(clock, received_on),
            week=clock.number if clock.unit == "weeks" else 0,
            lead_days=clock.lead_days,
            who=clock.who,
            source=clock.source,
            force=clock.force,
        )
        for clock in clocks
        if clock.counted_from == "received"
    )
    return tuple(sorted(found, key=lambda due: due.on))


def long_closures(first: date, last: date, days: SchoolDays) -> tuple[Closure, ...]:
    """Return the times of four weeks or longer without school that touch these days."""
    before = first
    while not days.holds(before):
        before -= ONE_DAY
    found = []
    while before <= last:
        after = days.next(before + ONE_DAY)
        if after - before - ONE_DAY >= LONG_CLOSURE and after > first:
            found.append(Closure(before + ONE_DAY, after))
        before = after
    return tuple(closure for closure in found if closure.first_on <= last)


def remarks(
    received_on: date, dates: Sequence[ClockDate], days: SchoolDays
) -> tuple[str, ...]:
    """Return what is to be known about the dates; none of it moves one.

    Where the authority asks the head teacher for advice around a closure of four weeks
    or longer, it need not keep to a limit that this makes impractical. The regulations
    name no other day, so none is shown.

    Source:
        SEND Regulations 2014, regulations 5(4)(a), 10(4)(a) and 13(3).
    """
    if not dates:
        return ()
    return tuple(
        f"School is closed until {wording.day(closure.reopens_on)}. If the authority "
        f"asks it for advice between {wording.day(closure.first_on - ONE_WEEK)} and "
        f"{wording.day(closure.reopens_on - ONE_WEEK)}, it need not keep to a date "
        "that this makes impractical. No other date is set, so these stand (SEND "
        "Regulations 2014, regs 5(4), 10(4) and 13(3))."
        for closure in long_closures(received_on, dates[-1].on, days)
    )


def urgency(on: date, today: date, lead_days: int) -> Urgency:
    """Say how soon something is needed.

    Args:
        on: Last day on which it is on time.
        today: The day to judge from.
        lead_days: Calendar days before ``on`` from which it is soon.
    """
    if today > on:
        return Urgency.OVERDUE
    return Urgency.SOON if today >= on - timedelta(days=lead_days) else Urgency.LATER


def lives_in_wales(authority: str, welsh: Iterable[str]) -> bool:
    """Say whether an authority is one of Wales's, by its English or Welsh name.

    "Powys County Council" and "Cyngor Sir Powys" are Powys.
    """
    wanted = _place(authority)
    return bool(wanted) and any(_place(name) == wanted for name in welsh)


def next_step(
    state: RequestState, today: date, clocks: Sequence[EhcClock], days: SchoolDays
) -> NextStep:
    """Return what comes next in a request, and by when.

    Args:
        state: How far the request has come.
        today: The day to judge from.
        clocks: The limits in force.
        days: The school's days.
    """
    if (over := _over(state)) or state.in_wales:
        return NextStep(over or NO_CLOCK, is_over=bool(over))
    if state.sent_on is None:
        return NextStep(WRITE_IT)
    if state.received_on is None:
        due = _to_ask(state.sent_on, clocks, days)
    else:
        due = _from_authority(state, dates_after(state.received_on, clocks), today)
    if due is None:
        return NextStep("Wait for the authority")
    soon = urgency(due.on, today, due.lead_days)
    return NextStep(due.words, due.on, soon, due.force, due.source, due.key)


def _over(state: RequestState) -> str:
    if state.has_plan and not state.replaced:
        return "There is an EHC plan"
    if state.answer in REFUSALS and state.answered_on is not None:
        return f"The authority {state.answer}, {wording.short_day(state.answered_on)}"
    return REPLACED if state.replaced else ""


def _to_ask(
    sent_on: date, clocks: Sequence[EhcClock], days: SchoolDays
) -> ClockDate | None:
    clock = next((one for one in clocks if one.key == RECEIVED), None)
    if clock is None:
        return None
    return ClockDate(
        key=clock.key,
        words=clock.words,
        on=school_last_day(clock, sent_on, days),
        week=0,
        lead_days=clock.lead_days,
        who=clock.who,
        source=clock.source,
        force=clock.force,
    )


def _from_authority(
    state: RequestState, dates: Sequence[ClockDate], today: date
) -> ClockDate | None:
    wanted = AFTER_YES if state.answer else (DECISION,)
    due = [one for one in dates if one.key in wanted]
    return next((one for one in due if one.on >= today), due[-1] if due else None)


def _place(authority: str) -> frozenset[str]:
    return frozenset(match_key(authority).split()) - _NAMES_NO_PLACE
