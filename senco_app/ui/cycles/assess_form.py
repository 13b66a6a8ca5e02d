"""Assess: what is known about the need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from senco_app.cycles.commands import SaveAssessment
from senco_app.cycles.records import Assessment
from senco_app.cycles.rules import missing_for_assessment
from senco_app.ui.cycles.form import StageForm
from senco_app.ui.cycles.typed import SuggestedDay
from senco_app.ui.dressing import most_width
from senco_app.ui.widgets.card import GAP, Page
from senco_app.ui.widgets.fields import Field, LongWords
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import CycleRecord, Missing
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors

DAY_WIDTH = 180
ASKED = (
    ("sources", "What this rests on", "Teachers’ assessment, tests, advice; and when."),
    ("strengths", "Strengths", "What goes well, and where."),
    ("difficulties", "Difficulties", "What is hard, how often, compared with others."),
    ("pupil_view", "The pupil’s view", "In their own words, if you can."),
    ("parents_view", "Parents’ and carers’ view", "In their own words, if you can."),
)


class AssessForm(StageForm):
    """What is known about the need, from school, pupil, parents and carers."""

    stage = Stage.ASSESS
    finish_words = "Assessment done"
    next_words = "On to the plan"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, LongWords] = {}
        for name, label, hint in ASKED:
            self._words[name] = LongWords(lines=3)
            self.fields[name] = Field(label, self._words[name], hint)
        self.done_on = SuggestedDay("assessed_on")
        most_width(self.done_on, DAY_WIDTH)
        self.fields["assessed_on"] = Field("Assessment done on", self.done_on)
        self._arrange()

    def filling(self, cycle: CycleRecord, today: date) -> Turns[None]:
        """Show the assessment."""
        for name, words in self._words.items():
            words.show_words(getattr(cycle.assessment, name))
        yield
        if cycle.assessed_on is None:
            self.done_on.suggest(today)
        else:
            self.done_on.set_day(cycle.assessed_on)

    def part(self, cycle: CycleRecord) -> object:
        """Return the assessment and its day."""
        return cycle.assessment, cycle.assessed_on

    def value(self) -> Assessment:
        """Return the assessment as it stands in the editors."""
        return Assessment(
            **{name: words.words() for name, words in self._words.items()}
        )

    def state(self) -> tuple[Assessment, date | None]:
        """Return the assessment, and its day once it is done."""
        return self.value(), self._done_on(done=False)

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed, or everything again."""
        for words in self._words.values():
            words.setReadOnly(fixed)
        self.done_on.setReadOnly(fixed)

    def save_command(self) -> SaveAssessment:
        """Keep what was typed."""
        return self._command(done=False)

    def finish_command(self) -> SaveAssessment:
        """End the assessment on the day in the form."""
        return self._command(done=True)

    def missing(self, today: date) -> tuple[Missing, ...]:
        """Return what the assessment lacks."""
        del today
        return missing_for_assessment(self.value())

    def is_done(self, cycle: CycleRecord) -> bool:
        """Say whether the assessment is done."""
        return cycle.assessed_on is not None

    def editors(self) -> Editors:
        """Return the five texts and the day."""
        return {**self._words, "assessed_on": self.done_on}

    def call_pupil(self, forename: str) -> None:
        """Speak of the pupil by name."""
        label = f"{forename}’s view"
        self.fields["pupil_view"].label.setText(label)
        self._words["pupil_view"].setAccessibleName(label)

    def _command(self, *, done: bool) -> SaveAssessment:
        cycle = self.shown()
        return SaveAssessment(
            cycle_id=cycle.id,
            version=cycle.version,
            assessment=self.value(),
            done=done,
            assessed_on=self._done_on(done=done),
        )

    def _done_on(self, *, done: bool) -> date | None:
        return self.done_on.day() if done or self.is_done(self.shown()) else None

    def _arrange(self) -> None:
        page = Page(self.card)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, names in (
            (left, ("sources", "strengths", "difficulties")),
            (right, ("pupil_view", "parents_view", "assessed_on")),
        ):
            column.setSpacing(GAP)
            for name in names:
                column.addWidget(self.fields[name])
            column.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        page.body.addLayout(grid)
        self.lay_out(page)
