"""Which report: for whom, of which term, as of today or as it was issued."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.ui.dressing import least_width
from senco_app.ui.provision.choices import ChangingChoice
from senco_app.ui.reports.shown import Shown
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.flow import Flow
from senco_app.vocabulary import Audience
from senco_app.wording import day, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from senco_app.summaries.termly_report.evidence import TermSpan
    from senco_app.summaries.termly_report.records import IssuedReport

REPORTS = tuple((f"Termly SEN report, for {who.words}", who) for who in Audience)
TODAY = "As of today"
REPORT_WIDTH, TERM_WIDTH, VERSION_WIDTH = 320, 150, 270


class Choosing(Flow):
    """Three choices in one line; each narrows the next one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issued: tuple[IssuedReport, ...] = ()
        self._offering = False
        self.report = ChangingChoice("Report", REPORTS)
        self.term = ChangingChoice("Term", ())
        self.version = ChangingChoice("As it stands", ())
        for label, choice, width in (
            ("Report", self.report, REPORT_WIDTH),
            ("Term", self.term, TERM_WIDTH),
            ("As it stands", self.version, VERSION_WIDTH),
        ):
            least_width(choice, width)
            self.flow.addWidget(Field(label, choice))
            choice.currentIndexChanged.connect(partial(self._hear, choice))

    def offer(self, terms: Sequence[TermSpan], issued: Sequence[IssuedReport]) -> None:
        """Offer the terms that have begun and those reported on; keep what is chosen.

        Args:
            terms: The newest first.
            issued: The reports that were issued, the newest first.
        """
        self._issued = tuple(issued)
        known = {term.key: term.name for term in terms}
        known |= {one.term_key: one.term for one in issued if one.term_key not in known}
        self._renew(self.term, [(name, key) for key, name in known.items()])
        self._offer_versions()

    def shown(self) -> Shown | None:
        """Return what is chosen; nothing while there is no term."""
        audience, term = self.report.chosen(), self._term_key()
        if not term or not isinstance(audience, Audience):
            return None
        return Shown(audience, term, self.term.currentText(), self._version())

    def choose(self, issued: IssuedReport) -> None:
        """Choose a report as it was issued."""
        self._offering = True
        self.report.choose(issued.audience)
        self.term.choose(issued.term_key)
        self._offering = False
        self._offer_versions()
        self.version.choose(issued.id)

    def _hear(self, choice: ChangingChoice, _index: int) -> None:
        if self._offering:
            return
        if choice is not self.version:
            self._offer_versions()
        self.changed.emit()

    def _offer_versions(self) -> None:
        audience, term = self.report.chosen(), self._term_key()
        kept = [
            (_version_words(one), one.id)
            for one in self._issued
            if one.audience is audience and one.term_key == term
        ]
        self._renew(self.version, [(TODAY, ""), *kept])

    def _renew(
        self, choice: ChangingChoice, offered: Sequence[tuple[str, str]]
    ) -> None:
        """Offer these; what is chosen stays chosen if it is among them."""
        chosen = choice.chosen() if choice.count() else None
        self._offering = True
        choice.offer(offered)
        if chosen in {meaning for _, meaning in offered}:
            choice.choose(chosen)
        choice.setEnabled(len(offered) > 1)
        self._offering = False

    def _term_key(self) -> str:
        return str(self.term.chosen()) if self.term.count() else ""

    def _version(self) -> IssuedReport | None:
        chosen = self.version.chosen() if self.version.count() else ""
        return next((one for one in self._issued if one.id == chosen), None)


def _version_words(one: IssuedReport) -> str:
    words = f"As issued {day(one.issued_on)}"
    if one.signed_off_on is None:
        return words
    return f"As issued {short_day(one.issued_on)}, signed off"
