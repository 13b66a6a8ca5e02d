"""The card for a forgotten password: the recovery code, who it is, a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from senco_app.errors import RuleBrokenError, WrongPasswordError
from senco_app.ui.unlock.door import Recovered
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton, is_enter
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.fields import Field, line, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.new_password import NewPassword

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from senco_app.errors import SencoError

WHY = (
    "The recovery code lies in the school’s safe. It gives one person a new password; "
    "everybody is told at their next sign-in."
)
CODE_HINT = "26 letters and figures in groups, with their check letter"
SET = "Set the new password"
SETTING = "Setting the new password…"
LONGEST_CODE = 60


class RecoverCard(Card):
    """Asks for all that a new password needs. Enter goes on, Esc goes back."""

    submitted = Signal(object)  # Recovered
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("A new password", parent)
        self.code = line(longest=LONGEST_CODE)
        self.person = QComboBox()
        self.asked = NewPassword()
        self.back = QuietButton("Back", "arrow-left", shortcut="Alt+Left")
        self.set_it = PrimaryButton(SET, "key-round")
        self.fields = {
            "code": Field("Recovery code", self.code, CODE_HINT),
            "person": Field("Who gets the new password?", self.person),
            **self.asked.fields,
        }
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.set_it.clicked.connect(self.submit)

    def show_people(self, names: tuple[str, ...], chosen: str) -> None:
        """Start afresh with these people."""
        self.forget()
        self.person.clear()
        self.person.addItems(list(names))
        if chosen in names:
            self.person.setCurrentText(chosen)
        self.code.setFocus()

    def forget(self) -> None:
        """Keep no trace of the code and the password."""
        self.code.clear()
        self.asked.forget()
        for field in self.fields.values():
            field.clear_problem()

    def submit(self) -> None:
        """Tell what was typed, or say beside the field what is wrong."""
        try:
            code, password = self._typed_code(), self.asked.password()
        except RuleBrokenError as error:
            self.refuse(error)
            return
        for field in self.fields.values():
            field.clear_problem()
        person = self.person.currentText()
        self.submitted.emit(Recovered(code, person, password))

    def refuse(self, error: RuleBrokenError) -> None:
        """Say beside the field what is wrong."""
        show_rule_broken(self.fields, error)

    def tell(self, error: SencoError) -> bool:
        """Say beside the field why there is no new password, if it is about one."""
        if isinstance(error, WrongPasswordError):
            error = RuleBrokenError(str(error), "code")
        if isinstance(error, RuleBrokenError):
            self.refuse(error)
        return isinstance(error, RuleBrokenError)

    def set_busy(self, *, busy: bool) -> None:
        """Say that the password is being set, or that it no longer is."""
        for widget in (self.code, self.person, self.asked, self.back, self.set_it):
            widget.setEnabled(not busy)
        self.set_it.say(SETTING if busy else SET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, and back with Esc."""
        if is_enter(event) and self.set_it.isEnabled():
            self.submit()
        elif event.key() == QtCore.Qt.Key.Key_Escape and self.back.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _typed_code(self) -> str:
        code = self.code.text().strip()
        if not code:
            message = "Type the recovery code."
            raise RuleBrokenError(message, "code")
        return code

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        self.body.setContentsMargins(28, 24, 28, 24)
        acts = QHBoxLayout()
        acts.addWidget(self.back)
        acts.addStretch(1)
        acts.addWidget(self.set_it)
        self.body.addWidget(PlainLabel(WHY, "muted", wrap=True))
        for widget in (self.fields["code"], self.fields["person"], self.asked):
            self.body.addWidget(widget)
        self.body.addLayout(acts)
