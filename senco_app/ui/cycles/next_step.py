"""What next: the decision that ends a review, and what it needs to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from senco_app.ui.widgets.card import Rule
from senco_app.ui.widgets.fields import Field, LongWords
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import Decision
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import Review
    from senco_app.ui.typing_state import Editors

CHOICES = (
    (Decision.CARRY_ON, "Carry on with the plan", "say why it stays as it is"),
    (Decision.CHANGE_PLAN, "Change the plan", "new cycle, outcomes copied to edit"),
    (
        Decision.NO_LONGER_NEEDED,
        "No longer needs SEN support",
        "reason, and parents told",
    ),
)
NEEDED = {
    None: (),
    Decision.CARRY_ON: ("why_it_stays",),
    Decision.CHANGE_PLAN: ("learned", "next_changes"),
    Decision.NO_LONGER_NEEDED: ("learned",),
}
LEARNED = {
    Decision.CHANGE_PLAN: "What was learned",
    Decision.NO_LONGER_NEEDED: "Why SEN support is no longer needed",
}
INDENT = 30


class NextStep(QWidget):
    """One decision, two ticks beside it, and the words that the decision needs."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radios: dict[Decision, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.words = {
            name: LongWords(lines=2)
            for name in ("why_it_stays", "learned", "next_changes")
        }
        self.fields = {
            "why_it_stays": Field("Why it stays as it is", self.words["why_it_stays"]),
            "learned": Field("What was learned", self.words["learned"]),
            "next_changes": Field("What changes next", self.words["next_changes"]),
        }
        self.outside_help = QCheckBox("Ask for outside help")
        self.assessment = QCheckBox("Request an EHC needs assessment")
        self.next_review = PlainLabel("", "small", wrap=True)
        self._arrange()
        self._group.buttonToggled.connect(self._show_needed)

    def show_review(self, review: Review) -> None:
        """Show what was decided so far."""
        self._group.setExclusive(False)
        for decision, radio in self.radios.items():
            radio.setChecked(decision is review.decision)
        self._group.setExclusive(True)
        for name, words in self.words.items():
            words.show_words(getattr(review, name))
        self.outside_help.setChecked(review.ask_outside_help)
        self.assessment.setChecked(review.request_assessment)
        self._show_needed()

    def decision(self) -> Decision | None:
        """Return the decision, or nothing if none was made yet."""
        chosen = (kind for kind, radio in self.radios.items() if radio.isChecked())
        return next(chosen, None)

    def needed_words(self) -> dict[str, str]:
        """Return the words that belong to the decision; others stay empty."""
        needed = NEEDED[self.decision()]
        return {
            name: words.words() if name in needed else ""
            for name, words in self.words.items()
        }

    def all_words(self) -> dict[str, str]:
        """Return all that was typed, also where another decision was chosen since."""
        return {name: words.words() for name, words in self.words.items()}

    def editors(self) -> Editors:
        """Return all that is decided or typed here."""
        return {
            **{f"decision {kind.value}": radio for kind, radio in self.radios.items()},
            "outside_help": self.outside_help,
            "assessment": self.assessment,
            **self.words,
        }

    def show_next_review(self, suggested: date) -> None:
        """Say when the next review would be."""
        words = "Next review about {}: 10 school weeks on; half-term left out."
        self.next_review.setText(words.format(day(suggested)))
        self._show_needed()

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed, or everything again."""
        for button in (*self.radios.values(), self.outside_help, self.assessment):
            button.setEnabled(not fixed)
        for words in self.words.values():
            words.setReadOnly(fixed)

    def _show_needed(self) -> None:
        decision = self.decision()
        for name, field in self.fields.items():
            field.setVisible(name in NEEDED[decision])
        label = LEARNED.get(decision, "What was learned") if decision else ""
        self.fields["learned"].label.setText(label)
        self.words["learned"].setAccessibleName(label)
        goes_on = decision in {Decision.CARRY_ON, Decision.CHANGE_PLAN}
        self.next_review.setVisible(goes_on and bool(self.next_review.text()))
        self.decided.emit()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for decision, words, hint in CHOICES:
            radio = QRadioButton(words)
            self.radios[decision] = radio
            self._group.addButton(radio)
            self._add_choice(column, radio, hint)
        for field in self.fields.values():
            field.setContentsMargins(0, 6, 0, 0)
            column.addWidget(field)
        column.addSpacing(8)
        column.addWidget(Rule())
        column.addWidget(PlainLabel("and beside it", "small"))
        self._add_choice(column, self.outside_help, "kept with this review")
        self._add_choice(column, self.assessment, "support goes on meanwhile")
        column.addWidget(self.next_review)

    def _add_choice(
        self, column: QVBoxLayout, button: QRadioButton | QCheckBox, hint: str
    ) -> None:
        button.setStyleSheet("font-weight: 600;")
        button.setAccessibleName(button.text())
        button.setAccessibleDescription(hint)
        label = PlainLabel(hint, "small")
        label.setIndent(INDENT)
        column.addWidget(button)
        column.addWidget(label)
