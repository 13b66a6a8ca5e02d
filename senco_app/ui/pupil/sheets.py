"""A screen that shows one record at a time and loses nothing between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.pupils.commands import ViewPupil
from senco_app.ui.screen import Screen
from senco_app.ui.turns import TurnTaker, at_once, until_free
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.room import CurrentStack, Holder

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.turns import Turns

STILL_HERE = "What you typed before is still here. It is not saved yet."


class Sheet(QWidget):
    """One record on show."""

    banner: Banner

    said = Signal(str, object)  # a sentence; None, or what takes back what it tells

    def opening(self) -> Turns[None]:
        """Ask the register, and fill it in turns; what is being typed stays.

        Raises:
            RecordMissingError: If the record is no longer in the register.
        """
        raise NotImplementedError

    def refresh(self) -> None:
        """Fill it anew at once.

        Raises:
            RecordMissingError: If the record is no longer in the register.
        """
        at_once(self.opening())

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        raise NotImplementedError

    def about_pupil(self) -> str:
        """Return the id of the pupil whose record this is; empty: not said."""
        return ""

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now.

        Returns:
            Whether nothing typed would be lost if the register closed.
        """
        return not self.unsaved()


class SheetScreen(Screen):
    """Keeps a sheet for each record with unsaved words, and for the one on show."""

    def __init__(
        self, register: Register, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(changes, parent)
        self.register = register
        self.banner = Banner()
        self._sheets: dict[str, Sheet] = {}
        self._news = TurnTaker(self)
        self._stack = CurrentStack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(Holder(self._stack), 1)

    def make(self, about: str) -> Sheet:
        """Return a new sheet for this record, not filled yet.

        It is made as a child of the stack: to find its parent later would have every
        part of it dressed a second time.
        """
        raise NotImplementedError

    def making(self, about: str) -> Turns[Sheet]:
        """Return a new sheet as ``make`` does, in turns if that takes long."""
        yield from ()
        return self.make(about)

    def opening(self, about: str) -> Turns[None]:
        """Show this record, with words that were typed on it and not saved.

        Its sheet comes on show when it is whole, and after it was noted that the
        person signed in looks at it.

        Raises:
            RecordMissingError: If there is no such record.
        """
        self.banner.clear()
        sheet = self._sheets.get(about) or (yield from self.making(about))
        stale, self._stale = self._stale, False  # what changes now is asked for again
        try:
            yield
            yield from sheet.opening()
            yield
            if sheet.about_pupil():
                self.register.execute(ViewPupil(sheet.about_pupil()))
            yield
            sheet.ensurePolished()
        except BaseException:  # called off, too: nobody will see it
            self._stale = self._stale or stale
            if about not in self._sheets:
                sheet.deleteLater()
            raise
        self._show(about, sheet)
        yield

    def show_sheet(self, about: str) -> None:
        """Show a record at once.

        Raises:
            RecordMissingError: If there is no such record.
        """
        at_once(self.opening(about))

    def renew(self) -> None:
        """Show what is new, in turns: a form that saves shows by itself what it saved.

        To write, and to show the whole sheet anew, would take too long for one act.
        """
        self._news.take(self._renewing_if_seen(), now=False)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays.

        A sheet that waits behind the one on show asks when it is opened.
        """
        at_once(self.renewing())

    def renewing(self) -> Turns[None]:
        """Do the same in turns."""
        shown = self._stack.currentWidget()
        try:
            if isinstance(shown, Sheet):
                yield from shown.opening()
        except SencoError as error:
            self.banner.say(str(error))

    def unsaved(self) -> bool:
        """Say whether anything typed here is not in the register."""
        return any(sheet.unsaved() for sheet in self._sheets.values())

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether all of it is kept."""
        kept = [sheet.keep_drafts() for sheet in self._sheets.values()]
        return all(kept)

    def _renewing_if_seen(self) -> Turns[None]:
        yield from until_free(self.register)
        if self.isVisible():  # else it asks when it is shown
            yield from self._renewing()

    def _show(self, about: str, sheet: Sheet) -> None:
        if sheet is not self._stack.currentWidget() and sheet.unsaved():
            sheet.banner.say(STILL_HERE, "info")
        if about not in self._sheets:
            self._sheets[about] = sheet
            self._stack.addWidget(sheet)
        self._stack.setCurrentWidget(sheet)
        self._let_go()

    def _let_go(self) -> None:
        """Drop the sheets that hold nothing unsaved, but for the one on show."""
        shown = self._stack.currentWidget()
        for about, sheet in list(self._sheets.items()):
            if sheet is not shown and not sheet.unsaved():
                sheet.keep_drafts()  # a draft of words that were taken back goes too
                self._stack.removeWidget(sheet)
                sheet.deleteLater()
                del self._sheets[about]
