"""A form of provision: filled from one record, saved by one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from senco_app.errors import RuleBrokenError
from senco_app.ui.drafts import DraftKeeper
from senco_app.ui.pupil.saving import Said, save
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.show_only import show_only

if TYPE_CHECKING:
    from senco_app.register import Command, Register
    from senco_app.ui.typing_state import Editors
    from senco_app.ui.widgets.banner import Banner
    from senco_app.ui.widgets.fields import Field


class RecordForm(Card):
    """Editors for one record; Save builds one command, and keeps what it refuses."""

    saved = Signal(object)  # what the command returned

    def __init__(
        self, register: Register, banner: Banner, heading: str, place: str
    ) -> None:
        """Make the form, not filled yet.

        Args:
            register: The open register.
            banner: Where it is said what no field is to blame for.
            heading: What stands over it.
            place: The place of its draft.
        """
        super().__init__(heading)
        self.body.setSpacing(GAP)
        self.register, self._banner, self._place = register, banner, place
        self.fields: dict[str, Field] = {}
        self.said = Said()
        self.save_button = PrimaryButton("Save", "check", shortcut="Ctrl+S")
        self.put_back = QuietButton("Put aside", name="Put what was typed aside")
        self._filled: object = None
        self._keeper: DraftKeeper | None = None
        self.save_button.clicked.connect(self.save)
        self.put_back.clicked.connect(self.put_aside)

    def fill(self) -> None:
        """Show what is stored in the editors."""
        raise NotImplementedError

    def value(self) -> object:
        """Return what stands in the editors.

        Raises:
            RuleBrokenError: If a day or a time cannot be read.
        """
        raise NotImplementedError

    def command(self) -> Command[object]:
        """Return the command that saves what stands in the editors.

        Raises:
            RuleBrokenError: If a day or a time cannot be read.
        """
        raise NotImplementedError

    def editors(self) -> Editors:
        """Return what a draft keeps, by name."""
        return {name: field.editor for name, field in self.fields.items()}

    def basis(self) -> object:
        """Return the stored part that the form was filled from."""
        return self._filled

    def begin(self) -> None:
        """Fill the form, and show what was typed before and not saved."""
        self.fill()
        self._filled = self.value()
        self._keeper = DraftKeeper(self.register, self._place, self, self)
        self.body.insertWidget(1, self._keeper.notice)
        self._keeper.thrown_away.connect(self.put_aside)
        self._keeper.failed.connect(self._banner.say)
        self._keeper.offer()

    def refresh(self) -> None:
        """Show what is stored, unless something is being typed."""
        if not self.unsaved():
            self.fill()
            self._filled = self.value()

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        try:
            return self.value() != self._filled
        except RuleBrokenError:
            return True

    def keep_draft(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return self._keeper.keep_now() if self._keeper else not self.unsaved()

    def put_aside(self) -> None:
        """Show what is stored, instead of what was typed."""
        self._banner.clear()
        for field in self.fields.values():
            field.clear_problem()
        self.fill()
        self._filled = self.value()
        if self._keeper is not None:
            self._keeper.let_go()

    def save(self) -> None:
        """Execute the command that the form builds; what it refuses stays typed."""
        self.said.clear()
        kept = save(
            self.register,
            self.command,
            self.fields,
            self._banner,
            instead_of=self._place,
        )
        if kept is None:
            return
        self._filled = self.value()
        if self._keeper is not None:
            self._keeper.let_go()
        self.said.say("Saved")
        self.saved.emit(kept)

    def foot(self) -> QHBoxLayout:
        """Return the last line of the form: what was done, and the acts."""
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.said, 1)
        row.addWidget(self.put_back)
        row.addWidget(self.save_button)
        return row

    def move_draft(self, place: str) -> None:
        """Keep later drafts in another place: the record is a new one no more."""
        if self._keeper is not None:
            self._keeper.let_go()
            self._keeper.place = place
        self._place = place

    def only_show(self) -> None:
        """Let nothing be typed by a role that only reads."""
        show_only(self)
        for act in (self.save_button, self.put_back):
            act.hide()
