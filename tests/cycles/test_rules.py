from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.cycles import rules
from senco_app.cycles.records import (
    Assessment,
    Missing,
    Outcome,
    OutcomeFinding,
    Plan,
    Provision,
    Review,
)
from senco_app.errors import RuleBrokenError
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import Decision, Result, SenStatus, Stage
from tests.pupils.made import ASSESSMENT, PLAN, PLANNED, TERMS

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2027, 2, 9)
A, P, D, R, C = Stage
DAYS = st.dates(date(2026, 9, 1), date(2027, 7, 31))


@pytest.mark.parametrize(
    ("assessed", "planned", "reviewed", "review_by", "expected"),
    [
        (None, None, None, None, A),
        (None, None, None, TODAY, A),  # a day drafted into a plan changes nothing
        (TODAY, None, None, None, P),
        (PLANNED, PLANNED, None, date(2027, 2, 10), D),
        (PLANNED, PLANNED, None, TODAY, R),
        (PLANNED, PLANNED, None, date(2027, 2, 8), R),
        (PLANNED, PLANNED, TODAY, date(2027, 7, 1), C),
    ],
)
def test_the_days_recorded_say_where_a_cycle_stands(
    assessed: date | None,
    planned: date | None,
    reviewed: date | None,
    review_by: date | None,
    expected: Stage,
) -> None:
    assert rules.stage(assessed, planned, reviewed, review_by, TODAY) is expected


@pytest.mark.parametrize(
    ("now", "allowed"),
    [(A, {A, P}), (P, {A, P}), (D, {A, P, D, R}), (R, {A, P, D, R}), (C, set())],
)
def test_what_may_follow_what_and_why_not(now: Stage, allowed: set[Stage]) -> None:
    assert set(rules.may_follow(now)) == allowed
    for wanted in Stage:
        if wanted in allowed:
            assert rules.why_not(wanted, now) == ""
            rules.check_may_write(wanted, now)
        else:
            why = rules.why_not(wanted, now)
            assert why.endswith(".")
            with pytest.raises(RuleBrokenError) as refused:
                rules.check_may_write(wanted, now)
            assert str(refused.value) == why


def test_lateness_is_counted_in_school_days() -> None:
    days = SchoolDays(TERMS)
    friday = date(2026, 12, 18)
    assert rules.late_days(friday, None, friday, days) == 0
    assert rules.late_days(friday, None, date(2027, 1, 3), days) == 0
    assert rules.late_days(friday, None, date(2027, 1, 5), days) == 2
    assert rules.late_days(friday, date(2027, 1, 4), TODAY, days) == 1
    assert rules.late_days(TODAY, friday, TODAY, days) == 0
    assert rules.late_days(None, None, TODAY, days) == 0


def _refused(check: Callable[[], None], field: str, why: str) -> None:
    with pytest.raises(RuleBrokenError, match=why) as refused:
        check()
    assert refused.value.field == field


def test_a_cycle_starts_by_today_and_after_the_last_review() -> None:
    k, tomorrow = SenStatus.SEN_SUPPORT, date(2027, 2, 10)
    rules.check_start(TODAY, TODAY, k, TODAY)
    _refused(
        lambda: rules.check_start(tomorrow, TODAY, k, None), "started_on", "to come"
    )
    _refused(
        lambda: rules.check_start(PLANNED, TODAY, k, TODAY), "started_on", "Tue 9 Feb"
    )


def test_each_stage_is_dated_after_the_one_before() -> None:
    rules.check_assessed_on(PLANNED, PLANNED, PLANNED, PLANNED)
    rules.check_planned_on(PLANNED, PLANNED, PLANNED)
    early, late = PLANNED - timedelta(days=1), PLANNED + timedelta(days=1)
    refusals: tuple[tuple[Callable[[], None], str], ...] = (
        (lambda: rules.check_assessed_on(early, PLANNED, None, TODAY), "assessed_on"),
        (lambda: rules.check_assessed_on(late, PLANNED, None, PLANNED), "assessed_on"),
        (lambda: rules.check_assessed_on(late, early, PLANNED, TODAY), "assessed_on"),
        (lambda: rules.check_planned_on(early, PLANNED, TODAY), "planned_on"),
        (lambda: rules.check_planned_on(late, PLANNED, PLANNED), "planned_on"),
        (lambda: rules.check_planned_on(PLANNED, None, TODAY), ""),
        (lambda: rules.check_note(early, "x", PLANNED, TODAY), "noted_on"),
        (lambda: rules.check_note(late, "x", PLANNED, PLANNED), "noted_on"),
        (lambda: rules.check_note(PLANNED, " \n", PLANNED, TODAY), "words"),
    )
    for check, field in refusals:
        with pytest.raises(RuleBrokenError) as refused:
            check()
        assert refused.value.field == field
    rules.check_note(PLANNED, "x", PLANNED, TODAY)


