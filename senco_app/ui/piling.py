"""Rows that become columns while the text is so large that a row would be cut."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from senco_app.ui.dressing import px, wear, worn

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGE = 150
"""Per cent of the usual size, from which on rows are piled."""
UNBOUNDED = 16_777_215
"""Qt's own greatest width, for a widget that has none."""


def is_large() -> bool:
    """Say whether the text is so large that rows are piled."""
    return worn().percent >= LARGE


def pile(owner: QWidget, *rows: QBoxLayout) -> None:
    """Lay rows out as columns while the text is large.

    Args:
        owner: The widget that holds them; they live no longer than it does.
        rows: Rows of widgets, from left to right.
    """
    for row in rows:
        wear(owner, f"row {id(row)}", partial(_turn, row))


def lay_in_grid(
    owner: QWidget,
    grid: QGridLayout,
    widgets: Sequence[QWidget],
    usual: int,
    large: int,
) -> None:
    """Lay widgets out in a grid, with fewer of them across while the text is large.

    Args:
        owner: The widget that holds them.
        grid: The grid; laid out again with other widgets, it forgets the first ones.
        widgets: In reading order.
        usual: How many stand side by side in text of the usual size.
        large: How many while rows are piled.
    """
    wear(owner, f"grid {id(grid)}", partial(_lay, grid, tuple(widgets), usual, large))


def fix_width_beside(widget: QWidget, pixels: int) -> None:
    """Give a widget a width beside others, and all there is below them."""
    wear(widget, "width", partial(_widen, pixels))


def only_beside(widget: QWidget) -> None:
    """Show a widget, such as a title of columns, while rows are not piled."""
    wear(widget, "beside", lambda shown: _show(shown, on=not is_large()))


def only_piled(widget: QWidget) -> None:
    """Show a widget, such as a label of its own, while rows are piled."""
    wear(widget, "piled", lambda shown: _show(shown, on=is_large()))


def _turn(row: QBoxLayout, _owner: QWidget) -> None:
    ways = QBoxLayout.Direction
    row.setDirection(ways.TopToBottom if is_large() else ways.LeftToRight)


def _show(widget: QWidget, *, on: bool) -> None:
    """Show or hide it; what stands nowhere yet would become a window."""
    if widget.parentWidget() is not None or not on:
        widget.setVisible(on)


def _lay(
    grid: QGridLayout,
    widgets: Sequence[QWidget],
    usual: int,
    large: int,
    _owner: QWidget,
) -> None:
    across = large if is_large() else usual
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, *divmod(place, across))
    for column in range(grid.columnCount()):
        grid.setColumnStretch(column, int(column < across))


def _widen(pixels: int, widget: QWidget) -> None:
    least, most = (0, UNBOUNDED) if is_large() else (px(pixels), px(pixels))
    widget.setMinimumWidth(least)
    widget.setMaximumWidth(most)
