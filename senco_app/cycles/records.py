"""Plain records of support cycles that cross borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.vocabulary import Decision, Result, Stage


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known about the need; SEND Code of Practice (2015), 6.45-6.47."""

    sources: str = ""
    strengths: str = ""
    difficulties: str = ""
    pupil_view: str = ""
    parents_view: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An aim; baseline, target and actual are of the same measure.

    ``id`` is empty for one that is not stored yet.
    """

    aim: str
    baseline: str = ""
    target: str = ""
    measure: str = ""
    by_on: date | None = None
    result: Result | None = None
    actual: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """What will be given: minutes a time, times a week, weeks; group of 1: alone."""

    what: str
    who: str = ""
    minutes: int = 0
    times_a_week: int = 0
    weeks: int = 0
    group_size: int = 1
    id: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is aimed at and how; SEND Code of Practice (2015), 6.48-6.51."""

    outcomes: tuple[Outcome, ...] = ()
    provisions: tuple[Provision, ...] = ()
    strategies: str = ""
    responsible: str = ""
    parents_told_on: date | None = None
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What was seen on a day while the plan was carried out."""

    noted_on: date
    words: str
    written_by: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeFinding:
    """What the review found of one outcome; no result until the review is finished."""

    outcome_id: str
    result: Result | None
    actual: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What a review found and decided; SEND Code of Practice (2015), 6.53-6.56.

    Either the words of the pupil, and of the parents, or why there are none. Either
    what was learned and what changes next, or why the plan stays.
    """

    held_on: date | None = None
    attended: str = ""
    findings: tuple[OutcomeFinding, ...] = ()
    what_helped: str = ""
    pupil_words: str = ""
    pupil_words_missing: str = ""
    parents_words: str = ""
    parents_words_missing: str = ""
    learned: str = ""
    next_changes: str = ""
    why_it_stays: str = ""
    decision: Decision | None = None
    ask_outside_help: bool = False
    request_assessment: bool = False


@dataclass(frozen=True, slots=True)
class CycleRecord:
    """One cycle whole, as its page shows it; ``late_days`` are school days."""

    id: str
    version: int
    pupil_id: str
    pupil_name: str
    number: int
    stage: Stage
    started_on: date
    assessed_on: date | None
    planned_on: date | None
    reviewed_on: date | None
    late_days: int
    assessment: Assessment
    plan: Plan
    notes: tuple[Note, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class CycleLine:
    """A cycle as a list shows it."""

    id: str
    number: int
    stage: Stage
    started_on: date
    review_by: date | None
    reviewed_on: date | None
    decision: Decision | None
    outcomes_met: int
    outcomes: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What a stage still lacks: the field, and the sentence to show beside it."""

    field: str
    why: str
