"""The page of a book that is empty: how it comes to its sessions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.files import write_whole
from senco_app.security.enrolment import enrolment_bytes
from senco_app.ui.book import enrolment_page
from senco_app.ui.sessions.flowing import row_of
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card, Page
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.books.book import Book
    from senco_app.security.enrolment import Enrolment

TITLE = "Your book is empty until the SENCO hands out to it"
STEPS = (
    (
        "1. Save the enrolment file on a stick, or in a folder that the SENCO can "
        "open. On a shared laptop, any folder will do."
    ),
    (
        "2. Go to the SENCO with it. Read these eight words aloud; the SENCO’s screen "
        "must show the same ones."
    ),
    (
        "3. The SENCO hands out to your book. On a shared laptop it comes by itself at "
        "your next sign-in; from a stick or a folder, take it in here."
    ),
)
SAVED = "Saved as {path}. Take it to the SENCO."
PRINTED = "Sent to the printer. Compare the words on the paper with the screen."
FILE_NAME = "enrolment-{name}.senco-enrol"
KINDS = "Enrolment file (*.senco-enrol)"


class EnrolPage(Page):
    """Shows the words to compare; writes and prints what the SENCO needs."""

    take_requested = Signal()

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enrolment: Enrolment = book.enrolment()
        self.banner = Banner()
        self.words = [
            PlainLabel(half, "figure", wrap=True)
            for half in self._enrolment.spoken().split(" / ")
        ]
        self.save = PrimaryButton("Save the enrolment file…", "save", shortcut="Ctrl+S")
        self.print = QuietButton("Print…", "printer", shortcut="Ctrl+P")
        self.take = QuietButton("Take in a hand-out…", "download", shortcut="Ctrl+O")
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.take.clicked.connect(self.take_requested)

    def take_focus(self) -> None:
        """Bring the keyboard to the first step."""
        self.save.setFocus()

    def write_to(self, path: Path) -> None:
        """Write the enrolment file, and say where it is or why it is not."""
        try:
            write_whole(path, enrolment_bytes(self._enrolment))
        except SencoError as error:
            self.banner.say(str(error))
        else:
            self.banner.say(SAVED.format(path=path), "done")

    def _save(self) -> None:
        name = "-".join(self._enrolment.person.casefold().split())
        safe = "".join(sign for sign in name if sign.isalnum() or sign == "-")
        chosen, _ = QtWidgets.QFileDialog.getSaveFileName(
            self,
            "Save the enrolment file",
            FILE_NAME.format(name=safe or "book"),
            KINDS,
        )
        if chosen:
            self.write_to(Path(chosen))

    def _print(self) -> None:
        if enrolment_page.print_page(self._enrolment, self):
            self.banner.say(PRINTED, "done")

    def _lay_out(self) -> None:
        card = Card(TITLE)
        save, say, take = (PlainLabel(step, wrap=True) for step in STEPS)
        spoken = QWidget()
        column = QVBoxLayout(spoken)
        column.setContentsMargins(16, 4, 0, 4)
        for half in self.words:
            column.addWidget(half)
        card.body.setSpacing(12)
        for part in (save, row_of(self.save, self.print), say, spoken, take):
            card.body.addWidget(part)
        card.body.addWidget(row_of(self.take))
        self.body.addWidget(self.banner)
        self.body.addWidget(card)
        self.body.addStretch(1)
