"""The forms of a cycle's four stages, one on show, each made when first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from senco_app.cycles.queries import SuggestedReviewDay
from senco_app.errors import RuleBrokenError
from senco_app.school.queries import CalendarIs
from senco_app.ui.cycles.assess_form import AssessForm
from senco_app.ui.cycles.do_form import DoForm
from senco_app.ui.cycles.plan_form import PlanForm
from senco_app.ui.cycles.review_form import ReviewForm
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from senco_app.cycles.records import CycleRecord
    from senco_app.register import Register

Finishing = AssessForm | PlanForm | ReviewForm
StageOrNotes = Finishing | DoForm
F = TypeVar("F", AssessForm, PlanForm, DoForm, ReviewForm)


class FormStack(QStackedWidget):
    """Makes the forms and keeps them filled; a stage nobody opens costs nothing."""

    form_made = Signal(object)  # the form, filled

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._cycle: CycleRecord | None = None
        self._forename = ""
        self.made: list[StageOrNotes] = []

    @cached_property
    def assess(self) -> AssessForm:
        """The form of Assess."""
        return self._ready(AssessForm(self))

    @cached_property
    def plan(self) -> PlanForm:
        """The form of Plan."""
        form = self._ready(PlanForm(self))
        form.suggestion_requested.connect(lambda: self._suggest_for(form))
        return form

    @cached_property
    def do(self) -> DoForm:
        """The notes, with the plan beside them."""
        return self._ready(DoForm(self))

    @cached_property
    def review(self) -> ReviewForm:
        """The form of Review."""
        form = self._ready(ReviewForm(self))
        form.held_on.day_changed.connect(lambda: self._suggest_for(form))
        return form

    def show_cycle(self, cycle: CycleRecord, forename: str) -> None:
        """Fill the forms from this record; what is being typed stays."""
        self._cycle, self._forename = cycle, forename
        for form in self.made:
            self._fill(form)

    def show_stage(self, stage: Stage) -> None:
        """Show the form of this stage."""
        if stage is Stage.ASSESS:
            self.setCurrentWidget(self.assess)
        elif stage is Stage.PLAN:
            self.setCurrentWidget(self.plan)
        elif stage is Stage.DO:
            self.setCurrentWidget(self.do)
        else:
            self.setCurrentWidget(self.review)

    def unsaved(self) -> bool:
        """Say whether any form holds words that are not in the register."""
        return any(form.unsaved() for form in self.made)

    def _ready(self, form: F) -> F:
        self.made.append(form)
        self.addWidget(form)
        self._fill(form)
        self.form_made.emit(form)
        return form

    def _fill(self, form: StageOrNotes) -> None:
        if self._cycle is None:
            return
        form.show_cycle(self._cycle, self._register.today())
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
