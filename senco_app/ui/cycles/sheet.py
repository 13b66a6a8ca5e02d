"""One cycle on one sheet: whose it is, its four stages, and the form of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.cycles.queries import CyclePage, CyclesOf
from senco_app.pupils.queries import PupilPage
from senco_app.school.queries import CalendarIs
from senco_app.ui.cycles.drafting import StageDrafts
from senco_app.ui.cycles.form import StageForm
from senco_app.ui.cycles.form_stack import FormStack
from senco_app.ui.cycles.neighbours import Neighbours
from senco_app.ui.cycles.stage_acts import StageActs
from senco_app.ui.cycles.stages import cycle_heading, stage_to_show, stage_words
from senco_app.ui.cycles.stepper import Stepper
from senco_app.ui.focus import focus_first_field
from senco_app.ui.pupil.header import PupilHeader, forename_of
from senco_app.ui.pupil.sheets import Sheet
from senco_app.ui.turns import TurnTaker, at_once
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.room import Holder

if TYPE_CHECKING:
    from senco_app.cycles.records import CycleRecord
    from senco_app.register import Register
    from senco_app.ui.cycles.form_stack import StageOrNotes
    from senco_app.ui.turns import Turns
    from senco_app.vocabulary import Stage

GAP = 10


class CycleSheet(Sheet):
    """Shows one cycle; each form keeps what was typed until it is saved."""

    cycle_requested = Signal(object)  # another cycle's id
    pupil_requested = Signal(object)  # the pupil's id
    finished = Signal(object)  # id of the cycle that follows, "" for none

    def __init__(
        self, register: Register, cycle_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self.cycle_id = cycle_id
        self.cycle: CycleRecord | None = None
        self.header = PupilHeader(self)
        self.heading = PlainLabel("", "heading")
        self.neighbours = Neighbours(self)
        self.pupil_button = QuietButton("Pupil’s page", "user", shortcut="Alt+Home")
        self.stepper = Stepper(self)
        self.banner = Banner(self)
        self.stack = FormStack(register, self)
        self.drafts = StageDrafts(register, cycle_id, self.stack)
        self.turns = TurnTaker(self)
        self._acts = StageActs(register, self)
        self._lay_out()
        self._connect()

    def opening(self) -> Turns[None]:
        """Fill it before it is shown, and open the stage that the cycle is in.

        Raises:
            RecordMissingError: If the cycle is no longer in the register.
        """
        first = self.cycle is None
        cycle = self._register.ask(CyclePage(self.cycle_id))
        yield
        yield from self._showing(cycle)
        if first:
            yield from self.showing_stage(stage_to_show(cycle))

    def showing_stage(self, stage: Stage) -> Turns[None]:
        """Open a stage's form, or say why it does not open yet."""
        if self.cycle is None:
            return
        words = stage_words(self.cycle, self._register.today())
        why = next(one.closed_because for one in words if one.stage is stage)
        if why:
            self.banner.say(why, "info")
            return
        self.banner.clear()
        yield from self.stack.showing(stage)
        self.stepper.mark(stage)

    def show_stage(self, stage: Stage) -> None:
        """Open a stage's form at once, or say why it does not open yet."""
        at_once(self.showing_stage(stage))

    def open_stage(self, stage: Stage) -> None:
        """Open a stage's form, with the keyboard in its first field."""
        self.turns.take(self._opening_stage(stage))

    def leading_on(self, stage: Stage) -> Turns[None]:
        """Open a stage, with the keyboard where its work begins."""
        yield from self.showing_stage(stage)
        if not self.take_focus():
            self.stepper.buttons[stage].setFocus()

    def show_stored(self, form: StageOrNotes) -> None:
        """Show in a form what the register holds, instead of what was typed."""
        self.drafts.let_go(form)
        self.cycle = self._register.ask(CyclePage(self.cycle_id))
        self.stack.keep(self.cycle)
        form.show_cycle(self.cycle, self._register.today(), anew=True)

    def take_focus(self) -> bool:
        """Bring the keyboard to the first field; say if there is one."""
        form = self.stack.currentWidget()
        return form is not None and focus_first_field(form)

    def unsaved(self) -> bool:
        """Say whether any stage holds words that are not in the register."""
        return self.stack.unsaved()

    def about_pupil(self) -> str:
        """Return the id of the pupil whose cycle this is."""
        return self.cycle.pupil_id if self.cycle else ""

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        return self.drafts.keep_now()

    def _opening_stage(self, stage: Stage) -> Turns[None]:
        yield from self.showing_stage(stage)
        if self.banner.isHidden():
            self.take_focus()

    def _showing(self, cycle: CycleRecord) -> Turns[None]:
        self.cycle = cycle
        today = self._register.today()
        self.stepper.say(stage_words(cycle, today))
        yield
        pupil = self._register.ask(PupilPage(cycle.pupil_id))
        self.stack.keep(cycle, forename_of(pupil))
        yield
        self.header.show_pupil(pupil, today)
        yield
        yield from self.stack.showing_cycle()
        calendar = self._register.ask(CalendarIs())
        self.heading.setText(cycle_heading(cycle, calendar))
        yield
        lines = self._register.ask(CyclesOf(cycle.pupil_id))
        self.neighbours.show_beside(cycle.number, lines)
        yield

    def _open_pupil(self) -> None:
        if self.cycle is not None:
            self.pupil_requested.emit(self.cycle.pupil_id)

    def _connect(self) -> None:
        self.stepper.stage_requested.connect(self.open_stage)
        self.stack.form_made.connect(self._connect_form)
        self.drafts.thrown_away.connect(self.show_stored)
        self.drafts.failed.connect(self.banner.say)
        self.banner.act.clicked.connect(self._acts.put_aside)
        self.pupil_button.clicked.connect(self._open_pupil)
        self.neighbours.cycle_requested.connect(self.cycle_requested)

    def _connect_form(self, form: StageOrNotes) -> None:
        form.save_requested.connect(partial(self._acts.save, form))
        form.next_requested.connect(partial(self._acts.go_on, form))
        if isinstance(form, StageForm):
            form.finish_requested.connect(partial(self._acts.finish, form))
        self.drafts.take(form)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self.heading.setMinimumHeight(self.neighbours.sizeHint().height())
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.neighbours)
        self.header.acts.addWidget(self.pupil_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addLayout(head)
        column.addWidget(self.stepper)
        column.addWidget(self.banner)
        notices = QVBoxLayout()
        self.drafts.put_notices_into(notices)
        column.addLayout(notices)
        column.addWidget(Holder(self.stack), 1)
