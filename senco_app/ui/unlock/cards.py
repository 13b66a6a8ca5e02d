"""The window that shows one card in its middle: to unlock, to recover, to begin."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.dressing import most_width, px, wear
from senco_app.ui.unlock.form import UnlockForm
from senco_app.ui.widgets.card import Page
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.ui.unlock.nothing import NothingCard
    from senco_app.ui.unlock.recover import RecoverCard
    from senco_app.ui.widgets.banner import Banner
    from senco_app.ui.widgets.card import Card

WIDTH, HEIGHT = 1366, 768
CARD_WIDTH = 460
RAIL_WIDTH = 196
LONGER_WORD = 130
MOST = 1000  # of the width: the card takes what it may
FIRST = 1  # below the stretch at the top
TITLE = "SENCO Workbench"
MADE_UP_SENTENCE = "Made-up school: nothing here is a real child."


class CardsWindow(QWidget):
    """One card at a time, and what is said above it; all but the first come late."""

    copy_wanted = Signal()
    book_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = UnlockForm()
        self.nothing: NothingCard | None = None
        self.recover: RecoverCard | None = None
        self._middle = QVBoxLayout()
        self._inside = QWidget()
        self._plain = _centred(self._inside)
        self._row = QHBoxLayout(self)
        self._lay_out()

    @cached_property
    def banner(self) -> Banner:
        """Says why a register did not open; made when it is first needed."""
        banner = self._insert(self._middle.indexOf(self.form))
        banner.act.clicked.connect(self.copy_wanted)
        return banner

    @cached_property
    def made_up(self) -> Banner:
        """Says that the school is made up; made when it is first needed."""
        return self._insert(FIRST)

    def show_card(self, shown: Card) -> None:
        """Show this card alone."""
        for card in (self.form, self.nothing, self.recover):
            if card is not None:
                card.setVisible(card is shown)

    def add_card(self, card: Card) -> None:
        """Take a card into the middle, below the others."""
        self._middle.insertWidget(self._middle.count() - 1, card)

    def let_scroll(self) -> None:
        """Scroll where the cards have no room: made once the window stands."""
        page = Page()
        page.body.addWidget(_centred(self._inside), 1)
        self._row.replaceWidget(self._plain, page)
        self._plain.deleteLater()
        page.show()

    def _insert(self, place: int) -> Banner:
        from senco_app.ui.widgets.banner import Banner  # noqa: PLC0415 - loads QtSvg

        banner = Banner()
        self._middle.insertWidget(place, banner)
        return banner

    def _lay_out(self) -> None:
        self.setWindowTitle(TITLE)
        self.resize(WIDTH, HEIGHT)
        inside = self._inside
        most_width(inside, CARD_WIDTH)
        middle = self._middle
        inside.setLayout(middle)
        middle.setSpacing(12)
        middle.addStretch(2)
        middle.addWidget(self.form)
        middle.addStretch(3)
        row = self._row
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(plain_rail())
        row.addWidget(self._plain, 1)


def _centred(inside: QWidget) -> QWidget:
    """Return a widget with this in its middle."""
    around = QWidget()
    across = QHBoxLayout(around)
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(inside, MOST)
    across.addStretch(1)
    return around


def plain_rail() -> QFrame:
    """Return the rail of a window that has nowhere else to go."""
    rail = QFrame()
    rail.setProperty("look", "rail")
    wear(rail, "width", _set_rail_width)
    column = QVBoxLayout(rail)
    column.setContentsMargins(22, 18, 10, 18)
    column.addWidget(PlainLabel(TITLE, "brand", wrap=True))
    column.addStretch(1)
    return rail


def _set_rail_width(rail: QFrame) -> None:
    """Take no more room for large text than the longer word of the name needs."""
    rail.setFixedWidth(max(RAIL_WIDTH, px(LONGER_WORD)))
