"""Opens the palette with what can be found from where the user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.errors import SencoError
from senco_app.ui.palette.offers import of_acts, of_pupils, of_screens
from senco_app.ui.palette.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register
    from senco_app.ui.palette.acts import Act
    from senco_app.ui.palette.finding import Entry
    from senco_app.ui.trail import Kind, Place


class Finder:
    """Asks the register once each time that the palette is opened."""

    def __init__(
        self,
        over: QWidget,
        register: Register,
        rail: Iterable[tuple[Kind, str, str]],
        go: Callable[[Place], None],
    ) -> None:
        """Make it; the palette itself is made when it is first wanted.

        Args:
            over: The widget that the palette stands upon.
            register: The open register.
            rail: The screens that stand in the rail.
            go: Opens a place.
        """
        self._over, self._register = over, register
        self._rail, self._go = tuple(rail), go
        self.palette: Palette | None = None

    def open(self, acts: Iterable[Act], only: str = "") -> None:
        """Open the palette.

        Args:
            acts: What can be done now.
            only: The id of the one pupil who may be named, in one-pupil view.

        Raises:
            SencoError: If the register cannot be asked for pupils; the palette is open
                then, with what can be done.
        """
        self.palette = self.palette or Palette(self._over)
        others = of_acts(acts)
        if not only:
            others += of_screens(self._rail, self._go)
        try:
            pupils: tuple[Entry, ...] = of_pupils(self._register, self._go, only)
        except SencoError:
            self.palette.open(others)
            raise
        self.palette.open((*pupils, *others))
