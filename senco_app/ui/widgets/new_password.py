"""A new password: typed twice, judged while it is typed, or four words offered."""

from __future__ import annotations

from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from senco_app.errors import RuleBrokenError
from senco_app.security.passwords import SHORTEST, check_password, four_words
from senco_app.ui.piling import pile
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labelled import Field
from senco_app.ui.widgets.labels import PlainLabel, Tone
from senco_app.ui.widgets.password import PasswordEdit
from senco_app.wording import counted

RULE = f"At least {SHORTEST} characters. Length counts, not signs or figures."
GOOD = "Long enough, and none of those that are guessed first."
THE_SAME = "Both are the same."
OTHER = "The second one is not the same yet."
DIFFERENT = "The two are not the same. Type the password again."
OFFERED = "Write these words down, then type them once above, with the blanks."
TYPED = "These are the four words."
CAPS_LOCK = "The caps lock seems to be on."


class NewPassword(QWidget):
    """Asks for a password twice, or once for the four words that it offered."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._random = SystemRandom()
        self.first, self.second = PasswordEdit(), PasswordEdit()
        self.field = Field("Password", self.first, RULE)
        self.again = Field("The password again", self.second)
        self.verdict = PlainLabel("", "small", wrap=True)
        self.caps_lock = PlainLabel(CAPS_LOCK, "problem")
        self.show_it = QCheckBox("Show what I type")
        self.offer = QuietButton("Offer four random words", "rotate-ccw")
        self.words = PlainLabel("", "heading", wrap=True)
        self.how = PlainLabel(OFFERED, "small", wrap=True)
        self._lay_out()
        self._connect()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields that a rule may be broken in, by the rule's name for them."""
        return {"password": self.field, "again": self.again}

    def password(self) -> str:
        """Return the password.

        Raises:
            RuleBrokenError: If it is too weak (field ``password``), or the second one
                differs (field ``again``).
        """
        password = check_password(self.first.text())
        if not self._is_offered() and self.second.text() != self.first.text():
            raise RuleBrokenError(DIFFERENT, "again")
        return password

    def forget(self) -> None:
        """Keep no trace of what was typed or offered."""
        for editor in (self.first, self.second):
            editor.clear()
        self.words.clear()
        self._show_offer()

    def offer_words(self) -> None:
        """Show four random words; they have to be typed once."""
        self.words.setText(four_words(self._random))
        self.words.setAccessibleName(f"Offered: {self.words.text()}")
        self._show_offer()
        self.first.clear()
        self.second.clear()
        self.first.setFocus()

    def _is_offered(self) -> bool:
        return bool(self.words.text()) and self.first.text() == self.words.text()

    def _show_offer(self) -> None:
        for label in (self.words, self.how):
            label.setVisible(bool(self.words.text()))
        self._judge()

    def _judge(self) -> None:
        for field in (self.field, self.again):
            field.clear_problem()
        self.again.setVisible(not self._is_offered())
        sentence, tone = self._verdict()
        self.verdict.setText(sentence)
        self.verdict.set_tone(tone)
        self.first.setAccessibleDescription(f"{RULE} {sentence}".strip())
        self.changed.emit()

    def _verdict(self) -> tuple[str, Tone]:
        typed = self.first.text()
        if not typed:
            return "", "neutral"
        if self._is_offered():
            return TYPED, "good"
        if len(typed) < SHORTEST:
            more = SHORTEST - len(typed)
            return f"{counted(more, 'more character', 'more characters')}.", "neutral"
        try:
            check_password(typed)
        except RuleBrokenError as error:
            return str(error), "late"
        return self._compared()

    def _compared(self) -> tuple[str, Tone]:
        second = self.second.text()
        if not second:
            return GOOD, "good"
        same = second == self.first.text()
        return (f"{GOOD} {THE_SAME}", "good") if same else (OTHER, "neutral")

    def _show_typed(self) -> None:
        mode = QLineEdit.EchoMode
        shown = mode.Normal if self.show_it.isChecked() else mode.Password
        for editor in (self.first, self.second):
            editor.setEchoMode(shown)

    def _connect(self) -> None:
        for editor in (self.first, self.second):
            editor.textChanged.connect(self._judge)
            editor.caps_lock_noticed.connect(self.caps_lock.setVisible)
        self.show_it.toggled.connect(self._show_typed)
        self.offer.clicked.connect(self.offer_words)

    def _lay_out(self) -> None:
        self.show_it.setAccessibleName(self.show_it.text())
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        acts = QHBoxLayout()
        pile(self, acts)
        acts.addWidget(self.show_it)
        acts.addStretch(1)
        acts.addWidget(self.offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.field, self.verdict, self.caps_lock, self.again):
            column.addWidget(widget)
        column.addLayout(acts)
        for label in (self.words, self.how):
            column.addWidget(label)
            label.hide()
        self.caps_lock.hide()
