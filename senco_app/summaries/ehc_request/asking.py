"""Parts 0 and 1: what the paper holds, and the request itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import wording
from senco_app.summaries.ehc_request.evidence import (
    cited,
    from_review,
    on_or_none,
)
from senco_app.summaries.records import (
    NO_EVIDENCE,
    Facts,
    Grid,
    Nothing,
    Section,
    Source,
    Statement,
    Subheading,
)
from senco_app.vocabulary import AskedBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from senco_app.summaries.ehc_request.evidence import Evidence
    from senco_app.summaries.records import Block

LEGAL_TEST = (
    "The authority must secure an EHC needs assessment if, after having regard to the"
    " views expressed and the evidence submitted, it is of the opinion that the child"
    " or young person has or may have special educational needs, and that it may be"
    " necessary for special educational provision to be made for them in accordance"
    " with an EHC plan."
)
WHO_ASKS = {
    AskedBy.SCHOOL: "The school",
    AskedBy.PARENT: "A parent; the school’s parts are information from the school",
    AskedBy.YOUNG_PERSON: (
        "The young person; the school’s parts are information from the school"
    ),
}


def cover(evidence: Evidence, others: Sequence[Section]) -> Section:
    """Return part 0: for each part, how much the register holds."""
    rows = tuple((str(s.number), s.title, _holding(s)) for s in others)
    blocks: tuple[Block, ...] = (
        Facts(
            cited("This paper", evidence.from_record()),
            (
                ("About", evidence.legal_name),
                ("For", evidence.authority or NO_EVIDENCE),
                ("From", evidence.school.name),
                ("Made by", evidence.printed_by),
                ("Made on", wording.day(evidence.printed_on)),
            ),
        ),
        Grid(
            "Evidence checklist",
            ("Part", "Title", "What the register holds"),
            rows,
            (0.5, 3.0, 2.5),
        ),
        Statement(
            "Each statement is followed by the record it comes from and that record’s"
            " date. Words are printed as they were typed."
        ),
    )
    return Section(0, "Cover and evidence checklist", blocks)


def _holding(section: Section) -> str:
    gaps = sum(isinstance(block, Nothing) for block in section.blocks)
    held = sum(not isinstance(block, Nothing | Subheading) for block in section.blocks)
    if not held:
        return NO_EVIDENCE
    entries = wording.counted(held, "entry", "entries")
    return f"{entries}; part of it without evidence" if gaps else entries


def request(evidence: Evidence) -> Section:
    """Return part 1: who asks whom, when it was sent, and the test in law."""
    blocks: tuple[Block, ...] = (
        Facts(cited("The request", evidence.from_request()), _request_facts(evidence)),
        *_decided_at_reviews(evidence),
        Statement(LEGAL_TEST, Source("Children and Families Act 2014, s36(8)")),
    )
    return Section(1, "The request", blocks)


def _request_facts(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    asked = evidence.request
    if asked is None:
        return (
            ("State", "No request has been begun in the register."),
            ("Authority", _authority(evidence)),
            ("School", evidence.school.name),
        )
    return (
        ("Asked by", WHO_ASKS[asked.asked_by]),
        ("Under", "Children and Families Act 2014, s36(1)"),
        ("Authority", _authority(evidence)),
        ("School", evidence.school.name),
        ("Begun on", wording.day(asked.started_on)),
        ("Parents and carers told on", on_or_none(asked.parents_told_on)),
        ("Sent on", wording.day(asked.sent_on) if asked.sent_on else "Not sent yet."),
        ("Received by the authority on", on_or_none(asked.received_on)),
    )


def _authority(evidence: Evidence) -> str:
    home, to = evidence.pupil.details.home_authority, evidence.authority
    if not to:
        return NO_EVIDENCE
    if home == to:
        return f"{to}, where the child lives"
    if home:
        return f"{to} (the child lives in {home})"
    return f"{to} (no record of where the child lives)"


def _decided_at_reviews(evidence: Evidence) -> Iterator[Block]:
    for cycle in evidence.reviewed:
        if cycle.review.request_assessment:
            yield Statement(
                "The review decided to request an EHC needs assessment.",
                from_review(cycle),
            )
