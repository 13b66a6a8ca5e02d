from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.cycles.commands import (
    AddNote,
    FinishReview,
    SaveAssessment,
    SavePlan,
    SaveReview,
    StartCycle,
)
from senco_app.cycles.queries import (
    AllCyclesOf,
    CyclePage,
    CyclesOf,
    SuggestedReviewDay,
)
from senco_app.cycles.records import Outcome, OutcomeFinding, Provision, Review
from senco_app.ehc.commands import BeginRequest
from senco_app.ehc.queries import RequestOf
from senco_app.errors import (
    RecordChangedError,
    RecordMissingError,
    RuleBrokenError,
)
from senco_app.models.history import History
from senco_app.pupils.commands import ArchivePupil, ChangeStatus
from senco_app.pupils.queries import PupilPage
from senco_app.register import Topic
from senco_app.school.commands import SetCalendar
from senco_app.vocabulary import Decision, KeepReason, Result, SenStatus, Stage
from tests.pupils.made import (
    ASSESSMENT,
    NINIAN,
    PLAN,
    PLANNED,
    STARTED,
    TERMS,
    add_pupil,
    planned_cycle,
    whole_review,
)

if TYPE_CHECKING:
    from senco_app.register import Register

TODAY = date(2027, 2, 9)


@pytest.fixture(autouse=True)
def _terms(register: Register) -> None:
    register.execute(SetCalendar(TERMS))


@pytest.fixture
def pupil(register: Register) -> str:
    return add_pupil(register)


def test_a_cycle_starts_with_assessing(register: Register, pupil: str) -> None:
    heard: list[frozenset[Topic]] = []
    register.subscribe(heard.append)

    cycle = register.ask(CyclePage(register.execute(StartCycle(pupil, STARTED))))

    assert (cycle.number, cycle.stage, cycle.started_on) == (1, Stage.ASSESS, STARTED)
    assert cycle.pupil_name == "Ninian Quarrywood"
    assert heard == [frozenset({Topic.CYCLES})]


def test_a_pupil_has_one_open_cycle(register: Register, pupil: str) -> None:
    register.execute(StartCycle(pupil, STARTED))
    with pytest.raises(RuleBrokenError, match="Cycle 1 is still open"):
        register.execute(StartCycle(pupil, STARTED))
    assert len(register.ask(CyclesOf(pupil))) == 1


def test_a_cycle_needs_sen_support_or_a_plan(register: Register) -> None:
    pupil = add_pupil(register, status=SenStatus.NONE)
    with pytest.raises(RuleBrokenError, match="set the status first"):
        register.execute(StartCycle(pupil, STARTED))


def test_no_cycle_starts_for_an_archived_pupil(register: Register, pupil: str) -> None:
    register.execute(ArchivePupil(pupil, "Moved away"))
    with pytest.raises(RuleBrokenError, match="archived"):
        register.execute(StartCycle(pupil, STARTED))


def test_a_cycle_that_is_not_there_is_said_so(register: Register) -> None:
    with pytest.raises(RecordMissingError, match="cycle is not in the register"):
        register.ask(CyclePage("nothing"))


def test_a_whole_turn_goes_from_assess_to_a_filled_next_cycle(
    register: Register, pupil: str
) -> None:
    cycle = planned_cycle(register, pupil)
    assert (cycle.stage, cycle.late_days) == (Stage.REVIEW, 5)
    register.execute(AddNote(cycle.id, date(2026, 12, 1), "Read a page unaided"))

    review = whole_review(cycle, Decision.CHANGE_PLAN)
    following = register.execute(FinishReview(cycle.id, cycle.version, review))

    before, after = register.ask(AllCyclesOf(pupil))
    assert (before.stage, before.reviewed_on) == (Stage.CLOSED, review.held_on)
    assert before.review == review
    assert [(n.words, n.written_by) for n in before.notes] == [
        ("Read a page unaided", "Quillon Marsh")
    ]
    assert (after.id, after.number, after.stage) == (following, 2, Stage.ASSESS)
    assert after.started_on == review.held_on
    assert after.assessment == replace(ASSESSMENT, pupil_view="", parents_view="")
    [outcome] = after.plan.outcomes
    assert replace(outcome, id="") == Outcome(
        "Spells", "9 of 20", "15 of 20", "weekly list"
    )
    assert [replace(p, id="") for p in after.plan.provisions] == list(PLAN.provisions)
    assert (after.plan.strategies, after.plan.responsible) == (
        PLAN.strategies,
        PLAN.responsible,
    )
    assert after.plan.parents_told_on is None
    assert after.plan.review_by is None


