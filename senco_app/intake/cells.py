"""What a cell of the office's file means: text, day, code, need."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from functools import cache

from senco_app import resources, wording
from senco_app.intake.headings import key
from senco_app.pupils.records import FileNeed
from senco_app.vocabulary import SenStatus, legacy_statuses, need_types

_UNSTORABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document may hold (XML 1.0), and other control characters."""

_GUARDED = re.compile(r"\s*'[=+\-@\t\r\n]")
_NUMERIC = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_WORDY = re.compile(r"([0-9]{1,2})[ \-]([A-Za-z]{3,9})\.?[ \-]([0-9]{4}|[0-9]{2})")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?$")
_YEAR = re.compile(r"(?:nc)?(?:year|yr|y)?0?([0-9]{1,2})")
_CODE_FIRST = re.compile(r"([A-Za-z]{1,5})\s*[-\u2013\u2014:]\s*\S.*")
_CODE_LAST = re.compile(r".*\S\s*\(([A-Za-z]{1,5})\)")
_SEPARATORS = re.compile(r"[;|,/\n]")
_OLDEST_YEAR_GROUP = 14
_CENTURY = 2000
"""Every date in a register of today's pupils is of this century."""

_LOST = "?\ufffd"
_UNSEEN = {"Cf", "Co", "Cn"}


def clean(cell: str) -> str:
    """Return a cell's text as typed, without what no name or word is made of.

    White space and control characters shrink to one space. The apostrophe that guards
    a spreadsheet against running "=" or "+" as a formula is taken off again.
    """
    if not cell:
        return ""
    if _GUARDED.match(cell):
        cell = cell.lstrip()[1:]
    return " ".join(_UNSTORABLE.sub(" ", cell).split())


def letters_lost(text: str) -> bool:
    """Say whether the office's export wrote "?" for letters that it could not write."""
    return any(sign in text for sign in _LOST)


def holds_unseen(text: str) -> bool:
    """Say whether a character is in it that nobody can see, such as one that turns."""
    if text.isprintable():
        return False
    return any(unicodedata.category(sign) in _UNSEEN for sign in text)


def day_of(text: str) -> date | None:
    """Return the day, written as 9/2/2027, 2027-02-09 or 9 Feb 2027, or nothing.

    The day comes before the month. Two figures for a year mean this century.
    """
    text = _MIDNIGHT.sub("", text)
    if found := _ISO.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _NUMERIC.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _WORDY.fullmatch(text):
        return _day(found[1], _month_number(found[2]), found[3])
    return None


def _day(day: str, month: str, year: str) -> date | None:
    century = _CENTURY if len(year) == len("27") else 0
    try:
        return date(century + int(year), int(month), int(day))
    except ValueError:
        return None


def _month_number(name: str) -> str:
    short = name[:3].title()
    return str(wording.MONTHS.index(short) + 1) if short in wording.MONTHS else "0"


def meaning(part: str, text: str) -> str | None:
    """Return what a written value means; ``None`` if it is not known."""
    return _values().get((part, key(text)))


def yes_no(text: str) -> bool | None:
    """Return whether it says yes; ``None`` if it says neither."""
    return {"yes": True, "no": False}.get(meaning("yes_no", text) or "")


def year_group_of(text: str) -> str | None:
    """Return the census year group; empty where the word fits several, such as Nursery.

    ``None`` if it is not known.
    """
    found = meaning("year_group", text)
    if found is not None:
        return found
    number = _YEAR.fullmatch(key(text))
    if number is None or int(number[1]) > _OLDEST_YEAR_GROUP:
        return None
    return str(int(number[1])) if int(number[1]) else "R"


def status_of(text: str) -> tuple[SenStatus | None, str]:
    """Return the SEN status, and the office's own words if the code is a legacy one.

    "K", "SEN support", "K - SEN Support" and "SEN Support (K)" all mean K. No status
    if the words are not known.
    """
    code = meaning("status", text)
    if code is None:
        found = (meaning("status", code) for code in _codes_in(text))
        code = next((code for code in found if code), None)
    if code is None:
        return None, ""
    legacy = legacy_statuses().get(code)
    return (legacy, text) if legacy else (SenStatus(code), "")


def _codes_in(text: str) -> tuple[str, ...]:
    found = (pattern.fullmatch(text) for pattern in (_CODE_FIRST, _CODE_LAST))
    return tuple(match[1] for match in found if match)


def needs_of(cell: str, rank: int) -> tuple[FileNeed, ...] | None:
    """Return the needs in a cell, usually one; ``None`` if the words are not known.

    Several, separated by commas, strokes or lines, are ranked from ``rank`` on.

    Args:
        cell: The cell as it stands in the file.
        rank: The rank of the first one; 0 where the file gives none.
    """
    whole = _need_of(clean(cell), rank)
    if whole is not None:
        return (whole,)
    parts = [part for part in map(clean, _SEPARATORS.split(cell)) if part]
    found = [_need_of(part, rank and rank + n) for n, part in enumerate(parts)]
    known = tuple(need for need in found if need is not None)
    return known if known and len(known) == len(parts) else None


def _need_of(text: str, rank: int) -> FileNeed | None:
    for candidate in (text, *_codes_in(text)):
        code = _need_words().get(key(candidate))
        if code is not None:
            return FileNeed(code, rank, "" if code else text)
    return None


@cache
def _values() -> dict[tuple[str, str], str]:
    path = resources.file("intake", "values.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            (row["part"], key(row["written"])): row["means"]
            for row in csv.DictReader(rows)
        }


@cache
def _need_words() -> dict[str, str]:
    """Return the code for every way to write a need; empty for one kept in words."""
    words = {w: code for (part, w), code in _values().items() if part == "need"}
    for kind in need_types():
        words |= {key(kind.code): kind.code, key(kind.description): kind.code}
    return words
