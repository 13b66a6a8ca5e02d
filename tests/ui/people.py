"""Pupils that tests of screens put into a register."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.cycles.commands import SaveAssessment, SavePlan, StartCycle
from senco_app.cycles.queries import CyclePage
from senco_app.cycles.records import Assessment, Outcome, Plan, Provision
from senco_app.pupils.commands import AddPupil
from senco_app.pupils.records import PupilDetails, RankedNeed
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.register import Register


def add_pupil(
    register: Register,
    surname: str,
    forename: str,
    *,
    form: str = "5 Oak",
    status: SenStatus = SenStatus.SEN_SUPPORT,
    needs: tuple[str, ...] = ("SLCN",),
) -> str:
    """Add a pupil whose status has held for 60 days; return the id."""
    since = register.today() - timedelta(days=60)
    ranked = tuple(RankedNeed(code, rank, since) for rank, code in enumerate(needs, 1))
    details = PupilDetails(surname, forename, form=form)
    return register.execute(AddPupil(details, status, since, ranked, "made up", since))


def start_cycle(register: Register, pupil_id: str, *, days_ago: int = 0) -> str:
    """Start a pupil's cycle so many days ago; return its id."""
    on = register.today() - timedelta(days=days_ago)
    return register.execute(StartCycle(pupil_id, on))


def agree_plan(register: Register, cycle_id: str, *, on: date, review_by: date) -> None:
    """Assess, and agree a plan with one outcome, to be reviewed by a day."""
    assessment = Assessment("Teachers’ notes", "Drawing", "Words", "Shy", "At home too")
    version = register.ask(CyclePage(cycle_id)).version
    register.execute(
        SaveAssessment(cycle_id, version, assessment, done=True, assessed_on=on)
    )
    plan = Plan(
        outcomes=(Outcome("Asks for help", "0", "3", "times a week", review_by),),
        provisions=(Provision("Help card", "Mrs Carter", 10, 3, 6),),
        strategies="Show it, then say it.",
        responsible="Mrs Carter",
        parents_told_on=on,
        review_by=review_by,
    )
    version = register.ask(CyclePage(cycle_id)).version
    register.execute(SavePlan(cycle_id, version, plan, agreed=True, planned_on=on))