def test_lines_of_cycles_count_what_was_met(register: Register, pupil: str) -> None:
    cycle = planned_cycle(register, pupil)
    register.execute(FinishReview(cycle.id, cycle.version, whole_review(cycle)))
    second, first = register.ask(CyclesOf(pupil))
    assert (first.outcomes_met, first.outcomes) == (1, 2)
    assert first.decision is Decision.CARRY_ON
    assert (second.outcomes_met, second.outcomes, second.decision) == (0, 1, None)


def test_an_outcome_without_an_actual_keeps_its_baseline(
    register: Register, pupil: str
) -> None:
    cycle = planned_cycle(register, pupil)
    findings = tuple(
        OutcomeFinding(o.id, Result.NOT_REVIEWED) for o in cycle.plan.outcomes
    )
    review = replace(whole_review(cycle), findings=findings)
    after = register.execute(FinishReview(cycle.id, cycle.version, review))
    plan = register.ask(CyclePage(after)).plan
    assert [o.baseline for o in plan.outcomes] == ["20 words", "5 of 20"]


def test_a_started_cycle_is_filled_from_the_last_one(
    register: Register, pupil: str
) -> None:
    cycle = planned_cycle(register, pupil)
    review = whole_review(cycle, Decision.NO_LONGER_NEEDED)
    assert register.execute(FinishReview(cycle.id, cycle.version, review)) == ""
    with pytest.raises(RuleBrokenError, match="set the status first"):
        register.execute(StartCycle(pupil, TODAY))

    register.execute(
        ChangeStatus(pupil, SenStatus.SEN_SUPPORT, TODAY, "Fell back", TODAY)
    )
    with pytest.raises(RuleBrokenError, match="reviewed on Mon 8 Feb 2027"):
        register.execute(StartCycle(pupil, date(2027, 2, 7)))
    again = register.ask(CyclePage(register.execute(StartCycle(pupil, TODAY))))
    assert (again.number, again.assessment.sources) == (2, ASSESSMENT.sources)
    assert [o.aim for o in again.plan.outcomes] == ["Spells"]


def test_no_longer_needed_ends_support_with_reason_and_telling(
    register: Register, pupil: str
) -> None:
    cycle = planned_cycle(register, pupil)
    heard: list[frozenset[Topic]] = []
    register.subscribe(heard.append)
    review = whole_review(cycle, Decision.NO_LONGER_NEEDED)
    register.execute(FinishReview(cycle.id, cycle.version, review))

    record = register.ask(PupilPage(pupil))
    now, former = record.statuses
    assert (now.status, now.from_on) == (SenStatus.NONE, date(2027, 2, 8))
    assert now.reason == "Short daily practice works"
    assert now.parents_told_on == date(2027, 2, 8)
    assert former.until_on == date(2027, 2, 7)
    assert record.needs == ()
    assert [need.type_code for need in record.former_needs] == ["SPLD"]
    assert record.details.keep_reason is KeepReason.OFF_SUPPORT_RECENTLY
    assert heard == [frozenset({Topic.CYCLES, Topic.PUPILS})]


def test_a_review_cannot_end_an_ehc_plan(register: Register) -> None:
    pupil = add_pupil(register, status=SenStatus.EHC_PLAN)
    cycle = planned_cycle(register, pupil)
    review = whole_review(cycle, Decision.NO_LONGER_NEEDED)
    with pytest.raises(RuleBrokenError, match="ended by the authority"):
        register.execute(FinishReview(cycle.id, cycle.version, review))
    assert register.ask(CyclePage(cycle.id)).stage is Stage.REVIEW


def test_a_request_begins_with_the_review_that_asks_for_it(
    register: Register, pupil: str
) -> None:
    cycle = planned_cycle(register, pupil)
    review = replace(whole_review(cycle), request_assessment=True)
    after = register.execute(FinishReview(cycle.id, cycle.version, review))

    request = register.ask(RequestOf(pupil))
    assert request is not None
    assert (request.authority, request.sent_on) == ("Herefordshire", None)
    assert request.started_on == review.held_on
    assert register.ask(CyclePage(after)).stage is Stage.ASSESS  # support goes on


