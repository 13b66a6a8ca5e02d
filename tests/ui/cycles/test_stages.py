"""What the stepper says, without a toolkit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from senco_app.cycles.records import Assessment, CycleRecord, Note, Plan, Review
from senco_app.school.records import Calendar
from senco_app.ui.cycles.stages import (
    Mood,
    cycle_heading,
    near_day,
    stage_to_show,
    stage_words,
)
from senco_app.vocabulary import Stage
from tests.ui.cycles.building import CALENDAR

TODAY = date(2026, 11, 23)
NEW = CycleRecord(
    id="c",
    version=1,
    pupil_id="p",
    pupil_name="Orla Zeller",
    number=3,
    stage=Stage.ASSESS,
    started_on=date(2026, 9, 3),
    assessed_on=None,
    planned_on=None,
    reviewed_on=None,
    late_days=0,
    assessment=Assessment(),
    plan=Plan(),
    notes=(),
    review=Review(),
)
LATE = replace(
    NEW,
    stage=Stage.REVIEW,
    assessed_on=date(2026, 9, 9),
    planned_on=date(2026, 9, 16),
    late_days=9,
    plan=Plan(review_by=date(2026, 11, 10), parents_told_on=date(2026, 9, 15)),
    notes=(Note(date(2026, 10, 1), "seen", "Q. Marsh"),),
)


def said(cycle: CycleRecord) -> list[str]:
    return [words.state for words in stage_words(cycle, TODAY)]


def test_a_new_cycle_waits_for_its_assessment() -> None:
    assert said(NEW) == [
        "begun 3 Sep",
        "may be drafted",
        "after the plan",
        "after the plan",
    ]


def test_a_late_review_says_how_late_in_school_days() -> None:
    assert said(LATE) == [
        "done 9 Sep",
        "agreed 16 Sep · parents told",
        "9 weeks · 1 note",
        "due 10 Nov · 9 school days late",
    ]
    assert stage_words(LATE, TODAY)[3].mood is Mood.LATE


def test_one_day_late_is_one_day() -> None:
    assert said(replace(LATE, late_days=1))[3] == "due 10 Nov · 1 school day late"


def test_stages_that_do_not_open_yet_say_why() -> None:
    whys = [words.closed_because for words in stage_words(NEW, TODAY)]
    assert whys[:2] == ["", ""]
    assert "Agree the plan first" in whys[2]
    assert "agree the plan" in whys[3]


def test_every_stage_of_a_closed_cycle_can_be_read() -> None:
    closed = replace(LATE, stage=Stage.CLOSED, reviewed_on=date(2026, 11, 20))
    assert [words.closed_because for words in stage_words(closed, TODAY)] == [""] * 4
    assert said(closed)[3] == "held 20 Nov"
    assert stage_to_show(closed) is Stage.REVIEW


def test_a_cycle_opens_at_the_stage_to_work_on() -> None:
    assert stage_to_show(replace(NEW, stage=Stage.PLAN)) is Stage.PLAN


@pytest.mark.parametrize(
    ("when", "words"),
    [(date(2026, 9, 9), "9 Sep"), (date(2025, 9, 9), "9 Sep 2025")],
)
def test_the_year_is_told_only_if_it_is_another(when: date, words: str) -> None:
    assert near_day(when, TODAY) == words


def test_the_heading_names_the_term() -> None:
    assert cycle_heading(NEW, CALENDAR) == "Cycle 3 · autumn term 2026"


def test_outside_all_known_terms_the_heading_says_when_it_began() -> None:
    assert cycle_heading(NEW, Calendar((), ())) == "Cycle 3 · begun 3 Sep 2026"
