"""SEN status: what holds, what held, and the form that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RuleBrokenError
from senco_app.pupils.commands import ChangeStatus
from senco_app.ui.cycles.typed import SuggestedDay
from senco_app.ui.pupil.saving import save
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Card, Rule, empty
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice, Field, LongWords
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import SenStatus
from senco_app.wording import short_day

if TYPE_CHECKING:
    from senco_app.pupils.records import PupilRecord, StatusPeriod
    from senco_app.register import Register
    from senco_app.ui.typing_state import Editors
    from senco_app.ui.widgets.banner import Banner

HINT = "An EHC plan counts from the final plan’s date."
NO_STATUS = "No SEN status recorded yet. Set it below."
CHOICES: tuple[tuple[str, object], ...] = (
    ("Choose…", None),
    ("SEN support", SenStatus.SEN_SUPPORT),
    ("EHC plan", SenStatus.EHC_PLAN),
    ("No longer needs SEN support", SenStatus.NONE),
)


class StatusForm(Card):
    """The history of the SEN status, newest first, and what changes it."""

    changed = Signal()

    def __init__(
        self, register: Register, banner: Banner, parent: QWidget | None = None
    ) -> None:
        super().__init__("SEN status", parent)
        self._register = register
        self._banner = banner
        self._pupil_id = ""
        self.history = QVBoxLayout()
        self.status = Choice("", CHOICES)
        self.from_on = SuggestedDay("from_on")
        self.reason = LongWords(lines=2)
        self.told_on = DateField(field="parents_told_on")
        self.fields = {
            "status": Field("New status", self.status, HINT),
            "from_on": Field("From", self.from_on),
            "reason": Field("Reason", self.reason),
            "parents_told_on": Field("Parents and carers told on", self.told_on),
        }
        self.change_button = QuietButton(
            "Change status", "check", shortcut="Ctrl+Shift+S"
        )
        self.change_button.clicked.connect(self._change)
        self._arrange()

    def show_pupil(self, pupil: PupilRecord) -> None:
        """Show the history; a change that is being typed stays."""
        if pupil.id != self._pupil_id:
            self._pupil_id = pupil.id
            self._clear()
        empty(self.history)
        if not pupil.statuses:
            self.history.addWidget(PlainLabel(NO_STATUS, "muted", wrap=True))
        for period in pupil.statuses:
            self.history.addWidget(
                PlainLabel(_period_words(period), "strong", wrap=True)
            )
            why = _why_words(period)
            if why:
                self.history.addWidget(PlainLabel(why, "small", wrap=True))

    def unsaved(self) -> bool:
        """Say whether a change was begun."""
        return bool(
            self.status.chosen() is not None
            or self.reason.words()
            or self.told_on.text()
        )

    def editors(self) -> Editors:
        """Return what is typed of a change, by name."""
        return {
            "status": self.status,
            "status_from_on": self.from_on,
            "status_reason": self.reason,
            "parents_told_on": self.told_on,
        }

    def _change(self) -> None:
        if save(self._register, self._command, self.fields, self._banner) is not None:
            self._clear()
            self._banner.say("The SEN status was changed.", "done")
            self.changed.emit()

    def _command(self) -> ChangeStatus:
        status, from_on = self.status.chosen(), self.from_on.day()
        if not isinstance(status, SenStatus):
            message = "Choose the new status."
            raise RuleBrokenError(message, "status")
        if from_on is None:
            message = "Say from which day it holds."
            raise RuleBrokenError(message, "from_on")
        return ChangeStatus(
            self._pupil_id, status, from_on, self.reason.words(), self.told_on.day()
        )

    def _clear(self) -> None:
        self.status.choose(None)
        self.from_on.suggest_anew(self._register.today())
        self.reason.show_words("")
        self.told_on.set_day(None)

    def _arrange(self) -> None:
        self.body.setSpacing(GAP)
        self.history.setSpacing(2)
        self.body.addLayout(self.history)
        self.body.addWidget(Rule())
        self.body.addWidget(PlainLabel("Change the status", "strong"))
        days = QHBoxLayout()
        days.setSpacing(GAP)
        for name in ("from_on", "parents_told_on"):
            self.fields[name].keep_to_top()
            days.addWidget(self.fields[name], 1)
        self.body.addWidget(self.fields["status"])
        self.body.addLayout(days)
        self.body.addWidget(self.fields["reason"])
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.change_button)
        self.body.addLayout(foot)


def _period_words(period: StatusPeriod) -> str:
    until = f" to {short_day(period.until_on)}" if period.until_on else " to today"
    return f"{period.status.words}: {short_day(period.from_on)}{until}"


def _why_words(period: StatusPeriod) -> str:
    told = (
        f"parents and carers told {short_day(period.parents_told_on)}"
        if period.parents_told_on
        else ""
    )
    written = f"in the office’s file: {period.original}" if period.original else ""
    return " · ".join(part for part in (period.reason, told, written) if part)
