"""A list that is edited row by row, with the keyboard alone if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.icons import icon
from senco_app.ui.widgets.buttons import LinkButton, QuietButton, worn
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

V = TypeVar("V")
ACTS_WIDTH = 92
KEYS = "Alt+Up and Alt+Down move a row, Alt+Delete removes it."


class Row(QWidget):
    """One row: its editors, and the small acts at its end."""

    move_requested = Signal(object, int)  # this row, -1 up or 1 down
    removal_requested = Signal(object)  # this row

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._named: list[tuple[QWidget, str]] = []
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(8)
        self.up = self._act("↑", "move {} up")
        self.down = self._act("↓", "move {} down")
        self.remove = self._act("", "remove {}")
        self.remove.setIcon(icon("trash-2", worn().muted))
        self.remove.setIconSize(QSize(16, 16))
        self._connect()

    def add(self, editor: QWidget, name: str, share: int = 0) -> None:
        """Put an editor into the row; ``share`` is its part of the free width."""
        self.line.addWidget(editor, share, Qt.AlignmentFlag.AlignTop)
        self._named.append((editor, name))

    def finish(self) -> None:
        """Put the acts at the row's end, after its editors."""
        acts = QWidget()
        acts.setFixedWidth(ACTS_WIDTH)
        side = QHBoxLayout(acts)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            side.addWidget(button)
        self.line.addWidget(acts, 0, Qt.AlignmentFlag.AlignTop)

    def number(self, place: int) -> None:
        """Name every editor and act after the row's place, from 1."""
        for editor, name in self._named:
            editor.setAccessibleName(f"{self._noun.capitalize()} {place}: {name}")
        for button, name in self._acts():
            said = name.format(f"{self._noun} {place}").capitalize()
            button.setAccessibleName(said)
            button.setToolTip(said)

    def set_read_only(self, *, fixed: bool) -> None:
        """Show the row without its acts; the editors are the subclass's."""
        for button, _ in self._acts():
            button.setVisible(not fixed)

    def tab_stops(self) -> list[QWidget]:
        """Return where Tab stops, in order."""
        return [*(editor for editor, _ in self._named), self.remove]

    def focus_first(self) -> None:
        """Put the cursor into the first editor."""
        self._named[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _acts(self) -> tuple[tuple[LinkButton, str], ...]:
        return (
            (self.up, "move {} up"),
            (self.down, "move {} down"),
            (self.remove, "remove {}"),
        )

    def _act(self, text: str, name: str) -> LinkButton:
        button = LinkButton(text, name=name.format(self._noun))
        button.setFixedWidth(ACTS_WIDTH // 3)
        return button

    def _connect(self) -> None:
        # The keys do the same as these two, so Tab need not stop at them.
        self.up.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.down.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for button, keys, act in (
            (self.up, "Alt+Up", self._move_up),
            (self.down, "Alt+Down", self._move_down),
            (self.remove, "Alt+Delete", self._remove),
        ):
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _move_up(self) -> None:
        self.move_requested.emit(self, -1)

    def _move_down(self) -> None:
        self.move_requested.emit(self, 1)

    def _remove(self) -> None:
        self.removal_requested.emit(self)


class ValueRow(Row, Generic[V]):
    """A row that shows a frozen record and gives back what became of it."""

    def show_value(self, value: V) -> None:
        """Fill the row."""
        raise NotImplementedError

    def value(self) -> V | None:
        """Return what stands in the row; nothing if all of it is empty.

        Raises:
            RuleBrokenError: If a day in it is no date.
        """
        raise NotImplementedError


class RowsEditor(QWidget, Generic[V]):
    """Rows under their column headings, with "Add" and "Put back" below."""

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

    def values(self) -> tuple[V, ...]:
        """Return the rows that hold anything, in their order.

        Raises:
            RuleBrokenError: If a day in one is no date.
        """
        given = (row.value() for row in self.rows)
        return tuple(value for value in given if value is not None)

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
                label.setFixedWidth(width)
            titles.addWidget(label, share)
        column.addLayout(titles)
        self._lines.setSpacing(6)
        column.addLayout(self._lines)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.put_back)
        foot.addStretch(1)
        foot.addWidget(self.keys)
        column.addLayout(foot)

    def _insert(self, place: int, row: ValueRow[V]) -> ValueRow[V]:
        row.move_requested.connect(self.shift)
        row.removal_requested.connect(self.remove)
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
