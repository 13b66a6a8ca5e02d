"""Which alerts go into books: the SENCO ticks each one, and no other goes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from senco_app.books.commands.enrolling import TickAlert
from senco_app.errors import SencoError
from senco_app.ui.widgets.card import Card, Rule, empty
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.books.records import AlertLine
    from senco_app.register import Register

TITLE = "Alerts: what to do"
WHY = (
    "Tick what this adult must know to act: what to do, not why. What is not ticked "
    "stays here. A tick holds for every book that has the child in it."
)
NONE = "No child in these groups has an alert."


class AlertsCard(Card):
    """A tick is kept as it is made."""

    chosen = Signal()
    refused = Signal(str)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._register = register
        self.ticks: list[QCheckBox] = []
        self.none = PlainLabel(NONE, "muted", wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        for part in (PlainLabel(WHY, "small", wrap=True), self.none):
            self.body.addWidget(part)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)

    def show_alerts(self, lines: tuple[AlertLine, ...]) -> None:
        """Show the alerts of the children in somebody's groups."""
        empty(self.rows)
        self.ticks = []
        self.none.setVisible(not lines)
        for number, line in enumerate(lines):
            if number:
                self.rows.addWidget(Rule())
            tick = QCheckBox(line.pupil)
            tick.setAccessibleName(f"{line.pupil}: {line.words}")
            tick.setChecked(line.ticked)
            tick.clicked.connect(partial(self._tick, tick, line.alert_id))
            self.ticks.append(tick)
            self.rows.addWidget(tick)
            self.rows.addWidget(PlainLabel(line.words, "muted", wrap=True))

    def _tick(self, tick: QCheckBox, alert_id: str) -> None:
        on = tick.isChecked()
        try:
            self._register.execute(TickAlert(alert_id, on))
        except SencoError as error:
            tick.setChecked(not on)
            self.refused.emit(str(error))
        else:
            self.chosen.emit()
