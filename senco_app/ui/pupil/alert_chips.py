"""Alerts in the head of a pupil's pages: what to do, opened by a press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.widgets.buttons import ChipButton
from senco_app.ui.widgets.card import empty
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AlertKind
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.pupils.records import Alert

TITLES = {
    AlertKind.HEALTH: "Health: what to do",
    AlertKind.SAFETY_PLAN: "Safety plan: what to do",
    AlertKind.EQUIPMENT: "Equipment: what to do",
    AlertKind.OTHER: "What to do",
}


class AlertChips(QWidget):
    """One chip a kind of alert; pressed, it shows the words in ``told`` below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[AlertKind, ChipButton] = {}
        self.told = QWidget()
        self.told.hide()
        self._lines = QVBoxLayout(self.told)
        self._lines.setContentsMargins(0, 6, 0, 2)
        self._lines.setSpacing(2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._words: dict[AlertKind, tuple[str, ...]] = {}
        self.hide()

    def show_alerts(self, alerts: Iterable[Alert], today: date) -> None:
        """Show the alerts that hold today; what is open stays open."""
        words: dict[AlertKind, tuple[str, ...]] = {}
        for alert in alerts:
            if alert.from_on <= today:
                words[alert.kind] = (*words.get(alert.kind, ()), _words(alert))
        if words == self._words:
            return
        opened = {kind for kind, one in self.buttons.items() if one.isChecked()}
        self._words = words
        self.buttons = {}
        empty(self._row)
        for kind, said in words.items():
            button = ChipButton(TITLES[kind])
            button.setChecked(kind in opened)
            button.setAccessibleDescription(" ".join(said))
            button.clicked.connect(partial(self._open, kind))
            self._row.addWidget(button)
            self.buttons[kind] = button
        self.setVisible(bool(words))
        self._tell()

    def _open(self, kind: AlertKind, _checked: object = None) -> None:
        """Show one kind's words at a time."""
        for other, button in self.buttons.items():
            if other is not kind:
                button.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        empty(self._lines)
        opened = [kind for kind, one in self.buttons.items() if one.isChecked()]
        for kind in opened:
            for words in self._words[kind]:
                self._lines.addWidget(PlainLabel(words, wrap=True))
        self.told.setVisible(bool(opened))


def _words(alert: Alert) -> str:
    until = f" (until {day(alert.until_on)})" if alert.until_on else ""
    return f"{alert.words}{until}"
