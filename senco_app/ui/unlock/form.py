"""The card with person and password."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from senco_app.ui.unlock.door import RECOVERY_CODE, is_book, is_made_up
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labelled import Field
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.password import PasswordEdit
from senco_app.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.ui.unlock.ways import Ways

SECOND_MS = 1000
LEAST_LETTERS = 20
CAPS_LOCK = "The caps lock seems to be on."
REGISTER, BOOK = "Open the register", "Open your book"
OPENING, OPENING_BOOK = "Opening the register…", "Opening your book…"
CODE_HINT = "The 26 letters and figures from the school’s safe, and their check letter."


class UnlockForm(Card):
    """Asks who it is, and the password. Enter unlocks."""

    submitted = Signal(str, str)  # person and password
    register_chosen = Signal(object)  # its folder

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(REGISTER, parent)
        self._busy = False
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._wait_on)
        self.place = PlainLabel("", "small", wrap=True)
        self.person = QComboBox()
        self.person_field = Field("Who are you?", self.person)
        self.password = PasswordEdit()
        self.password_field = Field("Password", self.password)
        self.caps_lock = PlainLabel(CAPS_LOCK, "problem")
        self.unlock = PrimaryButton("Unlock")
        self.ways: Ways | None = None
        self._known: tuple[Path, ...] = ()
        self._lay_out()
        self.person.currentTextChanged.connect(self._ask_for)
        self.password.caps_lock_noticed.connect(self.caps_lock.setVisible)
        self.password.returnPressed.connect(self._submit)
        self.unlock.clicked.connect(self._submit)

    @cached_property
    def registers(self) -> QComboBox:
        """The registers of this laptop; made when there are several."""
        box = QComboBox()
        box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        box.setMinimumContentsLength(LEAST_LETTERS)
        box.activated.connect(self._choose_register)
        return box

    @cached_property
    def registers_field(self) -> Field:
        """The choice among them, above the person."""
        field = Field("Which register?", self.registers)
        self.body.insertWidget(self.body.indexOf(self.place), field)
        self.setTabOrder(self.registers, self.person)
        return field

    def put_pictures(self) -> None:
        """Show what is drawn, once the window stands: it takes 15 ms to load."""
        from senco_app.ui.icons import put_icon  # noqa: PLC0415 - after the paint

        put_icon(self.unlock, "lock", self.unlock.ink)

    def add_ways(self, ways: Ways) -> None:
        """Take the other ways on below the password."""
        self.ways = ways
        self.body.addWidget(ways)

    def show_registers(self, known: tuple[Path, ...], shown: Path) -> None:
        """Offer the registers of this laptop, if there are several."""
        self._known = known
        several = len(known) > 1
        if several:
            self.registers_field.show()
            self.registers.clear()
            self.registers.addItems([_register_words(folder) for folder in known])
            self.registers.setCurrentIndex(known.index(shown))
        elif "registers_field" in vars(self):
            self.registers_field.hide()

    def show_people(
        self, place: str, names: tuple[str, ...], chosen: str, *, book: bool = False
    ) -> None:
        """Offer these people; none of them if the key file cannot be read."""
        self.place.setText(place)
        self.heading.setText(BOOK if book else REGISTER)
        if self.ways is not None:
            self.ways.show_recovery(offered=not book)
        self.person.clear()
        code = () if book or not names else (RECOVERY_CODE,)
        self.person.addItems([*names, *code])
        if chosen:
            self.person.setCurrentText(chosen)
        for widget in (self.person_field, self.password_field, self.unlock):
            widget.setEnabled(bool(names))

    def start_over(self) -> None:
        """Forget what was typed, and wait for the password."""
        self.stop_waiting()
        self.password.clear()
        self.caps_lock.hide()
        self.password.setFocus()

    def try_again(self, seconds: int) -> None:
        """Wait for another try; what was typed is marked, so that typing replaces it.

        Args:
            seconds: How long the next try has to wait.
        """
        self.password.setFocus()
        self.password.selectAll()
        if seconds:
            self._seconds = seconds
            self._timer.start()
            self._show_wait()

    def stop_waiting(self) -> None:
        """Let the next try come at once: the register itself still makes it wait."""
        self._timer.stop()
        self._seconds = 0
        self._show_wait()

    def is_busy(self) -> bool:
        """Say whether a password is being tried."""
        return self._busy

    def set_busy(self, *, busy: bool) -> None:
        """Say that the register is being opened, or that it no longer is."""
        self._busy = busy
        for widget in (self.person, self.password, self.unlock):
            widget.setEnabled(not busy)
        if self.ways is not None:
            self.ways.setEnabled(not busy)
        if "registers_field" in vars(self):
            self.registers_field.setEnabled(not busy)
        opening = OPENING_BOOK if self.heading.text() == BOOK else OPENING
        self.unlock.setText(opening if busy else "Unlock")
        self.unlock.setAccessibleName(self.unlock.text())

    def _choose_register(self, at: int) -> None:
        self.register_chosen.emit(self._known[at])

    def _submit(self) -> None:
        if self.unlock.isEnabled():
            self.submitted.emit(self.person.currentText(), self.password.text())

    def _ask_for(self, person: str) -> None:
        by_code = person == RECOVERY_CODE
        label = "Recovery code" if by_code else "Password"
        self.password_field.label.setText(label)
        self.password_field.hint.setText(CODE_HINT)
        self.password_field.hint.setVisible(by_code)
        self.password.setAccessibleName(label)

    def _wait_on(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._timer.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._seconds > 0
        said = counted(self._seconds, "second", "seconds")
        self.unlock.setText(f"Next try in {said}" if waiting else "Unlock")
        self.unlock.setAccessibleName(self.unlock.text())
        self.unlock.setEnabled(not waiting and self.person.count() > 0)

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        self.body.setContentsMargins(28, 24, 28, 24)
        self.caps_lock.hide()
        for widget in (
            self.place,
            self.person_field,
            self.password_field,
            self.caps_lock,
            self.unlock,
        ):
            self.body.addWidget(widget)


def _register_words(folder: Path) -> str:
    """Return how a register is called: by its folder, for its name is encrypted."""
    made_up = "Made-up school: " if is_made_up(folder) else ""
    return f"Book: {folder}" if is_book(folder) else f"{made_up}{folder}"
