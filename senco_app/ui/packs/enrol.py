"""Enrolling a book: its file is read, its words are compared, then it is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from senco_app.books.commands.enrolling import EnrolBook
from senco_app.people.queries import People
from senco_app.security.enrolment import Enrolment, read_enrolment
from senco_app.ui.fitting import resize_within
from senco_app.ui.sessions.flowing import row_of
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.work_dialog import WorkDialog

if TYPE_CHECKING:
    from senco_app.register import Register

WIDTH, HEIGHT = 640, 520
TITLE = "Enrol a book"
HOW = (
    "The assistant’s book writes an enrolment file and shows eight words. Choose the "
    "file, or drop it here; nothing is taken in before you have compared the words."
)
COMPARE = (
    "Have {person} read the eight words from the book, face to face or by telephone. "
    "They must be these:"
)
STOP = (
    "If one word differs, enrol nothing: the file is another book’s, or somebody "
    "changed it on the way."
)
SAME = "The assistant reads the same words"
KNOWN = "The book of {person}, on the laptop “{device}”."
NEWCOMER = (
    "Nobody of this name is in the register yet: {person} is added as a teaching "
    "assistant. Groups go into the book of whom leads them, so if {person} is there "
    "under another spelling, have the book made anew with that one."
)
READING, TAKING = "Reading {name}…", "Taking the book in…"
DONE = "The book of {person} is enrolled. Hand out to it next."
ONE_FILE = "Drop one file at a time. Nothing was read."
FILES = "Enrolment file (*.senco-enrol);;All files (*)"


class EnrolDialog(WorkDialog):
    """Shows the words large; enrols once somebody says that they were compared."""

    help_page = "books"

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        act = PrimaryButton("Enrol this book", "check", shortcut="Ctrl+Return")
        super().__init__(register, TITLE, act, parent)
        self.enrolment: Enrolment | None = None
        self.choose = QuietButton("Choose a file…", "folder-open", shortcut="Ctrl+O")
        self.how = PlainLabel(HOW, wrap=True)
        self.whose = PlainLabel("", "strong", wrap=True)
        self.newcomer = PlainLabel("", "muted", wrap=True)
        self.compare = PlainLabel("", wrap=True)
        self.words = [PlainLabel("", "figure", wrap=True) for _ in range(2)]
        self.stop = PlainLabel(STOP, wrap=True)
        self.same = QCheckBox(SAME)
        self._arrange()
        self.choose.clicked.connect(self._choose)
        self.choose.setFocus()
        self.same.toggled.connect(self._heed)
        act.clicked.connect(self._enrol)
        self._show_words()

    def take_files(self, paths: list[Path]) -> None:
        """Read an enrolment file."""
        if len(paths) != 1:
            self.banner.say(ONE_FILE)
            return
        path, register = paths[0], self.register
        self.enrolment = None
        self._show_words()

        def read() -> tuple[Enrolment, bool]:
            enrolment = read_enrolment(path)
            return enrolment, _is_known(register, enrolment.person)

        self.work(READING.format(name=path.name), read, self._show)

    def ready(self) -> None:
        """Ask whether the words are the same, once they are shown."""
        self._heed()
        (self.same if self.enrolment else self.choose).setFocus()

    def _choose(self) -> None:
        chosen, _ = QtWidgets.QFileDialog.getOpenFileName(self, TITLE, "", FILES)
        if chosen:
            self.take_files([Path(chosen)])

    def _show(self, found: tuple[Enrolment, bool]) -> None:
        self.enrolment, known = found
        person, device = self.enrolment.person, self.enrolment.device
        self.whose.setText(KNOWN.format(person=person, device=device))
        self.newcomer.setText("" if known else NEWCOMER.format(person=person))
        self.compare.setText(COMPARE.format(person=person))
        halves = self.enrolment.spoken().split(" / ")
        for label, half in zip(self.words, halves, strict=True):
            label.setText(half)
        self._show_words()
        self.newcomer.setVisible(not known)
        self.ready()

    def _enrol(self) -> None:
        if self.enrolment is None or not self.same.isChecked():
            return
        enrolment, register = self.enrolment, self.register
        self.work(
            TAKING,
            lambda: register.execute(EnrolBook(enrolment)),
            lambda _book_id: self._enrolled(enrolment.person),
            writes=True,
        )

    def _enrolled(self, person: str) -> None:
        self.enrolment = None
        self.inside.hide()
        self.finish(DONE.format(person=person))
        self.adjustSize()

    def _heed(self) -> None:
        self.act.setEnabled(self.enrolment is not None and self.same.isChecked())

    def _show_words(self) -> None:
        """Show what there is to compare; another file is compared anew."""
        there = self.enrolment is not None
        self.same.setChecked(False)
        self.how.setVisible(not there)
        shown = (self.whose, self.newcomer, self.compare, *self.words, self.stop)
        for part in (*shown, self.same):
            part.setVisible(there)
        self._heed()

    def _arrange(self) -> None:
        resize_within(self, WIDTH, HEIGHT)
        self.setAcceptDrops(True)
        self.same.setAccessibleName(SAME)
        page = Page()
        spoken = QWidget()
        column = QVBoxLayout(spoken)
        column.setContentsMargins(16, 4, 0, 4)
        for half in self.words:
            column.addWidget(half)
        parts = (self.how, self.whose, self.newcomer, self.compare, spoken)
        for part in (*parts, self.stop, self.same):
            page.body.addWidget(part)
        page.body.addStretch(1)
        self.body.addWidget(row_of(self.choose))
        self.body.addWidget(page, 1)


def _is_known(register: Register, person: str) -> bool:
    """Say whether somebody of this name is in the register."""
    wanted = " ".join(person.split()).casefold()
    return any(
        " ".join(line.name.split()).casefold() == wanted
        for line in register.ask(People())
        if line.removed_on is None
    )
