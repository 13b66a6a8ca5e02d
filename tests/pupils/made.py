"""Made-up pupils, terms and cycles for tests of what happens to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from senco_app.cycles.commands import SaveAssessment, SavePlan, StartCycle
from senco_app.cycles.queries import CyclePage
from senco_app.cycles.records import (
    Assessment,
    CycleRecord,
    Outcome,
    OutcomeFinding,
    Plan,
    Provision,
    Review,
)
from senco_app.pupils.commands import AddPupil
from senco_app.pupils.records import PupilDetails, RankedNeed
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.vocabulary import (
    ClosedDay,
    Decision,
    KeepReason,
    Result,
    SenStatus,
)

if TYPE_CHECKING:
    from senco_app.register import Register

STARTED = date(2026, 11, 2)
PLANNED = date(2026, 11, 9)

TERMS = Calendar(
    terms=(
        TermDates(
            "Autumn 2026",
            date(2026, 9, 3),
            date(2026, 12, 18),
            date(2026, 10, 26),
            date(2026, 10, 30),
        ),
        TermDates(
            "Spring 2027",
            date(2027, 1, 4),
            date(2027, 3, 25),
            date(2027, 2, 15),
            date(2027, 2, 19),
        ),
        TermDates(
            "Summer 2027",
            date(2027, 4, 12),
            date(2027, 7, 21),
            date(2027, 5, 31),
            date(2027, 6, 4),
        ),
    ),
    days_off=(
        DayOff(date(2026, 11, 27), ClosedDay.INSET, "Staff training"),
        DayOff(date(2027, 1, 13), ClosedDay.CLOSURE, "Snow"),
    ),
)

NINIAN = PupilDetails(
    legal_surname="Quarrywood",
    legal_forename="Ninian",
    born_on=date(2017, 10, 4),
    form="4 Ash",
)

ASSESSMENT = Assessment(
    sources="Reading test, 5 Nov 2026",
    strengths="Listens well",
    difficulties="Reads 20 words a minute",
    pupil_view="“I like stories.”",
    parents_view="Reads a little at home",
)

PLAN = Plan(
    outcomes=(
        Outcome("Reads fluently", "20 words", "40 words", "a minute", date(2027, 2, 5)),
        Outcome("Spells", "5 of 20", "15 of 20", "weekly list", date(2027, 2, 5)),
    ),
    provisions=(Provision("Paired reading", "Ms Vance", 20, 3, 10, 2),),
    strategies="Word bank on the desk",
    responsible="Mr Oake",
    parents_told_on=PLANNED,
    review_by=date(2027, 2, 2),
)


def add_pupil(
    register: Register,
    details: PupilDetails = NINIAN,
    status: SenStatus = SenStatus.SEN_SUPPORT,
    needs: tuple[str, ...] = ("SPLD",),
    from_on: date = date(2026, 9, 3),
) -> str:
    """Return the id of a pupil who was added."""
    if status is SenStatus.NONE:
        needs = ()
        details = replace(details, keep_reason=KeepReason.MONITORING)
    ranked = tuple(
        RankedNeed(code, rank, from_on) for rank, code in enumerate(needs, start=1)
    )
    return register.execute(AddPupil(details, status, from_on, ranked, "Came up"))


def planned_cycle(register: Register, pupil_id: str, plan: Plan = PLAN) -> CycleRecord:
    """Return a cycle whose plan was agreed on 9 November 2026."""
    cycle_id = register.execute(StartCycle(pupil_id, STARTED))
    version = register.ask(CyclePage(cycle_id)).version
    version = register.execute(
        SaveAssessment(cycle_id, version, ASSESSMENT, done=True, assessed_on=STARTED)
    )
    register.execute(SavePlan(cycle_id, version, plan, agreed=True, planned_on=PLANNED))
    return register.ask(CyclePage(cycle_id))


def whole_review(cycle: CycleRecord, decision: Decision = Decision.CARRY_ON) -> Review:
    """Return a review that lacks nothing: the first outcome met, others partly."""
    first, *others = cycle.plan.outcomes
    return Review(
        held_on=date(2027, 2, 8),
        attended="Ninian, his mother, Mr Oake",
        findings=(
            OutcomeFinding(first.id, Result.MET, "42 words"),
            *(OutcomeFinding(o.id, Result.PARTLY_MET, "9 of 20") for o in others),
        ),
        what_helped="Paired reading",
        pupil_words="“I can read to my sister.”",
        parents_words_missing="Could not come; rang on 5 Feb, no answer",
        learned="Short daily practice works",
        next_changes="Add spelling games",
        why_it_stays="",
        decision=decision,
    )
