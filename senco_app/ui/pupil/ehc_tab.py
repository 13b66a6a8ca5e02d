"""EHC: this pupil's requests for a needs assessment, with their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ehc.queries import RequestDates, RequestsOf
from senco_app.roles import Permission
from senco_app.ui.dressing import least_width
from senco_app.ui.pupil.tab import Tab
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import GAP, Card, Rule, empty
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.vocabulary import AskedBy
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from senco_app.ehc.records import ClockDate, RequestRecord, StatutoryClock
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register

NONE_YET = (
    "No EHC needs assessment request yet. The school, a parent or the young person may"
    " ask at any time; the paper is filled from what the register holds."
)
ASKED = {
    AskedBy.SCHOOL: "Asked by the school",
    AskedBy.PARENT: "Asked by a parent",
    AskedBy.YOUNG_PERSON: "Asked by the young person",
}
DATE_WIDTH = 150


class EhcTab(Tab):
    """Each request with its days, and what is due by law once it is received."""

    ehc_requested = Signal(object)  # the pupil's id

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self._pupil_id = ""
        self.none_yet = PlainLabel(NONE_YET, "muted", wrap=True)
        self.requests = QVBoxLayout()
        self.open_button = PrimaryButton(
            "Open the request", "scale", shortcut="Ctrl+Return"
        )
        self.open_button.clicked.connect(self._open)
        self._arrange()

    def show_pupil(self, pupil: PupilRecord) -> None:
        """Show the pupil's requests, the newest first."""
        self._pupil_id = pupil.id
        requests = self.register.ask(RequestsOf(pupil.id))
        empty(self.requests)
        for place, request in enumerate(requests):
            if place:
                self.requests.addWidget(Rule())
            self._add(request)
        self.none_yet.setHidden(bool(requests))
        edits = self.register.may(Permission.EDIT_REQUESTS)
        self.open_button.setVisible(edits or bool(requests))
        words = "Open the request" if requests else "Begin a request"
        keys = self.open_button.shortcut()
        self.open_button.setText(words)
        self.open_button.setAccessibleName(words)
        self.open_button.setShortcut(keys)  # a new text takes the keys away

    def _open(self) -> None:
        self.ehc_requested.emit(self._pupil_id)

    def _add(self, request: RequestRecord) -> None:
        title = f"Request to {request.authority}"
        self.requests.addWidget(PlainLabel(title, "strong", wrap=True))
        for words in _lines(request):
            self.requests.addWidget(PlainLabel(words, "muted", wrap=True))
        clock = self.register.ask(RequestDates(request.id))
        for due in clock.dates:
            self.requests.addLayout(_due_row(due))
        for words in _notes(clock):
            self.requests.addWidget(PlainLabel(words, "small", wrap=True))

    def _arrange(self) -> None:
        card = Card("EHC needs assessment")
        self.requests.setSpacing(6)
        card.body.setSpacing(GAP)
        card.body.addWidget(self.none_yet)
        card.body.addLayout(self.requests)
        card.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.lay_out(card)


def _lines(request: RequestRecord) -> tuple[str, ...]:
    told = request.parents_told_on
    heard = f"parents and carers told {day(told)}" if told else ""
    begun = f"begun {day(request.started_on)}"
    first = " · ".join(filter(None, (ASKED[request.asked_by], begun, heard)))
    sent, received = request.sent_on, request.received_on
    days = (
        f"sent {day(sent)}" if sent else "not sent yet",
        f"received {day(received)}" if received else "",
    )
    answered = ""
    if request.answer is not None and request.answered_on is not None:
        answered = f"{request.answer.value}: {day(request.answered_on)}"
    second = " · ".join(filter(None, (*days, answered)))
    return first, second[:1].upper() + second[1:]


def _due_row(due: ClockDate) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    when = PlainLabel(day(due.on), "strong")
    least_width(when, DATE_WIDTH)
    row.addWidget(when)
    what = f"{due.words} · {due.who}"
    row.addWidget(PlainLabel(what, wrap=True), 1)
    chip = Chip(due.force.value, "statutory")
    chip.setAccessibleDescription(due.source)
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _notes(clock: StatutoryClock) -> tuple[str, ...]:
    if clock.received_on is None and clock.steps:
        steps = counted(len(clock.steps), "date follows", "dates follow")
        return (f"{steps} once the authority has received it.", *clock.remarks)
    return clock.remarks
