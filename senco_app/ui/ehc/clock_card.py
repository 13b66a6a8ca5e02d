"""The statutory clock: what is due by when, and what happened so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ehc.rules import DECISION, NO_PLAN, REFUSALS, urgency
from senco_app.ui.dressing import least_width, px, wear
from senco_app.ui.ehc.sending import Sending
from senco_app.ui.icons import put_picture
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.flow import FlowLayout
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.vocabulary import Force, Urgency
from senco_app.wording import day, short_day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.ehc.records import RequestRecord, StatutoryClock
    from senco_app.ui.widgets.labels import Tone

STARTS = "starts when the authority receives the request"
STEP_WIDTH = 140
LINE_WIDTH = 200
"""Up to so many pixels, what a point says stays in one line."""
TONES: dict[Force, Tone] = {
    Force.MUST: "statutory",
    Force.SHOULD: "soon",
    Force.PRACTICE: "neutral",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One point of the clock as it is shown; ``chip`` is empty without a date."""

    title: str
    words: str
    icon: str = "circle"
    icon_tone: str = "muted"
    chip: str = ""
    chip_tone: Tone = "neutral"
    hint: str = ""


def steps(
    clock: StatutoryClock, request: RequestRecord | None, today: date
) -> tuple[Step, ...]:
    """Return the points of the clock, from the receipt to the final plan.

    Args:
        clock: The dates; those to come, if the request was not received.
        request: The request, if one was begun.
        today: The day to judge from.
    """
    if clock.in_wales:
        return ()
    if clock.received_on is None:
        waiting = (
            Step(f"Week {one.number}", one.words, hint=one.source)
            for one in clock.steps
        )
        return (Step("Received", "not yet"), *waiting)
    got = Step("Received", day(clock.received_on), "circle-check", "good")
    return (got, *_dated(clock, request, today))


def _dated(
    clock: StatutoryClock, request: RequestRecord | None, today: date
) -> tuple[Step, ...]:
    answer = request.answer if request else None
    found = []
    for due in clock.dates:
        answered = answer is not None and due.key == DECISION
        late = urgency(due.on, today, due.lead_days) is Urgency.OVERDUE
        binding = late and due.force is Force.MUST and due.key != NO_PLAN
        icon, tone = "circle", "muted"
        chip: tuple[str, Tone] = (
            f"{due.force.value} · by {short_day(due.on)}",
            TONES[due.force],
        )
        if answered or answer in REFUSALS:
            icon, tone = ("circle-check", "good") if answered else (icon, tone)
        elif binding:
            icon, tone = "circle-alert", "late"
            chip = (f"{due.force.value} · due {short_day(due.on)}", "late")
        words = f"It {answer.value}" if answer and answered else due.words
        hint = f"{due.who}: {due.source}"
        found.append(Step(f"Week {due.week}", words, icon, tone, *chip, hint))
    return tuple(found)


class ClockCard(Card):
    """Shows the clock's points, what is to be known of them, and records the days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Statutory clock", parent)
        self.head.addWidget(PlainLabel(STARTS, "small"))
        self.sending = Sending()
        self.remarks = PlainLabel("", "small", wrap=True)
        self._points = QWidget()
        self._row = FlowLayout(self._points)
        self.shown: tuple[Step, ...] = ()
        self.body.addWidget(self._points)
        self.body.addWidget(self.remarks)
        self.body.addWidget(self.sending)

    def show_clock(
        self, clock: StatutoryClock, request: RequestRecord | None, today: date
    ) -> None:
        """Show these dates."""
        self.shown = steps(clock, request, today)
        _clear(self._row)
        for step in self.shown:
            self._row.addWidget(_point(step))
        self._points.setVisible(bool(self.shown))
        self.remarks.setText("\n".join(clock.remarks))
        self.remarks.setVisible(bool(clock.remarks))
        self._points.updateGeometry()


def _point(step: Step) -> QWidget:
    picture = PlainLabel()
    put_picture(picture, step.icon, step.icon_tone, 20)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(PlainLabel(step.title, "strong"))
    said = PlainLabel(step.words, "small", wrap=True)
    wear(said, "least width", _stay_in_a_line)
    words.addWidget(said)
    if step.chip:
        chip = Chip(step.chip, step.chip_tone)
        words.addWidget(chip)
    point = QWidget()
    point.setToolTip(step.hint)
    least_width(point, STEP_WIDTH)
    row = QHBoxLayout(point)
    row.setContentsMargins(0, 0, 6, 0)
    row.setSpacing(10)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return point


def _stay_in_a_line(said: PlainLabel) -> None:
    said.ensurePolished()
    across = said.fontMetrics().horizontalAdvance(said.text())
    said.setMinimumWidth(min(across + 1, px(LINE_WIDTH)))


def _clear(flow: FlowLayout) -> None:
    while (item := flow.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
