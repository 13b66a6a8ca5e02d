"""Where the keyboard was on each place, so that Back brings it there again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from senco_app.ui.reading_order import as_read
from senco_app.ui.refocus import Spot, found_again, spot_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.ui.trail import Place


def focus_first_field(page: QWidget) -> bool:
    """Give the focus to the first thing to fill in on a page; say if there is one."""
    fields = (one for one in as_read(page) if _can_be_filled_in(one, page))
    first = next(fields, None)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)
    return first is not None


def _can_be_filled_in(widget: QWidget, page: QWidget) -> bool:
    editor = isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox)
    return editor and widget.isEnabled() and widget.isVisibleTo(page)


@dataclass(slots=True)
class FocusMemory:
    """Remembers one widget for each place."""

    _spots: dict[Place, Spot] = field(default_factory=dict)

    def remember(self, place: Place, page: QWidget) -> None:
        """Note which widget of this page had the focus last."""
        spot = spot_on(page, page.focusWidget())
        if spot is not None:
            self._spots[place] = spot

    def restore(self, place: Place, page: QWidget) -> bool:
        """Give the focus back to that widget, or to one that took its place.

        Returns:
            False if nothing was remembered, or it is no longer on the page.
        """
        spot = self._spots.get(place)
        widget = None if spot is None else found_again(replace(spot, page=page))
        if widget is None:
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget(self) -> None:
        """Remember nothing more."""
        self._spots.clear()
