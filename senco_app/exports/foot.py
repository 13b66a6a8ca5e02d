"""What stands at the foot of every page, on paper and in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.exports import lettering

if TYPE_CHECKING:
    from senco_app.summaries.records import Paper, Source


def whose(paper: Paper) -> str:
    """Return "Confidential: personal data about Ada Byron", or the paper's own."""
    if paper.foot:
        return lettering.in_one_line(paper.foot)
    name = lettering.in_one_line(paper.confidential)
    return f"Confidential: personal data about {name}" if name else "Confidential"


def made(paper: Paper) -> str:
    """Return who printed it, when, and the head of the audit chain."""
    parts = [
        f"Printed by {lettering.in_one_line(paper.printed_by)}",
        wording.day(paper.printed_on),
    ]
    if paper.audit_head:
        parts.append(f"Audit mark {lettering.in_one_line(paper.audit_head)}")
    return " · ".join(parts)


def cited(source: Source | None) -> str:
    """Return "[Review, 12 Feb 2026]", or nothing for a statement without a source."""
    if source is None:
        return ""
    when = f", {wording.short_day(source.on)}" if source.on else ""
    return f"[{lettering.in_one_line(source.kind)}{when}]"
