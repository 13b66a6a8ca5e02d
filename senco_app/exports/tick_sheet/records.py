"""What stands on a tick sheet, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from senco_app.vocabulary import AwayReason

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import SessionCard

AWAY_LETTERS: Final = {
    "A": AwayReason.ABSENT,
    "L": AwayReason.LESSON,
    "W": AwayReason.ADULT,
    "C": AwayReason.CHOSE,
    "E": AwayReason.LEFT,
    "O": AwayReason.OTHER,
}
"""The letter that stands for each reason, on paper and when it is keyed in."""


@dataclass(frozen=True, slots=True)
class TickSheet:
    """One week of one adult, or of one group, to be ticked by hand.

    Attributes:
        whose: The adult's name, or the group's.
        monday: The week's first day.
        cards: The sessions of the week, from the register or from a book alike, in
            time order.
        printed_by: Who made it.
        printed_on: The day it was made, which is also the file's own date.
        closed: Weekdays without school.
        audit_head: Head of the audit chain, shortened; empty from a book.
    """

    whose: str
    monday: date
    cards: tuple[SessionCard, ...]
    printed_by: str
    printed_on: date
    closed: tuple[date, ...] = ()
    audit_head: str = ""
