"""The request itself: who asks whom, what for, and when it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ehc.commands import BeginRequest, EditRequest
from senco_app.errors import RuleBrokenError
from senco_app.ui.cycles.typed import CalmChoice, LongWords, ShortWords
from senco_app.ui.dressing import most_width
from senco_app.ui.piling import pile
from senco_app.ui.pupil.saving import Said
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.labels import PlainLabel, SafetyLine
from senco_app.ui.widgets.show_only import show_only
from senco_app.vocabulary import AskedBy

if TYPE_CHECKING:
    from datetime import date

    from senco_app.ehc.records import RequestRecord
    from senco_app.ui.typing_state import Editors

DAY_WIDTH = 180
CHOICES: tuple[tuple[str, object], ...] = (
    ("The school", AskedBy.SCHOOL),
    ("A parent", AskedBy.PARENT),
    ("The young person", AskedBy.YOUNG_PERSON),
)
NOT_BEGUN = "No request begun yet. Fill in what you know and save; it may have gaps."
NOT_BEGUN_YET = "No request begun yet."

Typed = tuple[AskedBy, str, "date | None", str, str]


class RequestForm(Card):
    """Who asks, which authority, parents and carers told, and what is sought."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The request", parent)
        self.asked_by = CalmChoice("", CHOICES)
        self.authority = ShortWords()
        self.told_on = DateField(field="parents_told_on")
        self.outcomes = LongWords(lines=3)
        self.further = LongWords(lines=3)
        self.fields = {
            "asked_by": Field("Who asks", self.asked_by),
            "authority": Field("Authority where the child lives", self.authority),
            "parents_told_on": Field("Parents and carers told on", self.told_on),
            "outcomes_sought": Field("Outcomes sought", self.outcomes),
            "further_provision": Field(
                "Further provision that the school cannot reasonably give", self.further
            ),
        }
        self.not_begun = PlainLabel(NOT_BEGUN, "muted", wrap=True)
        self.another = QuietButton("Begin another request", "plus")
        self.another.hide()
        self.save_button = QuietButton("Save request", "save", shortcut="Ctrl+S")
        self.said = Said()
        self.request: RequestRecord | None = None
        self._shown = False
        self._filled: Typed | None = None
        self._arrange()

    def show_request(
        self, request: RequestRecord | None, usual: str, *, anew: bool = False
    ) -> None:
        """Show a request, or an empty one to the usual authority.

        Unsaved words stay, unless it is shown ``anew``.
        """
        if self._shown and not anew and self.unsaved():
            if _part(request) == _part(self.request):
                self.request = request
            return
        self.request = request
        self.not_begun.setVisible(request is None)
        self.asked_by.choose(request.asked_by if request else AskedBy.SCHOOL)
        self.authority.show_words(request.authority if request else usual)
        self.told_on.set_day(request.parents_told_on if request else None)
        self.outcomes.show_words(request.outcomes_sought if request else "")
        self.further.show_words(request.further_provision if request else "")
        self._filled = self.typed()
        self._shown = True
        for field in self.fields.values():
            field.clear_problem()

    def typed(self) -> Typed:
        """Return what stands in the editors.

        Raises:
            RuleBrokenError: If the day is no date.
        """
        asked = self.asked_by.chosen()
        return (
            asked if isinstance(asked, AskedBy) else AskedBy.SCHOOL,
            self.authority.words(),
            self.told_on.day(),
            self.outcomes.words(),
            self.further.words(),
        )

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        try:
            return self._shown and self.typed() != self._filled
        except RuleBrokenError:
            return True

    def editors(self) -> Editors:
        """Return what a draft keeps, by name."""
        return {
            "asked_by": self.asked_by,
            "authority": self.authority,
            "parents_told_on": self.told_on,
            "outcomes_sought": self.outcomes,
            "further_provision": self.further,
        }

    def basis(self) -> object:
        """Return the stored part that the form was filled from."""
        return _part(self.request)

    def only_show(self) -> None:
        """Let nothing be changed: for a role that only reads."""
        show_only(self)
        self.save_button.hide()
        self.another.hide()
        self.not_begun.setText(NOT_BEGUN_YET)

    def begin_command(self, pupil_id: str) -> BeginRequest:
        """Return the command that begins a request with what was typed."""
        asked_by, authority, *_ = self.typed()
        return BeginRequest(pupil_id, asked_by, authority)

    def edit_command(self, request: RequestRecord) -> EditRequest:
        """Return the command that keeps what was typed."""
        return EditRequest(request.id, request.version, *self.typed())

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(GAP)
        most_width(self.told_on, DAY_WIDTH)
        for name in ("asked_by", "authority", "parents_told_on"):
            self.fields[name].keep_to_top()
            first.addWidget(self.fields[name], 1 if name == "authority" else 0)
        pile(self, first)
        inside = QVBoxLayout()
        inside.setSpacing(GAP)
        inside.addWidget(self.not_begun)
        inside.addLayout(first)
        inside.addWidget(self.fields["outcomes_sought"])
        inside.addWidget(self.fields["further_provision"])
        inside.addStretch(1)
        self.body.addLayout(inside, 1)
        foot = QHBoxLayout()
        foot.addWidget(SafetyLine(), 1)
        foot.addWidget(self.said)
        foot.addWidget(self.another)
        foot.addWidget(self.save_button)
        self.body.addLayout(foot)


def _part(request: RequestRecord | None) -> object:
    if request is None:
        return None
    return (
        request.id,
        request.asked_by,
        request.authority,
        request.parents_told_on,
        request.outcomes_sought,
        request.further_provision,
    )
