"""What stands on Today while nobody is on the register: how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from senco_app.roles import Permission
from senco_app.ui.intake.dialog import show_import
from senco_app.ui.piling import pile
from senco_app.ui.pupils.add_dialog import AddPupilDialog
from senco_app.ui.pupils.lines import NOBODY_YET, WHO_BEGINS
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register

HOW = (
    "Import the file of pupils with SEN that the office saves from the school’s "
    "system, or add the first pupil yourself."
)
THEN = "What is late and what falls due stands here from then on, each with its reason."


class BeginCard(Card):
    """Offers the two acts that begin to whoever may do them, and tells others who may.

    Each act opens its own dialog, over the page that this card stands on.
    """

    pupil_requested = Signal(object)  # id of the pupil who was added
    taken_in = Signal()  # the office's file was, and its dialog is closed

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        imports = register.may(Permission.IMPORT)
        adds = register.may(Permission.EDIT_PUPILS)
        begins = imports and adds
        super().__init__("Begin here" if begins else "Not begun yet", parent)
        self._register = register
        self._form: AddPupilDialog | None = None
        self.how = PlainLabel(HOW if begins else WHO_BEGINS, wrap=True)
        self.bring_in = PrimaryButton(
            "Import the office’s file…", "upload", shortcut="Ctrl+I"
        )
        self.add = QuietButton("Add a pupil", "plus", shortcut="Ctrl+N")
        self._acts = (self.bring_in, self.add)
        self._lay_out()
        self.bring_in.setVisible(imports)
        self.add.setVisible(adds)
        self.bring_in.clicked.connect(self.import_file)
        self.add.clicked.connect(self.add_pupil)

    def take_focus(self) -> bool:
        """Bring the keyboard to the first act; say if there is one for this person."""
        act = next((one for one in self._acts if not one.isHidden()), None)
        if act is not None:
            act.setFocus()
        return act is not None

    def import_file(self) -> None:
        """Open the dialog that takes the office's file in."""
        dialog = show_import(self._register, self)
        dialog.taken_in.connect(lambda _: dialog.finished.connect(self._tell_taken_in))

    def add_pupil(self) -> None:
        """Open the form for a new pupil."""
        self._form = form = AddPupilDialog(self._register, self)
        form.added.connect(self.pupil_requested)
        form.open()

    def _tell_taken_in(self, _result: int) -> None:
        self.taken_in.emit()

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        for act in self._acts:
            acts.addWidget(act)
        acts.addStretch(1)
        pile(self, acts)
        for words in (PlainLabel(NOBODY_YET, "strong", wrap=True), self.how):
            self.body.addWidget(words)
        self.body.addLayout(acts)
        self.body.addWidget(PlainLabel(THEN, "muted", wrap=True))
