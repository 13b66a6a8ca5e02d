"""A list that is edited row by row, with the keyboard alone if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.cycles.row import ACTS_WIDTH, V, ValueRow
from senco_app.ui.dressing import fix_width
from senco_app.ui.piling import only_beside, pile
from senco_app.ui.typing_state import show_typed, typed_in
from senco_app.ui.widgets.buttons import LinkButton, QuietButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KEYS = "Alt+Up and Alt+Down move a row, Alt+Delete removes it."
ID = "id"


class RowsEditor(QWidget, Generic[V]):
    """Rows under their column headings, with "Add" and "Put back" below."""

    edited = Signal()

    def __init__(
        self,
        noun: str,
        headings: Sequence[tuple[str, int, int]],
        make: Callable[[], ValueRow[V]],
        shortcut: str,
    ) -> None:
        """Make an empty list.

        Args:
            noun: What a row is: "outcome".
            headings: Title, share of the free width, and fixed width of each column.
            make: Makes an empty row.
            shortcut: The keys that add a row.
        """
        super().__init__()
        self.rows: list[ValueRow[V]] = []
        self._shown: tuple[V, ...] = ()
        self._make = make
        self._removed: tuple[int, ValueRow[V]] | None = None
        article = "an" if noun[0] in "aeiou" else "a"
        self.add_button = QuietButton(
            f"Add {article} {noun}", "plus", shortcut=shortcut
        )
        self.put_back = LinkButton(f"Put the {noun} back")
        self.put_back.hide()
        self.keys = PlainLabel(KEYS, "small")
        self._lines = QVBoxLayout()
        self._lay_out(headings)
        self.add_button.clicked.connect(self._add_new)
        self.put_back.clicked.connect(self._put_back)

    def show_values(self, values: Sequence[V]) -> None:
        """Show these instead; rows stay where they are, with the cursor in them."""
        self._forget_removed()
        self._shown = tuple(values)
        for row in self.rows[len(values) :]:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[len(values) :]
        while len(self.rows) < len(values):
            self._insert(len(self.rows), self._make())
        for row, value in zip(self.rows, values, strict=True):
            row.show_value(value)
        self._renumber()

    def offer_row(self) -> None:
        """Show an empty row to begin with, if there is none; it counts once filled."""
        if not self.rows:
            self._insert(0, self._make())
            self._renumber()

    def values(self) -> tuple[V, ...]:
        """Return the rows that hold anything, in their order.

        Raises:
            RuleBrokenError: If a day in one is no date.
        """
        given = (row.value() for row in self.rows)
        return tuple(value for value in given if value is not None)

    def typed(self) -> list[dict[str, Any]]:
        """Return what stands in every row, with the id of what it shows."""
        return [{ID: row.stored_id(), **typed_in(row.editors())} for row in self.rows]

    def show_typed(self, typed: list[dict[str, Any]]) -> None:
        """Show those rows again; one whose record is gone meanwhile is a new one."""
        stored = {value.id: value for value in self._shown}
        self.show_values(())
        for said in typed:
            row = self._insert(len(self.rows), self._make())
            value = stored.get(said[ID])
            if value is not None:
                row.show_value(value)
            show_typed(row.editors(), said)
        self._shown = tuple(stored.values())
        self._renumber()

    def set_read_only(self, *, fixed: bool) -> None:
        """Let nothing be changed."""
        for widget in (self.add_button, self.keys):
            widget.setVisible(not fixed)
        for row in self.rows:
            row.set_read_only(fixed=fixed)

    def shift(self, row: ValueRow[V], step: int) -> None:
        """Move a row up or down, with the cursor in it."""
        old = self.rows.index(row)
        new = old + step
        if not 0 <= new < len(self.rows):
            return
        focused = row.focusWidget()
        self.rows.insert(new, self.rows.pop(old))
        self._lines.removeWidget(row)
        self._lines.insertWidget(new, row)
        self._order_tabs()
        self._renumber()
        self.edited.emit()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, row: ValueRow[V]) -> None:
        """Take a row away; it can be put back until the next one goes."""
        self._forget_removed()
        place = self.rows.index(row)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        self._removed = (place, row)
        self.put_back.show()
        self._renumber()
        self.edited.emit()
        self.put_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, headings: Sequence[tuple[str, int, int]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        titles = QHBoxLayout()
        titles.setSpacing(8)
        for title, share, width in (*headings, ("", 0, ACTS_WIDTH)):
            label = PlainLabel(title, "small")
            label.setMinimumWidth(1)
            if width:
                fix_width(label, width)
            titles.addWidget(label, share)
            only_beside(label)
        column.addLayout(titles)
        self._lines.setSpacing(6)
        column.addLayout(self._lines)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.put_back)
        foot.addStretch(1)
        foot.addWidget(self.keys)
        pile(self, foot)
        column.addLayout(foot)

    def _insert(self, place: int, row: ValueRow[V]) -> ValueRow[V]:
        row.move_requested.connect(self.shift)
        row.removal_requested.connect(self.remove)
        row.edited.connect(self.edited)
        self.rows.insert(place, row)
        self._lines.insertWidget(place, row)
        self._order_tabs()
        return row

    def _add_new(self) -> None:
        row = self._insert(len(self.rows), self._make())
        self._renumber()
        row.show()
        row.focus_first()

    def _put_back(self) -> None:
        if self._removed is None:
            return
        place, row = self._removed
        self._removed = None
        self.put_back.hide()
        self.rows.insert(place, row)
        self._lines.insertWidget(place, row)
        row.show()
        self._order_tabs()
        self._renumber()
        self.edited.emit()
        row.focus_first()

    def _forget_removed(self) -> None:
        if self._removed is not None:
            self._removed[1].deleteLater()
        self._removed = None
        self.put_back.hide()

    def _renumber(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            row.number(place)

    def _order_tabs(self) -> None:
        """Let Tab go through the rows in their order, and then to the button."""
        before = self._stop_before_rows()
        for row in self.rows:
            for stop in row.tab_stops():
                QWidget.setTabOrder(before, stop)
                before = stop

    def _stop_before_rows(self) -> QWidget:
        stop: QWidget | None = self.add_button.previousInFocusChain()
        while stop is not None and stop is not self.add_button:
            takes_tab = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_tab and not any(row.isAncestorOf(stop) for row in self.rows):
                return stop
            stop = stop.previousInFocusChain()
        return self.add_button
