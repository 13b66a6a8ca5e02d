"""A card with rows of dates: lines are added at its end, and taken out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from senco_app.ui.settings.date_rows import DateRow, titles
from senco_app.ui.turns import at_once
from senco_app.ui.typing_state import show_typed, typed_in, watch
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from senco_app.ui.turns import Turns

R = TypeVar("R", bound=DateRow)


class DateList(Card, Generic[R]):
    """Rows of one kind under their titles, and a button for one more."""

    edited = Signal()

    def __init__(
        self,
        heading: str,
        columns: tuple[tuple[str, int], ...],
        make: Callable[[], R],
        words: tuple[str, str],
    ) -> None:
        """Make an empty list.

        Args:
            heading: Of the card.
            columns: The titles with their widths; 0 takes what is left.
            make: Makes an empty row.
            words: What the button says that adds one, and what an empty list says.
        """
        super().__init__(heading)
        self._make = make
        self.rows: list[R] = []
        self.add = QuietButton(words[0], "plus")
        self.nothing = PlainLabel(words[1], "muted", wrap=True)
        self.problem = PlainLabel("", "problem", wrap=True)
        self.problem.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.head.addWidget(self.add)
        self.body.addLayout(titles(columns))
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.problem)
        self.add.clicked.connect(self._add_one)

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these rows instead of the present ones."""
        at_once(self.showing(rows))

    def showing(self, rows: Iterable[R]) -> Turns[None]:
        """Do the same one by one: each may be made when its turn comes."""
        for row in tuple(self.rows):
            self._take_out(row)
        for row in rows:
            self._append(row)
            yield
        self.say("")

    def typed(self) -> list[dict[str, Any]]:
        """Return what stands in each row."""
        return [typed_in(row.editors()) for row in self.rows]

    def show_typed(self, typed: list[dict[str, Any]]) -> None:
        """Show rows in which that stands again."""
        rows = [self._make() for _ in typed]
        for row, words in zip(rows, typed, strict=True):
            show_typed(row.editors(), words)
        self.show_rows(rows)

    def say(self, sentence: str) -> None:
        """Say what is wrong with the rows together."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def check(self) -> bool:
        """Say beside each row what is wrong, and go to the first such row."""
        self.say("")
        wrong = [row for row in self.rows if not row.check()]
        if wrong:
            wrong[0].first().setFocus()
        return not wrong

    def _add_one(self) -> None:
        row = self._make()
        self._append(row)
        row.first().setFocus()
        self.edited.emit()

    def _append(self, row: R) -> None:
        self.rows.append(row)
        self._lines.addWidget(row)
        row.removed.connect(partial(self._remove, row))
        watch(row.editors(), self.edited.emit)
        self.nothing.setVisible(not self.rows)

    def _remove(self, row: R) -> None:
        at = self.rows.index(row)
        self._take_out(row)
        after = self.rows[min(at, len(self.rows) - 1)] if self.rows else None
        (after.first() if after else self.add).setFocus()
        self.edited.emit()

    def _take_out(self, row: R) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.nothing.setVisible(not self.rows)
