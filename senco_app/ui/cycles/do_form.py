"""Do: dated notes of what was seen, beside the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.cycles.commands import AddNote
from senco_app.errors import RuleBrokenError
from senco_app.ui.cycles.form import FINISH_KEYS, SAVE_KEYS
from senco_app.ui.cycles.plan_rows import hours_in_words
from senco_app.ui.cycles.typed import SuggestedDay
from senco_app.ui.dressing import most_width
from senco_app.ui.piling import pile
from senco_app.ui.pupil.saving import Said
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card, Page, Rule, empty
from senco_app.ui.widgets.fields import Field, LongWords, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel, SafetyLine
from senco_app.vocabulary import Stage
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import CycleRecord, Note, Outcome, Plan, Provision
    from senco_app.ui.typing_state import Editors

DAY_WIDTH = 180
NO_NOTES = "No notes yet. Write down what you see, with the day: a line is enough."
NOTHING_TYPED = "No note is typed yet."


class DoForm(QWidget):
    """Notes of what was seen while the plan is carried out, and the plan to read."""

    stage = Stage.DO

    save_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cycle: CycleRecord | None = None
        self.noted_on = SuggestedDay("noted_on")
        most_width(self.noted_on, DAY_WIDTH)
        self.words = LongWords(lines=3)
        self.fields = {
            "noted_on": Field("Seen on", self.noted_on),
            "words": Field("What was seen", self.words),
        }
        self.add_button = PrimaryButton("Add note", "plus", shortcut=FINISH_KEYS)
        self.add_button.tell_also(SAVE_KEYS)
        self.review_button = QuietButton(
            "On to the review", "arrow-right", shortcut="Ctrl+Shift+Return"
        )
        self.said = Said()
        self.writing = QWidget()
        self._notes = Page()
        self._plan = Page()
        self._arrange()
        self.add_button.clicked.connect(self.save_requested)
        QShortcut(QKeySequence(SAVE_KEYS), self).activated.connect(self._save)
        self.review_button.clicked.connect(self.next_requested)

    def show_cycle(
        self, cycle: CycleRecord, today: date, *, anew: bool = False
    ) -> None:
        """Show a cycle's notes and plan; a note that is being written stays."""
        fresh = self.cycle is None or self.cycle.id != cycle.id
        self.cycle = cycle
        if fresh or anew:
            self.words.show_words("")
            self.noted_on.suggest_anew(today)
            for field in self.fields.values():
                field.clear_problem()
        self.noted_on.suggest(today)
        self.writing.setHidden(cycle.stage is Stage.CLOSED)
        self._show_notes(cycle.notes)
        self._show_plan(cycle.plan)

    def unsaved(self) -> bool:
        """Say whether a note was begun."""
        return bool(self.words.words().strip())

    def save_command(self) -> AddNote:
        """Return the command that adds the note.

        Raises:
            RuleBrokenError: If its day is no date, or there is none.
        """
        noted_on = self.noted_on.day()
        if noted_on is None or self.cycle is None:
            message = "Say on which day this was seen."
            raise RuleBrokenError(message, "noted_on")
        return AddNote(self.cycle.id, noted_on, self.words.words())

    def editors(self) -> Editors:
        """Return the note and its day."""
        return {"noted_on": self.noted_on, "words": self.words}

    def basis(self) -> object:
        """Return what the note adds to: nothing that can have changed."""
        return None

    def show_refusal(self, error: RuleBrokenError) -> bool:
        """Say a refusal beside its field; ``False`` if it has none here."""
        return show_rule_broken(self.fields, error)

    def _save(self) -> None:
        """Add the note as the button does; saving is no mistake without one."""
        if self.unsaved():
            self.add_button.click()
        else:
            self.said.say(NOTHING_TYPED)

    def _show_notes(self, notes: tuple[Note, ...]) -> None:
        empty(self._notes.body)
        if not notes:
            self._notes.body.addWidget(PlainLabel(NO_NOTES, "muted", wrap=True))
        for note in sorted(notes, key=lambda one: (one.noted_on, one.id), reverse=True):
            self._notes.body.addWidget(Rule())
            self._notes.body.addWidget(PlainLabel(day(note.noted_on), "strong"))
            self._notes.body.addWidget(PlainLabel(note.words, wrap=True))
            self._notes.body.addWidget(PlainLabel(note.written_by, "small"))
        self._notes.body.addStretch(1)

    def _show_plan(self, plan: Plan) -> None:
        empty(self._plan.body)
        parts = (
            ("Outcomes", tuple(outcome_in_words(one) for one in plan.outcomes)),
            (
                "What will be given",
                tuple(provision_in_words(one) for one in plan.provisions),
            ),
            ("Strategies in class", (plan.strategies,)),
            ("Who is responsible", (plan.responsible,)),
            ("Review by", (day(plan.review_by) if plan.review_by else "",)),
        )
        for title, lines in parts:
            if any(lines):
                self._plan.body.addWidget(PlainLabel(title, "strong"))
            for line in filter(None, lines):
                self._plan.body.addWidget(PlainLabel(line, wrap=True))
        self._plan.body.addStretch(1)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        notes, plan = Card("Notes"), Card("The plan")
        self._arrange_writing()
        notes.body.addWidget(self.writing)
        self._notes.body.setSpacing(4)
        notes.body.addWidget(self._notes, 1)
        self._plan.body.setSpacing(6)
        plan.body.addWidget(self._plan, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.review_button)
        plan.body.addLayout(foot)
        row.addWidget(notes, 3)
        row.addWidget(plan, 2)
        pile(self, row)

    def _arrange_writing(self) -> None:
        column = QVBoxLayout(self.writing)
        column.setContentsMargins(0, 0, 0, 0)
        for field in self.fields.values():
            column.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(SafetyLine(), 1)
        foot.addWidget(self.said)
        foot.addWidget(self.add_button)
        column.addLayout(foot)


def outcome_in_words(outcome: Outcome) -> str:
    """Return an outcome in a line: the aim, from where to where, by when."""
    way = " → ".join(part for part in (outcome.baseline, outcome.target) if part)
    by_on = f"by {day(outcome.by_on)}" if outcome.by_on else ""
    return " · ".join(part for part in (outcome.aim, way, by_on) if part)


def provision_in_words(provision: Provision) -> str:
    """Return a provision in a line: what, who, how often, to how many."""
    rhythm = ""
    if provision.minutes and provision.times_a_week:
        rhythm = f"{provision.minutes} min × {provision.times_a_week} a week"
        if provision.weeks:
            rhythm += f" × {counted(provision.weeks, 'week', 'weeks')}"
    total = hours_in_words(provision.minutes * provision.times_a_week * provision.weeks)
    size = provision.group_size
    group = "one to one" if size == 1 else f"group of {size}"
    parts = (provision.what, provision.who, rhythm, total, group)
    return " · ".join(part for part in parts if part)
