"""Words shown to people, on screen and on paper alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)


def counted(number: int, one: str, many: str) -> str:
    """Return "1 review due" or "3 reviews due"."""
    return f"{number:,} {one if number == 1 else many}"


def day(when: date) -> str:
    """Return a date as "Tue 9 Feb 2027", whatever the machine's language."""
    return f"{DAYS[when.weekday()]} {short_day(when)}"


def short_day(when: date) -> str:
    """Return a date as "9 Feb 2027"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def listed(parts: tuple[str, ...]) -> str:
    """Return "a", "a and b" or "a, b and c"; empty parts are left out."""
    said = [part for part in parts if part]
    if len(said) < 2:  # noqa: PLR2004 - one or none needs no "and"
        return "".join(said)
    return f"{', '.join(said[:-1])} and {said[-1]}"


def initials(name: str) -> str:
    """Return up to two capital letters that stand for a name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def year_name(year_group: str) -> str:
    """Return "Year 5", "Reception", "Nursery 1" for a census year group."""
    if year_group.isdigit():
        return f"Year {year_group}"
    names = {
        "R": "Reception",
        "N1": "Nursery 1",
        "N2": "Nursery 2",
        "E1": "Early years 1",
        "E2": "Early years 2",
        "X": "Not following year groups",
    }
    return names.get(year_group, year_group)
