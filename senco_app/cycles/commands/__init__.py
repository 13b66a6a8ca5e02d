"""Changes to support cycles: start, assess, plan, do, review."""

from __future__ import annotations

from senco_app.cycles.commands.planning import AddNote, SaveAssessment, SavePlan
from senco_app.cycles.commands.reviewing import FinishReview, SaveReview
from senco_app.cycles.commands.starting import StartCycle

__all__ = [
    "AddNote",
    "FinishReview",
    "SaveAssessment",
    "SavePlan",
    "SaveReview",
    "StartCycle",
]
