"""A cycle in a line: its days, its outcomes, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ui.widgets.labels import Chip
from senco_app.vocabulary import Stage
from senco_app.wording import counted, day, short_day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import CycleLine
    from senco_app.ui.widgets.labels import Tone


def line_words(line: CycleLine) -> str:
    """Return "begun 5 Jan 2027 · review by Mon 8 Feb 2027 · 2 outcomes"."""
    parts = [f"begun {short_day(line.started_on)}"]
    if line.reviewed_on is not None:
        parts.append(f"reviewed {short_day(line.reviewed_on)}")
    elif line.review_by is not None:
        parts.append(f"review by {day(line.review_by)}")
    if line.outcomes and line.stage is Stage.CLOSED:
        total = counted(line.outcomes, "outcome", "outcomes")
        parts.append(f"{line.outcomes_met} of {total} met")
    elif line.outcomes:
        parts.append(counted(line.outcomes, "outcome", "outcomes"))
    return " · ".join(parts)


def line_chips(line: CycleLine, today: date) -> tuple[Chip, ...]:
    """Return where the cycle stands: its stage, that it is late, or how it ended."""
    if line.stage is Stage.CLOSED:
        decided = line.decision.value if line.decision else "closed"
        return (Chip(decided[:1].upper() + decided[1:], "neutral"),)
    late = line.review_by is not None and line.review_by < today
    if line.stage is Stage.REVIEW and late:
        return (Chip("Review late", "late"),)
    tone: Tone = "soon" if line.stage is Stage.REVIEW else "accent"
    return (Chip(line.stage.value, tone),)
