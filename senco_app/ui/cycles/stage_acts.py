"""What is done with a stage of a cycle: it is saved, finished, or put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from senco_app.errors import RuleBrokenError
from senco_app.ui.cycles.do_form import DoForm
from senco_app.ui.pupil.saving import save
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.register import Command, Register
    from senco_app.ui.cycles.form_stack import Finishing, StageOrNotes
    from senco_app.ui.cycles.sheet import CycleSheet
    from senco_app.ui.turns import Turns

T = TypeVar("T")
NEXT = {Stage.ASSESS: Stage.PLAN, Stage.PLAN: Stage.DO, Stage.DO: Stage.REVIEW}
NOTE_LEFT = (
    "Not finished yet: this note was typed and not added. Add it, or clear it, and "
    "finish the review then. Nothing was lost."
)
MARKED = "Not finished yet: what is missing is marked below. What you typed is kept."


class StageActs:
    """The acts of a cycle's forms, each of which the register hears of."""

    def __init__(self, register: Register, sheet: CycleSheet) -> None:
        self._register, self._sheet = register, sheet

    def save(self, form: StageOrNotes) -> None:
        """Keep what was typed, complete or not."""
        if self._run(form, form.save_command) is None:
            return
        self._sheet.show_stored(form)
        if isinstance(form, DoForm):
            form.said.say("Note added")
            form.words.setFocus()
        else:
            form.said.say("Saved")

    def finish(self, form: Finishing) -> None:
        """End the stage and lead on, or say what it lacks."""
        self._sheet.turns.take(self._finishing(form))

    def go_on(self, form: StageOrNotes) -> None:
        """Keep what was typed, and open the stage that follows."""
        if not isinstance(form, DoForm) and form.unsaved():
            self.save(form)
            if form.unsaved():
                return
        if form.stage in NEXT:
            self._sheet.open_stage(NEXT[form.stage])

    def put_aside(self) -> None:
        """Show what is stored in the form on show, instead of what was typed."""
        form = self._sheet.stack.currentWidget()
        self._sheet.banner.clear()
        for one in self._sheet.stack.made:
            if one is form:
                self._sheet.show_stored(one)
                self._sheet.refresh()

    def _finishing(self, form: Finishing) -> Turns[None]:
        if self._lacks(form):
            return
        if form.stage is Stage.REVIEW:
            notes = yield from self._sheet.stack.making(Stage.DO)
            if notes.unsaved():
                self._go_back_to_the_note()
                return
        result = self._run(form, form.finish_command)
        if result is None:
            return
        self._sheet.show_stored(form)
        yield
        if form.stage in NEXT:
            yield from self._sheet.leading_on(NEXT[form.stage])
        else:
            self._sheet.finished.emit(result)

    def _lacks(self, form: Finishing) -> bool:
        """Say what a stage lacks before it can end; return whether it lacks any."""
        try:
            missing = form.missing(self._register.today())
        except RuleBrokenError as error:
            if not form.show_refusal(error):
                self._sheet.banner.say(str(error))
            return True
        others = form.show_problems(missing)
        if missing:
            self._sheet.banner.say(" ".join(others) or MARKED)
        return bool(missing)

    def _go_back_to_the_note(self) -> None:
        self._sheet.show_stage(Stage.DO)
        self._sheet.banner.say(NOTE_LEFT)
        self._sheet.stack.do.words.setFocus()

    def _run(self, form: StageOrNotes, command: Callable[[], Command[T]]) -> T | None:
        form.said.clear()
        place = self._sheet.drafts.place(form)
        return save(
            self._register, command, form.fields, self._sheet.banner, instead_of=place
        )
