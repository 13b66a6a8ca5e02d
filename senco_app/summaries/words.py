"""Short words for records, the same wherever they are summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.vocabulary import need_type

if TYPE_CHECKING:
    from senco_app.cycles.records import CycleRecord


def decided(cycle: CycleRecord) -> str:
    """Return a review's decision, and what was decided beside it."""
    review = cycle.review
    parts = (
        str(review.decision) if review.decision else "none recorded",
        "ask for outside help" if review.ask_outside_help else "",
        "request an EHC needs assessment" if review.request_assessment else "",
    )
    return wording.listed(parts)


def named(code: str) -> str:
    """Return a type of need as "Moderate learning difficulty (MLD)"."""
    kind = need_type(code)
    return f"{kind.description} ({code})" if kind else code
