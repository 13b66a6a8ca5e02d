"""What a request shows beside its acts; each role is shown what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.roles import Permission
from senco_app.ui.dressing import wear
from senco_app.ui.ehc.clock_card import ClockCard
from senco_app.ui.ehc.lacking_card import LackingCard
from senco_app.ui.ehc.request_form import RequestForm
from senco_app.ui.piling import is_large
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.ui.turns import Turns

NOT_YOURS = (
    "Enter here when the request was sent, received and answered. What it says, and "
    "its paper, are for the SENCO, the deputy and the headteacher."
)
NOT_BEGUN = "No request has been begun. The SENCO or the deputy begins one."


class RequestBody(QWidget):
    """What the law asks, the request, and its clock, as far as the role goes.

    It is empty until its cards are made, where they stay: to find their place later
    would have everything on them dressed once more.
    """

    lacking: LackingCard
    form: RequestForm
    clock: ClockCard

    def __init__(
        self, may: Callable[[Permission], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._may = may
        self._edits = may(Permission.EDIT_REQUESTS)
        self._across = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self.not_yours = Card("The request", self)
        self.told = PlainLabel("", wrap=True, parent=self.not_yours)
        self.not_yours.body.addWidget(self.told)

    def making(self) -> Turns[None]:
        """Make the cards, one a turn."""
        self.form = RequestForm(self)
        yield
        self.clock = ClockCard(self)
        yield
        self.lacking = LackingCard(self)
        yield
        self._arrange()
        self._show_what_is_theirs()

    def say_state(self, *, begun: bool, over: bool) -> None:
        """Say what can be done with a request that stands like this."""
        self.told.setText(NOT_YOURS if begun else NOT_BEGUN)
        self.form.another.setVisible(over and self._edits)

    def _show_what_is_theirs(self) -> None:
        reads = self._may(Permission.READ_ASSESSMENTS)
        self.not_yours.setVisible(not reads)
        self.form.setVisible(reads)
        self.lacking.setVisible(self._may(Permission.EXPORT))
        self.clock.sending.setVisible(self._may(Permission.DATE_REQUESTS))
        if not self._edits:
            self.form.only_show()

    def _arrange(self) -> None:
        column, across = self._column, self._across
        column.setContentsMargins(0, 0, 0, 0)
        for row in (column, across):
            row.setSpacing(GAP)
        column.addWidget(self.not_yours)
        column.addLayout(across, 1)
        across.addWidget(self.form, 4)
        column.addWidget(self.clock)
        column.addStretch(0)
        wear(self, "law", RequestBody._place_law)
        self.lacking.page.turned.connect(self._place_law)

    def _place_law(self) -> None:
        """Put it beside the form; where it is a long list, below what is typed."""
        if is_large() or self.lacking.page.hasHeightForWidth():
            self._column.addWidget(self.lacking)
        else:
            self._across.insertWidget(0, self.lacking, 2)
