"""The last step: the office's file, a made-up school to look at first, or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.ui import second
from senco_app.ui.first_run.step import Step
from senco_app.ui.intake.dialog import show_import
from senco_app.ui.intake.sentences import done_words
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Rule
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.pupils.records import ImportReport
    from senco_app.register import Register
    from senco_app.ui.intake.dialog import ImportDialog

WHY = "The register is ready: now the children who belong in it."
OFFICE = (
    "The office’s file: children with SEN come onto the register, all others are "
    "counted only. You see every difference before anything is taken in."
)
MADE_UP = (
    "A made-up school, to try everything on children who do not exist: it is built in "
    "a folder of its own, beside this register, in about a minute."
)
SECOND = (
    "A second place for backups: each one is copied to a stick, a share or another "
    "disk, too, for this laptop may be lost. Settings, Backups changes it."
)
SET = "Backups are copied to {folder} from the first one on."
LATER = "Or later: Open the register, and add children one by one or import then."


class PupilsStep(Step):
    """Offers the three ways to begin, and a second place for backups."""

    made_up_requested = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__("The children", WHY, parent)
        self._register = register
        self.imported = PlainLabel("", "strong", wrap=True)
        self.imported.hide()
        self.office = QuietButton("Import…", "upload", shortcut="Ctrl+I")
        self.made_up = QuietButton("Build the made-up school", "users")
        self.second = QuietButton(
            "Choose…", "folder-open", name="Choose a second place for backups"
        )
        self.second_set = PlainLabel("", "strong", wrap=True)
        self.second_set.hide()
        self.dialog: ImportDialog | None = None
        self._lay_out()
        self.office.clicked.connect(self._import)
        self.made_up.clicked.connect(self.made_up_requested)
        self.second.clicked.connect(self._choose_second)

    def first(self) -> QWidget:
        """Return the button that imports."""
        return self.office

    def check(self) -> None:
        """Accept: children may come later."""

    def _import(self) -> None:
        self.dialog = show_import(self._register, self)
        self.dialog.taken_in.connect(self._tell)

    def _tell(self, report: ImportReport) -> None:
        self.imported.setText(done_words(report))
        self.imported.show()

    def _choose_second(self) -> None:
        folder = second.ask(self, None)
        if not folder:
            return
        try:
            place = second.choose(self._register.folder, folder)
            said = SET.format(folder=place.folder if place else "")
        except SencoError as error:
            said = str(error)
        self.second_set.setText(said)
        self.second_set.show()

    def _lay_out(self) -> None:
        told = {self.office: self.imported, self.second: self.second_set}
        for words, button in (
            (OFFICE, self.office),
            (MADE_UP, self.made_up),
            (SECOND, self.second),
        ):
            row = QHBoxLayout()
            row.setSpacing(24)
            row.addWidget(PlainLabel(words, wrap=True), 1)
            row.addWidget(button)
            self.body.addLayout(row)
            if button in told:
                self.body.addWidget(told[button])
            self.body.addWidget(Rule())
        self.body.addWidget(PlainLabel(LATER, wrap=True))
