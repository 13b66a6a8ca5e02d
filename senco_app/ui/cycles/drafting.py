"""Drafts of a cycle's forms: one keeper for each form that was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.ui.drafts import DraftKeeper
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from senco_app.register import Register
    from senco_app.ui.cycles.form_stack import FormStack, StageOrNotes

NAMES = {
    Stage.ASSESS: "assessment",
    Stage.PLAN: "plan",
    Stage.DO: "note",
    Stage.REVIEW: "review",
}


class StageDrafts(QObject):
    """Keeps the words of every form; the notice of the form on show is shown."""

    thrown_away = Signal(object)  # the form whose stored part is to be shown
    failed = Signal(str)

    def __init__(self, register: Register, cycle_id: str, stack: FormStack) -> None:
        super().__init__(stack)
        self._register, self._cycle_id, self._stack = register, cycle_id, stack
        self._keepers: dict[Stage, DraftKeeper] = {}
        self._offered: set[Stage] = set()
        self._notices: QVBoxLayout | None = None
        stack.currentChanged.connect(self._show_notice)

    def put_notices_into(self, notices: QVBoxLayout) -> None:
        """Give the notices a place."""
        self._notices = notices

    def take(self, form: StageOrNotes) -> None:
        """Keep the words of a form that was just made and filled."""
        place = f"cycle/{self._cycle_id}/{NAMES[form.stage]}"
        keeper = DraftKeeper(self._register, place, form, self)
        self._keepers[form.stage] = keeper
        if self._notices is not None:
            self._notices.addWidget(keeper.notice)
        keeper.thrown_away.connect(lambda: self.thrown_away.emit(form))
        keeper.failed.connect(self.failed)
        for button in (keeper.notice.keep, keeper.notice.drop):
            button.clicked.connect(lambda: self._offered.discard(form.stage))
        cycle = form.cycle
        if cycle is not None and cycle.stage is not Stage.CLOSED and keeper.offer():
            self._offered.add(form.stage)
        self._show_notice()

    def place(self, form: StageOrNotes) -> str:
        """Return the place of a form's draft."""
        return self._keepers[form.stage].place

    def let_go(self, form: StageOrNotes) -> None:
        """Forget the draft of a form: its words are in the record."""
        self._offered.discard(form.stage)
        self._keepers[form.stage].let_go()

    def keep_now(self) -> bool:
        """Write every form's words; say whether all of them are in the register."""
        kept = [keeper.keep_now() for keeper in self._keepers.values()]
        return all(kept)

    def _show_notice(self) -> None:
        form = self._stack.currentWidget()
        for stage, keeper in self._keepers.items():
            here = getattr(form, "stage", None) is stage
            keeper.notice.setVisible(here and stage in self._offered)
