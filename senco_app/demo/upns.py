"""Unique pupil numbers of a made-up school: sound, and none of a real child."""

from __future__ import annotations

from collections import Counter

from senco_app.pupils.rules import UPN_LETTERS, upn_check_letter

SCHOOL_NUMBER = "8842997"
"""Herefordshire's number, and one that no school there has."""
ELSEWHERE = "8850017"
"""Worcestershire's number, and one below all that schools are given."""


class UpnBook:
    """Gives out numbers, each once; serials run on within a year of issue."""

    def __init__(self, first: int = 1, *, school: str = SCHOOL_NUMBER) -> None:
        self._before = first - 1
        self._school = school
        self._given: Counter[int] = Counter()

    def permanent(self, year: int) -> str:
        """Return a number issued in that calendar year.

        Raises:
            ValueError: If all 999 serials were given out.
        """
        return _with_check(f"{self._school}{year % 100:02}{self._serial(year):03}")

    def temporary(self, year: int) -> str:
        """Return a number for a child whose own is not known yet."""
        serial = self._serial(year) % 100
        letter = UPN_LETTERS[serial % len(UPN_LETTERS)]
        return _with_check(f"{self._school}{year % 100:02}{serial:02}{letter}")

    def _serial(self, year: int) -> int:
        self._given[year] += 1
        return self._before + self._given[year]


def _with_check(upn12: str) -> str:
    return upn_check_letter(upn12) + upn12
