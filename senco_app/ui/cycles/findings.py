"""What a review found of each outcome: from baseline over target to now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from senco_app.cycles.records import OutcomeFinding
from senco_app.ui.cycles.stages import near_day
from senco_app.ui.dressing import fix_width, sheet
from senco_app.ui.typing_state import show_typed, typed_in, watch
from senco_app.ui.widgets.fields import Choice, LongWords
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import Result

if TYPE_CHECKING:
    from datetime import date

    from senco_app.cycles.records import Outcome, Review
    from senco_app.ui.typing_state import Editors

CHOICES: tuple[tuple[str, object], ...] = (
    ("Choose…", None),
    ("Met", Result.MET),
    ("Partly met", Result.PARTLY_MET),
    ("Not met", Result.NOT_MET),
    ("Not reviewed", Result.NOT_REVIEWED),
)
TONES = {
    None: "late",
    Result.MET: "good",
    Result.PARTLY_MET: "soon",
    Result.NOT_MET: "late",
    Result.NOT_REVIEWED: "neutral",
}
TITLES = ("Outcome (by when)", "Baseline", "Target", "Now", "Result")
SHARES = (5, 2, 2, 3, 0)
RESULT_WIDTH = 142


class ResultChoice(Choice):
    """A result in words, with a colour that says it once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", CHOICES, parent)
        fix_width(self, RESULT_WIDTH)
        self.currentIndexChanged.connect(self._colour)
        self._colour()

    def result(self) -> Result | None:
        """Return the result, or nothing if none was chosen yet."""
        chosen = self.chosen()
        return chosen if isinstance(chosen, Result) else None

    def _colour(self) -> None:
        tone = TONES[self.result()]
        sheet(
            self,
            f"QComboBox {{ color: ${tone}; font-weight: 600;"
            f" background: ${tone}_ground; }}",
        )


class FindingsEditor(QWidget):
    """One line for each outcome of the plan: what is so now, and the result."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actuals: list[LongWords] = []
        self.results: list[ResultChoice] = []
        self._planned: tuple[Outcome, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        for column, (title, share) in enumerate(zip(TITLES, SHARES, strict=True)):
            self._grid.addWidget(PlainLabel(title, "small"), 0, column)
            self._grid.setColumnStretch(column, share)

    def show_outcomes(
        self, outcomes: tuple[Outcome, ...], review: Review, today: date
    ) -> None:
        """Show the outcomes with what the review found so far."""
        planned = tuple(replace(one, result=None, actual="") for one in outcomes)
        if planned != self._planned:
            self._clear()
            for row, outcome in enumerate(planned, start=1):
                self._add(row, outcome, today)
            self._planned = planned
        found = {finding.outcome_id: finding for finding in review.findings}
        rows = zip(planned, self.results, self.actuals, strict=True)
        for outcome, choice, actual in rows:
            finding = found.get(outcome.id)
            choice.choose(finding.result if finding else None)
            actual.show_words(finding.actual if finding else "")

    def findings(self) -> tuple[OutcomeFinding, ...]:
        """Return what was found; an outcome of which nothing is said is left out."""
        rows = zip(self._planned, self.results, self.actuals, strict=True)
        return tuple(
            OutcomeFinding(outcome.id, choice.result(), actual.words())
            for outcome, choice, actual in rows
            if choice.result() is not None or actual.words()
        )

    def typed(self) -> dict[str, dict[str, Any]]:
        """Return what stands in each line, by the outcome's id."""
        return {
            outcome.id: typed_in(self._line(row))
            for row, outcome in enumerate(self._planned)
        }

    def show_typed(self, typed: dict[str, dict[str, Any]]) -> None:
        """Show that again, where the outcome is still planned."""
        for row, outcome in enumerate(self._planned):
            show_typed(self._line(row), typed.get(outcome.id, {}))

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed, or everything again."""
        for actual in self.actuals:
            actual.setReadOnly(fixed)
        for choice in self.results:
            choice.setEnabled(not fixed)

    def _add(self, row: int, outcome: Outcome, today: date) -> None:
        by_on = f" ({near_day(outcome.by_on, today)})" if outcome.by_on else ""
        texts = (
            f"{outcome.aim}{by_on}",
            outcome.baseline or "–",
            outcome.target or "–",
        )
        for column, text in enumerate(texts):
            label = PlainLabel(text, wrap=True)
            label.setMinimumWidth(1)
            self._grid.addWidget(label, row, column)
        actual, choice = LongWords(lines=1, most_lines=6), ResultChoice()
        actual.setAccessibleName(f"Outcome {row}: now")
        choice.setAccessibleName(f"Outcome {row}: result")
        for editor in (actual, choice):
            editor.setAccessibleDescription(outcome.aim)
        self._grid.addWidget(actual, row, 3, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(choice, row, 4, Qt.AlignmentFlag.AlignVCenter)
        self.actuals.append(actual)
        self.results.append(choice)
        watch(self._line(row - 1), self.edited.emit)

    def _line(self, row: int) -> Editors:
        return {"now": self.actuals[row], "result": self.results[row]}

    def _clear(self) -> None:
        for place in reversed(range(len(TITLES), self._grid.count())):
            item = self._grid.takeAt(place)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.actuals, self.results = [], []