def test_no_second_request_begins_while_one_is_open(
    register: Register, pupil: str
) -> None:
    first = register.execute(BeginRequest(pupil))
    cycle = planned_cycle(register, pupil)
    review = replace(whole_review(cycle), request_assessment=True, held_on=TODAY)
    register.execute(FinishReview(cycle.id, cycle.version, review))
    request = register.ask(RequestOf(pupil))
    assert request is not None
    assert request.id == first


def test_a_closed_cycle_stays_as_it_was(register: Register, pupil: str) -> None:
    cycle = planned_cycle(register, pupil)
    register.execute(FinishReview(cycle.id, cycle.version, whole_review(cycle)))
    closed = register.ask(CyclePage(cycle.id))
    for command in (
        SaveAssessment(cycle.id, closed.version, ASSESSMENT),
        SavePlan(cycle.id, closed.version, closed.plan),
        AddNote(cycle.id, PLANNED, "Late thought"),
        SaveReview(cycle.id, closed.version, closed.review),
        FinishReview(cycle.id, closed.version, closed.review),
    ):
        with pytest.raises(RuleBrokenError, match="closed and stays as it was"):
            register.execute(command)
    assert register.ask(CyclePage(cycle.id)) == closed


def test_a_review_is_kept_for_later_as_typed(register: Register, pupil: str) -> None:
    cycle = planned_cycle(register, pupil)
    begun = Review(
        held_on=date(2027, 2, 8),
        attended="  Ninian\n",
        findings=(OutcomeFinding(cycle.plan.outcomes[0].id, Result.MET, "42 "),),
        decision=Decision.CARRY_ON,
        ask_outside_help=True,
    )
    version = register.execute(SaveReview(cycle.id, cycle.version, begun))
    kept = register.ask(CyclePage(cycle.id))
    assert kept.review == begun
    assert (kept.version, kept.reviewed_on) == (version, None)
    assert kept.stage is Stage.REVIEW


def test_an_unfinished_review_is_not_closed(register: Register, pupil: str) -> None:
    cycle = planned_cycle(register, pupil)
    review = replace(whole_review(cycle), pupil_words="")
    with pytest.raises(RuleBrokenError, match="pupil said") as refused:
        register.execute(FinishReview(cycle.id, cycle.version, review))
    assert refused.value.field == "pupil_words"
    assert register.ask(CyclePage(cycle.id)) == cycle


def test_a_plan_is_agreed_only_after_the_assessment(
    register: Register, pupil: str
) -> None:
    cycle_id = register.execute(StartCycle(pupil, STARTED))
    with pytest.raises(RuleBrokenError, match="Finish the assessment"):
        register.execute(SavePlan(cycle_id, 1, PLAN, agreed=True))


def test_a_plan_is_not_agreed_before_parents_were_told(
    register: Register, pupil: str
) -> None:
    cycle_id = register.execute(StartCycle(pupil, STARTED))
    version = register.execute(
        SaveAssessment(cycle_id, 1, ASSESSMENT, done=True, assessed_on=STARTED)
    )
    plan = replace(PLAN, parents_told_on=None)
    with pytest.raises(RuleBrokenError, match=r"6\.48") as refused:
        register.execute(
            SavePlan(cycle_id, version, plan, agreed=True, planned_on=PLANNED)
        )
    assert refused.value.field == "parents_told_on"

    register.execute(SavePlan(cycle_id, version, plan))  # saved for later
    kept = register.ask(CyclePage(cycle_id))
    assert (kept.stage, kept.planned_on) == (Stage.PLAN, None)
    assert [o.aim for o in kept.plan.outcomes] == ["Reads fluently", "Spells"]


def test_a_review_day_on_a_closure_is_refused_with_the_next_one(
    register: Register, pupil: str
) -> None:
    with pytest.raises(RuleBrokenError, match="Thu 14 Jan 2027"):
        planned_cycle(register, pupil, replace(PLAN, review_by=date(2027, 1, 13)))


