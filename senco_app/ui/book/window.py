"""The window of an open book: My sessions, tick sheets, help."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from senco_app.books.desk import BookDesk
from senco_app.ui.background import Background
from senco_app.ui.book.body import BookBody
from senco_app.ui.book.enrolling import EnrolPage
from senco_app.ui.book.tick_sheets import TickSheetsPage
from senco_app.ui.help.key import HelpKey
from senco_app.ui.help.pages import page_of
from senco_app.ui.reading_order import ReadWindow
from senco_app.ui.sessions.screen import SessionsScreen
from senco_app.ui.trail import Kind
from senco_app.ui.unlock.cards import HEIGHT, TITLE, WIDTH
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from senco_app.books.book import Book
    from senco_app.errors import SencoError
    from senco_app.ui.book.house import BookHouse

LEAST_WIDTH, LEAST_HEIGHT = 960, 600
TAKING, HANDING_BACK = "Reading the hand-out…", "Writing the return…"
PACKS = "Hand-out (*.pack);;All files (*)"


class BookWindow(ReadWindow):
    """Shows one book. What is tapped is in the book; packs come and go by errands."""

    lock_requested = Signal()
    closed = Signal()

    def __init__(
        self, book: Book, house: BookHouse, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.book, self._house = book, house
        self._worker = Background(self)
        self.body = BookBody(book.owner.who)
        self.rail, self.bar, self.banner = (
            self.body.rail,
            self.body.bar,
            self.body.banner,
        )
        self.sessions = SessionsScreen(BookDesk(book))
        self.enrol: EnrolPage | None = None
        self.body.stack.addWidget(self.sessions)
        self.help = HelpKey(self, self._help_page)
        self._take_shape()
        self._connect()
        self._sessions_anew()
        self.go(Kind.SESSIONS)
        self.look_when_handed_back()
        if book.notices:
            self.banner.say(" ".join(book.notices), "info")

    @cached_property
    def sheets(self) -> TickSheetsPage:
        """The tick sheets; made when they are first gone to."""
        page = TickSheetsPage(self.sessions.desk)
        self.body.stack.addWidget(page)
        return page

    def begin(self) -> None:
        """Bring the keyboard to the work, once the window is shown."""
        self.go(Kind.SESSIONS)

    def go(self, kind: Kind) -> None:
        """Open a page, or the help of the one that is open."""
        if kind is Kind.HELP:
            self._mark()
            self.help.show_help()
            return
        if not self.sessions.keep_drafts():
            return
        if kind is Kind.TICK_SHEETS:
            self.sheets.show_week(self.sessions.on or self.book.today())
            self.body.stack.setCurrentWidget(self.sheets)
            self.sheets.take_focus()
        elif self.enrol is not None:
            self.body.stack.setCurrentWidget(self.enrol)
            self.enrol.take_focus()
        else:
            self.body.stack.setCurrentWidget(self.sessions)
            self.sessions.take_focus()
        self._mark()

    def take_from(self, path: Path) -> None:
        """Take in a hand-out, and show what is in the book now."""
        self._run(TAKING, partial(self._house.errands.take, self.book, path))

    def hand_back_to(self, folder: Path) -> None:
        """Write a return into a folder."""
        act = partial(self._house.errands.hand_back, self.book, folder)
        self._run(HANDING_BACK, act)

    def say(self, sentence: str) -> None:
        """Say what happened by itself at sign-in."""
        if sentence:
            self.banner.say(sentence, "info")

    def look_when_handed_back(self) -> None:
        """Look on the worker when the last return was left: a share may be slow."""
        look = partial(self._house.errands.handed_back_at, self.book)
        self._worker.run(look, done=self.show_handed_back, failed=self._failed)

    def show_handed_back(self, at: datetime | None) -> None:
        """Say when the last return was left, as far as can be seen."""
        if at is not None:
            on = at.astimezone().date()
            today = self._house.clock.now().astimezone().date()
            when = "today" if on == today else day(on)
            self.rail.backed_up.setText(f"Handed back {when}")

    def lock_now(self) -> None:
        """Lock without a question: nobody is there to answer it."""
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        self._put_down()
        self.lock_requested.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; what was being typed is saved first."""
        self._put_down()
        super().closeEvent(event)
        self.closed.emit()

    def _go(self, kind: Kind) -> None:
        """Go where the rail leads; what was said before is old by then."""
        self.banner.clear()
        self.go(kind)

    def _put_down(self) -> None:
        self.sessions.keep_drafts()
        if "sheets" in vars(self):
            self.sheets.call_off()
        self._worker.drain()

    def _run(self, sentence: str, errand: Callable[[], str]) -> None:
        """Run an errand; nothing can be tapped meanwhile."""
        if not self.sessions.keep_drafts():
            return
        self.banner.clear()
        self.body.set_busy(sentence)
        self._worker.run(errand, done=self._done, failed=self._failed)

    def _done(self, sentence: str) -> None:
        self.body.set_busy("")
        self.banner.say(sentence, "done")
        self._sessions_anew()
        self.go(Kind.SESSIONS)
        self.look_when_handed_back()

    def _failed(self, error: SencoError) -> None:
        self.body.set_busy("")
        self.banner.say(str(error))

    def _sessions_anew(self) -> None:
        """Show the day again; before the first hand-out, how to get one."""
        if self.book.content is None:
            if self.enrol is None:
                self.enrol = EnrolPage(self.book)
                self.enrol.take_requested.connect(self._choose_pack)
                self.body.stack.addWidget(self.enrol)
        else:
            if self.enrol is not None:
                self.body.stack.removeWidget(self.enrol)
                self.enrol.deleteLater()
                self.enrol = None
            self.sessions.show_day(self.sessions.on or self.book.today())
        ready = self.book.content is not None
        self.bar.take.setVisible(ready)
        self.bar.hand_back.setVisible(ready)
        self.rail.buttons[Kind.TICK_SHEETS].setEnabled(ready)

    def _choose_pack(self) -> None:
        chosen, _ = QtWidgets.QFileDialog.getOpenFileName(
            self, "Take in a hand-out", self.book.exchange, PACKS
        )
        if chosen:
            self.take_from(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QtWidgets.QFileDialog.getExistingDirectory(
            self, "Hand back into a folder or onto a stick", self.book.exchange
        )
        if chosen:
            self.hand_back_to(Path(chosen))

    def _note_saved(self) -> None:
        now = self._house.clock.now().astimezone()
        self.rail.saved.setText(f"Saved {now:%H:%M}")

    def _mark(self) -> None:
        sheets = isinstance(self.body.stack.currentWidget(), TickSheetsPage)
        self.rail.mark(Kind.TICK_SHEETS if sheets else Kind.SESSIONS)

    def _help_page(self) -> str:
        if self.enrol is not None:
            return "book"
        sheets = isinstance(self.body.stack.currentWidget(), TickSheetsPage)
        return "book" if sheets else page_of(Kind.SESSIONS)

    def _take_shape(self) -> None:
        self.setWindowTitle(TITLE)
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setCentralWidget(self.body)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._go)
        self.bar.take.clicked.connect(self._choose_pack)
        self.bar.hand_back.clicked.connect(self._choose_folder)
        self.bar.lock.clicked.connect(self.lock_now)
        self.sessions.saved.connect(self._note_saved)
