"""One cycle on one sheet: whose it is, its four stages, and the form of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.cycles.queries import CyclePage, CyclesOf
from senco_app.errors import RuleBrokenError
from senco_app.pupils.queries import PupilPage
from senco_app.school.queries import CalendarIs
from senco_app.ui.cycles.do_form import DoForm
from senco_app.ui.cycles.drafting import StageDrafts
from senco_app.ui.cycles.form import StageForm
from senco_app.ui.cycles.form_stack import FormStack
from senco_app.ui.cycles.stages import cycle_heading, stage_to_show, stage_words
from senco_app.ui.cycles.stepper import Stepper
from senco_app.ui.focus import focus_first_field
from senco_app.ui.pupil.header import PupilHeader, forename_of
from senco_app.ui.pupil.saving import save
from senco_app.ui.pupil.sheets import Sheet
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import LinkButton, QuietButton
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.cycles.records import CycleRecord
    from senco_app.register import Command, Register
    from senco_app.ui.cycles.form_stack import Finishing, StageOrNotes

T = TypeVar("T")
GAP = 10
NEXT = {Stage.ASSESS: Stage.PLAN, Stage.PLAN: Stage.DO, Stage.DO: Stage.REVIEW}
MARKED = "Not finished yet: what is missing is marked below. What you typed is kept."


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
        self.previous = LinkButton("", shortcut="Alt+PgUp")
        self.following = LinkButton("", shortcut="Alt+PgDown")
        self.pupil_button = QuietButton("Pupil’s page", "user", shortcut="Alt+Home")
        self.stepper = Stepper(self)
        self.banner = Banner(self)
        self.stack = FormStack(register, self)
        self.drafts = StageDrafts(register, cycle_id, self.stack)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays.

        Raises:
            RecordMissingError: If the cycle is no longer in the register.
        """
        first = self.cycle is None
        self._show(self._register.ask(CyclePage(self.cycle_id)))
        if first and self.cycle is not None:
            self.show_stage(stage_to_show(self.cycle))

    def show_stage(self, stage: Stage) -> None:
        """Open a stage's form, or say why it does not open yet."""
        if self.cycle is None:
            return
        words = stage_words(self.cycle, self._register.today())
        why = next(one.closed_because for one in words if one.stage is stage)
        if why:
            self.banner.say(why, "info")
            return
        self.banner.clear()
        self.stack.show_stage(stage)
        self.stepper.mark(stage)

    def open_stage(self, stage: Stage) -> None:
        """Open a stage's form, with the keyboard in its first field."""
        self.show_stage(stage)
        if self.banner.isHidden():
            self.take_focus()

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

    def _show(self, cycle: CycleRecord) -> None:
        self.cycle = cycle
        today = self._register.today()
        calendar = self._register.ask(CalendarIs())
        pupil = self._register.ask(PupilPage(cycle.pupil_id))
        self.header.show_pupil(pupil, today)
        self.heading.setText(cycle_heading(cycle, calendar))
        self.stepper.say(stage_words(cycle, today))
        self.stack.show_cycle(cycle, forename_of(pupil))
        self._show_neighbours(cycle)

    def _show_neighbours(self, cycle: CycleRecord) -> None:
        lines = {
            one.number: one.id for one in self._register.ask(CyclesOf(cycle.pupil_id))
        }
        for link, number, words in (
            (self.previous, cycle.number - 1, "◀ Cycle {}"),
            (self.following, cycle.number + 1, "Cycle {} ▶"),
        ):
            link.setVisible(number in lines)
            link.setProperty("cycle_id", lines.get(number, ""))
            keys = link.shortcut()
            link.setText(words.format(number))
            link.setShortcut(keys)  # a new text takes the keys away
            link.setAccessibleName(f"Open cycle {number}")

    def _save(self, form: StageOrNotes) -> None:
        if self._run(form, form.save_command) is None:
            return
        self._show_stored(form)
        if isinstance(form, DoForm):
            form.said.say("Note added")
            form.words.setFocus()
        else:
            form.said.say("Saved")

    def _finish(self, form: Finishing) -> None:
        try:
            missing = form.missing(self._register.today())
        except RuleBrokenError as error:
            if not form.show_refusal(error):
                self.banner.say(str(error))
            return
        others = form.show_problems(missing)
        if missing:
            self.banner.say(" ".join(others) or MARKED)
            return
        result = self._run(form, form.finish_command)
        if result is None:
            return
        self._show_stored(form)
        if form.stage in NEXT:
            self.show_stage(NEXT[form.stage])
            self.stepper.buttons[NEXT[form.stage]].setFocus()
        else:
            self.finished.emit(result)

    def _go_on(self, form: StageOrNotes) -> None:
        if not isinstance(form, DoForm) and form.unsaved():
            self._save(form)
            if form.unsaved():
                return
        if form.stage in NEXT:
            self.show_stage(NEXT[form.stage])

    def _run(self, form: StageOrNotes, command: Callable[[], Command[T]]) -> T | None:
        form.said.clear()
        place = self.drafts.place(form)
        return save(self._register, command, form.fields, self.banner, instead_of=place)

    def _show_stored(self, form: StageOrNotes) -> None:
        self.drafts.let_go(form)
        cycle = self._register.ask(CyclePage(self.cycle_id))
        form.show_cycle(cycle, self._register.today(), anew=True)
        self._show(cycle)

    def _put_aside(self) -> None:
        form = self.stack.currentWidget()
        self.banner.clear()
        for one in self.stack.made:
            if one is form:
                self._show_stored(one)

    def _open(self, link: LinkButton) -> None:
        self.cycle_requested.emit(link.property("cycle_id"))

    def _open_pupil(self) -> None:
        if self.cycle is not None:
            self.pupil_requested.emit(self.cycle.pupil_id)

    def _connect(self) -> None:
        self.stepper.stage_requested.connect(self.open_stage)
        self.stack.form_made.connect(self._connect_form)
        self.drafts.thrown_away.connect(self._show_stored)
        self.drafts.failed.connect(self.banner.say)
        self.banner.act.clicked.connect(self._put_aside)
        self.pupil_button.clicked.connect(self._open_pupil)
        self.previous.clicked.connect(lambda: self._open(self.previous))
        self.following.clicked.connect(lambda: self._open(self.following))

    def _connect_form(self, form: StageOrNotes) -> None:
        form.save_requested.connect(partial(self._save, form))
        form.next_requested.connect(partial(self._go_on, form))
        if isinstance(form, StageForm):
            form.finish_requested.connect(partial(self._finish, form))
        self.drafts.take(form)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self.heading.setMinimumHeight(self.previous.sizeHint().height())
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.previous)
        head.addWidget(self.following)
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
        column.addWidget(self.stack, 1)
