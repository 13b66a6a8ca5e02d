"""A window of steps: one at a time, back and on by keyboard, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError, SencoError
from senco_app.ui.dressing import most_width
from senco_app.ui.first_run.step_bar import STEPS, StepBar
from senco_app.ui.unlock.cards import MOST, plain_rail
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton, is_enter
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.doing import Doing
from senco_app.ui.widgets.fields import show_rule_broken

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from senco_app.ui.first_run.step import Step

CARD_WIDTH = 900
LAST = len(STEPS) - 1
NEXT, OPEN = "Next", "Open the register"


class StepsWindow(QWidget):
    """Shows the steps and leads from one to the next; what that means is told below."""

    sealed = 0  # there is no way back to the steps before this one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at = 0
        self.busy = self.warned = self.gone = False
        self.steps: list[Step] = []
        self.bar, self.banner, self.doing = StepBar(), Banner(), Doing()
        self.page = Page()
        self.page.body.addStretch(1)
        self.cancel = QuietButton("Cancel")
        self.back = QuietButton("Back", "arrow-left", shortcut="Alt+Left")
        self.next = PrimaryButton(NEXT, "arrow-right", shortcut="Ctrl+Return")
        self._lay_out()
        self.cancel.clicked.connect(self.leave)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)

    def follow(self) -> None:
        """Do what comes after a step that was accepted."""
        raise NotImplementedError

    def leave(self) -> None:
        """Leave, after a warning where something would be lost."""
        raise NotImplementedError

    def add(self, step: Step) -> None:
        """Add a step after the others."""
        self.page.body.insertWidget(len(self.steps), step)
        self.steps.append(step)
        step.hide()

    def go(self, at: int) -> None:
        """Show a step, counted from 0; what was typed on the others stays."""
        self.at, self.warned = at, False
        self.banner.clear()
        for place, step in enumerate(self.steps):
            step.setVisible(place == at)
        self.bar.show_step(at)
        self.back.setVisible(at > self.sealed)
        self.next.say(OPEN if at == LAST else NEXT)
        self.page.verticalScrollBar().setValue(0)
        self.steps[at].first().setFocus()

    def go_back(self) -> None:
        """Show the step before, if there is a way back."""
        if not self.busy and self.at > self.sealed:
            self.go(self.at - 1)

    def go_on(self) -> None:
        """Accept this step and go on, or say beside the field what is wrong."""
        if self.busy:
            return
        step = self.steps[self.at]
        self.banner.clear()
        for field in step.fields.values():
            field.clear_problem()
        try:
            step.check()
        except RuleBrokenError as error:
            if not show_rule_broken(step.fields, error):
                self.banner.say(str(error))
        except SencoError as error:
            self.banner.say(str(error))
        else:
            self.follow()

    def begin(self, sentence: str) -> None:
        """Say what is being done, and take no other order meanwhile."""
        self.busy = True
        self.banner.clear()
        if sentence:
            self.doing.begin(sentence)
        self._enable(enabled=False)

    def end(self) -> None:
        """Let the user go on."""
        self.busy = False
        self.doing.end()
        self._enable(enabled=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, and leave with Esc."""
        if is_enter(event):
            self.go_on()
        elif event.key() == QtCore.Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave as Cancel does."""
        if not self.gone:
            event.ignore()
            self.leave()
            return
        super().closeEvent(event)

    def _enable(self, *, enabled: bool) -> None:
        for widget in (*self.steps, self.back, self.next, self.cancel):
            widget.setEnabled(enabled)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        acts.addWidget(self.back)
        acts.addWidget(self.next)
        inside = QWidget()
        most_width(inside, CARD_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self.bar, self.banner):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
        column.addWidget(self.doing)
        column.addLayout(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_rail())
        row.addStretch(1)
        row.addWidget(inside, MOST)
        row.addStretch(1)
