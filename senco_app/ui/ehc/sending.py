"""Whether and when the request was sent, and received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ehc.commands import RecordRequestReceived, RecordRequestSent
from senco_app.errors import RuleBrokenError
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.ehc.records import RequestRecord

DAY_WIDTH = 160
LABEL_GAP = 4  # between a field's label and its editor
CLOCK = "The authority’s six weeks start on the day it receives the request."


class Sending(Card):
    """Two days, each recorded by its own button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sent and received", parent)
        self.head.addWidget(PlainLabel(CLOCK, "small"))
        self.sent_on = DateField(field="sent_on")
        self.received_on = DateField(field="received_on")
        self.fields = {
            "sent_on": Field("Sent on", self.sent_on),
            "received_on": Field("Received by the authority on", self.received_on),
        }
        self.sent_button = QuietButton("Record as sent", "check", shortcut="Alt+S")
        self.received_button = QuietButton(
            "Record as received", "check", shortcut="Alt+R"
        )
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for field, button in (
            (self.fields["sent_on"], self.sent_button),
            (self.fields["received_on"], self.received_button),
        ):
            field.editor.setMinimumWidth(DAY_WIDTH)
            field.keep_to_top()
            row.addWidget(field)
            beside = QVBoxLayout()
            beside.addSpacing(field.label.sizeHint().height() + LABEL_GAP)
            beside.addWidget(button)
            beside.addStretch(1)
            row.addLayout(beside)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_request(self, request: RequestRecord | None) -> None:
        """Show the days; without a request, or before it is sent, they wait."""
        self.sent_on.set_day(request.sent_on if request else None)
        self.received_on.set_day(request.received_on if request else None)
        for widget in (self.sent_on, self.sent_button):
            widget.setEnabled(request is not None)
        sent = request is not None and request.sent_on is not None
        for widget in (self.received_on, self.received_button):
            widget.setEnabled(sent)

    def unsaved(self, request: RequestRecord | None) -> bool:
        """Say whether a day was typed and not recorded."""
        if request is None:
            return False
        try:
            typed = (self.sent_on.day(), self.received_on.day())
        except RuleBrokenError:
            return True
        return typed != (request.sent_on, request.received_on)

    def sent_command(self, request: RequestRecord) -> RecordRequestSent:
        """Return the command that records the day of sending."""
        sent_on = self.sent_on.day()
        if sent_on is None:
            message = "Enter the day on which it was sent."
            raise RuleBrokenError(message, "sent_on")
        return RecordRequestSent(request.id, sent_on)

    def received_command(self, request: RequestRecord) -> RecordRequestReceived:
        """Return the command that records the day of receipt."""
        received_on = self.received_on.day()
        if received_on is None:
            message = "Enter the day on which the authority received it."
            raise RuleBrokenError(message, "received_on")
        return RecordRequestReceived(request.id, received_on)
