"""A row whose parts go on below where there is no room; one part may fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from senco_app.ui.dressing import px
from senco_app.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem

GAP = 10
LEAST_FILLING = 180  # pixels at text of the usual size: less than that goes below
FILLS = "fills"

Sized = tuple["QLayoutItem", int]  # with the width that it gets


class RowLayout(FlowLayout):
    """Centres the parts of a line; one that ``fills`` takes the room that is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[Sized] | None = None

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        sized = self._sized()
        width = sum(wanted + GAP for _, wanted in sized)
        return QSize(width, max((_height(*one) for one in sized), default=0))

    def invalidate(self) -> None:
        """Ask the parts anew how wide they would be."""
        self._known = None
        super().invalidate()

    def _sized(self) -> list[Sized]:
        """Return the parts on show with the widths that they ask for."""
        if self._known is None:
            self._known = [(item, _wanted(item)) for item in self._shown()]
        return self._known

    def _arrange(self, place: QRect, *, move: bool) -> int:
        top = place.y()
        for line in self._lines(place.width()):
            sized = _with_widths(line, place.width())
            height = max(_height(*one) for one in sized)
            if move:
                _place(sized, QRect(place.x(), top, place.width(), height))
            top += height + GAP
        return max(top - GAP - place.y(), 0)

    def _lines(self, width: int) -> list[list[Sized]]:
        """Return the parts line by line."""
        lines: list[list[Sized]] = []
        used = 0
        for item, wanted in self._sized():
            if not lines or used + wanted > width:
                lines.append([])
                used = 0
            lines[-1].append((item, wanted))
            used += wanted + GAP
        return lines


def row_of(*parts: QWidget) -> QWidget:
    """Return a widget with these parts in a row."""
    row = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    layout = RowLayout(row)
    for part in parts:
        layout.addWidget(part)
    return row


def filling(part: QWidget) -> QWidget:
    """Let a part take the room that is left in its row."""
    part.setProperty(FILLS, "yes")
    return part


def _with_widths(line: list[Sized], room: int) -> list[Sized]:
    """Return the parts of a line with their widths; what is left goes to who fills."""
    taken = sum(wanted + GAP for _, wanted in line) - GAP
    spare = max(room - taken, 0)
    return [(item, min(wanted + spare * _fills(item), room)) for item, wanted in line]


def _place(line: list[Sized], room: QRect) -> None:
    x = room.x()
    for item, width in line:
        height = _height(item, width)
        corner = QPoint(x, room.y() + (room.height() - height) // 2)
        item.setGeometry(QRect(corner, QSize(width, height)))
        x += width + GAP


def _wanted(item: QLayoutItem) -> int:
    """Return the width that a part asks for."""
    least = item.minimumSize().width()
    usual = px(LEAST_FILLING) if _fills(item) else item.sizeHint().width()
    return max(usual, least)


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())


def _fills(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.property(FILLS) is not None