def _fields(missing: tuple[Missing, ...]) -> list[str]:
    return [one.field for one in missing]


def test_an_assessment_lacks_what_is_blank() -> None:
    assert rules.missing_for_assessment(ASSESSMENT) == ()
    assert _fields(rules.missing_for_assessment(Assessment())) == [
        "sources",
        "strengths",
        "difficulties",
        "pupil_view",
        "parents_view",
    ]
    assert _fields(
        rules.missing_for_assessment(replace(ASSESSMENT, parents_view=" \t"))
    ) == ["parents_view"]


def test_a_whole_plan_lacks_nothing() -> None:
    assert rules.missing_for_plan(PLAN, TODAY, TERMS, PLANNED) == ()
    assert rules.missing_for_plan(PLAN, PLANNED) == ()


def test_an_empty_plan_says_all_that_it_lacks() -> None:
    assert _fields(rules.missing_for_plan(Plan(), TODAY, TERMS)) == [
        "outcomes",
        "parents_told_on",
        "review_by",
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"aim": " "}, "Outcome 2 still needs an aim."),
        ({"baseline": "", "target": ""}, "needs a baseline and a target."),
        ({"measure": ""}, "needs a measure."),
        ({"by_on": None}, "needs a day to reach it by."),
        ({"by_on": PLANNED}, "by a day after the plan."),
    ],
)
def test_each_outcome_says_from_where_to_where_by_when(
    changes: dict[str, str], why: str
) -> None:
    first, second = PLAN.outcomes
    plan = replace(PLAN, outcomes=(first, replace(second, **changes)))  # type: ignore[arg-type]
    [missing] = rules.missing_for_plan(plan, TODAY, TERMS, PLANNED)
    assert missing.field == "outcomes"
    assert missing.why.endswith(why)


@pytest.mark.parametrize(
    ("review_by", "why"),
    [
        (None, "Set the day"),
        (PLANNED, "comes after the plan of Mon 9 Nov 2026"),
        (date(2027, 11, 10), "by Tue 9 Nov 2027"),
        (date(2027, 2, 17), "The next one is Mon 22 Feb 2027"),
        (date(2026, 11, 28), "Sat 28 Nov 2026 is no school day"),
    ],
)
def test_a_review_is_on_a_school_day_within_a_year(
    review_by: date | None, why: str
) -> None:
    plan = replace(PLAN, review_by=review_by)
    [missing] = rules.missing_for_plan(plan, TODAY, TERMS, PLANNED)
    assert missing.field == "review_by"
    assert why in missing.why


def test_a_review_a_year_on_is_within_a_year() -> None:
    plan = replace(PLAN, review_by=date(2027, 11, 9))
    assert rules.missing_for_plan(plan, TODAY, TERMS, PLANNED) == ()
    assert rules.a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert rules.a_year_after(date(2027, 2, 28)) == date(2028, 2, 28)


@given(DAYS, DAYS)
def test_a_plan_is_agreed_for_school_days_only(agreed: date, review_by: date) -> None:
    soon = agreed + timedelta(days=1)
    outcomes = tuple(replace(o, by_on=soon) for o in PLAN.outcomes)
    plan = replace(PLAN, review_by=review_by, outcomes=outcomes)
    missing = rules.missing_for_plan(plan, date(2027, 8, 31), TERMS, agreed)
    sound = review_by > agreed and SchoolDays(TERMS).holds(review_by)
    assert (missing == ()) is sound


def test_parents_are_told_before_the_plan_is_agreed() -> None:
    for told_on, why in ((None, "6.48"), (date(2027, 2, 10), "still to come")):
        plan = replace(PLAN, parents_told_on=told_on)
        [missing] = rules.missing_for_plan(plan, TODAY, TERMS, PLANNED)
        assert missing.field == "parents_told_on"
        assert why in missing.why


def test_a_provision_says_what_it_is() -> None:
    plan = replace(PLAN, provisions=(Provision(" "),))
    assert _fields(rules.missing_for_plan(plan, TODAY, TERMS, PLANNED)) == [
        "provisions"
    ]


@pytest.mark.parametrize(
    "given_",
    [
        Provision("x", minutes=-1),
        Provision("x", times_a_week=-1),
        Provision("x", weeks=-1),
        Provision("x", group_size=0),
    ],
)
def test_amounts_are_not_negative(given_: Provision) -> None:
    rules.check_amounts((Provision("x"),))
    with pytest.raises(RuleBrokenError, match="Provision 2") as refused:
        rules.check_amounts((Provision("x"), given_))
    assert refused.value.field == "provisions"


OUTCOMES = (Outcome("Reads", id="one"), Outcome("Spells", id="two"))
REVIEW = Review(
    held_on=TODAY,
    findings=(
        OutcomeFinding("one", Result.MET, "42"),
        OutcomeFinding("two", Result.NOT_REVIEWED),
    ),
    pupil_words="“Good”",
    parents_words="Pleased",
    learned="Short and daily works",
    next_changes="More games",
    decision=Decision.CHANGE_PLAN,
)


