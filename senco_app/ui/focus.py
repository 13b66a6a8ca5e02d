"""Where the keyboard was on each place, so that Back brings it there again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.ui.trail import Place


def focus_first_field(page: QWidget) -> bool:
    """Give the focus to the first thing to fill in on a page; say if there is one."""
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if page.isAncestorOf(widget) and _can_be_filled_in(widget, page):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        widget = widget.nextInFocusChain()
    return False


def _can_be_filled_in(widget: QWidget, page: QWidget) -> bool:
    editor = isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox)
    return editor and widget.isEnabled() and widget.isVisibleTo(page)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A widget that had the focus, and what finds its like when it is gone."""

    widget: QWidget
    kind: type[QWidget]
    name: str


@dataclass(slots=True)
class FocusMemory:
    """Remembers one widget for each place."""

    _spots: dict[Place, _Spot] = field(default_factory=dict)

    def remember(self, place: Place, page: QWidget) -> None:
        """Note which widget of this page had the focus last."""
        widget = page.focusWidget()
        if widget is not page and page.isAncestorOf(widget):  # it may be None
            name = widget.accessibleName()
            self._spots[place] = _Spot(widget, type(widget), name)

    def restore(self, place: Place, page: QWidget) -> bool:
        """Give the focus back to that widget, or to one that took its place.

        Returns:
            False if nothing was remembered, or it is no longer on the page.
        """
        spot = self._spots.get(place)
        widget = None if spot is None else _alive(spot, page)
        if widget is None:
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget(self) -> None:
        """Remember nothing more."""
        self._spots.clear()


def _alive(spot: _Spot, page: QWidget) -> QWidget | None:
    if isValid(spot.widget) and _is_ready(spot.widget, page):
        return spot.widget
    likes: list[QWidget] = page.findChildren(spot.kind)
    return next(
        (
            one
            for one in likes
            if one.accessibleName() == spot.name and _is_ready(one, page)
        ),
        None,
    )


def _is_ready(widget: QWidget, page: QWidget) -> bool:
    inside = page.isAncestorOf(widget)
    return inside and widget.isEnabled() and widget.isVisibleTo(page)
