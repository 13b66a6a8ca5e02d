"""The alerts of a pupil, edited row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.pupils.commands import SetAlerts
from senco_app.pupils.queries import PupilPage
from senco_app.pupils.records import Alert
from senco_app.ui.cycles.row import ValueRow
from senco_app.ui.cycles.rows import RowsEditor
from senco_app.ui.dressing import fix_width
from senco_app.ui.pupil.saving import Said, save
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice, Field, LongWords
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AlertKind

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.widgets.banner import Banner

KINDS: tuple[tuple[str, object], ...] = (
    ("Health", AlertKind.HEALTH),
    ("Safety plan", AlertKind.SAFETY_PLAN),
    ("Equipment", AlertKind.EQUIPMENT),
    ("Other", AlertKind.OTHER),
)
KIND_WIDTH, DAY_WIDTH = 140, 150
HEADINGS = (
    ("About", 0, KIND_WIDTH),
    ("What to do, not why", 1, 0),
    ("From", 0, DAY_WIDTH),
    ("Until", 0, DAY_WIDTH),
)


class AlertRow(ValueRow[Alert]):
    """What it is about, what to do, and the days between which it holds."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("alert", parent)
        self._today = today
        self.kind = Choice("", KINDS)
        fix_width(self.kind, KIND_WIDTH)
        self.words = LongWords(lines=1, most_lines=5)
        self.from_on = DateField(field="alerts", on=today)
        self.until_on = DateField(field="alerts")
        for editor in (self.from_on, self.until_on):
            fix_width(editor, DAY_WIDTH)
        self._id = ""
        self.add(self.kind, "about")
        self.add(self.words, "what to do", 1)
        self.add(self.from_on, "from")
        self.add(self.until_on, "until")
        self.finish()

    def show_value(self, value: Alert) -> None:
        """Fill the row."""
        self._id = value.id
        self.kind.choose(value.kind)
        self.words.show_words(value.words)
        self.from_on.set_day(value.from_on)
        self.until_on.set_day(value.until_on)

    def stored_id(self) -> str:
        """Return the id of the alert that was shown."""
        return self._id

    def value(self) -> Alert | None:
        """Return the alert; nothing if a new row has no words yet.

        Raises:
            RuleBrokenError: If a day in it is no date.
        """
        kind, words = self.kind.chosen(), self.words.words()
        if not self._id and not words.strip():
            return None
        typed = Alert(
            kind=kind if isinstance(kind, AlertKind) else AlertKind.OTHER,
            words=words,
            from_on=self.from_on.day() or self._today,
        )
        return replace(typed, until_on=self.until_on.day(), id=self._id)


class AlertsForm(Card):
    """Rows of alerts with their own Save."""

    saved = Signal()

    def __init__(
        self, register: Register, banner: Banner, parent: QWidget | None = None
    ) -> None:
        super().__init__("Alerts", parent)
        self._register, self._banner = register, banner
        self._pupil: PupilRecord | None = None
        self._filled: tuple[Alert, ...] = ()
        self.rows = RowsEditor(
            "alert", HEADINGS, lambda: AlertRow(register.today()), "Alt+L"
        )
        self.fields = {"alerts": Field("Alerts", self.rows)}
        self.fields["alerts"].label.hide()
        self.fields["alerts"].editor = self.rows.add_button
        self.said = Said()
        self.save_button = QuietButton("Save alerts", "save", shortcut="Ctrl+Shift+S")
        self.save_button.clicked.connect(self._save)
        self._arrange()

    def show_pupil(self, pupil: PupilRecord, *, anew: bool = False) -> None:
        """Show the alerts; what is being typed stays, unless shown ``anew``."""
        if self._pupil is not None and not anew and self.unsaved():
            if pupil.alerts == self._pupil.alerts:
                self._pupil = pupil
            return
        self._pupil = pupil
        self.fields["alerts"].clear_problem()
        self.rows.show_values(pupil.alerts)
        self._filled = self.rows.values()

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        try:
            return self.rows.values() != self._filled
        except RuleBrokenError:
            return True

    def _save(self) -> None:
        self.said.clear()
        if save(self._register, self._command, self.fields, self._banner) is None:
            return
        if self._pupil is not None:
            stored = self._register.ask(PupilPage(self._pupil.id))
            self.show_pupil(stored, anew=True)
        self.said.say("Saved")
        self.saved.emit()

    def _command(self) -> SetAlerts:
        if self._pupil is None:
            message = "the form shows no pupil yet"
            raise LookupError(message)
        return SetAlerts(self._pupil.id, self._pupil.version, self.rows.values())

    def _arrange(self) -> None:
        hint = "Every adult may read these: say what to do, and leave the reason out."
        self.body.addWidget(PlainLabel(hint, "small", wrap=True))
        self.body.addWidget(self.fields["alerts"])
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.said)
        foot.addWidget(self.save_button)
        self.body.addLayout(foot)
