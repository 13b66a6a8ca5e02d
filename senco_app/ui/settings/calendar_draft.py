"""A calendar as plain values that a draft can keep."""

from __future__ import annotations

from datetime import date
from typing import Any

from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.vocabulary import ClosedDay


def plain(calendar: Calendar) -> dict[str, Any]:
    """Return a calendar in words that JSON can hold."""
    return {
        "terms": [
            [
                term.name,
                *map(
                    _words,
                    (
                        term.first_on,
                        term.last_on,
                        term.half_term_first_on,
                        term.half_term_last_on,
                    ),
                ),
            ]
            for term in calendar.terms
        ],
        "days_off": [
            [off.closed_on.isoformat(), off.kind.value, off.name]
            for off in calendar.days_off
        ],
    }


def calendar_from(said: dict[str, Any]) -> Calendar:
    """Return the calendar that ``plain`` wrote down."""
    return Calendar(
        tuple(_term(*one) for one in said["terms"]),
        tuple(
            DayOff(date.fromisoformat(on), ClosedDay(kind), name)
            for on, kind, name in said["days_off"]
        ),
    )


def _term(name: str, first: str, last: str, *half: str | None) -> TermDates:
    half_first, half_last = (date.fromisoformat(on) if on else None for on in half)
    ends = date.fromisoformat(first), date.fromisoformat(last)
    return TermDates(name, *ends, half_first, half_last)


def _words(on: date | None) -> str | None:
    return on.isoformat() if on else None
