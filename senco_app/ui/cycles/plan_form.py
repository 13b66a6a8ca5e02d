"""Plan: what is aimed at, how, by whom, and when it is reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.cycles.commands import SavePlan
from senco_app.cycles.records import Plan
from senco_app.cycles.rules import missing_for_plan
from senco_app.ui.cycles.form import StageForm
from senco_app.ui.cycles.plan_rows import outcomes_editor, provisions_editor
from senco_app.ui.cycles.typed import SuggestedDay
from senco_app.ui.dressing import most_width
from senco_app.ui.piling import pile
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.card import GAP, Page
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field, LongWords, ShortWords
from senco_app.vocabulary import Stage
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import CycleRecord, Missing
    from senco_app.school.records import Calendar
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors

DAY_WIDTH = 180
SUGGESTED = "10 school weeks on; half-term left out"


class PlanForm(StageForm):
    """The plan that parents and carers are told of."""

    stage = Stage.PLAN
    finish_words = "Agree the plan"
    next_words = "On to the notes"

    suggestion_requested = Signal(object)  # the day on which the plan is agreed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar: Calendar | None = None
        self.outcomes = outcomes_editor()
        self.provisions = provisions_editor()
        self.strategies = LongWords(lines=2)
        self.responsible = ShortWords()
        self.told_on = DateField(field="parents_told_on")
        self.planned_on = SuggestedDay("planned_on")
        self.review_by = DateField(field="review_by")
        self.suggest = LinkButton("", name="Use the suggested review day")
        self._suggested: date | None = None
        self._name_fields()
        self._arrange()
        self.planned_on.day_changed.connect(self.suggestion_requested)
        self.suggest.clicked.connect(self._take_suggestion)

    def filling(self, cycle: CycleRecord, today: date) -> Turns[None]:
        """Show the plan."""
        plan = cycle.plan
        self.outcomes.show_values(plan.outcomes)
        yield
        self.provisions.show_values(plan.provisions)
        yield
        if cycle.planned_on is None:
            self.outcomes.offer_row()
            self.provisions.offer_row()
            yield
        self.strategies.show_words(plan.strategies)
        self.responsible.show_words(plan.responsible)
        self.told_on.set_day(plan.parents_told_on)
        if cycle.planned_on is None:
            self.planned_on.suggest(today)
        else:
            self.planned_on.set_day(cycle.planned_on)
        self.review_by.set_day(plan.review_by)

    def part(self, cycle: CycleRecord) -> object:
        """Return the plan and its day."""
        return cycle.plan, cycle.planned_on

    def value(self) -> Plan:
        """Return the plan as it stands in the editors."""
        return Plan(
            outcomes=self.outcomes.values(),
            provisions=self.provisions.values(),
            strategies=self.strategies.words(),
            responsible=self.responsible.words(),
            parents_told_on=self.told_on.day(),
            review_by=self.review_by.day(),
        )

    def state(self) -> tuple[Plan, date | None]:
        """Return the plan, and its day once it is agreed."""
        return self.value(), self._agreed_on(agreed=False)

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed, or everything again."""
        self.outcomes.set_read_only(fixed=fixed)
        self.provisions.set_read_only(fixed=fixed)
        self.strategies.setReadOnly(fixed)
        for line in (self.responsible, self.told_on, self.planned_on, self.review_by):
            line.setReadOnly(fixed)
        self.suggest.setHidden(fixed or self._suggested is None)

    def save_command(self) -> SavePlan:
        """Keep what was typed."""
        return self._command(agreed=False)

    def finish_command(self) -> SavePlan:
        """Agree the plan on the day in the form."""
        return self._command(agreed=True)

    def missing(self, today: date) -> tuple[Missing, ...]:
        """Return what the plan lacks before it is agreed."""
        return missing_for_plan(
            self.value(), today, self.calendar, self.planned_on.day()
        )

    def is_done(self, cycle: CycleRecord) -> bool:
        """Say whether the plan is agreed."""
        return cycle.planned_on is not None

    def editors(self) -> Editors:
        """Return the rows, the texts and the days."""
        return {
            "outcomes": self.outcomes,
            "provisions": self.provisions,
            "strategies": self.strategies,
            "responsible": self.responsible,
            "parents_told_on": self.told_on,
            "planned_on": self.planned_on,
            "review_by": self.review_by,
        }

    def show_suggestion(self, review_day: date) -> None:
        """Offer a day for the review."""
        self._suggested = review_day
        self.suggest.setText(f"Use {day(review_day)}")
        self.suggest.setVisible(not self.review_by.isReadOnly())
        hint = self.fields["review_by"].hint
        hint.setText(f"{SUGGESTED}: {day(review_day)}")
        hint.show()

    def _take_suggestion(self) -> None:
        self.review_by.set_day(self._suggested)
        self.review_by.setFocus()

    def _command(self, *, agreed: bool) -> SavePlan:
        cycle = self.shown()
        return SavePlan(
            cycle_id=cycle.id,
            version=cycle.version,
            plan=self.value(),
            agreed=agreed,
            planned_on=self._agreed_on(agreed=agreed),
        )

    def _agreed_on(self, *, agreed: bool) -> date | None:
        return self.planned_on.day() if agreed or self.is_done(self.shown()) else None

    def _name_fields(self) -> None:
        for editor in (self.told_on, self.planned_on, self.review_by):
            most_width(editor, DAY_WIDTH)
        self.fields |= {
            "outcomes": Field("Outcomes", self.outcomes),
            "provisions": Field("What will be given", self.provisions),
            "strategies": Field(
                "Strategies in class",
                self.strategies,
                "What every adult does, in every lesson.",
            ),
            "responsible": Field("Who is responsible", self.responsible),
            "parents_told_on": Field("Parents and carers told on", self.told_on),
            "planned_on": Field("Plan agreed on", self.planned_on),
            "review_by": Field("Review by", self.review_by, SUGGESTED),
        }
        # A problem of the rows leads to the button below them.
        self.fields["outcomes"].editor = self.outcomes.add_button
        self.fields["provisions"].editor = self.provisions.add_button

    def _arrange(self) -> None:
        page = Page(self.card)
        page.body.setSpacing(2 * GAP)
        for name in ("outcomes", "provisions", "strategies"):
            page.body.addWidget(self.fields[name])
        last = QHBoxLayout()
        last.setSpacing(2 * GAP)
        for name in ("responsible", "parents_told_on", "planned_on"):
            self.fields[name].keep_to_top()
            last.addWidget(self.fields[name], 1 if name == "responsible" else 0)
        review = QVBoxLayout()
        review.addWidget(self.fields["review_by"])
        review.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignLeft)
        review.addStretch(1)
        last.addLayout(review)
        pile(self, last)
        page.body.addLayout(last)
        page.body.addStretch(1)
        self.lay_out(page, safety=False)
