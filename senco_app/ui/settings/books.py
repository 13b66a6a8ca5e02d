"""Books: which assistants have one, and what is handed out to it and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.books.commands.enrolling import RevokeBook
from senco_app.books.exchange import FOLDER
from senco_app.books.queries import Books, BooksWithNews
from senco_app.provision.queries import ToDecide
from senco_app.ui.background import Background
from senco_app.ui.packs.enrol import EnrolDialog
from senco_app.ui.packs.hand_out import HandOutDialog
from senco_app.ui.packs.merge import MergeDialog
from senco_app.ui.packs.words import decide_words
from senco_app.ui.sessions.flowing import row_of
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.settings.books_rows import BooksCard
from senco_app.ui.settings.section import Section
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.fields import Field, ShortWords
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.work_dialog import open_over
from senco_app.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from senco_app.books.reports import BookLine
    from senco_app.errors import SencoError
    from senco_app.register import Register
    from senco_app.ui.work_dialog import WorkDialog

ABOUT = (
    "An assistant never holds the key of this register: a book has only the groups "
    "that they lead, the names they use and the alerts that you tick. On a shared "
    "laptop packs change hands by themselves; otherwise by a stick, a share or a "
    "synced folder."
)
ALL_DONE = "Every book in use has what it needs."
REVOKE = (
    "Nothing more is handed out to this book, and its returns are refused. This cannot "
    "be undone; the assistant can make a new book. What is in the book stays on that "
    "laptop, behind its password: revoking takes no file away. What was recorded in it "
    "and not handed back can still be taken in after you have looked at it."
)
REVOKED = "The book of {person} is revoked."
WHY_HINT = "Kept in the history, such as “laptop lost”"
SESSIONS = "Sessions"


class BooksSection(Section):
    """Lists books; each act opens a dialog that says what it does before it does it."""

    decide_requested = Signal(str)  # the part of Provision where it is done

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self._worker = Background(self)
        self._turn = 0
        self._owed: frozenset[str] = frozenset()
        self._place = register.folder / FOLDER
        self.books: tuple[BookLine, ...] = ()
        self.changed: frozenset[str] | None = None
        self.dialog: WorkDialog | AskDialog | None = None
        self.card = BooksCard()
        self.summary = PlainLabel("", "muted", wrap=True)
        self.enrol = PrimaryButton("Enrol a book…", "plus")
        self.hand_out = QuietButton("Hand out what changed…", "upload")
        self.merge = QuietButton("Take in returns…", "download")
        self.decide = QuietButton("", "scale")
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Show the books; what each would get is looked up while it is on show."""
        self.books = self.register.ask(Books())
        self.card.show_books(self.books)
        undecided = len(self.register.ask(ToDecide()))
        self.decide.say(decide_words(undecided))
        self.decide.setVisible(bool(undecided))
        self.merge.setVisible(bool(self.books))
        self._show_changed(None)
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look up what has changed: that takes too long for a part not on show."""
        super().showEvent(event)
        self._look()

    def drain(self) -> None:
        """Wait until what is being looked up is known."""
        self._worker.drain()

    def open_enrol(self) -> EnrolDialog:
        """Ask for an enrolment file, and have its words compared."""
        dialog = EnrolDialog(self.register, self)
        self._open(dialog)
        return dialog

    def open_hand_out(self, books: tuple[BookLine, ...]) -> HandOutDialog:
        """Show what goes into some books, and write it."""
        dialog = HandOutDialog(self.register, books, self._place, self)
        dialog.done_well.connect(lambda _words: self._settle(dialog))
        dialog.left.connect(lambda: self._settle(dialog))
        self._open(dialog)
        return dialog

    def open_merge(self) -> MergeDialog:
        """Show what returns would change, and take them in."""
        dialog = MergeDialog(self.register, self._place, self)
        dialog.decide_requested.connect(self._decide)
        self._open(dialog)
        return dialog

    def _open(self, dialog: WorkDialog) -> None:
        self.banner.clear()
        self.dialog = dialog
        dialog.done_well.connect(self.said)
        open_over(dialog)

    def _hand_out_changes(self) -> None:
        wanted = tuple(one for one in self.books if self._wants(one))
        if wanted:
            self.open_hand_out(wanted)

    def _wants(self, book: BookLine) -> bool:
        return book.revoked_on is None and book.id in (self.changed or ())

    def _settle(self, dialog: HandOutDialog) -> None:
        """Note whose pack could be written nowhere: that book still waits for it."""
        own = {book.id for book in dialog.books}
        self._owed = (self._owed - own) | dialog.owed
        self._look()

    def _ask_revocation(self, book: BookLine) -> None:
        why = ShortWords()

        def revoke() -> None:
            self.register.execute(RevokeBook(book.id, book.version, why.words()))

        words = (f"Revoke the book of {book.person}", REVOKE, "Revoke this book")
        self.banner.clear()
        fields = {"why": Field("Why", why, WHY_HINT)}
        draft = (self.register, f"settings/book/{book.id}/revoke")
        self.dialog = AskDialog(words, fields, revoke, self, draft=draft)
        if self.dialog.exec():
            self.refresh()
            self.enrol.setFocus()
            self.said.emit(REVOKED.format(person=book.person))

    def _decide(self) -> None:
        self.decide_requested.emit(SESSIONS)

    def _look(self) -> None:
        """Look up on the worker which books would bring something new."""
        self._turn += 1
        turn, register, owed = self._turn, self.register, self._owed
        self._worker.run(
            lambda: owed.union(register.ask(BooksWithNews())),
            done=lambda found: self._looked(turn, found),
            failed=self._fail,
        )

    def _looked(self, turn: int, changed: frozenset[str]) -> None:
        if turn == self._turn:
            self._show_changed(changed)

    def _fail(self, error: SencoError) -> None:
        self.banner.say(str(error))

    def _show_changed(self, changed: frozenset[str] | None) -> None:
        self.changed = changed
        self.card.show_states(changed)
        waiting = sum(self._wants(one) for one in self.books)
        self.hand_out.setVisible(any(one.revoked_on is None for one in self.books))
        self.hand_out.setEnabled(bool(waiting))
        books = counted(waiting, "book waits", "books wait")
        known = changed is not None and bool(self.books)
        words = f"{books} for something new." if waiting else ALL_DONE
        self.summary.setText(words if known else "")
        self.summary.setVisible(known)

    def _arrange(self) -> None:
        acts = Card()
        acts.body.addWidget(PlainLabel(ABOUT, wrap=True))
        acts.body.addWidget(self.summary)
        acts.body.addWidget(row_of(self.enrol, self.hand_out, self.merge, self.decide))
        self.page.body.addWidget(acts)
        self.page.body.addWidget(self.card)
        self.page.body.addStretch(1)

    def _connect(self) -> None:
        self.enrol.clicked.connect(self.open_enrol)
        self.hand_out.clicked.connect(self._hand_out_changes)
        self.merge.clicked.connect(self.open_merge)
        self.decide.clicked.connect(self._decide)
        self.card.hand_out_wanted.connect(lambda book: self.open_hand_out((book,)))
        self.card.revocation_wanted.connect(self._ask_revocation)
