"""The dialog in which the office's file is taken into the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Signal

from senco_app.intake.office_file import read_office_file
from senco_app.pupils.commands.taking_in import ImportOfficeFile
from senco_app.ui.fitting import resize_within
from senco_app.ui.intake.deciding import taken_in
from senco_app.ui.intake.differences import Differences
from senco_app.ui.intake.sentences import done_words, idle_words, is_idle, read_words
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.work_dialog import WorkDialog, open_over

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from senco_app.errors import SencoError
    from senco_app.pupils.records import ImportReport, OfficeFile
    from senco_app.register import Register

WIDTH, HEIGHT = 980, 640
TITLE = "Import the office’s file"
HOW = (
    "Ask the office for the SEN register as a CSV file from the school’s information "
    "system. Choose it, or drop it here: nothing changes before you have seen what is "
    "different."
)
READING = "Reading {name} and comparing it with the register…"
TAKING_IN = "Taking {name} in: all of it or, if something fails, nothing…"
ONE_FILE = "Drop one file at a time. Nothing was read."
FILES = "CSV files (*.csv *.txt);;All files (*)"


class ImportDialog(WorkDialog):
    """Reads a file on a worker, shows the differences, and takes them in.

    Leaving before "Take in" changes nothing.
    """

    help_page = "import"
    taken_in = Signal(object)  # ImportReport

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        self.take_in = PrimaryButton("Take in", "download", shortcut="Ctrl+Return")
        super().__init__(register, TITLE, self.take_in, parent)
        self._file: tuple[str, OfficeFile, ImportReport] | None = None
        self.how = PlainLabel(HOW, wrap=True)
        self.name = PlainLabel("", "strong", wrap=True)
        self.summary = PlainLabel("", wrap=True)
        self.nothing = PlainLabel("", "muted", wrap=True)
        self.differences = Differences()
        self.choose = QuietButton("Choose a file…", "folder-open", shortcut="Ctrl+O")
        self._arrange()
        self.choose.clicked.connect(self._choose)
        self.choose.setFocus()
        self.take_in.clicked.connect(self._take_in)
        self.differences.changed.typed.connect(self._offer)
        self._wait()

    def take_files(self, paths: list[Path]) -> None:
        """Read a file that was dropped."""
        if len(paths) == 1:
            self.read(paths[0])
        else:
            self.banner.say(ONE_FILE)

    def read(self, path: Path) -> None:
        """Read a file and compare it with the register, on the worker."""
        self._file = None
        self.name.setText(path.name)
        self._wait()
        register = self.register
        self.work(
            READING.format(name=path.name),
            lambda: _compared(register, path),
            lambda found: self._show(path.name, *found),
        )

    def ready(self) -> None:
        """Offer another file."""
        self.choose.say("Choose another file…")
        self.choose.setFocus()

    def refuse(self, error: SencoError) -> None:
        """Say why nothing was taken in; what was typed is kept for another try."""
        self.banner.say(f"{error} Nothing was changed.")
        if self._file is not None:
            self._show_parts()
            self._offer()

    def _choose(self) -> None:
        chosen, _ = QtWidgets.QFileDialog.getOpenFileName(self, TITLE, "", FILES)
        if chosen:
            self.read(Path(chosen))

    def _take_in(self) -> None:
        if self._file is None:
            return
        name, file, _ = self._file
        decisions = self.differences.changed.decisions()
        self._wait()
        register = self.register
        self.work(
            TAKING_IN.format(name=name),
            lambda: taken_in(register, file, name, decisions),
            self._taken,
            writes=True,
        )

    def _show(self, name: str, file: OfficeFile, report: ImportReport) -> None:
        self._file = (name, file, report)
        self._show_report(report, self.register.today())
        self._offer()
        if self.take_in.isEnabled():
            self.take_in.setFocus()
        else:
            self.differences.changed.begin()

    def _offer(self) -> None:
        """Let the file be taken in, or say why there is nothing to take in."""
        if self._file is None:
            return
        report = self._file[2]
        idle = is_idle(report) and not self.differences.changed.decisions()
        self.nothing.setText(idle_words(report) if idle else "")
        self.nothing.setVisible(idle)
        self.take_in.setEnabled(not idle)

    def _taken(self, report: ImportReport) -> None:
        self._file = None
        self._show_report(report, None)
        self.choose.hide()
        self.finish(done_words(report))
        self.taken_in.emit(report)

    def _show_report(self, report: ImportReport, today: date | None) -> None:
        self.how.hide()
        self.summary.setText(read_words(report))
        self.differences.show_report(report, today)
        self._show_parts()

    def _show_parts(self) -> None:
        for part in (self.summary, self.differences):
            part.show()

    def _wait(self) -> None:
        """Show nothing to take in."""
        self.take_in.setEnabled(False)
        for part in (self.summary, self.nothing, self.differences):
            part.hide()

    def _arrange(self) -> None:
        self.setAcceptDrops(True)
        resize_within(self, WIDTH, HEIGHT)
        row = QtWidgets.QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.choose)
        row.addWidget(self.name, 1)
        self.body.addLayout(row)
        for part in (self.how, self.summary):
            self.body.addWidget(part)
        self.body.addWidget(self.differences, 1)
        self.body.addStretch(0)
        self.foot.insertWidget(0, self.nothing, 4)


def show_import(register: Register, parent: QWidget) -> ImportDialog:
    """Open the dialog over a window; it goes by itself once it is closed."""
    dialog = ImportDialog(register, parent)
    open_over(dialog)
    return dialog


def _compared(register: Register, path: Path) -> tuple[OfficeFile, ImportReport]:
    """Return what the file says, and what taking it in would do."""
    file = read_office_file(path)
    trial = ImportOfficeFile(file, path.name, dry_run=True)
    return file, register.execute(trial)
