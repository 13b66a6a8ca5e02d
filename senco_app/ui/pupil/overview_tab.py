"""Overview: what is being done now, and what happened so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.cycles.commands import StartCycle
from senco_app.cycles.queries import CyclesOf
from senco_app.roles import Permission
from senco_app.summaries.queries import Timeline
from senco_app.summaries.records import EventKind
from senco_app.ui.pupil.cycle_words import line_chips, line_words
from senco_app.ui.pupil.saving import save
from senco_app.ui.pupil.tab import Tab
from senco_app.ui.pupil.timeline import TimelineList
from senco_app.ui.turns import at_once
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import GAP, Card, empty
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import SenStatus, Stage

if TYPE_CHECKING:
    from senco_app.cycles.records import CycleLine
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.summaries.records import Event
    from senco_app.ui.turns import Turns

NO_CYCLE = "No cycle is open. Start one, so that support is planned and reviewed."
NO_SEN = "No SEN support at present, so no cycle is open."
NOT_READ = (
    "Assessments, plans and reviews are for the SENCO, the deputy and the headteacher."
)


class OverviewTab(Tab):
    """The open cycle in a line, and the timeline below it."""

    cycle_requested = Signal(object)  # cycle id, perhaps with its stage
    part_requested = Signal(str)  # "needs" or "ehc"

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self._cycle_id = self._pupil_id = ""
        self.banner = Banner()
        self.name = PlainLabel("", "strong")
        self.words = PlainLabel("", "muted", wrap=True)
        self.chips = QHBoxLayout()
        self.open_button = PrimaryButton("", "arrow-right", shortcut="Ctrl+Return")
        self.timeline = TimelineList()
        self._arrange()
        self.open_button.clicked.connect(self._open_now)
        self.timeline.opened.connect(self._open_event)

    def show_pupil(self, pupil: PupilRecord) -> None:
        """Show what is being done and what was."""
        at_once(self.showing(pupil))

    def showing(self, pupil: PupilRecord) -> Turns[None]:
        """Show first what is being done, and then what was."""
        self._pupil_id = pupil.id
        lines = self.register.ask(CyclesOf(pupil.id))
        yield
        now = next((line for line in lines if line.stage is not Stage.CLOSED), None)
        status = pupil.status.status if pupil.status else SenStatus.NONE
        empty(self.chips)
        self._cycle_id = now.id if now else ""
        if now is None:
            self._show_none(has_sen=status is not SenStatus.NONE)
        else:
            self._show_cycle(now)
        yield
        events = self.register.ask(Timeline(pupil.id))
        yield
        self.timeline.show_events(events)
        yield

    def _show_cycle(self, line: CycleLine) -> None:
        reads = self.register.may(Permission.READ_ASSESSMENTS)
        words = line_words(line)
        self.name.setText(f"Cycle {line.number}")
        self.words.setText(words if reads else f"{words}. {NOT_READ}")
        for chip in line_chips(line, self.register.today()):
            self.chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._name_button(f"Open cycle {line.number}")
        self.open_button.setVisible(reads)

    def _show_none(self, *, has_sen: bool) -> None:
        self.name.setText("Now")
        self.words.setText(NO_CYCLE if has_sen else NO_SEN)
        self._name_button("Start a cycle today")
        self.open_button.setVisible(
            has_sen and self.register.may(Permission.EDIT_CYCLES)
        )

    def _name_button(self, words: str) -> None:
        keys = self.open_button.shortcut()
        self.open_button.setText(words)
        self.open_button.setAccessibleName(words)
        self.open_button.setShortcut(keys)  # a new text takes the keys away

    def _open_now(self) -> None:
        cycle_id = self._cycle_id or save(
            self.register,
            lambda: StartCycle(self._pupil_id, self.register.today()),
            {},
            self.banner,
        )
        if cycle_id is not None:
            self.cycle_requested.emit(cycle_id)

    def _open_event(self, event: Event) -> None:
        """Go to where the record stands that says so."""
        if event.kind is EventKind.PROVISION:
            self.part_requested.emit("provision")
        elif not event.about:
            self.part_requested.emit("needs")
        elif "/" in event.about:  # only told to whoever may read cycles
            self.cycle_requested.emit(event.about)
        else:
            self.part_requested.emit("ehc")

    def _arrange(self) -> None:
        now, past = Card(parent=self), Card("What happened", self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        row.addLayout(self.chips)
        row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)
        now.body.addLayout(row)
        past.body.addWidget(self.timeline, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(now)
        column.addWidget(past, 1)
