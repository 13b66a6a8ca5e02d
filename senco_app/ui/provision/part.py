"""What the parts of the Provision screen have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from senco_app.roles import Permission
from senco_app.ui.turns import TurnTaker
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from senco_app.register import Register
    from senco_app.ui.turns import Turns
    from senco_app.ui.widgets.buttons import QuietButton


class Part(QWidget):
    """One part: a list, and perhaps the page of one record in its place."""

    said = Signal(str, object)  # a sentence; None, or what takes back what it tells

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register, self.title = register, ""
        self.banner = Banner()
        self.stack = QStackedWidget()
        self.opened: Opened | None = None
        self._turns = TurnTaker(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays."""
        raise NotImplementedError

    def renewing(self) -> Turns[None]:
        """Do the same in turns, where it takes long."""
        self.refresh()
        yield

    def may_plan(self) -> bool:
        """Say whether the person signed in may change interventions and groups."""
        return self.register.may(Permission.PLAN_PROVISION)

    def may_record(self) -> bool:
        """Say whether the person signed in may record sessions."""
        return self.register.may(Permission.RECORD_SESSION)

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return self.opened is not None and self.opened.unsaved()

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        return self.opened is None or self.opened.keep_drafts()

    def open_page(self, page: Opened) -> None:
        """Show one record instead of the list, until it is closed.

        It was made in this turn; it is dressed, filled and shown in the next ones.
        """
        self.close_page()
        if self.opened is not None:
            return  # it holds words that could not be kept
        page.closed.connect(self.close_page)
        page.said.connect(self.said)
        self._turns.take(self._beginning(page), now=False)

    def close_page(self) -> None:
        """Show the list again; what was typed is kept as a draft, or the page stays."""
        page = self.opened
        if page is None:
            return
        if not page.keep_drafts():
            page.say_unkept()
            return
        self.opened = None
        self.stack.removeWidget(page)
        page.deleteLater()
        self.stack.setCurrentIndex(0)
        self.refresh()
        self.take_focus()

    def go_on(self) -> None:
        """Bring the keyboard to the page that is open, or to where the work begins."""
        if self.opened is None:
            self.take_focus()
        else:
            had = cast("QWidget | None", self.opened.focusWidget())
            (had or self.opened.back).setFocus()

    def take_focus(self) -> None:
        """Bring the keyboard to where the work begins in the list."""
        self.setFocus()

    def _beginning(self, page: Opened) -> Turns[None]:
        self.stack.addWidget(page)
        try:
            yield
        except GeneratorExit:  # another one is wished for
            self.stack.removeWidget(page)
            page.deleteLater()
            raise
        self.opened = page
        self.stack.setCurrentWidget(page)
        page.begin()


class Opened(QWidget):
    """The page of one record, that leads back to its list.

    Attributes:
        back: Leads back.
        page: What scrolls.
        column: The head, the banner and the page, from the top.
    """

    back: QuietButton
    closed = Signal()
    said = Signal(str, object)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.banner = Banner(self)
        self.page = Page(self)
        self.column = QVBoxLayout(self)

    def lay_out(self, head: QHBoxLayout, *parts: QWidget) -> None:
        """Put a head above the page, and parts on it."""
        for one in parts:
            self.page.body.addWidget(one)
        self.page.body.addStretch(1)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addLayout(head)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.page, 1)

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays."""

    def begin(self) -> None:
        """Bring the keyboard to where the work begins."""

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return False

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        return not self.unsaved()

    def say_unkept(self) -> None:
        """Say why the page stays open."""
        words = "What you typed is not saved yet: save it, or put it aside, first."
        self.banner.say(words)
