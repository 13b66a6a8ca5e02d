"""Keys in a filled tick sheet: one session after the other, by the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from senco_app.ui.provision import sessions_asked
from senco_app.ui.provision.choices import ChangingChoice
from senco_app.ui.provision.entry_form import EntryForm
from senco_app.ui.provision.part import Opened
from senco_app.ui.provision.whose import Whose, choices
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import CardState
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import SessionCard
    from senco_app.register import Register

NOTHING = "Nothing of this week is left to key in."
HOW = "One key marks a pupil and goes on to the next; Ctrl+Enter saves the session."


class KeyingPage(Opened):
    """The sessions of a week that are not recorded yet, one at a time."""

    def __init__(self, register: Register, monday: date, whose_id: str = "") -> None:
        """Make the page.

        Args:
            register: The open register.
            monday: The week's first day.
            whose_id: The adult or group to begin with; empty for the first one.
        """
        super().__init__(register)
        self._monday, self._begin_with = monday, whose_id
        self._cards: tuple[SessionCard, ...] = ()
        self.form: EntryForm | None = None
        self.card: SessionCard | None = None
        self.back = QuietButton("The week", "arrow-left", shortcut="Esc")
        self.skip = QuietButton("Skip this session", "arrow-right", shortcut="Alt+N")
        self.whose = ChangingChoice("Whose sheet", ())
        self.told = PlainLabel(HOW, "muted", wrap=True)
        self.title = PlainLabel("", "heading", wrap=True)
        self._arrange()
        self.back.clicked.connect(self.closed)
        self.skip.clicked.connect(self._skip)
        self.whose.activated.connect(self._begin_sheet)

    def begin(self) -> None:
        """Offer everybody with sessions to key in, and show the first session."""
        self._offer()
        for _, whose in self.whose.offered():
            if isinstance(whose, Whose) and whose.id == self._begin_with:
                self.whose.choose(whose)
        self._begin_sheet()

    def refresh(self) -> None:
        """Ask the register again; the session on show stays, as it is being keyed."""
        self._offer()
        gone = self.card is not None and self.card.key not in self._keys()
        if gone and not self.unsaved():
            self._show_next()
        self._tell()

    def unsaved(self) -> bool:
        """Say whether something was keyed that is not in the register."""
        return self.form is not None and self.form.unsaved()

    def keep_drafts(self) -> bool:
        """Keep what was keyed as a draft, now; say whether nothing would be lost."""
        return self.form is None or self.form.keep_draft()

    def _offer(self) -> None:
        """Offer whose sessions of the week are still to be recorded."""
        cards = sessions_asked.week_of_cards(self.register, self._monday)
        self._cards = tuple(card for card in cards if card.state is CardState.DUE)
        chosen = self.whose.chosen() if self.whose.count() else None
        offered = choices(self._cards)
        if offered != self.whose.offered():
            self.whose.offer(offered)
            if chosen in {whose for _, whose in offered}:
                self.whose.choose(chosen)

    def _theirs(self) -> list[SessionCard]:
        if not self.whose.count():
            return []
        whose = self.whose.chosen()
        return [c for c in self._cards if isinstance(whose, Whose) and whose.takes(c)]

    def _keys(self) -> list[object]:
        return [card.key for card in self._theirs()]

    def _begin_sheet(self) -> None:
        self._show(next(iter(self._theirs()), None))

    def _show_next(self) -> None:
        """Show the session after the one that was on show, or the first left."""
        left = self._theirs()
        at = self.card.key if self.card else None
        after = (
            c for c in left if at is not None and _order(c) > (at.held_on, at.starts_at)
        )
        self._show(next(after, left[0] if left else None))

    def _skip(self) -> None:
        self._show_next()

    def _show(self, card: SessionCard | None) -> None:
        if self.form is not None:
            self.form.keep_draft()
            self.form.hide()
            self.form.deleteLater()
        self.form, self.card = None, card
        self._tell()
        if card is None:
            self.whose.setFocus()
            return
        self.form = form = EntryForm(self.register, self.banner, card.key)
        form.show_session(card, sessions_asked.records_of(self.register, card.key))
        form.saved.connect(self._saved)
        self.page.body.insertWidget(0, form)
        form.begin()
        form.entry.take_focus()

    def _saved(self, _kept: object) -> None:
        if self.card is not None:
            at = f"{day(self.card.key.held_on)}, {self.card.key.starts_at:%H:%M}"
            self.said.emit(f"{at} {self.card.title} saved.", None)
        self._show_next()

    def _tell(self) -> None:
        left = self._theirs()
        self.skip.setVisible(len(left) > 1)
        self.whose.setEnabled(bool(self.whose.count()))
        week = f"Week of {day(self._monday)}"
        if self.card is None:
            self.title.setText(NOTHING)
            self.told.setText(week)
            return
        key = self.card.key
        self.title.setText(
            f"{day(key.held_on)}, {key.starts_at:%H:%M} · {self.card.title}"
        )
        count = counted(len(left), "session", "sessions")
        self.told.setText(f"{week} · {count} left to key in. {HOW}")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.back)
        head.addWidget(self.whose, 1)
        head.addWidget(self.skip)
        self.lay_out(head)
        for at, words in enumerate((self.title, self.told), start=2):
            self.column.insertWidget(at, words)


def _order(card: SessionCard) -> tuple[object, object]:
    return card.key.held_on, card.key.starts_at
