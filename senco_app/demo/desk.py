"""The made-up SENCO's desk: each act goes through the register on its own day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.cycles.commands import (
    AddNote,
    FinishReview,
    SaveAssessment,
    SavePlan,
    StartCycle,
)
from senco_app.cycles.queries import CyclePage
from senco_app.ehc.commands import (
    EditRequest,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.ehc.queries import RequestOf
from senco_app.pupils.commands import AddPupil, ChangeStatus, EditPupil, SaveProfile
from senco_app.pupils.queries import PupilPage
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from senco_app.demo.entries import Entry, Wish
    from senco_app.demo.reviewing import Finding
    from senco_app.demo.stories import Seen, Story
    from senco_app.ehc.records import RequestRecord
    from senco_app.register import Register


class Desk:
    """Writes what happened; it remembers each child's id and open cycle."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._pupils: dict[int, str] = {}
        self._cycles: dict[int, str] = {}
        self._versions: dict[int, int] = {}

    def pupil_of(self, place: int) -> str:
        """Return the id of the child at a place of the list."""
        return self._pupils[place]

    def cycle_of(self, place: int) -> str:
        """Return the id of the child's newest cycle."""
        return self._cycles[place]

    def enter(self, entry: Entry) -> None:
        """Take the child into the register."""
        command = AddPupil(
            details=entry.details,
            status=entry.status,
            status_from_on=entry.status_from_on,
            needs=entry.needs,
            why=entry.why,
            parents_told_on=entry.status_from_on,
        )
        self._pupils[entry.child.place] = self._register.execute(command)

    def describe(self, entry: Entry) -> None:
        """Write the one-page profile, if the child has one."""
        if entry.profile is None:
            return
        pupil_id = self._pupils[entry.child.place]
        version = self._register.ask(PupilPage(pupil_id)).version
        self._register.execute(SaveProfile(pupil_id, version, entry.profile))

    def look_again(self, place: int, by: date) -> None:
        """Note by when a child without SEN is looked at again."""
        pupil = self._register.ask(PupilPage(self._pupils[place]))
        details = replace(pupil.details, decide_by=by)
        self._register.execute(EditPupil(pupil.id, pupil.version, details))

    def start(self, place: int, on: date) -> None:
        """Start the child's first cycle; later ones begin with a review."""
        command = StartCycle(self._pupils[place], on)
        self._open(place, self._register.execute(command))

    def assess(self, place: int, story: Story) -> None:
        """Write the assessment: finished, or as far as it has come."""
        done = story.days.assessed_on is not None
        cycle_id, version = self._cycles[place], self._versions[place]
        command = SaveAssessment(cycle_id, version, story.assessment, done)
        self._versions[place] = self._register.execute(command)

    def plan(self, place: int, story: Story) -> None:
        """Write the plan: agreed, or as far as it has come."""
        agreed = story.days.planned_on is not None
        cycle_id, version = self._cycles[place], self._versions[place]
        command = SavePlan(cycle_id, version, story.plan, agreed)
        self._versions[place] = self._register.execute(command)

    def note(self, place: int, seen: Seen) -> None:
        """Note what was seen that day."""
        self._register.execute(AddNote(self._cycles[place], seen.on, seen.words))

    def review(self, place: int, finding: Finding, held_on: date) -> None:
        """Close the open cycle with its review."""
        cycle = self._register.ask(CyclePage(self._cycles[place]))
        review = finding.as_review(cycle.plan.outcomes, held_on)
        command = FinishReview(cycle.id, cycle.version, review)
        next_id = self._register.execute(command)
        if next_id:
            self._open(place, next_id)

    def give_plan(self, place: int, on: date) -> None:
        """Record that the authority made an EHC plan."""
        command = ChangeStatus(
            pupil_id=self._pupils[place],
            status=SenStatus.EHC_PLAN,
            from_on=on,
            reason="The authority issued the final plan",
            parents_told_on=on,
        )
        self._register.execute(command)

    def write_request(self, place: int, wish: Wish, on: date) -> None:
        """Write what the request asks for; it was begun by the review."""
        request = self._request(place)
        command = EditRequest(
            request.id,
            request.version,
            asked_by=request.asked_by,
            authority=request.authority,
            parents_told_on=on,
            outcomes_sought=wish.outcomes_sought,
            further_provision=wish.further_provision,
        )
        self._register.execute(command)

    def send_request(self, place: int, on: date) -> None:
        """Record that the request was sent."""
        self._register.execute(RecordRequestSent(self._request(place).id, on))

    def receive_request(self, place: int, on: date) -> None:
        """Record that the authority has it."""
        self._register.execute(RecordRequestReceived(self._request(place).id, on))

    def _open(self, place: int, cycle_id: str) -> None:
        self._cycles[place] = cycle_id
        self._versions[place] = self._register.ask(CyclePage(cycle_id)).version

    def _request(self, place: int) -> RequestRecord:
        request = self._register.ask(RequestOf(self._pupils[place]))
        if request is None:
            message = "the review that asks for an assessment begins the request"
            raise LookupError(message)
        return request
