"""The forms of a cycle's four stages, one on show, each made when first needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from senco_app.cycles.queries import SuggestedReviewDay
from senco_app.errors import RuleBrokenError
from senco_app.school.queries import CalendarIs
from senco_app.ui.cycles.assess_form import AssessForm
from senco_app.ui.cycles.do_form import DoForm
from senco_app.ui.cycles.plan_form import PlanForm
from senco_app.ui.cycles.review_form import ReviewForm
from senco_app.ui.lazy_parts import LazyParts
from senco_app.ui.turns import at_once
from senco_app.ui.widgets.room import CurrentStack
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.cycles.records import CycleRecord
    from senco_app.register import Register
    from senco_app.ui.turns import Turns

Finishing = AssessForm | PlanForm | ReviewForm
StageOrNotes = Finishing | DoForm
KINDS: dict[Stage, type[StageOrNotes]] = {
    Stage.ASSESS: AssessForm,
    Stage.PLAN: PlanForm,
    Stage.DO: DoForm,
    Stage.REVIEW: ReviewForm,
}


class FormStack(CurrentStack):
    """Makes the forms and keeps them filled; a stage nobody opens costs nothing."""

    form_made = Signal(object)  # the form, filled

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._cycle: CycleRecord | None = None
        self._forename = ""
        makers = {stage: partial(kind, self) for stage, kind in KINDS.items()}
        self._parts = LazyParts[Stage, StageOrNotes](makers, self._take, self._filling)

    @property
    def made(self) -> tuple[StageOrNotes, ...]:
        """The forms made so far."""
        return tuple(self._parts.made.values())

    @property
    def assess(self) -> AssessForm:
        """The form of Assess."""
        return cast("AssessForm", at_once(self._parts.part(Stage.ASSESS)))

    @property
    def plan(self) -> PlanForm:
        """The form of Plan."""
        return cast("PlanForm", at_once(self._parts.part(Stage.PLAN)))

    @property
    def do(self) -> DoForm:
        """The notes, with the plan beside them."""
        return cast("DoForm", at_once(self._parts.part(Stage.DO)))

    @property
    def review(self) -> ReviewForm:
        """The form of Review."""
        return cast("ReviewForm", at_once(self._parts.part(Stage.REVIEW)))

    def keep(self, cycle: CycleRecord, forename: str = "") -> None:
        """Fill from this record whatever is filled from now on."""
        self._cycle, self._forename = cycle, forename or self._forename

    def showing_cycle(self) -> Turns[None]:
        """Fill the forms from the record that is kept; what is being typed stays.

        Each in one turn: the one on show may be typed in between two of them.
        """
        for form in self.made:
            at_once(self._filling(form))
            yield

    def showing(self, stage: Stage) -> Turns[None]:
        """Show the form of this stage."""
        form = yield from self.making(stage)
        self.setCurrentWidget(form)

    def making(self, stage: Stage) -> Turns[StageOrNotes]:
        """Return the form of this stage; made and filled now if it was not."""
        return (yield from self._parts.part(stage))

    def unsaved(self) -> bool:
        """Say whether any form holds words that are not in the register."""
        return any(form.unsaved() for form in self.made)

    def _take(self, _: Stage, form: StageOrNotes) -> None:
        if isinstance(form, PlanForm):
            form.suggestion_requested.connect(lambda: self._suggest_for(form))
        elif isinstance(form, ReviewForm):
            form.held_on.day_changed.connect(lambda: self._suggest_for(form))
        if form.cycle != self._cycle:  # saved meanwhile, between two turns
            at_once(self._filling(form))
        self.addWidget(form)
        self.form_made.emit(form)

    def _filling(self, form: StageOrNotes) -> Turns[None]:
        if self._cycle is None:
            return
        if isinstance(form, DoForm):
            form.show_cycle(self._cycle, self._register.today())
        else:
            yield from form.showing(self._cycle, self._register.today())
        yield
        if isinstance(form, AssessForm | ReviewForm):
            form.call_pupil(self._forename)
        if isinstance(form, PlanForm):
            form.calendar = self._register.ask(CalendarIs())
        if isinstance(form, PlanForm | ReviewForm):
            self._suggest_for(form)

    def _suggest_for(self, form: PlanForm | ReviewForm) -> None:
        """Tell the form when a review would be due, ten school weeks on."""
        editor = form.planned_on if isinstance(form, PlanForm) else form.held_on
        try:
            from_on = editor.day() or self._register.today()
        except RuleBrokenError:
            return
        form.show_suggestion(self._register.ask(SuggestedReviewDay(from_on)))
