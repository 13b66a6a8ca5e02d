"""Alerts in the head of a pupil's pages: what to do, opened by a press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.ui.widgets.buttons import ChipButton
from senco_app.ui.widgets.card import empty
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AlertKind
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.pupils.records import Alert
    from senco_app.ui.widgets.flow import FlowLayout

TITLES = {
    AlertKind.HEALTH: "Health: what to do",
    AlertKind.SAFETY_PLAN: "Safety plan: what to do",
    AlertKind.EQUIPMENT: "Equipment: what to do",
    AlertKind.OTHER: "What to do",
}


class AlertChips(QObject):
    """One chip a kind of alert, in the row of the others.

    Pressed, it shows the words in ``told`` below.
    """

    def __init__(self, row: FlowLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.buttons: dict[AlertKind, ChipButton] = {}
        self.told = QWidget()
        self.told.hide()
        self._lines = QVBoxLayout(self.told)
        self._lines.setContentsMargins(0, 6, 0, 2)
        self._lines.setSpacing(2)
        self._words: dict[AlertKind, tuple[str, ...]] = {}

    def show_alerts(self, alerts: Iterable[Alert], today: date) -> None:
        """Show the alerts that hold today, last in the row; what is open stays so."""
        words: dict[AlertKind, tuple[str, ...]] = {}
        for alert in alerts:
            if alert.from_on <= today:
                words[alert.kind] = (*words.get(alert.kind, ()), _words(alert))
        if words != self._words:
            self._words = words
            self._make()
            self._tell()
        for button in self.buttons.values():
            self._row.removeWidget(button)
            self._row.addWidget(button)

    def _make(self) -> None:
        opened = {kind for kind, one in self.buttons.items() if one.isChecked()}
        for old in self.buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for kind, said in self._words.items():
            button = ChipButton(TITLES[kind])
            button.setChecked(kind in opened)
            button.setAccessibleDescription(" ".join(said))
            button.clicked.connect(partial(self._open, kind))
            self.buttons[kind] = button

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