def test_an_agreed_plan_stays_whole_and_agreed(register: Register, pupil: str) -> None:
    cycle = planned_cycle(register, pupil)
    with pytest.raises(RuleBrokenError, match="at least one outcome"):
        register.execute(
            SavePlan(cycle.id, cycle.version, replace(cycle.plan, outcomes=()))
        )
    changed = replace(
        cycle.plan,
        outcomes=(*cycle.plan.outcomes[1:], replace(PLAN.outcomes[0], aim="Enjoys")),
        provisions=(Provision("Spelling games"),),
    )
    register.execute(SavePlan(cycle.id, cycle.version, changed))
    plan = register.ask(CyclePage(cycle.id)).plan
    assert [o.aim for o in plan.outcomes] == ["Spells", "Enjoys"]
    assert plan.outcomes[0].id == cycle.plan.outcomes[1].id
    assert [p.what for p in plan.provisions] == ["Spelling games"]
    assert register.ask(CyclePage(cycle.id)).planned_on == PLANNED


def test_an_outcome_of_another_cycle_is_not_taken(
    register: Register, pupil: str
) -> None:
    other = planned_cycle(
        register, add_pupil(register, replace(NINIAN, legal_forename="Orla"))
    )
    cycle = planned_cycle(register, pupil)
    with pytest.raises(RuleBrokenError, match="changed meanwhile"):
        register.execute(SavePlan(cycle.id, cycle.version, other.plan))
    finding = OutcomeFinding(other.plan.outcomes[0].id, Result.MET)
    with pytest.raises(RuleBrokenError, match="Open the review again"):
        register.execute(
            SaveReview(cycle.id, cycle.version, Review(findings=(finding,)))
        )


def test_what_somebody_wrote_meanwhile_is_never_overwritten(
    register: Register, pupil: str
) -> None:
    cycle_id = register.execute(StartCycle(pupil, STARTED))
    first = replace(ASSESSMENT, strengths="Kind")
    register.execute(SaveAssessment(cycle_id, 1, first))
    with pytest.raises(RecordChangedError, match="changed meanwhile by Quillon Marsh"):
        register.execute(SaveAssessment(cycle_id, 1, ASSESSMENT))
    assert register.ask(CyclePage(cycle_id)).assessment == first


def test_a_change_of_outcomes_alone_counts_as_a_change(
    register: Register, pupil: str
) -> None:
    cycle = planned_cycle(register, pupil)
    first, second = cycle.plan.outcomes
    plan = replace(cycle.plan, outcomes=(replace(first, target="50 words"), second))
    version = register.execute(SavePlan(cycle.id, cycle.version, plan))
    assert version == cycle.version + 1
    with pytest.raises(RecordChangedError):
        register.execute(SavePlan(cycle.id, cycle.version, cycle.plan))


def test_a_note_leaves_an_open_form_in_peace(register: Register, pupil: str) -> None:
    cycle = planned_cycle(register, pupil)
    noted = AddNote(cycle.id, date(2026, 12, 1), "Calm")
    assert register.execute(noted) == cycle.version
    register.execute(SavePlan(cycle.id, cycle.version, cycle.plan))


def test_notes_wait_for_the_plan(register: Register, pupil: str) -> None:
    cycle_id = register.execute(StartCycle(pupil, STARTED))
    with pytest.raises(RuleBrokenError, match="Agree the plan first"):
        register.execute(AddNote(cycle_id, STARTED, "Too soon"))


def test_text_is_stored_as_typed(register: Register, pupil: str) -> None:
    cycle_id = register.execute(StartCycle(pupil, STARTED))
    typed = replace(ASSESSMENT, strengths="  <b>x</b> & “y”\n\tŁódź  ")
    register.execute(SaveAssessment(cycle_id, 1, typed))
    assert register.ask(CyclePage(cycle_id)).assessment == typed


def test_a_review_is_suggested_ten_school_weeks_on(register: Register) -> None:
    assert register.ask(SuggestedReviewDay(PLANNED)) == date(2027, 2, 1)
    assert register.ask(SuggestedReviewDay(PLANNED, 9)) == date(2027, 1, 25)


def test_the_pupils_history_tells_each_step_of_the_cycle(
    register: Register, pupil: str
) -> None:
    cycle = planned_cycle(register, pupil)
    register.execute(AddNote(cycle.id, PLANNED, "Calm"))
    register.execute(FinishReview(cycle.id, cycle.version, whole_review(cycle)))
    told = [(line.act, line.why) for line in register.ask(History(pupil))]
    assert told == [
        ("finish the review", "Cycle 1: carry on"),
        ("add a note to a cycle", "Cycle 1"),
        ("save the plan", "Cycle 1: plan agreed"),
        ("save the assessment", "Cycle 1: assessment done"),
        ("start a cycle", "Cycle 1"),
        ("add a pupil", "Came up"),
    ]
