"""The rules of a support cycle: what may follow what, what a stage still lacks."""

from __future__ import annotations

from senco_app.cycles.rules.planning import (
    a_year_after,
    check_amounts,
    missing_for_assessment,
    missing_for_plan,
)
from senco_app.cycles.rules.reviewing import (
    carried_outcomes,
    check_decision,
    check_known_outcomes,
    missing_for_review,
    refuse_missing,
)
from senco_app.cycles.rules.stages import (
    REVIEW_AFTER_WEEKS,
    WORK_IN,
    check_assessed_on,
    check_may_write,
    check_no_open_cycle,
    check_note,
    check_planned_on,
    check_start,
    late_days,
    may_follow,
    stage,
    why_not,
)

__all__ = [
    "REVIEW_AFTER_WEEKS",
    "WORK_IN",
    "a_year_after",
    "carried_outcomes",
    "check_amounts",
    "check_assessed_on",
    "check_decision",
    "check_known_outcomes",
    "check_may_write",
    "check_no_open_cycle",
    "check_note",
    "check_planned_on",
    "check_start",
    "late_days",
    "may_follow",
    "missing_for_assessment",
    "missing_for_plan",
    "missing_for_review",
    "refuse_missing",
    "stage",
    "why_not",
]
