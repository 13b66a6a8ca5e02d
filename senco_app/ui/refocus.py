"""The keyboard stays where the work is, also when what it was on has gone.

A row is drawn anew, a button has done its one act and hides: what takes its place is
its like (of the same kind and name), or else what stands nearest to where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject

BESIDE = 4
"""How much further away a line up or down is than the same pixels along a line."""
LAYERS = 3
"""Layouts inside layouts take a turn each."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A widget that had the focus, and what finds its like when it is gone."""

    page: QWidget
    widget: QWidget
    kind: type[QWidget]
    name: str
    at: QPoint  # of its middle, on the page


def spot_on(page: QWidget, widget: QWidget | None) -> Spot | None:
    """Return where the focus is on a page; nothing if it is somewhere else."""
    if widget is None or widget is page or not page.isAncestorOf(widget):
        return None
    at = widget.mapTo(page, widget.rect().center())
    return Spot(page, widget, type(widget), widget.accessibleName(), at)


def take_up(spot: Spot) -> bool:
    """Give the focus to that widget, its like, or what stands nearest to its place.

    Returns:
        False if nothing on the page takes it.
    """
    widget = found_again(spot) or _nearest(spot)
    if widget is None:
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def found_again(spot: Spot) -> QWidget | None:
    """Return that widget, or one of the same kind and name that took its place."""
    if is_there(spot):
        return spot.widget
    likes: list[QWidget] = spot.page.findChildren(spot.kind)
    alike = (one for one in likes if one.accessibleName() == spot.name)
    return next((one for one in alike if _is_ready(one, spot.page)), None)


def is_there(spot: Spot) -> bool:
    """Say whether that widget is still on show and can be used."""
    return isValid(spot.widget) and _is_ready(spot.widget, spot.page)


def soon(context: QObject, act: Callable[[], None]) -> None:
    """Do something once what is being drawn anew is on show, a turn after its making.

    Args:
        context: Without it, nothing is done.
        act: What to do.
    """
    QTimer.singleShot(0, context, lambda: QTimer.singleShot(0, context, act))


def has_gone(widget: QWidget, page: QWidget) -> bool:
    """Say whether something on a page is hidden, or cannot be used any more."""
    return isValid(widget) and page.isAncestorOf(widget) and not _is_ready(widget, page)


def _is_ready(widget: QWidget, page: QWidget) -> bool:
    inside = page.isAncestorOf(widget)
    return inside and widget.isEnabled() and widget.isVisibleTo(page)


def return_after(dialog: QDialog) -> None:
    """Let the keyboard go back to where a dialog was asked for, once it closes.

    What it did may have drawn that place anew.
    """
    page = dialog.parentWidget()
    spot = spot_on(page, QApplication.focusWidget()) if page else None
    if spot is not None:
        dialog.finished.connect(partial(_return, spot))


def _return(spot: Spot, _result: int) -> None:
    if isValid(spot.page):
        now = spot.page.window().focusWidget()
        soon(spot.page, partial(_take_up_unless_moved, spot, now))


def _take_up_unless_moved(spot: Spot, closing: QWidget | None) -> None:
    """Take it up, unless what heard of the closing has brought the focus elsewhere."""
    moved = spot.page.window().focusWidget() is not closing
    if spot.page.isVisible() and not moved:
        take_up(spot)


def _nearest(spot: Spot) -> QWidget | None:
    for _ in range(LAYERS):  # what was drawn anew has no place before
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def distance(one: QWidget) -> int:
        away = one.mapTo(spot.page, one.rect().center()) - spot.at
        return abs(away.x()) + BESIDE * abs(away.y())

    return min(_reached(spot.page), key=distance, default=None)


def _reached(page: QWidget) -> Iterator[QWidget]:
    for one in page.findChildren(QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and _is_ready(one, page):
            yield one
