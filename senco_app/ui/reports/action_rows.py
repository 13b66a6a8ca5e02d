"""What follows from a report, row by row: who does what by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from senco_app.summaries.termly_report.records import Action
from senco_app.ui.cycles.row import ValueRow
from senco_app.ui.cycles.rows import RowsEditor
from senco_app.ui.piling import lay_in_grid
from senco_app.ui.typing_state import watch
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import LongWords
from senco_app.ui.widgets.labelled import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = {
    "recommendation": "Recommendation",
    "response": "Response",
    "action": "Action",
    "owner": "Owner",
    "target": "Target",
    "progress": "Progress",
}


@dataclass(frozen=True, slots=True)
class PlacedAction:
    """An action as it is stored; ``id`` is its place, empty for a new one."""

    action: Action = field(default_factory=lambda: Action(""))
    id: str = ""


class ActionRow(ValueRow[PlacedAction]):
    """One action: seven fields, two side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("action", parent)
        self._from = PlacedAction()
        self.words = {name: LongWords(lines=1, most_lines=6) for name in NAMES}
        self.by_on = DateField(field="actions")
        fields = [Field(said, self.words[name]) for name, said in NAMES.items()]
        fields.insert(4, Field("By when", self.by_on))
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        lay_in_grid(block, grid, fields, 2, 1)
        for one in fields:
            one.keep_to_top()
            named = one.label.text().lower()
            self._named.append((one.editor, named))
            watch({named: one.editor}, self.edited.emit)
        self.line.addWidget(block, 1)
        self.finish()

    def show_value(self, value: PlacedAction) -> None:
        """Fill the row."""
        self._from = value
        for name, editor in self.words.items():
            editor.show_words(getattr(value.action, name))
        self.by_on.set_day(value.action.by_on)

    def stored_id(self) -> str:
        """Return the place of the action that was shown."""
        return self._from.id

    def value(self) -> PlacedAction | None:
        """Return the action; nothing if the row is empty.

        Raises:
            RuleBrokenError: If its day is no date.
        """
        said = {name: editor.words() for name, editor in self.words.items()}
        action = Action(**said, by_on=self.by_on.day())
        return None if action == Action("") else PlacedAction(action, self._from.id)


def actions_editor() -> RowsEditor[PlacedAction]:
    """Return an editor for a report's actions."""
    rows: RowsEditor[PlacedAction] = RowsEditor("action", (), ActionRow, "Alt+A")
    rows.keys.setWordWrap(True)
    return rows


def placed(actions: Sequence[Action]) -> tuple[PlacedAction, ...]:
    """Return stored actions, each with its place."""
    return tuple(PlacedAction(one, str(at)) for at, one in enumerate(actions, 1))
