"""The first run of a teaching assistant: a name and a password make a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.ui.book.house import NewBook
from senco_app.ui.dressing import most_width
from senco_app.ui.help.key import offer_help
from senco_app.ui.unlock.cards import CARD_WIDTH, MOST, TITLE, plain_rail
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton, is_enter
from senco_app.ui.widgets.card import Card, Page
from senco_app.ui.widgets.doing import Doing
from senco_app.ui.widgets.fields import Field, line, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.new_password import NewPassword

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from senco_app.errors import SencoError
    from senco_app.ui.background import Background
    from senco_app.ui.book.house import BookHouse

WHY = (
    "A book holds your own sessions and nothing else of the register. It stays on this "
    "laptop, encrypted, and opens with your own password. If you forget it, you make "
    "a new book; what you handed back is safe."
)
NAME_HINT = "As the school knows you: the SENCO reads it"
NO_NAME = "Enter your name."
MAKE, MAKING = "Make my book", "Making your book and its keys: a few seconds…"


class BookFirstRun(QWidget):
    """One card. Leaving before the book is made leaves nothing behind."""

    made = Signal(object, object)  # the folder and the open book
    left = Signal()

    def __init__(
        self, house: BookHouse, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._house, self._background = house, background
        self._gone = self.busy = False
        self.banner, self.doing = Banner(), Doing()
        self.person, self.asked = line(), NewPassword()
        self.fields = {
            "person": Field("Your name", self.person, NAME_HINT),
            **self.asked.fields,
        }
        self.back = QuietButton("Back", "arrow-left", shortcut="Alt+Left")
        self.make = PrimaryButton(MAKE, "check", shortcut="Ctrl+Return")
        self._lay_out()
        offer_help(self, "book")
        self.back.clicked.connect(self.leave)
        self.make.clicked.connect(self.go_on)
        self.person.setFocus()

    def go_on(self) -> None:
        """Make the book, or say beside the field what is missing."""
        if self.busy:
            return
        self.banner.clear()
        try:
            new = self._new_book()
        except RuleBrokenError as error:
            show_rule_broken(self.fields, error)
            return
        for field in self.fields.values():
            field.clear_problem()
        self._set_busy(busy=True)
        self._background.run(
            lambda: self._house.make(new), done=self._finish, failed=self._refuse
        )

    def leave(self) -> None:
        """Go back without a book; while it is being made, there is no way back."""
        if not self.busy:
            self._forget()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, and back with Esc."""
        if is_enter(event):
            self.go_on()
        elif event.key() == QtCore.Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave as Back does."""
        if self._gone:
            super().closeEvent(event)
            return
        event.ignore()
        self.leave()

    def _new_book(self) -> NewBook:
        person = self.person.words().strip()
        if not person:
            raise RuleBrokenError(NO_NAME, "person")
        return NewBook(person, self.asked.password())

    def _finish(self, made: tuple[object, object]) -> None:
        self._set_busy(busy=False)
        self._forget()
        self.made.emit(*made)

    def _refuse(self, error: SencoError) -> None:
        self._set_busy(busy=False)
        told = isinstance(error, RuleBrokenError) and show_rule_broken(
            self.fields, error
        )
        if not told:
            self.banner.say(str(error))

    def _forget(self) -> None:
        """Keep no trace of the password."""
        self.asked.forget()
        self._gone = True

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        for part in (self.person, self.asked, self.back, self.make):
            part.setEnabled(not busy)
        if busy:
            self.doing.begin(MAKING)
        else:
            self.doing.end()

    def _lay_out(self) -> None:
        self.setWindowTitle(f"{TITLE}: a new book")
        card = Card("I am a teaching assistant")
        card.body.setSpacing(12)
        card.body.setContentsMargins(28, 24, 28, 24)
        acts = QHBoxLayout()
        acts.addWidget(self.back)
        acts.addStretch(1)
        acts.addWidget(self.make)
        card.body.addWidget(PlainLabel(WHY, "muted", wrap=True))
        for part in (self.fields["person"], self.asked, self.doing):
            card.body.addWidget(part)
        card.body.addLayout(acts)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(plain_rail())
        across.addWidget(_centred(self.banner, card), 1)


def _centred(*parts: QWidget) -> Page:
    """Return a page with these below each other in its middle."""
    inside, page, row = QWidget(), Page(), QHBoxLayout()
    most_width(inside, CARD_WIDTH)
    column = QVBoxLayout(inside)
    column.addStretch(2)
    for part in parts:
        column.addWidget(part)
    column.addStretch(3)
    row.addStretch(1)
    row.addWidget(inside, MOST)
    row.addStretch(1)
    page.body.addLayout(row, 1)
    return page
