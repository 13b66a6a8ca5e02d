"""How large a dialog is: as its words need, or as far as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.ui.dressing import px

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QDialog, QVBoxLayout

    from senco_app.ui.widgets.card import Page

ROUND = 40  # pixels of the window behind that stay in sight


def resize_within(dialog: QDialog, width: int, height: int) -> None:
    """Take this size, as far as there is room over the window behind.

    Args:
        dialog: The dialog.
        width: Pixels at text of the usual size; so is the height.
        height: As above.
    """
    room = _room(dialog)
    across = min(px(width), room.width() - ROUND)
    dialog.resize(across, min(px(height), room.height() - ROUND))


def fit_height(dialog: QDialog, column: QVBoxLayout, page: Page) -> None:
    """Be as high as the words need, or as there is room; the rest is scrolled to.

    Left to itself, a window is at first never higher than two thirds of a screen.

    Args:
        dialog: The dialog, as wide as it is meant to be.
        column: Its layout.
        page: The one part of it that scrolls.
    """
    page.setMinimumHeight(0)
    sides = column.contentsMargins()
    across = dialog.width() - sides.left() - sides.right()
    around = column.totalHeightForWidth(dialog.width()) - page.sizeHint().height()
    needed = page.body.totalHeightForWidth(across)
    left = _room(dialog).height() - ROUND - around
    page.setMinimumHeight(max(min(needed, left), 0))
    dialog.resize(dialog.width(), around + page.minimumHeight())


def _room(dialog: QDialog) -> QSize:
    parent = dialog.parentWidget()
    return parent.window().size() if parent else dialog.screen().availableSize()
