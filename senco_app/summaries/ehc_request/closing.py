"""Parts 14, 19 and 20: professionals, agreement and signatures, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.ehc_request.evidence import (
    cited,
    from_review,
    on_or_none,
    or_nothing,
)
from senco_app.summaries.records import (
    Facts,
    Nothing,
    Section,
    Statement,
    Subheading,
)

if TYPE_CHECKING:
    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block

SIGN_HERE = "Name:                    Signature:                    Date:"


def professionals(evidence: Evidence) -> Section:
    """Return part 14: the reviews that decided to ask for outside help."""
    asked = tuple(
        Statement("The review decided to ask for outside help.", from_review(cycle))
        for cycle in evidence.reviewed
        if cycle.review.ask_outside_help
    )
    blocks: tuple[Block, ...] = (
        Subheading("Decisions to ask for outside help"),
        *or_nothing(*asked),
        Subheading("Services, reports and what was done with their advice"),
        Nothing(),
    )
    return Section(14, "Professionals involved", blocks)


def agreement(evidence: Evidence) -> Section:
    """Return part 19: whether parents were told, and room to sign."""
    told = evidence.request.parents_told_on if evidence.request else None
    blocks: tuple[Block, ...] = (
        Facts(
            cited("Agreement", evidence.from_request()),
            (("Parents and carers told of the request on", on_or_none(told)),),
        ),
        Subheading("Recorded agreement to share information"),
        Nothing(),
        Facts(
            "To be signed by hand",
            (
                ("Parent or carer", SIGN_HERE),
                ("SENCO", SIGN_HERE),
                ("Headteacher", SIGN_HERE),
            ),
        ),
    )
    return Section(19, "Agreement and signatures", blocks)


def attachments(evidence: Evidence) -> Section:
    """Return part 20. Plans and reviews stand in this paper; files are not kept."""
    inside = tuple(
        Statement(
            f"The plan and review of cycle {cycle.number} are printed in part 11"
            f" ({wording.short_day(cycle.started_on)} –"
            f" {wording.short_day(cycle.reviewed_on)}).",
            from_review(cycle),
        )
        for cycle in evidence.reviewed
        if cycle.reviewed_on
    )
    blocks: tuple[Block, ...] = (
        Subheading("Printed in this paper"),
        *or_nothing(*inside),
        Subheading("Attached files"),
        Nothing(),
    )
    return Section(20, "Attachments", blocks)
