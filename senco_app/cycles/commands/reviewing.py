"""Reviewing a cycle, and what follows from the review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from senco_app.cycles import rules
from senco_app.cycles.commands.following import begin_request, end_support
from senco_app.cycles.commands.rows import (
    changed,
    cycle_to_edit,
    outcomes_of,
    status_now,
)
from senco_app.cycles.commands.starting import begin
from senco_app.cycles.queries import outcome_of
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.vocabulary import Decision, Stage

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.cycles.records import Review
    from senco_app.models.cycle import Cycle
    from senco_app.register import Work

AS_TYPED = (
    "held_on",
    "attended",
    "what_helped",
    "pupil_words",
    "pupil_words_missing",
    "parents_words",
    "parents_words_missing",
    "learned",
    "next_changes",
    "why_it_stays",
    "decision",
    "ask_outside_help",
    "request_assessment",
)


@dataclass(frozen=True, slots=True)
class SaveReview:
    """Keep a review that is not finished yet; it may have gaps."""

    permission: ClassVar[Permission] = Permission.EDIT_CYCLES
    act: ClassVar[str] = "save the review for later"

    cycle_id: str
    version: int
    review: Review

    def run(self, work: Work) -> int:
        """Write the review as typed, and return the cycle's new version.

        Raises:
            RecordMissingError: If there is no such cycle.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If there is no agreed plan, the cycle is closed, or a
                finding is of another plan's outcome.
        """
        cycle = cycle_to_edit(work, self.cycle_id, self.version, Stage.REVIEW)
        _write(work.session, cycle, self.review)
        return changed(work, cycle)


@dataclass(frozen=True, slots=True)
class FinishReview:
    """Close a cycle with its review; support goes on in the next one, or ends."""

    permission: ClassVar[Permission] = Permission.EDIT_CYCLES
    act: ClassVar[str] = "finish the review"

    cycle_id: str
    version: int
    review: Review

    def run(self, work: Work) -> str:
        """Close the cycle, do what was decided, return the next cycle's id or "".

        The next cycle begins on the day of the review, filled from this one. If SEN
        support is no longer needed, the status ends on that day instead. A request for
        an EHC needs assessment is begun if it was ticked and none is open.

        Raises:
            RecordMissingError: If there is no such cycle.
            RecordChangedError: If somebody changed it meanwhile.
            RuleBrokenError: If there is no agreed plan, the cycle is closed, the review
                lacks something, or an EHC plan would end by it.
        """
        cycle = cycle_to_edit(work, self.cycle_id, self.version, Stage.REVIEW)
        self._check(work, cycle)
        _write(work.session, cycle, self.review)
        cycle.reviewed_on = self.review.held_on
        changed(work, cycle, self.review.decision or "")
        if self.review.request_assessment:
            begin_request(work, cycle)
        if self.review.decision is Decision.NO_LONGER_NEEDED:
            end_support(work, cycle)
            work.changed.add(Topic.PUPILS)
            return ""
        started_on = self.review.held_on or work.today
        return begin(work.session, cycle.pupil_id, started_on, cycle).id

    def _check(self, work: Work, cycle: Cycle) -> None:
        status = status_now(work.session, cycle.pupil_id)
        rules.check_decision(self.review.decision, status)
        rows = outcomes_of(work.session, cycle.id)
        outcomes = tuple(outcome_of(row) for row in rows)
        planned_on = cycle.planned_on or cycle.started_on
        rules.refuse_missing(
            rules.missing_for_review(self.review, outcomes, planned_on, work.today)
        )


def _write(session: Session, cycle: Cycle, review: Review) -> None:
    rows = outcomes_of(session, cycle.id)
    rules.check_known_outcomes(review, tuple(outcome_of(row) for row in rows))
    for name in AS_TYPED:
        setattr(cycle, name, getattr(review, name))
    findings = {finding.outcome_id: finding for finding in review.findings}
    for row in rows:
        finding = findings.get(row.id)
        row.result = finding.result if finding else None
        row.actual = finding.actual if finding else ""
