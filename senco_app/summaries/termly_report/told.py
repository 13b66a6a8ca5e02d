"""How numbers, shares and codes are said in the report."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.records import Quote
from senco_app.summaries.words import named

if TYPE_CHECKING:
    from senco_app.summaries.records import Block
    from senco_app.summaries.termly_report.suppression import Count

WITHHELD = "withheld"
MINUTES = 60
_SEXES = {"F": "Girls", "M": "Boys", "": "Sex not recorded"}


def told(count: Count) -> str:
    """Return "1,234", or that the number is withheld."""
    return WITHHELD if count is None else f"{count:,}"


def per_cent(part: int, whole: int) -> float:
    """Return a share in per cent, to one place, half rounded up; 0 of nothing."""
    if not whole:
        return 0.0
    exact = Decimal(part * 100) / Decimal(whole)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def share(part: Count, whole: Count) -> str:
    """Return "15.3 %"; withheld with its part, empty without a whole."""
    if part is None or whole is None:
        return WITHHELD
    return f"{per_cent(part, whole):.1f} %" if whole else ""


def signed(change: int) -> str:
    """Return "3 more", "2 fewer" or "no change"."""
    if not change:
        return "no change"
    return f"{change:,} more" if change > 0 else f"{-change:,} fewer"


def hours(minutes: Count) -> str:
    """Return "12.5" for 750 minutes."""
    if minutes is None:
        return WITHHELD
    exact = (Decimal(minutes) / MINUTES).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{exact:,}"


def need_words(code: str) -> str:
    """Return a need with its code; a child without one is said so."""
    return named(code) if code else "No need recorded"


def year_words(year: str) -> str:
    """Return a year group in words; a child without one is said so."""
    return wording.year_name(year) if year else "Not known"


def sex_words(sex: str) -> str:
    """Return the heading of a column of girls or boys."""
    return _SEXES.get(sex, sex)


def comment(words: str) -> tuple[Block, ...]:
    """Return the SENCO's words on a part, if there are any."""
    return (Quote(words.strip(), "The SENCO"),) if words.strip() else ()
