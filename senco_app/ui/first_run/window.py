"""The first run: from nothing to an open register."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.errors import FileUnusableError, RuleBrokenError
from senco_app.ui.first_run.maker import Maker
from senco_app.ui.first_run.school_step import SchoolStep
from senco_app.ui.first_run.senco_step import SencoStep
from senco_app.ui.first_run.steps_window import LAST, StepsWindow
from senco_app.ui.first_run.workshop import NewSchool, StoppedError
from senco_app.ui.help.key import offer_help
from senco_app.ui.unlock.cards import TITLE
from senco_app.ui.widgets.fields import show_rule_broken

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from senco_app.clock import Clock
    from senco_app.errors import SencoError
    from senco_app.register import Register
    from senco_app.ui.background import Background
    from senco_app.ui.first_run.workshop import Made, Workshop

SCHOOL, SENCO, CODE = 0, 1, 2
MAKING = "Making the register and its keys: a few seconds…"
MAKING_UP = "Building the made-up school: two years of work, about a minute…"
STOPPING = "Stopping…"
A_MOMENT = "The register is being made. A moment, then you can leave."
NOTHING_MADE = (
    "Nothing is made yet, and what you typed would be lost. To leave, press Esc or "
    "Cancel once more."
)
CODE_LOST = (
    "The register is made, and opens with your password. Its recovery code is shown "
    "only now: print it or write it down. To leave, press Esc or Cancel once more."
)
READY = "The register of {school} is made. Open it with your password."
UNCHECKED = " Its recovery code was not typed back: make a new one in Settings."


class FirstRunWindow(StepsWindow):
    """Leads through the steps; the register is made between the second and the third.

    Leaving before that leaves nothing behind; leaving after it leaves a register that
    opens with the password. Once it is made its first two steps are done for good: what
    they say is changed in the settings.
    """

    opened = Signal(object, object)  # the folder and the open register
    book_requested = Signal()
    left = Signal(object, str)  # the folder, if a register was made, and a sentence

    def __init__(
        self,
        workshop: Workshop,
        background: Background,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._maker = Maker(workshop, background, self)
        self.made: Made | None = None
        self.school = SchoolStep(workshop.folder(), workshop.check_folder)
        self.add(self.school)
        self.setWindowTitle(f"{TITLE}: a new register")
        offer_help(self, "first_run")
        self._connect()
        self.go(SCHOOL)

    @cached_property
    def senco(self) -> SencoStep:
        """The second step; made when it is first gone to."""
        step = SencoStep()
        self.add(step)
        return step

    def follow(self) -> None:
        """Make the register after the second step, open it after the last."""
        if self.at == SCHOOL:
            self.go(self.steps.index(self.senco))
        elif self.at == SENCO:
            new = self._new_school()
            self.begin(MAKING)
            self._maker.make(new)
        elif self.at < LAST:
            self.go(self.at + 1)
        elif self.made is not None:
            made, self.made = self.made, None
            self._let_in(made.folder, made.register)

    def leave(self) -> None:
        """Leave, after a warning where something would be lost; or stop what runs."""
        if self.busy:
            self._stop()
        elif self._may_leave():
            self._go_away()

    def make_up(self) -> None:
        """Build the made-up school, and open it."""
        self.begin(MAKING_UP)
        self.doing.say_share(0)
        self.cancel.setEnabled(True)
        self.cancel.setFocus()
        self._maker.make_up()

    def _new_school(self) -> NewSchool:
        school = self.school
        return NewSchool(
            folder=school.place(),
            school=school.school.text().strip(),
            authority=school.authority.currentText().strip(),
            phase=school.chosen_phase(),
            last_year_group=str(school.last_year.chosen()),
            senco=self.senco.senco.text().strip(),
            password=self.senco.asked.password(),
        )

    def _go_on_with(self, made: Made) -> None:
        """Show the recovery code of the register that was made."""
        from senco_app.ui.first_run.later_steps import later_steps  # noqa: PLC0415 - SQL

        self.end()
        self.made, self.sealed = made, CODE
        self.senco.asked.forget()
        names = (self.school.school.text().strip(), self.senco.senco.text().strip())
        for step in later_steps(made, names, self._clock.today(), self.make_up):
            self.add(step)
        self.go(CODE)

    def _refuse(self, error: SencoError) -> None:
        """Say what is wrong, on the step that it is about."""
        self.end()
        if isinstance(error, StoppedError):
            self.banner.say(str(error), "info")
            return
        if self.made is None and isinstance(error, FileUnusableError):
            error = RuleBrokenError(str(error), "folder")
        if not (isinstance(error, RuleBrokenError) and self._show_broken(error)):
            self.banner.say(str(error))

    def _show_broken(self, error: RuleBrokenError) -> bool:
        """Go to the step with the field that the error is about, if there is one."""
        for place, step in enumerate(self.steps):
            if error.field in step.fields:
                self.go(place)
                return show_rule_broken(step.fields, error)
        return False

    def _stop(self) -> None:
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self.doing.begin(STOPPING)
            self._maker.stop()
        else:
            self.banner.say(A_MOMENT, "info")

    def _may_leave(self) -> bool:
        """Warn once where something would be lost."""
        loses_code = self.made is not None and self.at == CODE
        unmade = self.made is None and any(step.typed() for step in self.steps)
        if self.warned or not (loses_code or unmade):
            return True
        self.warned = True
        self.banner.say(CODE_LOST if loses_code else NOTHING_MADE, "info")
        return False

    def _go_away(self) -> None:
        """Close a register that was made, and tell that it is there."""
        made, self.made = self.made, None
        if made is None:
            self._leave_with(None, "")
            return
        sentence = READY.format(school=self.school.school.text().strip())
        sentence += UNCHECKED if self.at == CODE else ""
        self._maker.put_away.connect(partial(self._leave_with, made.folder, sentence))
        self.begin("")
        self._maker.close(made.register)

    def _let_in(self, folder: Path, register: Register) -> None:
        """Open what was made; a register made before the made-up school is closed."""
        made, self.made = self.made, None
        if made is not None:
            self._maker.close(made.register)
        self.gone = True
        self.doing.end()
        self.opened.emit(folder, register)

    def _leave_with(self, folder: Path | None, sentence: str) -> None:
        self.gone = True
        self.doing.end()
        self.left.emit(folder, sentence)

    def _connect(self) -> None:
        self._maker.told.connect(self.doing.say_share)
        self._maker.made.connect(self._go_on_with)
        self._maker.built.connect(self._let_in)
        self._maker.refused.connect(self._refuse)
        self.school.made_up_requested.connect(self.make_up)
        self.school.book_requested.connect(self.book_requested)
