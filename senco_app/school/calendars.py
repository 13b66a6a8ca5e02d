"""What a calendar is made of: stored terms and days, and England's bank holidays."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Protocol

from senco_app import resources
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.vocabulary import ClosedDay

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def all_bank_holidays() -> tuple[DayOff, ...]:
    """Return every bank holiday on file, in order.

    Source:
        Banking and Financial Dealings Act 1971, Schedule 1, with substitute days by
        section 1 and royal proclamation.
    """
    path = resources.folder() / "clocks" / "bank_holidays_england.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(
            DayOff(
                closed_on=date.fromisoformat(row["closed_on"]),
                kind=ClosedDay.BANK_HOLIDAY,
                name=row["name"],
            )
            for row in csv.DictReader(rows)
        )


def bank_holidays(year: int) -> tuple[DayOff, ...]:
    """Return the bank holidays of a calendar year; none if the year is not on file."""
    return tuple(day for day in all_bank_holidays() if day.closed_on.year == year)


class StoredTerm(Protocol):
    """A term as it is stored."""

    name: str
    first_on: date
    last_on: date
    half_term_first_on: date | None
    half_term_last_on: date | None


class StoredDay(Protocol):
    """A day off as it is stored."""

    closed_on: date
    kind: ClosedDay
    name: str


def calendar_of(terms: Iterable[StoredTerm], days: Iterable[StoredDay]) -> Calendar:
    """Return the calendar that the stored terms and days off make, both in order."""
    return Calendar(
        terms=tuple(
            TermDates(
                name=term.name,
                first_on=term.first_on,
                last_on=term.last_on,
                half_term_first_on=term.half_term_first_on,
                half_term_last_on=term.half_term_last_on,
            )
            for term in sorted(terms, key=lambda term: term.first_on)
        ),
        days_off=tuple(
            DayOff(closed_on=day.closed_on, kind=day.kind, name=day.name)
            for day in sorted(days, key=lambda day: day.closed_on)
        ),
    )
