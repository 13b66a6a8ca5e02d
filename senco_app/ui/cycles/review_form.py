"""Review: what came of the plan, in whose words, and what follows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from senco_app.cycles.commands import FinishReview, SaveReview
from senco_app.cycles.records import Review
from senco_app.cycles.rules import missing_for_review
from senco_app.ui.cycles.findings import FindingsEditor
from senco_app.ui.cycles.form import StageForm, acts_row
from senco_app.ui.cycles.next_step import NextStep
from senco_app.ui.dressing import fix_width
from senco_app.ui.piling import pile
from senco_app.ui.widgets.card import GAP, Card, Page
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field, LongWords, ShortWords
from senco_app.ui.widgets.labels import SafetyLine
from senco_app.vocabulary import Decision, Stage

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import CycleRecord, Missing
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors

DAY_WIDTH = 160


class ReviewForm(StageForm):
    """What the review found, the pupil's and the parents' words, and the decision."""

    stage = Stage.REVIEW
    finish_words = "Finish review"
    next_words = "Next cycle"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held_on = DateField(field="held_on")
        fix_width(self.held_on, DAY_WIDTH)
        self.findings = FindingsEditor()
        self.next_step = NextStep()
        self.lines = {
            name: ShortWords()
            for name in ("attended", "pupil_words_missing", "parents_words_missing")
        }
        self.words = {
            name: LongWords(lines=2)
            for name in ("what_helped", "pupil_words", "parents_words")
        }
        self._name_fields()
        self._arrange()

    def filling(self, cycle: CycleRecord, today: date) -> Turns[None]:
        """Show the review as far as it is written."""
        review = cycle.review
        self.held_on.set_day(review.held_on)
        for name, line in self.lines.items():
            line.show_words(getattr(review, name))
        for name, words in self.words.items():
            words.show_words(getattr(review, name))
        yield
        self.findings.show_outcomes(cycle.plan.outcomes, review, today)
        yield
        self.next_step.show_review(review)
        self._order_tabs()

    def part(self, cycle: CycleRecord) -> object:
        """Return the review, and the outcomes that it speaks of."""
        return cycle.review, cycle.plan.outcomes

    def value(self) -> Review:
        """Return the review as it stands in the editors."""
        return Review(
            held_on=self.held_on.day(),
            findings=self.findings.findings(),
            decision=self.next_step.decision(),
            ask_outside_help=self.next_step.outside_help.isChecked(),
            request_assessment=self.next_step.assessment.isChecked(),
            **{name: line.words() for name, line in self.lines.items()},
            **{name: words.words() for name, words in self.words.items()},
            **self.next_step.all_words(),
        )

    def decided(self) -> Review:
        """Return the review with those words only that belong to its decision."""
        needed = self.next_step.needed_words()
        return replace(
            self.value(),
            why_it_stays=needed["why_it_stays"],
            learned=needed["learned"],
            next_changes=needed["next_changes"],
        )

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed, or everything again."""
        for line in (self.held_on, *self.lines.values()):
            line.setReadOnly(fixed)
        for words in self.words.values():
            words.setReadOnly(fixed)
        self.findings.set_read_only(fixed=fixed)
        self.next_step.set_read_only(fixed=fixed)

    def save_command(self) -> SaveReview:
        """Keep what was typed."""
        cycle = self.shown()
        return SaveReview(cycle.id, cycle.version, self.value())

    def finish_command(self) -> FinishReview:
        """Close the cycle with what the form shows."""
        cycle = self.shown()
        return FinishReview(cycle.id, cycle.version, self.decided())

    def missing(self, today: date) -> tuple[Missing, ...]:
        """Return what the review lacks."""
        cycle = self.shown()
        planned_on = cycle.planned_on or cycle.started_on
        return missing_for_review(
            self.decided(), cycle.plan.outcomes, planned_on, today
        )

    def is_done(self, cycle: CycleRecord) -> bool:
        """Say whether the review is finished."""
        return cycle.reviewed_on is not None

    def editors(self) -> Editors:
        """Return the day, the findings, the words and the decision."""
        return {
            "held_on": self.held_on,
            "findings": self.findings,
            **self.lines,
            **self.words,
            **self.next_step.editors(),
        }

    def call_pupil(self, forename: str) -> None:
        """Speak of the pupil by name."""
        label = f"{forename}’s words"
        self.fields["pupil_words"].label.setText(label)
        self.words["pupil_words"].setAccessibleName(label)

    def show_suggestion(self, review_day: date) -> None:
        """Say when the next cycle's review would be due."""
        self.next_step.show_next_review(review_day)

    def _name_fields(self) -> None:
        none = "Or why there are none"
        self.fields |= {
            "held_on": Field("Held on", self.held_on),
            "attended": Field("Who was there", self.lines["attended"]),
            "findings": Field("Outcomes", self.findings),
            "what_helped": Field(
                "What helped, and what did not", self.words["what_helped"]
            ),
            "pupil_words": Field("The pupil’s words", self.words["pupil_words"]),
            "pupil_words_missing": Field(none, self.lines["pupil_words_missing"]),
            "parents_words": Field(
                "Parents’ and carers’ words", self.words["parents_words"]
            ),
            "parents_words_missing": Field(none, self.lines["parents_words_missing"]),
            "decision": Field("What next?", self.next_step),
            **self.next_step.fields,
        }
        self.fields["findings"].label.hide()
        tall = QSizePolicy.Policy.Preferred  # aims that wrap need their height
        self.fields["findings"].setSizePolicy(tall, tall)
        self.fields["decision"].label.hide()
        self.lines["pupil_words_missing"].setAccessibleName(
            "Why there are none of the pupil’s words"
        )
        self.lines["parents_words_missing"].setAccessibleName(
            "Why there are none of the parents’ and carers’ words"
        )
        # A problem of the decision leads to the first radio button.
        self.fields["decision"].editor = self.next_step.radios[Decision.CARRY_ON]

    def _arrange(self) -> None:
        page, row = Page(self), QHBoxLayout()
        row.setSpacing(GAP)
        found, after = self.card, Card("What next?")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        for name in ("held_on", "attended"):
            self.fields[name].keep_to_top()
            head.addWidget(self.fields[name], 1 if name == "attended" else 0)
        found.body.setSpacing(GAP)
        found.body.addLayout(head)
        found.body.addWidget(self.fields["findings"])
        found.body.addWidget(self.fields["what_helped"])
        found.body.addLayout(self._voices())
        found.body.addWidget(SafetyLine())
        found.body.addStretch(1)
        after.body.addWidget(self.fields["decision"])
        after.body.addStretch(1)
        row.addWidget(found, 3)
        row.addWidget(after, 2)
        pile(self, row)
        page.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        column.addLayout(acts_row(self, safety=False))

    def _voices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        for line, name in enumerate(("pupil_words", "parents_words")):
            for column, field in enumerate((name, f"{name}_missing")):
                self.fields[field].keep_to_top()
                grid.addWidget(self.fields[field], line, column)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 2)
        return grid

    def _order_tabs(self) -> None:
        """Let Tab go from who was there through the outcomes, line by line."""
        stops: list[QWidget] = [self.lines["attended"]]
        rows = zip(self.findings.actuals, self.findings.results, strict=True)
        for actual, result in rows:
            stops += [actual, result]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        # A problem of the outcomes leads to the first of them.
        self.fields["findings"].editor = stops[min(1, len(stops) - 1)]
