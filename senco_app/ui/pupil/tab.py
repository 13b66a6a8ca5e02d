"""What the forms on a pupil's page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.pupils.queries import PupilPage
from senco_app.ui.pupil.saving import Said, save
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Command, Register
    from senco_app.ui.widgets.fields import Field


class PupilTab(QWidget):
    """One form of a pupil's record: it keeps its own state until it is saved."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.fields: dict[str, Field] = {}
        self.banner = Banner()
        self.page = Page()
        self.said = Said()
        self.pupil: PupilRecord | None = None
        self._filled: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)
        self.banner.act.clicked.connect(self._put_aside)

    def fill(self, pupil: PupilRecord) -> None:
        """Show the record's part in the editors."""
        raise NotImplementedError

    def part(self, pupil: PupilRecord) -> object:
        """Return the part of a record that this form edits."""
        raise NotImplementedError

    def value(self) -> object:
        """Return what stands in the editors.

        Raises:
            RuleBrokenError: If a day is no date.
        """
        raise NotImplementedError

    def show_pupil(self, pupil: PupilRecord, *, anew: bool = False) -> None:
        """Show a pupil; unsaved words stay, unless the pupil is shown ``anew``."""
        if self.pupil is not None and not anew and self.unsaved():
            if self.part(pupil) == self.part(self.pupil):
                self.pupil = pupil
            return
        self.pupil = pupil
        for field in self.fields.values():
            field.clear_problem()
        self.fill(pupil)
        self._filled = self.value()

    def shown(self) -> PupilRecord:
        """Return the record that the form was filled from.

        Raises:
            LookupError: If it shows none yet.
        """
        if self.pupil is None:
            message = "the form shows no pupil yet"
            raise LookupError(message)
        return self.pupil

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        if self.pupil is None:
            return False
        try:
            return self.value() != self._filled
        except RuleBrokenError:
            return True

    def keep(self, command: Callable[[], Command[int]]) -> bool:
        """Execute the command that a form builds; say whether it was accepted."""
        self.said.clear()
        if save(self.register, command, self.fields, self.banner) is None:
            return False
        self._put_aside()
        self.said.say("Saved")
        return True

    def _put_aside(self) -> None:
        """Show what is stored, instead of what was typed."""
        self.banner.clear()
        self.show_pupil(self.register.ask(PupilPage(self.shown().id)), anew=True)
