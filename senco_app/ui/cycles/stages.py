"""What a cycle's page says of each stage, in words. Knows no toolkit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from senco_app.cycles.rules import why_not
from senco_app.school.rules import term_of
from senco_app.vocabulary import Stage
from senco_app.wording import MONTHS, counted, short_day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import CycleRecord
    from senco_app.school.records import Calendar

DAYS_A_WEEK = 7
STAGES = (Stage.ASSESS, Stage.PLAN, Stage.DO, Stage.REVIEW)


class Mood(StrEnum):
    """How a stage stands; its words say the same."""

    DONE = "done"
    NOW = "now"
    LATE = "late"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage as the stepper shows it; ``closed_because`` is empty if it opens."""

    stage: Stage
    state: str
    mood: Mood
    closed_because: str = ""


def stage_words(cycle: CycleRecord, today: date) -> tuple[StageWords, ...]:
    """Return the words for all four stages, in order."""
    return (
        _assess(cycle, today),
        _plan(cycle, today),
        _do(cycle, today),
        _review(cycle, today),
    )


def stage_to_show(cycle: CycleRecord) -> Stage:
    """Return the stage to open a cycle at: the one to work on, or its review."""
    return Stage.REVIEW if cycle.stage is Stage.CLOSED else cycle.stage


def cycle_heading(cycle: CycleRecord, calendar: Calendar) -> str:
    """Return "Cycle 3 · autumn term 2026"; outside a known term, when it began."""
    term = term_of(cycle.started_on, calendar)
    if term is None:
        return f"Cycle {cycle.number} · begun {short_day(cycle.started_on)}"
    year = str(cycle.started_on.year)
    name = term.name[:1].lower() + term.name[1:]
    when = name if year in name else f"{name} {year}"
    return f"Cycle {cycle.number} · {when}"


def near_day(when: date, today: date) -> str:
    """Return "9 Sep", with its year only if that is not this one."""
    if when.year == today.year:
        return f"{when.day} {MONTHS[when.month - 1]}"
    return short_day(when)


def _closed_because(stage: Stage, cycle: CycleRecord) -> str:
    """Return why a stage cannot be opened; all of a closed cycle can be read."""
    return "" if cycle.stage is Stage.CLOSED else why_not(stage, cycle.stage)


def _assess(cycle: CycleRecord, today: date) -> StageWords:
    if cycle.assessed_on is not None:
        words = f"done {near_day(cycle.assessed_on, today)}"
        return StageWords(Stage.ASSESS, words, Mood.DONE)
    words = f"begun {near_day(cycle.started_on, today)}"
    return StageWords(Stage.ASSESS, words, Mood.NOW)


def _plan(cycle: CycleRecord, today: date) -> StageWords:
    if cycle.planned_on is not None:
        words = f"agreed {near_day(cycle.planned_on, today)}"
        if cycle.plan.parents_told_on is not None:
            words = f"{words} · parents told"
        return StageWords(Stage.PLAN, words, Mood.DONE)
    if cycle.assessed_on is not None:
        return StageWords(Stage.PLAN, "to agree", Mood.NOW)
    why = _closed_because(Stage.PLAN, cycle)
    words = "after the assessment" if why else "may be drafted"
    return StageWords(Stage.PLAN, words, Mood.WAITING, why)


def _do(cycle: CycleRecord, today: date) -> StageWords:
    if cycle.planned_on is None:
        why = _closed_because(Stage.DO, cycle)
        return StageWords(Stage.DO, "after the plan", Mood.WAITING, why)
    until = min(today, cycle.reviewed_on or today)
    weeks = max(0, (until - cycle.planned_on).days) // DAYS_A_WEEK
    parts = (
        counted(weeks, "week", "weeks"),
        counted(len(cycle.notes), "note", "notes"),
    )
    mood = Mood.DONE if cycle.stage in {Stage.REVIEW, Stage.CLOSED} else Mood.NOW
    return StageWords(Stage.DO, " · ".join(parts), mood)


def _review(cycle: CycleRecord, today: date) -> StageWords:
    if cycle.reviewed_on is not None:
        words = f"held {near_day(cycle.reviewed_on, today)}"
        return StageWords(Stage.REVIEW, words, Mood.DONE)
    due_on = cycle.plan.review_by
    if cycle.planned_on is None or due_on is None:
        why = _closed_because(Stage.REVIEW, cycle)
        return StageWords(Stage.REVIEW, "after the plan", Mood.WAITING, why)
    due = f"due {near_day(due_on, today)}"
    if cycle.late_days > 0:
        late = counted(cycle.late_days, "school day late", "school days late")
        return StageWords(Stage.REVIEW, f"{due} · {late}", Mood.LATE)
    mood = Mood.NOW if cycle.stage is Stage.REVIEW else Mood.WAITING
    return StageWords(Stage.REVIEW, due, mood)
