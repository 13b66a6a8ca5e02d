"""One session: recorded here, corrected, or decided between two records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.provision.commands import DecideBetween
from senco_app.roles import Permission
from senco_app.ui.provision import sessions_asked
from senco_app.ui.provision.entry_form import EntryForm
from senco_app.ui.provision.former_card import FormerCard
from senco_app.ui.provision.part import Opened
from senco_app.ui.provision.records_card import RecordsCard
from senco_app.ui.provision.words import STATES
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from senco_app.provision.records import RecordedSession, SessionCard, SessionKey
    from senco_app.register import Register

NOT_YET = "This session is still to come; it can be recorded on its day."
GONE = "This session is no longer planned, and nothing was recorded of it."


class SessionPage(Opened):
    """What was recorded of one session, and the form that records or corrects it."""

    def __init__(
        self, register: Register, key: SessionKey, parent: QWidget | None = None
    ) -> None:
        super().__init__(register, parent)
        self.key = key
        self.title = PlainLabel("", "heading", wrap=True)
        self.told = PlainLabel("", "muted", wrap=True)
        self.state = Chip()
        self.back = QuietButton("Back", "arrow-left", shortcut="Esc")
        self.records = RecordsCard()
        self.before = FormerCard()
        self.form = EntryForm(register, self.banner, key)
        self.hint = PlainLabel("", "muted", wrap=True)
        self._arrange()
        self.back.clicked.connect(self.closed)
        self.records.decided.connect(self._decide)
        self.form.saved.connect(self._saved)
        self.banner.act.clicked.connect(self.form.put_aside)

    def begin(self) -> None:
        """Fill the page, and go to the first mark."""
        card = sessions_asked.card_of(self.register, self.key)
        records = sessions_asked.records_of(self.register, self.key)
        self._show(card, records)
        self.before.show_former(self.register, self.key, card)
        if card is not None:
            self.form.show_session(card, records)
            self.form.begin()
        if self.form.isVisibleTo(self):
            self.form.entry.take_focus()
        else:
            self.back.setFocus()

    def refresh(self) -> None:
        """Show what is stored now; what is being typed stays."""
        card = sessions_asked.card_of(self.register, self.key)
        records = sessions_asked.records_of(self.register, self.key)
        self._show(card, records)
        self.before.show_former(self.register, self.key, card)
        if card is not None and not self.form.unsaved():
            self.form.show_session(card, records)
            self.form.refresh()

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return self.form.unsaved()

    def keep_drafts(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return self.form.keep_draft()

    def _show(
        self, card: SessionCard | None, records: tuple[RecordedSession, ...]
    ) -> None:
        self.records.show_records(
            records, sessions_asked.names_of(card), decides=self._may_record()
        )
        undecided = sum(record.standing for record in records) > 1
        later = self.key.held_on > self.register.today()
        may = card is not None and self._may_record() and not undecided and not later
        self.form.setVisible(may)
        self.hint.setText("" if card is None and records else _hint(card, later=later))
        self.hint.setVisible(bool(self.hint.text()))
        if card is None:
            self.title.setText(day(self.key.held_on))
            self.state.hide()
            return
        when = f"{day(self.key.held_on)}, {self.key.starts_at:%H:%M}"
        self.title.setText(f"{when} · {card.title}")
        self.told.setText(_told(card))
        words, tone = STATES[card.state]
        self.state.say(
            "to decide" if undecided else words, "late" if undecided else tone
        )

    def _decide(self, record: RecordedSession) -> None:
        try:
            self.register.execute(DecideBetween(self.key, record.id))
        except SencoError as error:
            self.banner.say(str(error))
            return
        self.said.emit("Decided. The other record is kept, and does not count.", None)

    def _saved(self, _kept: object) -> None:
        self.said.emit("Session saved.", None)
        self.closed.emit()

    def _may_record(self) -> bool:
        return self.register.may(Permission.RECORD_SESSION)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.told)
        head.addLayout(words, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self.lay_out(head, self.hint, self.records, self.form, self.before)


def _hint(card: SessionCard | None, *, later: bool) -> str:
    if card is None:
        return GONE
    return NOT_YET if later else ""


def _told(card: SessionCard) -> str:
    others = counted(card.others, "other child", "other children")
    parts = (
        card.leader,
        card.room,
        f"{card.minutes} minutes",
        f"week {card.week} of {card.weeks}" if card.week else "not in the timetable",
        others if card.others else "",
        f"today: {card.focus}" if card.focus else "",
    )
    return " · ".join(part for part in parts if part)
