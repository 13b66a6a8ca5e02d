"""One row of a list that is edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from senco_app.ui.dressing import fix_width
from senco_app.ui.icons import put_icon
from senco_app.ui.piling import only_piled, pile
from senco_app.ui.typing_state import watch
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.ui.typing_state import Editors

ACTS_WIDTH = 92


class Row(QWidget):
    """One row: its editors, and the small acts at its end."""

    move_requested = Signal(object, int)  # this row, -1 up or 1 down
    removal_requested = Signal(object)  # this row
    edited = Signal()

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._named: list[tuple[QWidget, str]] = []
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(8)
        self.up = self._act("chevron-up", "move {} up")
        self.down = self._act("chevron-down", "move {} down")
        self.remove = self._act("trash-2", "remove {}")
        self._connect()

    def add(self, editor: QWidget, name: str, share: int = 0) -> None:
        """Put an editor into the row; ``share`` is its part of the free width."""
        above = PlainLabel(name.capitalize(), "small", wrap=True)
        pair = QVBoxLayout()
        pair.setSpacing(2)
        self.line.addLayout(pair, share)
        pair.addWidget(above)
        pair.addWidget(editor)
        pair.addStretch(1)
        only_piled(above)
        self._named.append((editor, name))
        watch({name: editor}, self.edited.emit)

    def finish(self) -> None:
        """Put the acts at the row's end, after its editors."""
        acts = QWidget()
        fix_width(acts, ACTS_WIDTH)
        acts.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        side = QHBoxLayout(acts)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            side.addWidget(button)
        self.line.addWidget(acts, 0, Qt.AlignmentFlag.AlignTop)
        pile(self, self.line)

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

    def editors(self) -> Editors:
        """Return the editors by what they are for."""
        return {name: editor for editor, name in self._named}

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

    def _act(self, icon: str, name: str) -> LinkButton:
        button = LinkButton("", name=name.format(self._noun))
        put_icon(button, icon, "muted", 16)
        fix_width(button, ACTS_WIDTH // 3)
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


class Stored(Protocol):
    """A record that has an id once it is stored."""

    @property
    def id(self) -> str:
        """Return the id; empty before it is stored."""
        ...


V = TypeVar("V", bound=Stored)


class ValueRow(Row, Generic[V]):
    """A row that shows a frozen record and gives back what became of it."""

    def show_value(self, value: V) -> None:
        """Fill the row."""
        raise NotImplementedError

    def stored_id(self) -> str:
        """Return the id of the stored record that the row shows; empty for none."""
        raise NotImplementedError

    def value(self) -> V | None:
        """Return what stands in the row; nothing if all of it is empty.

        Raises:
            RuleBrokenError: If a day in it is no date.
        """
        raise NotImplementedError
