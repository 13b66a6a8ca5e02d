"""What has the focus, or was just said, is scrolled into sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 50
"""Pixels around it that are brought into sight too, where there is room."""


def bring_into_sight(widget: QWidget) -> None:
    """Scroll everything that a widget stands in, so that it, or its head, is seen."""
    within: QWidget | None = widget.parentWidget()
    while within is not None:
        if isinstance(within, QScrollArea):
            _scroll(within, widget)
        within = within.parentWidget()


def _scroll(area: QScrollArea, widget: QWidget) -> None:
    inside = area.widget()
    if inside is None or widget.height() <= area.viewport().height():
        area.ensureWidgetVisible(widget, MARGIN, MARGIN)
        return
    head = widget.mapTo(inside, QPoint(0, 0))
    area.ensureVisible(head.x(), head.y(), 0, MARGIN)
