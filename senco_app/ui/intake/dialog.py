"""The dialog in which the office's file is taken into the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.intake.office_file import read_office_file
from senco_app.pupils.commands.taking_in import ImportOfficeFile
from senco_app.ui.background import Background
from senco_app.ui.dressing import px
from senco_app.ui.help.key import offer_help
from senco_app.ui.intake.differences import Differences
from senco_app.ui.intake.sentences import done_words, idle_words, is_idle, read_words
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.doing import Doing
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

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


class ImportDialog(QDialog):
    """Reads a file on a worker, shows the differences, and takes them in.

    Leaving before "Take in" changes nothing.
    """

    taken_in = Signal(object)  # ImportReport
    left = Signal()  # closed, and nothing of it runs any more

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._background = Background(self)
        self._file: tuple[str, OfficeFile] | None = None
        self._turn = 0  # a result of an earlier turn is nobody's any more
        self._jobs = 0
        self._writing = False
        self.banner = Banner()
        self.how = PlainLabel(HOW, wrap=True)
        self.name = PlainLabel("", "strong", wrap=True)
        self.summary = PlainLabel("", wrap=True)
        self.nothing = PlainLabel("", "muted", wrap=True)
        self.doing = Doing()
        self.differences = Differences()
        self.choose = QuietButton("Choose a file…", "folder-open", shortcut="Ctrl+O")
        self.cancel = QuietButton("Cancel")
        self.take_in = PrimaryButton("Take in", "download", shortcut="Ctrl+Return")
        self._lay_out()
        self._connect()
        self._wait()

    def read(self, path: Path) -> None:
        """Read a file and compare it with the register, on the worker."""
        self._file = None
        self.banner.clear()
        self.name.setText(path.name)
        self._begin(READING.format(name=path.name))
        register, turn = self._register, self._turn
        self._background.run(
            lambda: _compared(register, path),
            done=lambda found: self._show(turn, path.name, *found),
            failed=lambda error: self._refuse(turn, error),
        )

    def reject(self) -> None:
        """Close and leave the register as it is; what is being taken in is finished."""
        if self._writing:
            return
        self._turn += 1
        super().reject()
        if not self._jobs:
            self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while the file is being taken in."""
        if self._writing:
            event.ignore()
            return
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that lie on this computer."""
        if not self._jobs and any(u.isLocalFile() for u in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls()]
        event.acceptProposedAction()
        if len(paths) == 1:
            self.read(paths[0])
        else:
            self.banner.say(ONE_FILE)

    def _choose(self) -> None:
        chosen, _ = QtWidgets.QFileDialog.getOpenFileName(self, TITLE, "", FILES)
        if chosen:
            self.read(Path(chosen))

    def _take_in(self) -> None:
        if self._file is None:
            return
        name, file = self._file
        self._begin(TAKING_IN.format(name=name))
        self._writing = True
        self.cancel.setEnabled(False)
        register, turn = self._register, self._turn
        self._background.run(
            lambda: register.execute(ImportOfficeFile(file, name)),
            done=lambda report: self._finish(turn, report),
            failed=lambda error: self._refuse(turn, error),
        )

    def _show(
        self, turn: int, name: str, file: OfficeFile, report: ImportReport
    ) -> None:
        if not self._end(turn):
            return
        self._file = (name, file)
        self._show_report(report)
        self.nothing.setText(idle_words(report))
        self.nothing.setVisible(is_idle(report))
        self.take_in.setEnabled(not is_idle(report))
        (self.choose if is_idle(report) else self.take_in).setFocus()

    def _finish(self, turn: int, report: ImportReport) -> None:
        self._end(turn)
        self._file = None
        self._show_report(report)
        self.banner.say(done_words(report), "done")
        self.choose.hide()
        self.take_in.hide()
        self.cancel.say("Close")
        self.cancel.setFocus()
        self.taken_in.emit(report)

    def _show_report(self, report: ImportReport) -> None:
        self.how.hide()
        self.summary.setText(read_words(report))
        self.summary.show()
        self.differences.show_report(report)
        self.differences.show()

    def _refuse(self, turn: int, error: SencoError) -> None:
        if not self._end(turn):
            return
        self.banner.say(f"{error} Nothing was changed.")
        self.choose.setFocus()

    def _begin(self, sentence: str) -> None:
        """Say what is being done, and take no other order meanwhile."""
        self._turn += 1
        self._jobs += 1
        self._wait()
        self.doing.begin(sentence)
        self.choose.setEnabled(False)
        self.cancel.setFocus()

    def _end(self, turn: int) -> bool:
        """Note that a job is done; say whether its result is still wanted."""
        self._jobs -= 1
        self._writing = False
        if turn != self._turn:
            if not self._jobs and self.isHidden():
                self.left.emit()
            return False
        self.doing.end()
        for button in (self.choose, self.cancel):
            button.setEnabled(True)
        self.choose.say("Choose another file…")
        return True

    def _wait(self) -> None:
        """Show nothing to take in."""
        self.take_in.setEnabled(False)
        self.summary.hide()
        self.nothing.hide()
        self.differences.hide()

    def _connect(self) -> None:
        offer_help(self, "import")
        self.choose.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)
        self.take_in.clicked.connect(self._take_in)

    def _lay_out(self) -> None:
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.resize(px(WIDTH), px(HEIGHT))
        card = Card(TITLE)
        card.head.addWidget(self.choose)
        for widget in (self.how, self.name, self.doing, self.summary):
            card.body.addWidget(widget)
        card.body.addWidget(self.differences, 1)
        card.body.addStretch(0)
        acts = QHBoxLayout()
        acts.addWidget(self.nothing, 1)
        acts.addStretch(0)
        acts.addWidget(self.cancel)
        acts.addWidget(self.take_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(self.banner)
        column.addWidget(card, 1)
        column.addLayout(acts)


def show_import(register: Register, parent: QWidget) -> ImportDialog:
    """Open the dialog over a window; it goes by itself once it is closed."""
    dialog = ImportDialog(register, parent)
    dialog.left.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _compared(register: Register, path: Path) -> tuple[OfficeFile, ImportReport]:
    """Return what the file says, and what taking it in would do."""
    file = read_office_file(path)
    trial = ImportOfficeFile(file, path.name, dry_run=True)
    return file, register.execute(trial)
