"""The assistants' books: how each stands, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.packs.words import history, state
from senco_app.ui.piling import pile
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.card import Card, Rule, empty
from senco_app.ui.widgets.labels import Chip, InitialsBadge, PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from senco_app.books.reports import BookLine

TITLE = "Books of teaching assistants"
NONE_YET = (
    "No book is enrolled yet. On their own laptop, or on this one, an assistant "
    "chooses “I am a teaching assistant” at the start and makes a book. It writes an "
    "enrolment file: bring it here with “Enrol a book…”, then hand out the groups that "
    "the assistant leads."
)


class BooksCard(Card):
    """Lists every book; asks for what shall be done with one of them."""

    hand_out_wanted = Signal(object)  # BookLine
    revocation_wanted = Signal(object)  # BookLine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.none = PlainLabel(NONE_YET, wrap=True)
        self.lines: dict[str, BookRow] = {}
        self.rows = QVBoxLayout()
        self.rows.setSpacing(10)
        self.body.addWidget(self.none)
        self.body.addLayout(self.rows)

    def show_books(self, books: tuple[BookLine, ...]) -> None:
        """Show these books, in this order."""
        if books == tuple(row.book for row in self.lines.values()):
            return  # the keyboard stays where it is
        empty(self.rows)
        self.lines = {}
        self.none.setVisible(not books)
        for number, book in enumerate(books):
            if number:
                self.rows.addWidget(Rule())
            row = BookRow(book)
            row.hand_out.clicked.connect(partial(self.hand_out_wanted.emit, book))
            row.revoke.clicked.connect(partial(self.revocation_wanted.emit, book))
            self.lines[book.id] = row
            self.rows.addWidget(row)

    def show_states(self, changed: frozenset[str] | None) -> None:
        """Say which books would get something new; None while it is looked up."""
        for row in self.lines.values():
            row.state.say(*state(row.book, changed))


class BookRow(QWidget):
    """One book: whose it is and on which laptop, how it stands, and acts."""

    def __init__(self, book: BookLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = book
        whose = f"the book of {book.person} on {book.device}"
        self.state = Chip(*state(book, None))
        self.hand_out = LinkButton("Hand out…", name=f"Hand out to {whose}")
        self.revoke = LinkButton("Revoke…", name=f"Revoke {whose}")
        self._arrange()
        for act in (self.hand_out, self.revoke):  # placed: else it would be a window
            act.setVisible(book.revoked_on is None)

    def _arrange(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(10)
        for part in (PlainLabel(self.book.person, "strong"), self.state):
            name.addWidget(part)
        name.addStretch(1)
        name.addWidget(self.hand_out)
        name.addWidget(self.revoke)
        pile(self, name)
        device = f"Laptop “{self.book.device}”, enrolled {day(self.book.enrolled_on)}"
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(name)
        words.addWidget(PlainLabel(device, "muted", wrap=True))
        words.addWidget(PlainLabel(history(self.book), "muted", wrap=True))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(InitialsBadge(self.book.person))
        across.addLayout(words, 1)
