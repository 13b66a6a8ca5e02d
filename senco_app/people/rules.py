"""Rules of people and their roles: names, dates, and always a SENCO."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.errors import RuleBrokenError
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.people.records import Span

LONGEST_NAME = 80
NOT_A_NAME = frozenset({"recovery code"})
"""What the recovery code is called where people are chosen by name."""


def check_name(name: str, taken: Iterable[str]) -> str:
    """Accept the name of somebody who signs in, and return it without odd blanks.

    Args:
        name: As typed.
        taken: The names of everybody else who can sign in.

    Raises:
        RuleBrokenError: If it is missing, too long, or somebody else's.
    """
    plain = " ".join(name.split())
    if not plain:
        message = "Enter the person's name."
        raise RuleBrokenError(message, "name")
    if len(plain) > LONGEST_NAME:
        message = f"A name has at most {LONGEST_NAME} characters."
        raise RuleBrokenError(message, "name")
    if plain.casefold() in NOT_A_NAME | {other.casefold() for other in taken}:
        message = f"Somebody signs in as {plain} already. Add an initial."
        raise RuleBrokenError(message, "name")
    return plain


def check_span(span: Span) -> None:
    """Accept days that end after they begin.

    Raises:
        RuleBrokenError: If they end before; its field is ``until_on``.
    """
    if span.until_on is not None and span.until_on < span.from_on:
        message = f"The role would end before it begins, on {day(span.from_on)}."
        raise RuleBrokenError(message, "until_on")


def check_apart(span: Span, others: Iterable[Span]) -> None:
    """Accept days in which the person has not that very role already.

    Raises:
        RuleBrokenError: If they overlap; its field is ``from_on``.
    """
    for other in others:
        begins = other.until_on is None or span.from_on <= other.until_on
        if begins and (span.until_on is None or other.from_on <= span.until_on):
            message = (
                "The person has that role in some of these days already, "
                f"from {day(other.from_on)}."
            )
            raise RuleBrokenError(message, "from_on")


def first_day_without(spans: Iterable[Span], today: date) -> date | None:
    """Return the first day from today on that none of the spans holds, if any."""
    open_day = today
    for span in sorted(spans, key=lambda span: span.from_on):
        if not span.holds(open_day):
            continue
        if span.until_on is None:
            return None
        open_day = span.until_on + timedelta(days=1)
    return open_day


def check_always_a_senco(
    before: Iterable[Span], after: Iterable[Span], today: date
) -> None:
    """Accept a change that leaves no day without a SENCO which had one before.

    Args:
        before: The days of every SENCO who can sign in.
        after: The same, as the change leaves them.
        today: The first day that counts.

    Raises:
        RuleBrokenError: If there would be such a day; its field is ``person``.
    """
    had, without = (first_day_without(spans, today) for spans in (before, after))
    if without is not None and (had is None or without < had):
        message = (
            f"From {day(without)} there would be no SENCO who can open this register. "
            "Nothing was changed; give somebody else that role first."
        )
        raise RuleBrokenError(message, "person")
