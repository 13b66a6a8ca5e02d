"""Provision: what the pupil was planned and given, group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.provision.queries import ProvisionOf
from senco_app.roles import Permission
from senco_app.ui.provision.words import delivery_words, hours_words, share_words
from senco_app.ui.pupil.tab import Tab
from senco_app.ui.widgets.card import GAP, Card, Rule, empty
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from senco_app.provision.records import GivenProvision, PupilProvision
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register

NONE_YET = (
    "Not in a group yet. Groups and their members are under Provision, at the left."
)
NOT_YOURS = "What was given is for the SENCO, the deputy and the headteacher."
UNTIL_NOW = "Until now: {}."


class ProvisionTab(Tab):
    """A row for each time in a group: planned, given, its outcome."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.none_yet = PlainLabel("", "muted", wrap=True)
        self.total = PlainLabel("", wrap=True)
        self.rows = QVBoxLayout()
        self._arrange()

    def show_pupil(self, pupil: PupilRecord) -> None:
        """Show what this pupil was planned and given until today."""
        empty(self.rows)
        if not self.register.may(Permission.READ_ASSESSMENTS):
            self.none_yet.setText(NOT_YOURS)
            self.total.hide()
            return
        provision: PupilProvision = self.register.ask(ProvisionOf(pupil.id))
        self.none_yet.setText(NONE_YET)
        self.none_yet.setVisible(not provision.lines)
        self.total.setVisible(bool(provision.lines))
        self.total.setText(UNTIL_NOW.format(delivery_words(provision.total)))
        for number, line in enumerate(provision.lines):
            if number:
                self.rows.addWidget(Rule())
            self._add_row(line)

    def _add_row(self, line: GivenProvision) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(line.title, "strong", wrap=True))
        words.addWidget(PlainLabel(_planned(line), "muted", wrap=True))
        words.addWidget(
            PlainLabel(f"Given: {delivery_words(line.delivery)}", wrap=True)
        )
        if line.outcome:
            words.addWidget(PlainLabel(f"For: {line.outcome}", "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        if line.delivery.share is not None:
            said = f"{share_words(line.delivery)} given"
            row.addWidget(Chip(said, "statutory"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows.addLayout(row)

    def _arrange(self) -> None:
        card = Card("Planned and given")
        card.body.setSpacing(GAP)
        self.rows.setSpacing(10)
        card.body.addWidget(self.none_yet)
        card.body.addWidget(self.total)
        card.body.addLayout(self.rows)
        self.lay_out(card)


def _planned(line: GivenProvision) -> str:
    """Return "J. Pritchard · in a group of 5 · 3 × 30 minutes a week · from … "."""
    alone = line.size <= 1
    until = f"until {day(line.until_on)}" if line.until_on else ""
    planned = counted(line.in_all, "session", "sessions")
    parts = (
        line.intervention if line.intervention != line.title else "",
        line.leader,
        "one to one" if alone else f"in a group of {line.size}",
        f"{line.times_a_week} × {line.minutes} minutes a week",
        f"from {day(line.from_on)}",
        until,
        f"planned in all {planned}, {hours_words(line.in_all_minutes)}",
    )
    return " · ".join(part for part in parts if part)
