"""Assess, plan, do, review: four buttons that say how each stage stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from senco_app.ui.cycles.stages import STAGES, Mood
from senco_app.ui.dressing import px, wear, worn
from senco_app.ui.icons import put_picture
from senco_app.ui.piling import lay_in_grid
from senco_app.ui.widgets.buttons import EnterButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.ui.cycles.stages import StageWords
    from senco_app.ui.theme import Tokens
    from senco_app.vocabulary import Stage

HEIGHT = 58
ICONS = {
    Mood.DONE: ("circle-check", "good"),
    Mood.NOW: ("pencil", "accent"),
    Mood.LATE: ("clock", "late"),
    Mood.WAITING: ("circle", "muted"),
}


class StageButton(EnterButton):
    """One stage: its number, its name, and how it stands."""

    def __init__(
        self, number: int, stage: Stage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.stage = stage
        self._number = number
        self._said: StageWords | None = None
        self.name = PlainLabel(f"{number} {stage.value}", "strong")
        self.state = PlainLabel("", "small")
        self.picture = PlainLabel()
        self.setCheckable(True)
        self.setShortcut(QKeySequence(f"Alt+{number}"))
        self.setToolTip(f"Alt+{number}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        for label in (self.name, self.state, self.picture):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._colour)

    def say(self, words: StageWords) -> None:
        """Show how the stage stands."""
        if words == self._said:
            return  # to be dressed anew takes a while
        self._said = words
        self.state.setText(words.state)
        self.setAccessibleName(f"{self._number} {words.stage.value}: {words.state}")
        self.setAccessibleDescription(words.closed_because)
        icon, tone = ICONS[words.mood]
        put_picture(self.picture, icon, tone)
        self._colour()

    def _colour(self) -> None:
        wear(self, "sheet", StageButton._put_on)

    def _put_on(self) -> None:
        mood = self._said.mood if self._said else Mood.WAITING
        self.setStyleSheet(_style(worn(), mood, checked=self.isChecked()))


class Stepper(QWidget):
    """The four stages in a row, or two by two; the one on show is marked."""

    stage_requested = Signal(object)  # Stage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {
            stage: StageButton(number, stage)
            for number, stage in enumerate(STAGES, start=1)
        }
        self._shown: Stage = STAGES[0]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        lay_in_grid(self, grid, tuple(self.buttons.values()), 4, 2)
        # No button group: it would let Tab stop at the marked one only.
        for stage, button in self.buttons.items():
            button.clicked.connect(partial(self._ask, stage))

    def say(self, words: tuple[StageWords, ...]) -> None:
        """Show how each stage stands."""
        for one in words:
            self.buttons[one.stage].say(one)

    def mark(self, stage: Stage) -> None:
        """Mark the stage on show."""
        self._shown = stage
        for kind, button in self.buttons.items():
            button.setChecked(kind is stage)

    def _ask(self, stage: Stage, _checked: object = None) -> None:
        self.mark(self._shown)  # a press only asks; the page decides
        self.stage_requested.emit(stage)


def _style(tokens: Tokens, mood: Mood, *, checked: bool) -> str:
    ground = tokens.late_ground if mood is Mood.LATE else tokens.card
    edge = tokens.accent if checked else tokens.line
    width = 3 if checked else 1
    height = px(HEIGHT)
    inner = height - 1 - width
    return (
        f"StageButton {{ background: {ground}; border: 1px solid {tokens.line};"
        f" border-bottom: {width}px solid {edge}; border-radius: 0; padding: 0;"
        f" min-height: {inner}px; max-height: {inner}px; }}"
        f"StageButton:focus {{ border: 2px solid {tokens.accent};"
        f" min-height: {height - 4}px; max-height: {height - 4}px; }}"
    )
