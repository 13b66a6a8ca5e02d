"""The unlock window: choose the register and the person, type the password."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from senco_app.errors import SencoError
from senco_app.ui.unlock.door import KEY_FILE, is_made_up
from senco_app.ui.unlock.form import UnlockForm
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from senco_app.ui.background import Background
    from senco_app.ui.unlock.door import Door
    from senco_app.ui.unlock.first_run import FirstRunCard

WIDTH, HEIGHT = 1366, 768
CARD_WIDTH = 460
RAIL_WIDTH = 196
FIRST = 1  # below the stretch at the top
TITLE = "SENCO Workbench"
MADE_UP_SENTENCE = "Made-up school: nothing here is a real child."


class UnlockWindow(QWidget):
    """Opens a register, or says in one sentence why it did not."""

    opened = Signal(object, object)  # the folder and the open register
    closed = Signal()
    begun = Signal()

    def __init__(
        self, door: Door, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._background = door, background
        self._folder: Path | None = None
        self._painted = self._begun = False
        self.form = UnlockForm()
        self.first_run: FirstRunCard | None = None
        self._middle = QVBoxLayout()
        self._lay_out()
        self.form.submitted.connect(self.unlock)
        self.form.other_requested.connect(self._choose_folder)
        self.form.show_people("", (), "")

    @cached_property
    def banner(self) -> Banner:
        """Says why a register did not open; made when it is first needed."""
        return self._insert(Banner(), self._middle.indexOf(self.form))

    @cached_property
    def made_up(self) -> Banner:
        """Says that the school is made up; made when it is first needed."""
        return self._insert(Banner(), FIRST)

    def begin(self) -> None:
        """Offer the register used last, and make ready to open it; once only."""
        if self._begun:
            return
        self._begun = True
        self.begun.emit()
        self.offer(self._door.last_used())
        self.form.start_over()
        self._background.run(
            self._door.prepare, done=lambda _: None, failed=self._refuse
        )

    def offer(self, folder: Path | None) -> None:
        """Offer the register in this folder; without one, say how to make one."""
        self.banner.clear()
        self.made_up.clear()
        self._folder = folder
        if folder is None or not folder.is_dir():
            self._say_how_to_begin(folder)
            return
        if self.first_run is not None:
            self.first_run.hide()
        self.form.show()
        if is_made_up(folder):
            self.made_up.say(MADE_UP_SENTENCE, "info")
        self._offer_people(folder)

    def welcome_back(self, sentence: str = "") -> None:
        """Show the window again after a lock, with no trace of the password."""
        self.offer(self._folder)
        if sentence:
            self.banner.say(sentence)
        self.show()
        self.form.start_over()

    def unlock(self, person: str, password: str) -> None:
        """Open the register on the worker; the window stays alive meanwhile."""
        folder = self._folder
        if folder is None or self.form.is_busy():
            return
        self.banner.clear()
        self.form.set_busy(busy=True)
        self._background.run(
            lambda: self._door.open(folder, person, password),
            done=lambda register: self._let_in(folder, register),
            failed=self._refuse,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Look for registers, and load the heavy parts, once the window stands."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.begin)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nobody came in."""
        self.form.stop_waiting()
        super().closeEvent(event)
        self.closed.emit()

    def _let_in(self, folder: Path, register: object) -> None:
        self.form.set_busy(busy=False)
        self.form.start_over()
        self.opened.emit(folder, register)

    def _refuse(self, error: SencoError) -> None:
        self.form.set_busy(busy=False)
        self.banner.say(str(error))
        self.form.try_again(getattr(error, "seconds", 0))

    def _insert(self, banner: Banner, place: int) -> Banner:
        self._middle.insertWidget(place, banner)
        return banner

    def _say_how_to_begin(self, missing: Path | None) -> None:
        from senco_app.ui.unlock.first_run import FirstRunCard  # noqa: PLC0415 - rare

        if self.first_run is None:
            self.first_run = FirstRunCard()
            self.first_run.other_requested.connect(self._choose_folder)
            self._middle.insertWidget(self._middle.count() - 1, self.first_run)
        self.first_run.say_missing(missing)
        self.form.hide()
        self.first_run.show()
        self.first_run.other.setFocus()

    def _offer_people(self, folder: Path) -> None:
        from senco_app.security.keyfile import people  # noqa: PLC0415 - loads OpenSSL

        try:
            names = tuple(label.name for label in people(folder))
        except SencoError as error:
            self.form.show_people(str(folder), (), "")
            self.banner.say(str(error))
            return
        self.form.show_people(str(folder), names, self._door.person)

    def _choose_folder(self) -> None:
        chosen, _ = QtWidgets.QFileDialog.getOpenFileName(
            self, "Choose a register by its key file", "", f"Register ({KEY_FILE})"
        )
        if chosen:
            self.offer(Path(chosen).parent)
            self.form.start_over()

    def _lay_out(self) -> None:
        self.setWindowTitle(TITLE)
        self.resize(WIDTH, HEIGHT)
        inside = QWidget()
        inside.setFixedWidth(CARD_WIDTH)
        middle = self._middle
        inside.setLayout(middle)
        middle.setSpacing(12)
        middle.addStretch(2)
        middle.addWidget(self.form)
        middle.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_rail())
        row.addStretch(1)
        row.addWidget(inside)
        row.addStretch(1)


def _rail() -> QFrame:
    rail = QFrame()
    rail.setProperty("look", "rail")
    rail.setFixedWidth(RAIL_WIDTH)
    column = QVBoxLayout(rail)
    column.setContentsMargins(22, 18, 10, 18)
    column.addWidget(PlainLabel(TITLE, "brand"))
    column.addStretch(1)
    return rail
