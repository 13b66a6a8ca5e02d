"""The unlock window: choose the register and the person, type the password."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QTimer, Signal

from senco_app.errors import RegisterInUseError, SencoError
from senco_app.ui.unlock.cards import (
    HEIGHT,
    MADE_UP_SENTENCE,
    TITLE,
    WIDTH,
    CardsWindow,
)
from senco_app.ui.unlock.door import BOOK_KEY_FILE, KEY_FILE, is_book, is_made_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent
    from PySide6.QtWidgets import (
        QWidget,
    )

    from senco_app.ui.background import Background
    from senco_app.ui.unlock.door import Door, Recovered
    from senco_app.ui.unlock.recover import RecoverCard

    Way = Callable[[Path, str, str], object]

READ_COPY = "Read the newest backup"

__all__ = ["HEIGHT", "MADE_UP_SENTENCE", "TITLE", "WIDTH", "UnlockWindow"]


class UnlockWindow(CardsWindow):
    """Opens a register, or says in one sentence why it did not."""

    opened = Signal(object, object)  # the folder and the open register
    closed = Signal()
    begun = Signal()
    new_requested = Signal()

    def __init__(
        self, door: Door, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._background = door, background
        self._folder: Path | None = None
        self._painted = self._begun = False
        self._names: tuple[str, ...] = ()
        self.form.submitted.connect(self.unlock)
        self.form.register_chosen.connect(self._change_to)
        self.copy_wanted.connect(self._read_copy)
        self.form.show_people("", (), "")

    def begin(self) -> None:
        """Offer the register used last, and make ready to open it; once only."""
        if self._begun:
            return
        self._begun = True
        self.begun.emit()
        self.let_scroll()
        self.form.put_pictures()
        self._add_ways()
        folder = self._door.last_used()
        self.offer(folder)
        self.form.start_over()
        if folder is None and self._door.makes_new and self.isVisible():
            self.new_requested.emit()
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
        self.show_card(self.form)
        if is_made_up(folder):
            self.made_up.say(MADE_UP_SENTENCE, "info")
        self.form.show_registers(_with_others(folder, self._door), folder)
        self._offer_people(folder)

    def let_in(self, folder: Path, register: object) -> None:
        """Pass on a register that is open already."""
        self.offer(folder)
        self.form.start_over()
        self.opened.emit(folder, register)

    def come_back(self, folder: Path | None, sentence: str) -> None:
        """Show the window after the first run, with what became of it."""
        self.offer(folder or self._folder)
        if sentence:
            self.banner.say(sentence, "info")
        self.show()
        if self.form.isVisibleTo(self):
            self.form.start_over()

    def welcome_back(self, sentence: str = "") -> None:
        """Show the window again after a lock, with no trace of the password."""
        self.offer(self._folder)
        if sentence:
            self.banner.say(sentence)
        self.show()
        self.form.start_over()

    def unlock(self, person: str, password: str) -> None:
        """Open the register on the worker; the window stays alive meanwhile."""
        self._open(self._door.open, person, password)

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

    def set_new_password(self, recovered: Recovered) -> None:
        """Give somebody a new password by the recovery code, and open the register."""
        folder, way, card = self._folder, self._door.recover, self.recover
        if folder is None or way is None or card is None:
            return
        self.banner.clear()
        card.set_busy(busy=True)
        self._background.run(
            lambda: way(folder, recovered),
            done=lambda register: self._let_in(folder, register),
            failed=partial(self._refuse_code, card),
        )

    def _open(self, way: Way, person: str, password: str) -> None:
        folder = self._folder
        if folder is None or self.form.is_busy():
            return
        self.banner.clear()
        self.form.set_busy(busy=True)
        self._background.run(
            lambda: way(folder, person, password),
            done=lambda register: self._let_in(folder, register),
            failed=self._refuse,
        )

    def _read_copy(self) -> None:
        """Read the newest backup with what was typed, while the register is in use."""
        if self._door.read_copy is not None:
            form = self.form
            typed = form.person.currentText(), form.password.text()
            self._open(self._door.read_copy, *typed)

    def _let_in(self, folder: Path, register: object) -> None:
        self.form.set_busy(busy=False)
        if self.recover is not None:
            self.recover.set_busy(busy=False)
            self.recover.forget()
        self.show_card(self.form)
        self.form.start_over()
        self.opened.emit(folder, register)

    def _refuse_code(self, card: RecoverCard, error: SencoError) -> None:
        card.set_busy(busy=False)
        if not card.tell(error):
            self.banner.say(str(error))

    def _refuse(self, error: SencoError) -> None:
        self.form.set_busy(busy=False)
        self.banner.say(str(error))
        in_use = isinstance(error, RegisterInUseError) and not is_book(self._folder)
        if in_use and self._door.read_copy is not None:
            self.banner.offer(READ_COPY)
        self.form.try_again(getattr(error, "seconds", 0))

    def _change_to(self, folder: Path) -> None:
        self.offer(folder)
        self.form.start_over()

    def _add_ways(self) -> None:
        from senco_app.ui.unlock.ways import Ways  # noqa: PLC0415 - after the paint

        ways = Ways(self._door)
        ways.book_requested.connect(self.book_requested)
        ways.other_requested.connect(self._choose_folder)
        ways.new_requested.connect(self.new_requested)
        ways.forgotten.connect(self._offer_recovery)
        self.form.add_ways(ways)

    def _offer_recovery(self) -> None:
        from senco_app.ui.unlock.recover import RecoverCard  # noqa: PLC0415 - rare

        if self.recover is None:
            self.recover = RecoverCard()
            self.recover.submitted.connect(self.set_new_password)
            self.recover.left.connect(self.welcome_back)
            self.add_card(self.recover)
        self.banner.clear()
        self.show_card(self.recover)
        self.recover.show_people(self._names, self.form.person.currentText())

    def _say_how_to_begin(self, missing: Path | None) -> None:
        from senco_app.ui.unlock.nothing import NothingCard  # noqa: PLC0415 - rare

        if self.nothing is None:
            self.nothing = NothingCard(self._door)
            self.nothing.book_requested.connect(self.book_requested)
            self.nothing.new_requested.connect(self.new_requested)
            self.nothing.other_requested.connect(self._choose_folder)
            self.add_card(self.nothing)
        self.nothing.say_missing(missing)
        self.show_card(self.nothing)
        self.nothing.first.setFocus()

    def _offer_people(self, folder: Path) -> None:
        try:
            self._names = _people(folder, self._door)
        except SencoError as error:
            self._names = ()
            self.banner.say(str(error))
        who = self._names, self._door.person
        self.form.show_people(str(folder), *who, book=is_book(folder))

    def _choose_folder(self) -> None:
        chosen = _chosen_folder(self)
        if chosen is not None:
            self._change_to(chosen)


def _chosen_folder(parent: QWidget) -> Path | None:
    """Ask for a register or a book by its key file, and return its folder."""
    title = "Choose a register or a book by its key file"
    kinds = f"Register or book ({KEY_FILE} {BOOK_KEY_FILE})"
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen).parent if chosen else None


def _with_others(folder: Path, door: Door) -> tuple[Path, ...]:
    """Return this one, and the others of this laptop that are still there."""
    known = door.known()
    found = (one for one in known if (one / KEY_FILE).is_file() or is_book(one))
    return tuple(dict.fromkeys((folder, *found)))


def _people(folder: Path, door: Door) -> tuple[str, ...]:
    """Return who can open what lies in a folder.

    Raises:
        FileUnusableError: If its key file is missing or damaged.
    """
    from senco_app.security.keyfile import people  # noqa: PLC0415 - loads OpenSSL

    if is_book(folder) and door.whose is not None:
        return (door.whose(folder),)
    return tuple(label.name for label in people(folder))
