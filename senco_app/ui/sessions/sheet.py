"""One session on the page: a line, or open with its children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.sessions.flowing import show_if
from senco_app.ui.sessions.headline import Headline
from senco_app.ui.sessions.marks import Marks
from senco_app.ui.sessions.not_run import NotRunPanel
from senco_app.ui.widgets.card import MARGIN, Card
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import CardState

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import SessionCard, SessionKey
    from senco_app.ui.sessions.recorder import Recorder

TO_DECIDE = (
    "Two adults recorded this session differently. Both records are kept; the SENCO "
    "decides between them."
)
Part = Marks | NotRunPanel


class SessionSheet(Card):
    """Opens and closes; what is inside is made when it is first opened."""

    opened = Signal(object)  # SessionKey
    changed = Signal(object)  # SessionKey: its state is another one now
    stated = Signal()  # so is it, and it stays open

    def __init__(self, card: SessionCard, recorder: Recorder, today: date) -> None:
        super().__init__()
        self.card, self._recorder, self._today = card, recorder, today
        self.headline = Headline()
        self.inside: QWidget | None = None
        self.marks: Marks | None = None
        self.not_run: NotRunPanel | None = None
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.headline)
        self.headline.clicked.connect(self._toggle)
        self.show_card(card)

    @property
    def key(self) -> SessionKey:
        """Which session it is."""
        return self.card.key

    @property
    def is_open(self) -> bool:
        """Whether its children are shown."""
        return self.inside is not None and not self.inside.isHidden()

    def show_card(self, card: SessionCard) -> None:
        """Show the session's state anew; what is open stays as it is."""
        self.card = card
        self.headline.show_card(card, self._today, opened=self.is_open)

    def open(self) -> None:
        """Show the children, or why it did not run."""
        if self.inside is None:
            self.inside = self._made()
            self.body.addWidget(self.inside)
        show_if(self.inside, wanted=True)
        self.show_card(self.card)

    def close_up(self) -> bool:
        """Show the first line alone; say whether all that was typed is saved."""
        if self.inside is None:
            return True
        if not self.keep_words():
            return False
        self.inside.hide()
        self.show_card(self.card)
        return True

    def keep_words(self) -> bool:
        """Save words that were typed and are not saved; say whether they all are."""
        kept = [part.keep_words() for part in self._parts()]
        return all(kept)

    def has_unsaved_words(self) -> bool:
        """Say whether there are such words."""
        return any(part.has_unsaved_words() for part in self._parts())

    def take_focus(self) -> None:
        """Bring the keyboard to what is to be done here."""
        if self.marks is not None and not self.marks.isHidden():
            self.marks.take_focus()
        elif self.not_run is not None and not self.not_run.isHidden():
            self.not_run.take_focus()
        else:
            self.headline.setFocus()

    def ask_why_not(self) -> None:
        """Ask for the reason, in the place of the children."""
        column = None if self.inside is None else self.inside.layout()
        if self.marks is None or column is None or not self.marks.keep_words():
            return
        if self.not_run is None:
            self.not_run = self._panel()
            column.addWidget(self.not_run)
        self.marks.hide()
        self.not_run.show()
        self.not_run.take_focus()

    def _parts(self) -> tuple[Part, ...]:
        parts = (self.marks, self.not_run)
        return tuple(part for part in parts if part is not None)

    def _back_to_children(self) -> None:
        if self.marks is not None and self.not_run is not None:
            self.not_run.hide()
            self.marks.show()
            self.marks.take_focus()

    def _toggle(self) -> None:
        if self.is_open:
            self.close_up()
        else:
            self.open()
            self.opened.emit(self.key)

    def _end(self) -> None:
        self.changed.emit(self.key)

    def _made(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        if self.card.to_decide:
            column.addWidget(PlainLabel(TO_DECIDE, "muted", wrap=True))
        if self.card.state is CardState.NOT_RUN:
            self.not_run = self._panel()
            column.addWidget(self.not_run)
        else:
            self.marks = Marks(self.card, self._recorder, self._today, inside)
            self.marks.finished.connect(self._end)
            self.marks.not_run_requested.connect(self.ask_why_not)
            column.addWidget(self.marks)
        return inside

    def _panel(self) -> NotRunPanel:
        panel = NotRunPanel(self.card, self._recorder)
        panel.stated.connect(self.stated)
        panel.left.connect(self._back_to_children)
        panel.ran.connect(self._end)
        panel.done.connect(self._end)
        return panel
