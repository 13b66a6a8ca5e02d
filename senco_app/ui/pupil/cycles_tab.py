"""The pupil's cycles: open one, or start the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.cycles.commands import StartCycle
from senco_app.cycles.queries import CyclesOf
from senco_app.errors import RuleBrokenError
from senco_app.roles import Permission
from senco_app.ui.cycles.typed import SuggestedDay
from senco_app.ui.dressing import fix_width
from senco_app.ui.pupil.cycle_words import line_chips, line_words
from senco_app.ui.pupil.saving import save
from senco_app.ui.pupil.tab import Tab
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card, Rule, empty
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import SenStatus, Stage

if TYPE_CHECKING:
    from senco_app.cycles.records import CycleLine
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register

NO_CYCLES = "No cycles yet. Start the first one."
NO_SEN = "A cycle belongs to SEN support or an EHC plan: set the status under Needs."
DAY_WIDTH = 180


class CyclesTab(Tab):
    """A row for each cycle, newest first; one cycle is open at a time."""

    cycle_requested = Signal(object)  # cycle id

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.banner = Banner()
        self.none_yet = PlainLabel("", "muted", wrap=True)
        self.rows = QVBoxLayout()
        self.started_on = SuggestedDay("started_on")
        self.fields = {"started_on": Field("Begins on", self.started_on)}
        self.start_button = PrimaryButton(
            "Start a cycle", "plus", shortcut="Ctrl+Return"
        )
        self.starting = QWidget()
        self._pupil_id = ""
        self._arrange()
        self.start_button.clicked.connect(self._start)

    def show_pupil(self, pupil: PupilRecord) -> None:
        """Show the pupil's cycles, and what may be started."""
        self._pupil_id = pupil.id
        self.started_on.suggest(self.register.today())
        lines = self.register.ask(CyclesOf(pupil.id))
        empty(self.rows)
        for line in lines:
            self._add_row(line)
        status = pupil.status.status if pupil.status else SenStatus.NONE
        has_sen = status is not SenStatus.NONE
        is_open = any(line.stage is not Stage.CLOSED for line in lines)
        self.none_yet.setText(NO_CYCLES if has_sen else NO_SEN)
        self.none_yet.setVisible(not lines or not has_sen)
        self.starting.setVisible(
            has_sen and not is_open and self.register.may(Permission.EDIT_CYCLES)
        )

    def _start(self) -> None:
        cycle_id = save(self.register, self._command, self.fields, self.banner)
        if cycle_id is not None:
            self.cycle_requested.emit(cycle_id)

    def _command(self) -> StartCycle:
        started_on = self.started_on.day()
        if started_on is None:
            message = "Say on which day it begins."
            raise RuleBrokenError(message, "started_on")
        return StartCycle(self._pupil_id, started_on)

    def _open(self, cycle_id: str) -> None:
        self.cycle_requested.emit(cycle_id)

    def _add_row(self, line: CycleLine) -> None:
        if self.rows.count():
            self.rows.addWidget(Rule())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(f"Cycle {line.number}", "strong"))
        words.addWidget(PlainLabel(line_words(line), "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        for chip in line_chips(line, self.register.today()):
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        button = QuietButton("Open", "arrow-right", name=f"Open cycle {line.number}")
        button.clicked.connect(lambda: self._open(line.id))
        if not self.register.may(Permission.READ_ASSESSMENTS):
            button.hide()
        row.addWidget(button)
        self.rows.addLayout(row)

    def _arrange(self) -> None:
        card = Card()
        card.body.setSpacing(GAP)
        self.rows.setSpacing(10)
        card.body.addWidget(self.none_yet)
        card.body.addLayout(self.rows)
        fix_width(self.started_on, DAY_WIDTH)
        row = QHBoxLayout(self.starting)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.fields["started_on"])
        row.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        card.body.addWidget(self.starting)
        self.lay_out(card, self.banner)
