"""What can be done now, in words: for the list that Ctrl+K opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OF_A_ROW = ":"  # "Start review: Amelia Hughes" belongs to a row, and names somebody


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done.

    Attributes:
        words: What it is, as its button says it.
        run: Does it.
        shortcut: Its keys, to be learnt; empty without.
    """

    words: str
    run: Callable[[], None]
    shortcut: str = ""


def acts_of_buttons(page: QWidget) -> tuple[Act, ...]:
    """Return what the buttons of a page do that can be pressed now, each once.

    Buttons of rows are left out: they name whom the row is about.
    """
    found: dict[str, Act] = {}
    for button in _pressable(page):
        keys = (button.shortcut().toString(), button.property("alsoOn"))
        words = button.accessibleName()
        act = Act(words, button.click, " or ".join(filter(None, keys)))
        found.setdefault(words, act)
    return tuple(found.values())


def _pressable(page: QWidget) -> Iterator[QPushButton]:
    for button in page.findChildren(QPushButton):
        worded = isinstance(button, PrimaryButton | QuietButton) and button.text()
        ready = button.isEnabled() and button.isVisibleTo(page)
        if worded and ready and OF_A_ROW not in button.accessibleName():
            yield button
