"""Which term a report is of."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.summaries.termly_report.evidence import (
    TermSpan,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from senco_app.school.records import Calendar, TermDates

ONE_DAY = timedelta(days=1)
_SEASONS = {**dict.fromkeys((8, 9, 10, 11, 12), "autumn"), 1: "spring", 2: "spring"}
_LAST_OF_SPRING = 3
_MOST_NAMED = 6
"""Two years' terms are named to somebody who asked for one that is not on file."""


def term_key(term: TermDates) -> str:
    """Return "autumn-2026" for the term that begins in the autumn of 2026."""
    month = term.first_on.month
    season = _SEASONS.get(month, "spring" if month == _LAST_OF_SPRING else "summer")
    return f"{season}-{term.first_on.year}"


def term_of_report(calendar: Calendar, today: date, wanted: str = "") -> TermSpan:
    """Return the term asked for; else the one that is on, or the last one that was.

    Args:
        calendar: The terms on file.
        today: No report is made of a term that begins after it.
        wanted: Such as "autumn-2026", or the term's own name; empty for the newest.

    Raises:
        RuleBrokenError: If no terms are on file, there is none of that name, or it has
            not begun.
    """
    terms = sorted(calendar.terms, key=lambda term: term.first_on)
    if not terms:
        message = (
            "No term dates are on file, so there is no term to report on. Enter them "
            "in Settings, Terms."
        )
        raise RuleBrokenError(message, "term")
    newest = _newest(terms, today)
    place = _wanted(terms, wanted, newest) if wanted.strip() else newest
    term = terms[place]
    if term.first_on > today:
        message = (
            f"{term.name} begins on {wording.day(term.first_on)}; there is nothing to "
            "report yet."
        )
        raise RuleBrokenError(message, "term")
    before = terms[place - 1].last_on if place else term.first_on - ONE_DAY
    return TermSpan(term_key(term), term.name, term.first_on, term.last_on, before)


def _newest(terms: Sequence[TermDates], today: date) -> int:
    begun = sum(term.first_on <= today for term in terms)
    return max(0, begun - 1)


def _wanted(terms: Sequence[TermDates], wanted: str, newest: int) -> int:
    name = _plain(wanted)
    for place, term in enumerate(terms):
        if name in (_plain(term_key(term)), _plain(term.name)):
            return place
    begun = terms[max(0, newest + 1 - _MOST_NAMED) : newest + 1]
    known = wording.listed(tuple(term_key(term) for term in begun))
    message = (
        f"There is no term {wanted.strip()} on file. "
        f"The newest on file that have begun: {known}."
    )
    raise RuleBrokenError(message, "term")


def _plain(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.casefold()))
