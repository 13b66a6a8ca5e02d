"""What is to be done, as a form: one list for the term, whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.summaries.termly_report.commands import SaveActions
from senco_app.summaries.termly_report.queries import ReportWords
from senco_app.ui.provision.form import RecordForm
from senco_app.ui.reports.action_rows import actions_editor, placed
from senco_app.ui.widgets.fields import Field
from senco_app.ui.widgets.labels import PlainLabel, SafetyLine

if TYPE_CHECKING:
    from senco_app.register import Command, Register
    from senco_app.summaries.termly_report.records import Action
    from senco_app.ui.reports.shown import Shown
    from senco_app.ui.typing_state import Editors
    from senco_app.ui.widgets.banner import Banner

TOLD = (
    "They stand in the headteacher’s report and in the governors’, so they name no "
    "child."
)
NOTHING_YET = "No action yet. Add the first one."


class ActionsForm(RecordForm):
    """The recommendations of a term with what became of them."""

    def __init__(self, register: Register, banner: Banner, shown: Shown) -> None:
        place = f"report/{shown.term_key}/actions"
        super().__init__(register, banner, "Recommendations and actions", place)
        self._shown = shown
        self.rows = actions_editor()
        self.rows.setFocusProxy(self.rows.add_button)
        self.nothing = PlainLabel(NOTHING_YET, "muted", wrap=True)
        self._field = Field("", self.rows)
        self._field.label.hide()
        # What is refused is said above the rows, whichever of their fields it is of.
        self.fields = dict.fromkeys(("actions", "recommendation"), self._field)
        for widget in (PlainLabel(TOLD, "muted", wrap=True), self.nothing, self._field):
            self.body.addWidget(widget)
        self.body.addWidget(SafetyLine())
        self.body.addStretch(1)
        self.rows.edited.connect(self._tell)
        self.rows.add_button.clicked.connect(self._tell)

    def editors(self) -> Editors:
        """Return what a draft keeps: the rows as they stand."""
        return {"actions": self.rows}

    def fill(self) -> None:
        """Show what is stored in the rows."""
        question = ReportWords(self._shown.term_key, self._shown.audience)
        self.rows.show_values(placed(self.register.ask(question).actions))
        self._tell()

    def value(self) -> tuple[Action, ...]:
        """Return the rows that hold anything.

        Raises:
            RuleBrokenError: If a day in one is no date.
        """
        return tuple(one.action for one in self.rows.values())

    def command(self) -> Command[object]:
        """Return the command that saves the rows.

        Raises:
            RuleBrokenError: If a day in one is no date.
        """
        return SaveActions(self._shown.term_key, self.value())

    def _tell(self) -> None:
        self.nothing.setVisible(not self.rows.rows)
