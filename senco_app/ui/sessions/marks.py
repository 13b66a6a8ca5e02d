"""The open part of a session: its children, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.sessions.flowing import filling, row_of
from senco_app.ui.sessions.row import PupilRow
from senco_app.ui.sessions.words import about, not_marked
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Rule
from senco_app.ui.widgets.labels import PlainLabel, SafetyLine
from senco_app.vocabulary import CardState

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import PupilMark, SessionCard
    from senco_app.ui.sessions.recorder import Recorder

WERE_HERE = "They were here"
NOBODY = "No child is in this group on this day. Say that it did not run, or finish."
FINISH, DONE = "Finish session", "Done"


class Marks(QWidget):
    """Marks children one by one; every tap is saved by itself."""

    finished = Signal()
    not_run_requested = Signal()

    def __init__(
        self,
        card: SessionCard,
        recorder: Recorder,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.card, self._recorder = card, recorder
        self.rows = [PupilRow(member, self._keep, self) for member in card.members]
        self.banner = Banner()
        recorded = card.state is CardState.RECORDED
        self.again = QuietButton("As last time", "rotate-ccw", shortcut="Alt+L")
        self.not_run = QuietButton(_not_run_words(card, today), shortcut="Alt+N")
        words = DONE if recorded else FINISH
        self.finish = PrimaryButton(words, "check", shortcut="Ctrl+Return")
        self._lay_out(about(card, today))
        self._connect()

    def take_focus(self) -> None:
        """Bring the keyboard to the first child that is not marked."""
        self._go_on_from(-1)

    def keep_words(self) -> bool:
        """Save words that were typed and are not saved yet."""
        kept = [row.keep_words() for row in self.rows]
        return all(kept)

    def has_unsaved_words(self) -> bool:
        """Say whether there are such words."""
        return any(row.has_unsaved_words() for row in self.rows)

    def end(self) -> None:
        """Finish the session, or say who is not marked."""
        if not self.keep_words():
            return
        left = [row.member for row in self.rows if not row.is_marked]
        if left:
            self.banner.say(not_marked(left), "info")
            self.banner.offer(WERE_HERE)
            self._go_on_from(-1)
        elif self._recorder.finish(self.card.key):
            self.finished.emit()

    def _keep(self, mark: PupilMark) -> bool:
        return self._recorder.mark(self.card.key, mark)

    def _mark_the_rest(self) -> None:
        if all(row.was_here() for row in self.rows):
            self.banner.clear()
            self.finish.setFocus()

    def _as_last_time(self) -> None:
        for row in self.rows:
            row.as_last_time()
        self._go_on_from(-1)

    def _go_on_from(self, place: int) -> None:
        """Go to the next child that is not marked, else to the end."""
        after = self.rows[place + 1 :] + self.rows[: place + 1]
        row = next((one for one in after if not one.is_marked), None)
        if row is None:
            self.banner.clear()
            self.finish.setFocus()
        else:
            row.take_focus()

    def _step(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self.rows):
            wanted = self.rows[place].marking.stop
            self.rows[place + by].marking.take_focus(wanted)

    def _connect(self) -> None:
        for place, row in enumerate(self.rows):
            row.done.connect(lambda at=place: self._go_on_from(at))
            row.moved_down.connect(lambda by, at=place: self._step(at, by))
        self.banner.act.clicked.connect(self._mark_the_rest)
        self.again.clicked.connect(self._as_last_time)
        self.not_run.clicked.connect(self.not_run_requested)
        self.finish.clicked.connect(self.end)

    def _lay_out(self, said: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlainLabel(said, "muted", wrap=True))
        if not self.rows:
            column.addWidget(PlainLabel(NOBODY, wrap=True))
        for row in self.rows:
            column.addWidget(row)
            column.addWidget(Rule())
        column.addWidget(self.banner)
        lasts = (row.member.last for row in self.rows)
        self.again.setHidden(not any(lasts) or self.card.state is CardState.RECORDED)
        acts = (self.again, self.not_run, self.finish)
        column.addSpacing(10)
        column.addWidget(row_of(filling(SafetyLine()), *acts, within=self))


def _not_run_words(card: SessionCard, today: date) -> str:
    return "Not run today…" if card.key.held_on == today else "Not run…"
