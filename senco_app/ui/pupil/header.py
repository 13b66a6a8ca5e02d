"""The head of a pupil's pages: who this is, at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from senco_app.pupils.rules import age_in_words
from senco_app.ui.piling import pile
from senco_app.ui.pupil.alert_chips import AlertChips
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import Chip, InitialsBadge, PlainLabel
from senco_app.vocabulary import SenStatus, need_type
from senco_app.wording import MONTHS, short_day, year_name

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import PupilRecord, RankedNeed, StatusPeriod
    from senco_app.ui.widgets.labels import Tone

BADGE = 48
MOST_NEEDS = 3
STATUS_TONES: dict[SenStatus, Tone] = {
    SenStatus.NONE: "neutral",
    SenStatus.SEN_SUPPORT: "accent",
    SenStatus.EHC_PLAN: "statutory",
}


class PupilHeader(Card):
    """Initials, the preferred name, class and age, SEN status and needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.badge = InitialsBadge(size=BADGE)
        self.name = PlainLabel("", "title")
        self.line = PlainLabel("", "muted")
        self.acts = QHBoxLayout()
        self._chips = Flow(self)
        self.alerts = AlertChips(self._chips.flow, self)
        self._shown: list[Chip] = []
        self._shows: tuple[PupilRecord, date] | None = None
        self._arrange()

    def show_pupil(self, pupil: PupilRecord, today: date) -> None:
        """Show who this is; the UPN stays off: it is not for passers-by."""
        if self._shows == (pupil, today):
            return
        self._shows = (pupil, today)
        self.badge.show_name(pupil.name)
        self.name.setText(pupil.name)
        self.line.setText(who_line(pupil, today))
        self._clear()
        status = pupil.status
        if status is not None:
            self._show(Chip(status_words(status), STATUS_TONES[status.status]))
        for need in pupil.needs[:MOST_NEEDS]:
            chip = Chip(need_words(need), "statutory")
            kind = need_type(need.type_code)
            chip.setAccessibleDescription(kind.description if kind else "")
            self._show(chip)
        more = len(pupil.needs) - MOST_NEEDS
        if more > 0:
            self._show(Chip(f"+ {more}", "neutral"))
        self.alerts.show_alerts(pupil.alerts, today)

    def _show(self, chip: Chip) -> None:
        self._shown.append(chip)
        self._chips.flow.addWidget(chip)

    def _clear(self) -> None:
        for chip in self._shown:
            self._chips.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = []

    def _arrange(self) -> None:
        self.body.setContentsMargins(16, 10, 16, 10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        beside = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        beside.setHeightForWidth(True)
        self._chips.setSizePolicy(beside)  # in two lines where a name is long
        row.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self.acts)
        pile(self, row)
        self.body.addLayout(row)
        self.body.addWidget(self.alerts.told)


def who_line(pupil: PupilRecord, today: date) -> str:
    """Return "Year 5 · 5 Oak · born 14 Mar 2017 (9 y 8 m)", as far as it is known."""
    born_on = pupil.details.born_on
    parts = [year_name(pupil.year_group), pupil.details.form]
    if born_on is not None:
        age = age_in_words(born_on, today)
        parts.append(f"born {short_day(born_on)}{f' ({age})' if age else ''}")
    return " · ".join(part for part in parts if part)


def status_words(status: StatusPeriod) -> str:
    """Return "SEN support since Jan 2026"."""
    since = status.from_on
    return f"{status.status.words} since {MONTHS[since.month - 1]} {since.year}"


def need_words(need: RankedNeed) -> str:
    """Return "SLCN · primary", or the code alone."""
    return f"{need.type_code} · primary" if need.rank == 1 else need.type_code


def forename_of(pupil: PupilRecord) -> str:
    """Return the forename that the pupil goes by."""
    return pupil.details.preferred_name or pupil.details.legal_forename
