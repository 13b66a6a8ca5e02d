"""My sessions: the day's sessions in time order, over the register or over a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.ui.sessions.day_bar import DayBar
from senco_app.ui.sessions.empty_day import EmptyDay
from senco_app.ui.sessions.flowing import show_if
from senco_app.ui.sessions.recorder import Recorder
from senco_app.ui.sessions.sheet import SessionSheet
from senco_app.ui.sessions.words import summary
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import Page, empty
from senco_app.vocabulary import CardState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from senco_app.provision.desk import SessionDesk
    from senco_app.provision.records import SessionCard, SessionKey

MINUTE_MS = 60_000
GAP = 12


class SessionsScreen(QWidget):
    """Shows one day; one session is open at a time. Each tap is saved by itself."""

    saved = Signal()
    said = Signal(str, object)

    def __init__(self, desk: SessionDesk, parent: QWidget | None = None) -> None:
        """Make the screen, empty until ``show_day``.

        Args:
            desk: Whose sessions; every change is on the disk when it returns.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self.desk = desk
        self.recorder = Recorder(desk, self)
        self.on: date | None = None
        self.bar, self.banner, self.page = DayBar(), Banner(), Page()
        self.sheets: list[SessionSheet] = []
        self.nothing: EmptyDay | None = None
        self._lay_out()
        self.bar.day_requested.connect(self._go)
        self.recorder.saved.connect(self._hear_saved)
        self.recorder.refused.connect(self._refuse)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.look_again)
        self._minute.start(MINUTE_MS)

    def show_day(self, on: date) -> None:
        """Show the sessions of a day; the first to be recorded is open."""
        if not self.keep_drafts():
            return
        self.banner.clear()
        try:
            cards = self.desk.day(on)
        except SencoError as error:
            self.banner.say(str(error))
            cards = ()
        self.on = on
        self._fill(cards, on)

    def refresh(self) -> None:
        """Ask again, unless the news is what was just saved here."""
        if self.recorder.writing:
            return
        opened = next((one.key for one in self.sheets if one.is_open), None)
        self.show_day(self.on or self.desk.today())
        self._open(opened)

    def look_again(self) -> None:
        """Show the states as they are now: what was later may be due."""
        if self.on is None or not self.isVisible():
            return
        try:
            cards = {card.key: card for card in self.desk.day(self.on)}
        except SencoError:
            return  # whoever taps next is told
        for one in self.sheets:
            if one.key in cards:
                one.show_card(cards[one.key])
        self._sum_up(tuple(cards.values()))

    def take_focus(self) -> None:
        """Bring the keyboard to the first child to be marked."""
        opened = next((one for one in self.sheets if one.is_open), None)
        if opened is not None:
            opened.take_focus()
        elif self.sheets:
            self.sheets[0].headline.setFocus()
        else:
            self.bar.after.setFocus()

    def unsaved(self) -> bool:
        """Say whether words were typed that are not on the disk."""
        return any(one.has_unsaved_words() for one in self.sheets)

    def keep_drafts(self) -> bool:
        """Save the words that are being typed; say whether all is on the disk."""
        kept = [one.keep_words() for one in self.sheets]
        return all(kept)

    def _go(self, on: date) -> None:
        self.show_day(on)
        self.take_focus()

    def _fill(self, cards: Sequence[SessionCard], on: date) -> None:
        today = self.desk.today()
        empty(self.page.body)
        self.nothing = None
        self.sheets = [SessionSheet(card, self.recorder, today) for card in cards]
        for one in self.sheets:
            one.opened.connect(self._opened)
            one.changed.connect(self._changed)
            one.stated.connect(self.look_again)
            self.page.body.addWidget(one)
            show_if(one, wanted=True)  # now, so that it can take the focus
        if not cards:
            self.nothing = EmptyDay(self.desk, on)
            self.nothing.day_requested.connect(self._go)
            self.page.body.addWidget(self.nothing)
        self.page.body.addStretch(1)
        self._sum_up(cards)
        self._open(self._first_due())

    def _sum_up(self, cards: Sequence[SessionCard]) -> None:
        if self.on is not None:
            words = summary(cards, self.on)
            self.bar.show_day(self.on, self.desk.today(), words)

    def _first_due(self) -> SessionKey | None:
        due = (one.key for one in self.sheets if one.card.state is CardState.DUE)
        return next(due, None)

    def _open(self, key: SessionKey | None) -> None:
        for one in self.sheets:
            if one.key == key and not one.is_open:
                one.open()
                self._opened(one.key)

    def _opened(self, key: SessionKey) -> None:
        """Close the others, and go to the children of this one."""
        for one in self.sheets:
            if one.key != key:
                one.close_up()
        if self.isVisible():
            self._sheet(key).take_focus()
            QTimer.singleShot(0, lambda: self._show_whole(key))

    def _show_whole(self, key: SessionKey) -> None:
        found = [one for one in self.sheets if one.key == key]
        if found:
            self.page.ensureWidgetVisible(found[0].headline, 0, 0)

    def _changed(self, key: SessionKey) -> None:
        """Show the day anew, and go on with what is to be recorded next."""
        if self.on is None:
            return
        self.show_day(self.on)
        if self._first_due() is not None:
            self.take_focus()
        else:
            self._sheet(key).headline.setFocus()

    def _sheet(self, key: SessionKey) -> SessionSheet:
        return next(one for one in self.sheets if one.key == key)

    def _hear_saved(self) -> None:
        self.banner.clear()
        self.saved.emit()

    def _refuse(self, sentence: str) -> None:
        self.banner.say(sentence)

    def _lay_out(self) -> None:
        self.setProperty("look", "for fingers")
        self.page.body.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.bar, self.banner):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
