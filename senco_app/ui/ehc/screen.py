"""One pupil’s request for an EHC needs assessment, with its preview and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from senco_app.register import Topic
from senco_app.ui.background import Background
from senco_app.ui.ehc.sheet import RequestSheet
from senco_app.ui.ehc.writing import Edges
from senco_app.ui.focus import focus_first_field
from senco_app.ui.pupil.sheets import SheetScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.turns import Turns


class RequestScreen(SheetScreen):
    """Shows one pupil's request at a time; files are written by its own worker."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.REQUESTS, Topic.PUPILS, Topic.CYCLES, Topic.SCHOOL}
    )

    def __init__(
        self,
        register: Register,
        changes: Changes,
        parent: QWidget | None = None,
        *,
        edges: Edges | None = None,
    ) -> None:
        """Make the screen.

        Args:
            register: The open register.
            changes: Tells what commands have changed.
            parent: The widget it belongs to.
            edges: How a file is chosen and a folder opened; the computer's own way
                unless given.
        """
        super().__init__(register, changes, parent)
        self._background = Background(self)
        self._edges = edges or Edges()

    def making(self, about: str) -> Turns[RequestSheet]:
        """Return a new sheet for this pupil's request."""
        hands = self._background, self._edges
        sheet = RequestSheet(self.register, about, hands, self._stack)
        try:
            yield from sheet.making()
        except GeneratorExit:
            sheet.deleteLater()
            raise
        return sheet

    @property
    def sheet(self) -> RequestSheet | None:
        """The sheet on show."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, RequestSheet) else None

    def take_focus(self) -> None:
        """Bring the keyboard to the first field of the request."""
        if self.sheet is None or not focus_first_field(self.sheet.form):
            super().take_focus()

    def show_pupil(self, pupil_id: str) -> None:
        """Show this pupil's request, with words that were typed and not saved.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        self.show_sheet(pupil_id)
