"""When a pupil leaves: out of the lists, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.pupils.commands import ArchivePupil, BringBackPupil
from senco_app.ui.pupil.saving import save
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.fields import Field, ShortWords
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.widgets.banner import Banner

HERE = "Archiving takes a pupil who left out of the lists. Nothing is lost."
GONE = "Archived on {}. The record can be read, and brought back into the lists."
UNDONE = "Undone at once"


class LeavingForm(Card):
    """Archives a pupil, or brings an archived one back."""

    said = Signal(str, object)  # a sentence, and what takes it back

    def __init__(
        self, register: Register, banner: Banner, parent: QWidget | None = None
    ) -> None:
        super().__init__("Leaving the school", parent)
        self._register, self._banner = register, banner
        self._pupil: PupilRecord | None = None
        self.words = PlainLabel("", "small", wrap=True)
        self.why = ShortWords()
        self.fields = {"why": Field("Reason", self.why)}
        self.button = QuietButton("Archive")
        self.button.clicked.connect(self._act)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.fields["why"], 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.words)
        self.body.addLayout(row)

    def show_pupil(self, pupil: PupilRecord) -> None:
        """Say whether the pupil is in the lists; a reason being typed stays."""
        self._pupil = pupil
        gone_on = pupil.archived_on
        self.words.setText(GONE.format(day(gone_on)) if gone_on else HERE)
        words = "Bring back" if gone_on else "Archive"
        self.button.setText(words)
        self.button.setAccessibleName(words)

    def unsaved(self) -> bool:
        """Say whether a reason was begun."""
        return bool(self.why.words())

    def _act(self) -> None:
        pupil = self._pupil
        if pupil is None:
            return
        was_archived = pupil.archived_on is not None
        if save(self._register, self._command, self.fields, self._banner) is None:
            return
        self.why.show_words("")
        self.why.setFocus()
        done = "is back in the lists" if was_archived else "is archived"
        back = ArchivePupil if was_archived else BringBackPupil
        command = back(pupil.id, UNDONE)
        self.said.emit(f"{pupil.name} {done}.", lambda: self._register.execute(command))

    def _command(self) -> ArchivePupil | BringBackPupil:
        pupil = self._pupil
        if pupil is None:
            message = "the form shows no pupil yet"
            raise LookupError(message)
        act = BringBackPupil if pupil.archived_on else ArchivePupil
        return act(pupil.id, self.why.words())
