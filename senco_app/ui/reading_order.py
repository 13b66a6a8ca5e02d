"""Tab in reading order, whatever was added to a page after the rest of it.

Qt's own order is that of making: a row that was added later would come last. The
layouts know better: what they hold, they hold as it is read.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QMainWindow,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = (QAbstractSpinBox, QComboBox, QAbstractItemView)
"""Reached as one; what they are made of is their own affair."""


class ReadWindow(QMainWindow):
    """A window in which Tab goes as one reads."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt calls it
        """Go on in reading order, whatever was added to the page meanwhile."""
        follow_layouts(self.centralWidget())
        now = QApplication.focusWidget()
        if forward and now is not None and not _is_reached(now):
            first = next((one for one in as_read(now) if one.isEnabled()), None)
            if first is not None:  # a screen as a whole had the focus
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().focusNextPrevChild(forward)


def follow_layouts(page: QWidget | None) -> None:
    """Let Tab go through what is on show of a page as its layouts hold it."""
    if page is None:
        return
    read = list(as_read(page))
    known = {id(one) for one in read}
    if [one for one in _chain(page) if id(one) in known] == read:
        return
    for first, then in pairwise(read):
        QWidget.setTabOrder(first, then)


def as_read(page: QWidget) -> Iterator[QWidget]:
    """Yield what Tab reaches on a page, as its layouts hold it."""
    return (one for one in _in_order(page) if _is_reached(one))


def _is_reached(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _chain(page: QWidget) -> Iterator[QWidget]:
    one = page.nextInFocusChain()
    while one is not None and one is not page:
        yield one
        one = one.nextInFocusChain()


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield everything on a widget: what its layout holds, then the rest."""
    held = list(_held(widget.layout()))
    known = {id(one) for one in held}
    rest = [
        one
        for one in widget.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        if id(one) not in known and not one.isWindow()
    ]
    rest.sort(key=lambda one: (one.y(), one.x()))  # the parts of a widget of Qt's own
    for one in (*held, *rest):
        if one.isHidden():
            continue
        yield one
        if not isinstance(one, WHOLE):
            yield from _in_order(one)


def _held(layout: QLayout | None) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _held(item.layout())


def _places(layout: QLayout | None) -> list[int]:
    """Return the places of a layout's items as they are read."""
    places = list(range(layout.count() if layout is not None else 0))
    if isinstance(layout, QGridLayout):
        grid = layout
        places.sort(key=lambda place: _row_and_column(grid, place))
    return places


def _row_and_column(grid: QGridLayout, place: int) -> tuple[int, int]:
    row, column, _, _ = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column
