"""What happened when: sent, received, answered; each day by its own button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ehc.commands import (
    RecordAuthorityAnswer,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.errors import RuleBrokenError
from senco_app.ui.cycles.typed import CalmChoice
from senco_app.ui.dressing import least_width
from senco_app.ui.widgets.buttons import LinkButton, QuietButton
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.flow import FlowLayout
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import AuthorityAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from senco_app.ehc.records import RequestRecord
    from senco_app.register import Command
    from senco_app.ui.typing_state import Editors

DAY_WIDTH = 150
LABEL_GAP = 4  # between a field's label and its editor
ANSWERS: tuple[tuple[str, object], ...] = tuple(
    (f"It {answer.value}", answer) for answer in AuthorityAnswer
)

Typed = tuple["date | None", "date | None", AuthorityAnswer, "date | None"]


class Sending(QWidget):
    """Shows what is to be recorded next; every day, if one is to be corrected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sent_on = DateField(field="sent_on")
        self.received_on = DateField(field="received_on")
        self.answer = CalmChoice("", ANSWERS)
        self.answered_on = DateField(field="answered_on")
        self.fields = {
            "sent_on": Field("Sent on", self.sent_on),
            "received_on": Field("Received by the authority on", self.received_on),
            "answer": Field("The authority’s answer", self.answer),
            "answered_on": Field("Answered on", self.answered_on),
        }
        self.sent_button = QuietButton("Record as sent", "check", shortcut="Alt+S")
        self.received_button = QuietButton(
            "Record as received", "check", shortcut="Alt+R"
        )
        self.answer_button = QuietButton("Record answer", "check", shortcut="Alt+A")
        self.correct = LinkButton("Correct a day", "pencil")
        self._correcting = False
        self._request: RequestRecord | None = None
        self._filled: Typed | None = None
        self._arrange()
        self.correct.clicked.connect(self._show_every_day)

    def show_request(self, request: RequestRecord | None) -> None:
        """Show the days; without a request, or before it is sent, they wait."""
        self._request = request
        self._correcting = False
        self.sent_on.set_day(request.sent_on if request else None)
        self.received_on.set_day(request.received_on if request else None)
        answer = request.answer if request else None
        self.answer.choose(answer or AuthorityAnswer.WILL_ASSESS)
        self.answered_on.set_day(request.answered_on if request else None)
        self._filled = self._typed()
        for field in self.fields.values():
            field.clear_problem()
        self._show_parts()

    def wishes(self) -> Iterable[tuple[QuietButton, Callable[..., Command[int]]]]:
        """Return each button with what makes its command."""
        return (
            (self.sent_button, self.sent_command),
            (self.received_button, self.received_command),
            (self.answer_button, self.answer_command),
        )

    def go_to_next(self) -> None:
        """Bring the keyboard to what is to be recorded next, if anything is."""
        request = self._request
        if request is None or request.answer is not None:
            return
        if request.received_on is not None:
            self.answer.setFocus()
        elif request.sent_on is not None:
            self.received_on.setFocus()

    def unsaved(self, request: RequestRecord | None) -> bool:
        """Say whether a day was typed and not recorded."""
        if request is None:
            return False
        try:
            return self._typed() != self._filled
        except RuleBrokenError:
            return True

    def editors(self) -> Editors:
        """Return what a draft keeps, by name."""
        return {
            "sent_on": self.sent_on,
            "received_on": self.received_on,
            "answer": self.answer,
            "answered_on": self.answered_on,
        }

    def sent_command(self, request: RequestRecord) -> RecordRequestSent:
        """Return the command that records the day of sending."""
        sent_on = _needed(self.sent_on, "sent_on", "on which it was sent")
        return RecordRequestSent(request.id, sent_on)

    def received_command(self, request: RequestRecord) -> RecordRequestReceived:
        """Return the command that records the day of receipt."""
        words = "on which the authority received it"
        received_on = _needed(self.received_on, "received_on", words)
        return RecordRequestReceived(request.id, received_on)

    def answer_command(self, request: RequestRecord) -> RecordAuthorityAnswer:
        """Return the command that records what the authority answered."""
        words = "on which the authority answered"
        answered_on = _needed(self.answered_on, "answered_on", words)
        answer = self.answer.chosen()
        if not isinstance(answer, AuthorityAnswer):
            message = "Choose what the authority answered."
            raise RuleBrokenError(message, "answer")
        return RecordAuthorityAnswer(request.id, answer, answered_on)

    def _typed(self) -> Typed:
        answer = self.answer.chosen()
        return (
            self.sent_on.day(),
            self.received_on.day(),
            answer
            if isinstance(answer, AuthorityAnswer)
            else AuthorityAnswer.WILL_ASSESS,
            self.answered_on.day(),
        )

    def _show_every_day(self) -> None:
        self._correcting = True
        self._show_parts()
        self.sent_on.setFocus()

    def _show_parts(self) -> None:
        """Show what comes next, and every day that is to be corrected."""
        request = self._request
        sent = request is not None and request.sent_on is not None
        received = request is not None and request.received_on is not None
        every = self._correcting
        for widget in (self.sent_on, self.sent_button):
            widget.setEnabled(request is not None)
        for widget in (self.received_on, self.received_button):
            widget.setEnabled(sent)
        self._sent.setVisible(not sent or every)
        self._received.setVisible(sent and (not received or every))
        self._answer.setVisible(received)
        self.correct.setVisible(sent and not every)
        self.updateGeometry()

    def _arrange(self) -> None:
        for editor in (self.sent_on, self.received_on, self.answered_on):
            least_width(editor, DAY_WIDTH)
        fields = self.fields
        self._sent = _beside((fields["sent_on"],), self.sent_button)
        self._received = _beside((fields["received_on"],), self.received_button)
        answer = (fields["answer"], fields["answered_on"])
        self._answer = _beside(answer, self.answer_button)
        self._correct = _beside((), self.correct)
        row = FlowLayout(self)
        for part in (self._sent, self._received, self._answer, self._correct):
            row.addWidget(part)


def _needed(editor: DateField, field: str, words: str) -> date:
    on = editor.day()
    if on is None:
        message = f"Enter the day {words}."
        raise RuleBrokenError(message, field)
    return on


def _beside(fields: tuple[Field, ...], button: QWidget) -> QWidget:
    """Return fields with a button beside their editors."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 6, 0)
    row.setSpacing(8)
    for field in fields:
        field.keep_to_top()
        row.addWidget(field)
    beside = QVBoxLayout()
    beside.setSpacing(LABEL_GAP)
    beside.addWidget(PlainLabel("", "strong"))  # as high as the fields' labels
    beside.addWidget(button)
    beside.addStretch(1)
    row.addLayout(beside)
    return part
