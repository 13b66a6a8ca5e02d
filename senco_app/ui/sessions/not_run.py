"""Why a session did not run: a reason, saved as it is tapped, and a few words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.provision.rules.checking import LONGEST_WORDS
from senco_app.ui.sessions.flowing import filling, row_of
from senco_app.ui.sessions.row import SAVE_MS, WORDS
from senco_app.ui.sessions.words import capitalised
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.fields import line
from senco_app.ui.widgets.labels import PlainLabel, SafetyLine
from senco_app.vocabulary import NotRunReason

if TYPE_CHECKING:
    from senco_app.provision.records import SessionCard
    from senco_app.ui.sessions.recorder import Recorder

ASK = "Why did it not run?"
BACK, IT_RAN = "Back to the children", "It did run"


class NotRunPanel(QWidget):
    """One button a reason; the words can be typed once there is one."""

    stated = Signal()  # it is saved that the session did not run
    left = Signal()  # back to the children: nothing was said
    ran = Signal()
    done = Signal()

    def __init__(self, card: SessionCard, recorder: Recorder) -> None:
        super().__init__()
        self._card, self._recorder = card, recorder
        self.reason, self._kept = card.reason, card.words
        self.reasons = {reason: _reason_button(reason) for reason in NotRunReason}
        self.words = line("A few words on why it did not run", card.words)
        self.words.setPlaceholderText(WORDS)
        self.words.setMaxLength(LONGEST_WORDS)
        self.back = QuietButton(BACK, "rotate-ccw", shortcut="Alt+B")
        self.finish = PrimaryButton("Done", "check", shortcut="Ctrl+Return")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._lay_out()
        self._connect()
        self._show_reason()

    def take_focus(self) -> None:
        """Bring the keyboard to the reason, or to the first one."""
        reason = self.reason or next(iter(self.reasons))
        self.reasons[reason].setFocus()

    def has_unsaved_words(self) -> bool:
        """Say whether words were typed that are not on the disk."""
        return self.reason is not None and self._typed() != self._kept

    def keep_words(self) -> bool:
        """Save the words now, if they are not; say whether they are on the disk."""
        self._timer.stop()
        if self.reason is None or not self.has_unsaved_words():
            return True
        return self._save(self.reason)

    def _choose(self, reason: NotRunReason) -> None:
        if self._save(reason):
            self.words.setFocus()
            self.stated.emit()

    def _save(self, reason: NotRunReason) -> bool:
        typed = self._typed()
        kept = self._recorder.not_run(self._card.key, reason, typed)
        if kept:
            self.reason, self._kept = reason, typed
        self._show_reason()
        return kept

    def _show_reason(self) -> None:
        for reason, button in self.reasons.items():
            button.setChecked(reason is self.reason)
        self.words.setHidden(self.reason is None)
        self.finish.setHidden(self.reason is None)
        self.back.say(BACK if self.reason is None else IT_RAN)

    def _typed(self) -> str:
        typed = self.words.words()
        return typed if typed == self._kept else typed.strip()

    def _go_back(self) -> None:
        if self.reason is None:
            self.left.emit()
        elif self._recorder.ran(self._card.key):
            self.reason = None
            self.ran.emit()

    def _end(self) -> None:
        if self.keep_words():
            self.done.emit()

    def _hear_words(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _connect(self) -> None:
        for reason, button in self.reasons.items():
            button.clicked.connect(partial(self._choose, reason))
        self.words.textEdited.connect(self._hear_words)
        self.words.editingFinished.connect(self.keep_words)
        self._timer.timeout.connect(self.keep_words)
        self.back.clicked.connect(self._go_back)
        self.finish.clicked.connect(self._end)

    def _lay_out(self) -> None:
        choices = row_of(*self.reasons.values())
        foot = row_of(filling(SafetyLine()), self.back, self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        for part in (PlainLabel(ASK, "strong"), choices, self.words, foot):
            column.addWidget(part)


def _reason_button(reason: NotRunReason) -> QuietButton:
    button = QuietButton(capitalised(reason), name=f"Not run: {reason.value}")
    button.setProperty("look", "mark")
    button.setCheckable(True)
    return button
