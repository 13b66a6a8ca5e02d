"""A form on show, and how it saves its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.screen import Screen
    from tests.ui.cycles.building import Made
    from tests.ui.provision.building import Taught

SIZE = (1280, 720)


@dataclass
class School:
    """An open register with a pupil, a cycle, and groups, and the screens on show."""

    register: Register
    pupil: Made
    taught: Taught
    intervention: str
    changes: Changes
    windows: list[QWidget] = field(default_factory=list)

    def screen(self, make: Callable[[Register, Changes], Screen]) -> Screen:
        """Return a new screen, that stays until the end."""
        for former in self.windows:
            former.hide()
        made = make(self.register, self.changes)
        made.resize(*SIZE)
        self.windows.append(made)
        return made


@dataclass(frozen=True)
class Opened:
    """A form on show.

    Attributes:
        root: Holds its editors.
        save: Presses its own Save.
        leaves_out: Parts of it that are another form.
    """

    root: QWidget
    save: Callable[[], object]
    leaves_out: tuple[QWidget, ...] = ()


@dataclass(frozen=True)
class Form:
    """A form, and where its words stand once it is saved.

    Attributes:
        name: For a failing test's message.
        open: Shows it, filled from the register, on a new screen.
        stored: Returns the words from the register where the form is empty again
            after it was saved.
    """

    name: str
    open: Callable[[School], Opened]
    stored: Callable[[School], Collection[str]] | None = None
