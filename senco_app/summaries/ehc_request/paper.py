"""The request for an EHC needs assessment as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.summaries.ehc_request import (
    asking,
    child,
    chronology,
    closing,
    needs,
    provision,
    support,
    voice,
)
from senco_app.summaries.records import Paper

if TYPE_CHECKING:
    from senco_app.summaries.ehc_request.evidence import Evidence

PARTS = (
    asking.request,
    child.child,
    child.family,
    child.schooling,
    voice.child_says,
    voice.parents_say,
    voice.portrait,
    chronology.history,
    needs.needs,
    needs.progress,
    support.cycles,
    provision.provision_now,
    provision.adjustments,
    closing.professionals,
    child.health_and_care,
    provision.sought,
    child.adulthood,
    child.additional,
    closing.agreement,
    closing.attachments,
)


def ehc_request(evidence: Evidence) -> Paper:
    """Return the request, parts 0 to 20, from what the register holds.

    It is a statutory paper, so it carries the legal name with the preferred one
    beside it, and the UPN, because it goes to the child's authority. It says where
    the register holds nothing, and never whether a request may be made: that is the
    test of the Children and Families Act 2014, s36(8), which the authority applies.
    """
    parts = tuple(part(evidence) for part in PARTS)
    to = f" to {evidence.authority}" if evidence.authority else ""
    return Paper(
        title=f"EHC needs assessment request: {evidence.legal_name}",
        subtitle=f"{evidence.school.name}{to}",
        confidential=evidence.legal_name,
        printed_by=evidence.printed_by,
        printed_on=evidence.printed_on,
        audit_head=evidence.audit_head,
        sections=(asking.cover(evidence, parts), *parts),
    )
