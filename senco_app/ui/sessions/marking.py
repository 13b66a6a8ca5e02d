"""Here or away, and how it went: five buttons, one stop for Tab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from senco_app.ui.sessions.flowing import show_if
from senco_app.ui.sessions.words import GOT_ON, PRESENCES
from senco_app.ui.widgets.buttons import is_enter
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import GotOn, Presence

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

Meaning = Presence | GotOn
ORDER: tuple[Meaning, ...] = (*PRESENCES, *GOT_ON)
KEYS: dict[Meaning, str] = {
    Presence.HERE: "H",
    Presence.AWAY: "A",
    GotOn.NOT_YET: "1",
    GotOn.NEARLY: "2",
    GotOn.DID_IT: "3",
}
BY_LETTER = {letter: meaning for meaning, letter in KEYS.items()}
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
HOW = "Space marks it and goes on to the next child."
PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class MarkButton(QPushButton):
    """One of the five; the keys of all of them work on each."""

    wished = Signal(object)  # a Meaning, by keyboard: go on afterwards
    moved_sideways = Signal(int)
    moved_down = Signal(int)
    reached = Signal()

    def __init__(self, words: str, name: str, key: str) -> None:
        super().__init__(words)
        self.setProperty("look", "mark")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{HOW} Key: {key}")
        self.setToolTip(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by Space, Enter, letter or figure; move by the arrows."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~PLAIN:
            super().keyPressEvent(event)
        elif key in SIDEWAYS:
            self.moved_sideways.emit(SIDEWAYS[key])
        elif key in UP_AND_DOWN:
            self.moved_down.emit(UP_AND_DOWN[key])
        elif key == Qt.Key.Key_Space or is_enter(event):
            self.wished.emit(None)
        elif event.text().upper() in BY_LETTER:
            self.wished.emit(BY_LETTER[event.text().upper()])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that Tab comes back here from now on."""
        self.reached.emit()
        super().focusInEvent(event)


class Marking(QObject):
    """The buttons of one child, in two groups; ``got_on`` hides for who is away."""

    tapped = Signal(object)  # Meaning
    wished = Signal(object)  # Meaning, by keyboard
    moved_down = Signal(int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Meaning, MarkButton] = {}
        self.presence = self._group(PRESENCES, name)
        self.got_on = self._group(GOT_ON, f"{name} got on")
        self.stop_at(GotOn.NEARLY)

    def show_marked(self, presence: Presence | None, got_on: GotOn | None) -> None:
        """Show which buttons are pressed."""
        for meaning, button in self.buttons.items():
            button.setChecked(meaning in (presence, got_on))
        away = presence is Presence.AWAY
        if away and self._stop in GOT_ON:
            had_it = self.buttons[self._stop].hasFocus()
            self.stop_at(Presence.AWAY)
            if had_it:  # before it hides: else Qt gives it to whatever comes next
                self.take_focus()
        show_if(self.got_on, wanted=not away)

    def stop_at(self, meaning: Meaning) -> None:
        """Let Tab stop at this button of the five."""
        self._stop = meaning
        for other, button in self.buttons.items():
            tab = other is meaning
            policy = Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def take_focus(self, meaning: Meaning | None = None) -> None:
        """Bring the keyboard here, to a button or to where it was."""
        if meaning is not None and not self.buttons[meaning].isHidden():
            self.stop_at(meaning)
        self.buttons[self._stop].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def stop(self) -> Meaning:
        """The button that Tab stops at."""
        return self._stop

    def _move(self, meaning: Meaning, by: int) -> None:
        shown = [one for one in ORDER if one in PRESENCES or self._shows_got_on()]
        at = shown.index(meaning) + by
        if 0 <= at < len(shown):
            self.take_focus(shown[at])

    def _shows_got_on(self) -> bool:
        return not self.got_on.isHidden()

    def _wish(self, own: Meaning, wished: Meaning | None) -> None:
        self.wished.emit(own if wished is None else wished)

    def _group(self, words: dict[Presence, str] | dict[GotOn, str], of: str) -> QWidget:
        group = QWidget()
        across = QHBoxLayout(group)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        if GotOn.NEARLY in words:
            across.addWidget(PlainLabel("Got on:", "muted"))
        for meaning, said in words.items():
            button = MarkButton(said, f"{of}: {said}", KEYS[meaning])
            button.clicked.connect(partial(self.tapped.emit, meaning))
            button.wished.connect(partial(self._wish, meaning))
            button.moved_sideways.connect(partial(self._move, meaning))
            button.moved_down.connect(self.moved_down)
            button.reached.connect(partial(self.stop_at, meaning))
            self.buttons[meaning] = button
            across.addWidget(button)
        return group
