"""The chips that narrow the list: some are on or off, some open a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from senco_app.ui.widgets.buttons import EnterButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from senco_app.ui.pupils.filters import Choice

LONGEST = 24
CLEARS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


def as_typed(text: str) -> str:
    """Return a text for a button or a menu, which read "&" as a mark."""
    return text.replace("&", "&&")


class Chip(EnterButton):
    """A small button that is marked while it narrows the list."""

    look = "filter"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setProperty("look", self.look)
        self.setCheckable(True)


class ToggleChip(Chip):
    """On or off: "On the register ×", "+ Monitored"."""

    def __init__(
        self, name: str, *, on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.toggled.connect(self._say)
        self.setChecked(on)
        self._say()

    def rename(self, name: str) -> None:
        """Stand for something else."""
        self.name = name
        self._say()

    def _say(self) -> None:
        text = as_typed(self.name)
        self.setText(f"{text} ×" if self.isChecked() else f"+ {text}")
        self.setAccessibleName(f"Show only: {self.name}")
        self.setAccessibleDescription("On." if self.isChecked() else "Off.")


class MenuChip(Chip):
    """Opens a menu of which any number is chosen: "+ Need", "Need: SLCN, SEMH"."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        choices: Callable[[], Sequence[Choice]],
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip.

        Args:
            name: What is chosen by it.
            choices: Says what the menu offers whenever it opens.
            parent: The widget it belongs to.
        """
        super().__init__(name, parent)
        self._choices = choices
        self.chosen: frozenset[str] = frozenset()
        self.menu_of_choices = QMenu(self)
        self.clicked.connect(self.open)
        self._say()

    def open(self) -> None:
        """Show the menu below the chip."""
        self.fill()
        self._say()  # the press itself has changed the mark
        self.menu_of_choices.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def fill(self) -> None:
        """Put into the menu what can be chosen now."""
        menu = self.menu_of_choices
        menu.clear()
        if self.chosen:
            menu.addAction(f"Any {self.name.lower()}").triggered.connect(self.clear)
            menu.addSeparator()
        for choice in self._choices():
            action = QAction(as_typed(f"{choice.words}  ({choice.count:,})"), menu)
            action.setCheckable(True)
            action.setChecked(choice.value in self.chosen)
            action.triggered.connect(partial(self._turn, choice.value))
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction("Nothing to choose from").setEnabled(False)

    def clear(self) -> None:
        """Choose nothing, so that it narrows nothing."""
        self.choose(frozenset())

    def choose(self, values: frozenset[str]) -> None:
        """Choose these values."""
        self.chosen = values
        self._say()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the menu, and Delete choose nothing."""
        if event.key() in CLEARS and self.chosen:
            self.clear()
            return
        super().keyPressEvent(event)

    def _turn(self, value: str) -> None:
        self.choose(self.chosen ^ {value})

    def _say(self) -> None:
        self.setChecked(bool(self.chosen))
        names = ", ".join(sorted(value or "none" for value in self.chosen))
        short = names if len(names) <= LONGEST else f"{len(self.chosen)} chosen"
        said = f"{self.name}: {short} ▾" if self.chosen else f"+ {self.name}"
        self.setText(as_typed(said))
        self.setAccessibleName(f"Choose by {self.name.lower()}")
        self.setAccessibleDescription(
            f"Chosen: {names}. Delete clears it." if names else "Opens a menu."
        )


class MenuButton(Chip):
    """A quiet button that opens a menu: "Columns ▾", "Group by ▾"."""

    look = "link"
    picked = Signal(object, bool)  # what an entry stands for, and whether it is on

    def __init__(
        self,
        name: str,
        entries: Sequence[tuple[str, object, bool]],
        *,
        one: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            name: What it says.
            entries: Words, what they stand for, and whether they are on.
            one: Whether exactly one entry is on.
            parent: The widget it belongs to.
        """
        super().__init__(name, parent)
        self.setCheckable(False)
        self.setText(f"{name} ▾")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Opens a menu.")
        self.entries = QMenu(self)
        group = QActionGroup(self.entries)
        group.setExclusive(one)
        for words, meaning, on in entries:
            action = QAction(as_typed(words), self.entries)
            action.setCheckable(True)
            action.setChecked(on)
            action.triggered.connect(partial(self._pick, action, meaning))
            group.addAction(action)
            self.entries.addAction(action)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu below the button."""
        self.entries.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _pick(self, action: QAction, meaning: object) -> None:
        self.picked.emit(meaning, action.isChecked())
