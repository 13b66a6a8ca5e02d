"""What is pointed out in words that were typed for governors: nothing is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.termly_report.few import small_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.summaries.termly_report.naming import Names

NAMED = "This names a child: {}. Governors are told no names; write it without."


def doubts(text: str, names: Names) -> Iterator[str]:
    """Give a sentence on words that may name a child, and one on small numbers."""
    told = (*names.certain(text), *names.doubtful(text))
    if told:
        yield f"this may name a child: {wording.listed(told)}"
    if numbers := small_numbers(text):
        yield (
            f"{wording.listed(numbers)} may be a small number of children, "
            "which governors are not told"
        )


@dataclass(frozen=True, slots=True)
class Doubted:
    """What is said beside a field for governors: each may be empty.

    ``refused`` will not be saved, ``asked`` may stay if it tells nobody about a child.
    """

    refused: str = ""
    asked: str = ""


def looked_through(text: str, names: Names) -> Doubted:
    """Return what is said beside words for governors while they are written."""
    if told := names.certain(text):
        return Doubted(refused=NAMED.format(wording.listed(told)))
    found = tuple(doubts(text, names))
    if not found:
        return Doubted()
    said = "; ".join(found)
    return Doubted(
        asked=f"Look again: {said}. They may stay if they tell nobody about a child."
    )
