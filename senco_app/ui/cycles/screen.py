"""The cycle screen: one sheet for each cycle that is open on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from senco_app.register import Topic
from senco_app.ui.cycles.sheet import CycleSheet
from senco_app.ui.pupil.sheets import SheetScreen
from senco_app.ui.turns import at_once
from senco_app.vocabulary import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.turns import Turns


class CycleScreen(SheetScreen):
    """Shows one cycle at a time; finishing its review leads on to the next."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CYCLES, Topic.PUPILS, Topic.SCHOOL}
    )

    cycle_requested = Signal(object)  # another cycle's id
    pupil_requested = Signal(object)  # the pupil's id

    def __init__(
        self, register: Register, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(register, changes, parent)
        self._begun: dict[str, str] = {}  # what to say of a cycle that is new

    def make(self, about: str) -> CycleSheet:
        """Return a new sheet for this cycle."""
        sheet = CycleSheet(self.register, about, self._stack)
        sheet.cycle_requested.connect(self.cycle_requested)
        sheet.pupil_requested.connect(self.pupil_requested)
        sheet.finished.connect(self._go_on)
        return sheet

    @property
    def sheet(self) -> CycleSheet | None:
        """The sheet on show."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, CycleSheet) else None

    def take_focus(self) -> None:
        """Bring the keyboard to the first field of the stage that is open."""
        if self.sheet is None or not self.sheet.take_focus():
            super().take_focus()

    def opening(self, about: str) -> Turns[None]:
        """Show a cycle, with words that were typed on it and not saved.

        Args:
            about: The cycle's id, or with one of its stages: "…/Plan".

        Raises:
            RecordMissingError: If there is no such cycle.
        """
        cycle_id, _, stage = about.partition("/")
        yield from super().opening(cycle_id)
        if self.sheet is None:
            return
        if stage:
            yield from self.sheet.showing_stage(Stage(stage))
        if cycle_id in self._begun:
            self.sheet.banner.say(self._begun.pop(cycle_id), "done")

    def show_cycle(self, about: str) -> None:
        """Show a cycle, or one of its stages, at once.

        Raises:
            RecordMissingError: If there is no such cycle.
        """
        at_once(self.opening(about))

    def _go_on(self, next_id: str) -> None:
        closed = self.sheet
        if closed is None or closed.cycle is None:
            return
        number, name = closed.cycle.number, closed.cycle.pupil_name
        if not next_id:
            words = f"Cycle {number} is closed. SEN support for {name} has ended."
            closed.banner.say(words, "done")
            return
        words = f"Cycle {number + 1} has begun, filled from cycle {number}."
        self._begun[next_id] = words
        self.cycle_requested.emit(next_id)
