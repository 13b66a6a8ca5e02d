"""How one pupil took part, in one key: here and how it went, or away and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from senco_app.exports.tick_sheet.records import AWAY_LETTERS
from senco_app.ui.widgets.fields import Choice
from senco_app.vocabulary import GotOn, Presence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from senco_app.vocabulary import AwayReason

Meaning = tuple[Presence, "GotOn | AwayReason | None"]

HERE: tuple[tuple[str, GotOn | None], ...] = (
    ("1", GotOn.NOT_YET),
    ("2", GotOn.NEARLY),
    ("3", GotOn.DID_IT),
    ("H", None),
)
UNMARKED = "not marked"
LEGEND = (
    "Keys: 1 not yet · 2 nearly · 3 did it · H here · "
    + " · ".join(f"{key} {why.value}" for key, why in AWAY_LETTERS.items())
    + " · Delete takes a mark away"
)


def _choices() -> tuple[tuple[str, Meaning | None], ...]:
    here = [
        (f"{key}  Here, {got.value}" if got else f"{key}  Here", (Presence.HERE, got))
        for key, got in HERE
    ]
    away = [
        (f"{key}  Away: {why.value}", (Presence.AWAY, why))
        for key, why in AWAY_LETTERS.items()
    ]
    return ((UNMARKED, None), *here, *away)


CHOICES = _choices()
BY_KEY = {words[0]: meaning for words, meaning in CHOICES if meaning is not None}


class MarkChoice(Choice):
    """A pupil's mark: one key sets it and asks for the next pupil's."""

    marked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, CHOICES, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a mark's own key; the rest is the list's."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = event.text().upper()
        if plain and key in BY_KEY:
            self.choose(BY_KEY[key])
            self.marked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
        else:
            super().keyPressEvent(event)