def _lacks(review: Review) -> list[str]:
    return _fields(rules.missing_for_review(review, OUTCOMES, PLANNED, TODAY))


def test_a_whole_review_lacks_nothing() -> None:
    assert _lacks(REVIEW) == []


def test_an_empty_review_says_all_that_it_lacks() -> None:
    assert _lacks(Review()) == [
        "held_on",
        "findings",
        "findings",
        "pupil_words",
        "parents_words",
        "decision",
    ]


@pytest.mark.parametrize("held_on", [PLANNED - timedelta(days=1), date(2027, 2, 10)])
def test_a_review_is_held_after_the_plan_and_by_today(held_on: date) -> None:
    assert _lacks(replace(REVIEW, held_on=held_on)) == ["held_on"]
    assert _lacks(replace(REVIEW, held_on=PLANNED)) == []


def test_missing_words_have_a_reason() -> None:
    silent = replace(REVIEW, pupil_words=" ", parents_words="")
    assert _lacks(silent) == ["pupil_words", "parents_words"]
    told = replace(
        silent, pupil_words_missing="Was ill", parents_words_missing="No answer"
    )
    assert _lacks(told) == []


@pytest.mark.parametrize(
    ("decision", "learned", "changes", "stays", "expected"),
    [
        (Decision.CARRY_ON, "", "", "Still working", []),
        (Decision.CARRY_ON, "x", "y", "", []),
        (Decision.CARRY_ON, "x", "", "", ["why_it_stays"]),
        (Decision.CARRY_ON, "", "y", " ", ["why_it_stays"]),
        (Decision.CHANGE_PLAN, "x", "y", "", []),
        (Decision.CHANGE_PLAN, "x", "", "z", ["next_changes"]),
        (Decision.CHANGE_PLAN, "", "y", "z", ["learned"]),
        (Decision.CHANGE_PLAN, "", "", "", ["learned", "next_changes"]),
        (Decision.NO_LONGER_NEEDED, "x", "", "", []),
        (Decision.NO_LONGER_NEEDED, "", "y", "z", ["learned"]),
    ],
)
def test_each_decision_has_its_reason(
    decision: Decision, learned: str, changes: str, stays: str, expected: list[str]
) -> None:
    review = replace(
        REVIEW,
        decision=decision,
        learned=learned,
        next_changes=changes,
        why_it_stays=stays,
    )
    assert _lacks(review) == expected


@given(st.booleans(), st.booleans(), st.sampled_from(Decision))
def test_outside_help_and_a_request_are_ticked_beside_any_decision(
    help_: bool,  # noqa: FBT001 - drawn by Hypothesis
    request: bool,  # noqa: FBT001 - drawn by Hypothesis
    decision: Decision,
) -> None:
    review = replace(
        REVIEW,
        decision=decision,
        why_it_stays="x",
        ask_outside_help=help_,
        request_assessment=request,
    )
    assert _lacks(review) == []


def test_findings_are_of_this_plans_outcomes_once_each() -> None:
    rules.check_known_outcomes(REVIEW, OUTCOMES)
    met = OutcomeFinding("one", Result.MET)
    for findings in ((met, met), (OutcomeFinding("three", Result.MET),)):
        with pytest.raises(RuleBrokenError, match="Open the review again"):
            rules.check_known_outcomes(replace(REVIEW, findings=findings), OUTCOMES)


def test_only_the_authority_ends_an_ehc_plan() -> None:
    end = Decision.NO_LONGER_NEEDED
    rules.check_decision(end, SenStatus.SEN_SUPPORT)
    rules.check_decision(Decision.CARRY_ON, SenStatus.EHC_PLAN)
    with pytest.raises(RuleBrokenError, match="ended by the authority") as refused:
        rules.check_decision(end, SenStatus.EHC_PLAN)
    assert refused.value.field == "decision"


OUTCOME = st.builds(
    Outcome,
    aim=st.text(min_size=1),
    baseline=st.text(),
    target=st.text(),
    measure=st.text(),
    by_on=DAYS,
    result=st.none() | st.sampled_from(Result),
    actual=st.text(),
    id=st.text(min_size=1),
)


@given(st.lists(OUTCOME).map(tuple))
def test_the_next_cycle_takes_over_what_was_not_met(
    outcomes: tuple[Outcome, ...],
) -> None:
    carried = rules.carried_outcomes(outcomes)
    left = [one for one in outcomes if one.result is not Result.MET]
    assert [one.aim for one in carried] == [one.aim for one in left]
    for new, old in zip(carried, left, strict=True):
        assert new.baseline == (old.actual if old.actual.strip() else old.baseline)
        assert (new.target, new.measure) == (old.target, old.measure)
        assert (new.by_on, new.result, new.actual, new.id) == (None, None, "", "")
