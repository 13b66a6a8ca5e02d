"""What the forms of all four stages have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.ui.pupil.saving import Said
from senco_app.ui.turns import at_once
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card, Page
from senco_app.ui.widgets.fields import show_rule_broken
from senco_app.ui.widgets.labels import SafetyLine
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.cycles.records import CycleRecord, Missing
    from senco_app.register import Command
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors
    from senco_app.ui.widgets.fields import Field

SAVE_KEYS = "Ctrl+S"
FINISH_KEYS = "Ctrl+Return"


class StageForm(QWidget):
    """One stage of a cycle: filled from one record, it keeps its own state.

    What is typed stays until it is saved, whatever else changes meanwhile. If only
    other parts of the cycle changed, what was typed may still be saved on top of them.
    """

    stage: ClassVar[Stage]
    finish_words: ClassVar[str]
    next_words: ClassVar[str]

    save_requested = Signal()
    finish_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.save_button = QuietButton("Save for later", "save", shortcut=SAVE_KEYS)
        self.finish_button = PrimaryButton(
            self.finish_words, "check", shortcut=FINISH_KEYS
        )
        self.said = Said()
        self.card = Card(parent=self)
        self.cycle: CycleRecord | None = None
        self._filled: object = None
        self._shown_on: date | None = None
        self.save_button.clicked.connect(self.save_requested)
        self.finish_button.clicked.connect(self._finish)

    # What each stage says of itself.

    def filling(self, cycle: CycleRecord, today: date) -> Turns[None]:
        """Show the record's part in the editors."""
        raise NotImplementedError

    def part(self, cycle: CycleRecord) -> object:
        """Return the part of a record that this form edits."""
        raise NotImplementedError

    def value(self) -> object:
        """Return what stands in the editors.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def state(self) -> object:
        """Return all that Save would keep.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        return self.value()

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed, or everything again."""
        raise NotImplementedError

    def save_command(self) -> Command[int]:
        """Return the command that keeps what was typed, complete or not.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def finish_command(self) -> Command[int] | Command[str]:
        """Return the command that ends the stage.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def missing(self, today: date) -> tuple[Missing, ...]:
        """Return what the stage lacks before it can end.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def is_done(self, cycle: CycleRecord) -> bool:
        """Say whether the stage has ended, so that only changes are saved."""
        raise NotImplementedError

    def editors(self) -> Editors:
        """Return all that is typed or chosen here, by name."""
        raise NotImplementedError

    # What they share.

    def basis(self) -> object:
        """Return the stored part that the form was filled from."""
        return self.part(self.shown())

    def shown(self) -> CycleRecord:
        """Return the record that the form was filled from.

        Raises:
            LookupError: If it shows none yet.
        """
        if self.cycle is None:
            message = "the form shows no cycle yet"
            raise LookupError(message)
        return self.cycle

    def show_cycle(
        self, cycle: CycleRecord, today: date, *, anew: bool = False
    ) -> None:
        """Show a cycle at once; see ``showing``."""
        at_once(self.showing(cycle, today, anew=anew))

    def showing(
        self, cycle: CycleRecord, today: date, *, anew: bool = False
    ) -> Turns[None]:
        """Show a cycle; unsaved words stay, unless it is shown ``anew``."""
        if (cycle, today) == (self.cycle, self._shown_on) and not anew:
            return  # no news of it
        if self.cycle is not None and not anew and self.unsaved():
            if self.part(cycle) == self.part(self.cycle):
                self.cycle, self._shown_on = cycle, None  # filled once it is not
            return
        self.cycle, self._shown_on = cycle, today
        yield from self.filling(cycle, today)
        self._filled = self.state()
        self.show_problems(())
        closed = cycle.stage is Stage.CLOSED
        self.set_read_only(fixed=closed)
        self.save_button.setHidden(closed)
        self.finish_button.setHidden(closed)
        self._name_buttons(done=self.is_done(cycle))

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        if self.cycle is None:
            return False
        try:
            return self.state() != self._filled
        except RuleBrokenError:
            return True

    def show_problems(self, missing: Iterable[Missing]) -> tuple[str, ...]:
        """Say beside each field what it lacks, and go to the first.

        Returns the sentences that have no field here.
        """
        said: dict[str, list[str]] = {}
        for lack in missing:
            said.setdefault(lack.field, []).append(lack.why)
        for name, field in self.fields.items():
            field.clear_problem()
            if name in said:
                field.show_problem("\n".join(said[name]))
        first = next(
            (field for name, field in self.fields.items() if name in said), None
        )
        if first is not None:
            first.editor.setFocus()
        others = (whys for name, whys in said.items() if name not in self.fields)
        return tuple(why for whys in others for why in whys)

    def show_refusal(self, error: RuleBrokenError) -> bool:
        """Say a refusal beside its field; ``False`` if it has none here."""
        return show_rule_broken(self.fields, error)

    def lay_out(self, contents: Card | Page, *, safety: bool = True) -> None:
        """Put the contents above the row of acts."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = self.card
        card.body.addWidget(contents, 1)
        card.body.addLayout(acts_row(self, safety=safety))
        column.addWidget(card)

    def _finish(self) -> None:
        if self.cycle is not None and self.is_done(self.cycle):
            self.next_requested.emit()
        else:
            self.finish_requested.emit()

    def _name_buttons(self, *, done: bool) -> None:
        for button, words, keys in (
            (self.save_button, "Save changes" if done else "Save for later", SAVE_KEYS),
            (
                self.finish_button,
                self.next_words if done else self.finish_words,
                FINISH_KEYS,
            ),
        ):
            button.setText(words)
            button.setAccessibleName(words)
            button.setShortcut(QKeySequence(keys))  # a new text takes the keys away


def acts_row(form: StageForm, *, safety: bool) -> QHBoxLayout:
    """Return the row of acts: what may be done, the next step last."""
    row = QHBoxLayout()
    row.setSpacing(10)
    if safety:
        row.addWidget(SafetyLine(), 1)
    else:
        row.addStretch(1)
    for widget in (form.said, form.save_button, form.finish_button):
        row.addWidget(widget)
    return row
