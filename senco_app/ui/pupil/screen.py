"""The pupil screen: who this is, and the parts of their record."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal

from senco_app.register import Topic
from senco_app.ui.pupil.sheet import PupilSheet
from senco_app.ui.pupil.sheets import SheetScreen


class PupilScreen(SheetScreen):
    """Shows one pupil at a time."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PUPILS, Topic.CYCLES, Topic.REQUESTS, Topic.PROVISION}
    )

    cycle_requested = Signal(object)  # cycle id, perhaps with its stage
    export_requested = Signal(object)  # the pupil's id

    def make(self, about: str) -> PupilSheet:
        """Return a new sheet for this pupil."""
        sheet = PupilSheet(self.register, about, self._stack)
        sheet.cycle_requested.connect(self.cycle_requested)
        sheet.ehc_requested.connect(self.export_requested)
        sheet.said.connect(self.said)
        return sheet

    @property
    def sheet(self) -> PupilSheet | None:
        """The sheet on show."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, PupilSheet) else None

    def show_pupil(self, pupil_id: str) -> None:
        """Show this pupil, with words that were typed on them and not saved.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        self.show_sheet(pupil_id)
