"""A row whose parts go on below where there is no room; one part may fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from senco_app.ui.dressing import px
from senco_app.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem

GAP = 10
LEAST_FILLING = 180  # pixels at text of the usual size: less than that goes below
FILLS = "fills"


class Part(NamedTuple):
    """A part on show: the width that it asks for or gets, and whether it fills."""

    item: QLayoutItem
    width: int
    fills: bool


class Placed(NamedTuple):
    """A part with the size that it gets."""

    item: QLayoutItem
    size: QSize


class RowLayout(FlowLayout):
    """Centres the parts of a line; one that ``fills`` takes the room that is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[Part] | None = None
        self._placed: dict[int, list[list[Placed]]] = {}

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        parts = self._parts()
        width = sum(part.width + GAP for part in parts)
        tall = (_height(part.item, part.width) for part in parts)
        return QSize(width, max(tall, default=0))

    def invalidate(self) -> None:
        """Ask the parts anew how wide they would be."""
        self._known = None
        self._placed = {}  # Qt asks for this while the layout is being made
        super().invalidate()

    def _parts(self) -> list[Part]:
        """Return the parts on show with the widths that they ask for."""
        if self._known is None:
            self._known = [_part(item) for item in self._shown()]
        return self._known

    def _arrange(self, place: QRect, *, move: bool) -> int:
        top = place.y()
        for line in self._laid_out(place.width()):
            height = max(placed.size.height() for placed in line)
            if move:
                _place(line, QRect(place.x(), top, place.width(), height))
            top += height + GAP
        return max(top - GAP - place.y(), 0)

    def _laid_out(self, width: int) -> list[list[Placed]]:
        """Return the lines at a width; Qt asks for their height first, then places."""
        if width not in self._placed:
            lines = self._lines(width)
            self._placed[width] = [_with_sizes(line, width) for line in lines]
        return self._placed[width]

    def _lines(self, width: int) -> list[list[Part]]:
        """Return the parts line by line."""
        lines: list[list[Part]] = []
        used = 0
        for part in self._parts():
            if not lines or used + part.width > width:
                lines.append([])
                used = 0
            lines[-1].append(part)
            used += part.width + GAP
        return lines


def row_of(*parts: QWidget, within: QWidget | None = None) -> QWidget:
    """Return a widget with these parts in a row.

    Args:
        parts: In the order in which they are read.
        within: The widget that it stands in: moving it there later takes longer.
    """
    row = QWidget(within)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    layout = RowLayout(row)
    for part in parts:
        layout.addWidget(part)
    return row


def show_if(part: QWidget, *, wanted: bool) -> None:
    """Show or hide a part, unless it is so: each showing lays out all that is in it."""
    if part.isHidden() is wanted:
        part.setVisible(wanted)


def filling(part: QWidget) -> QWidget:
    """Let a part take the room that is left in its row."""
    part.setProperty(FILLS, "yes")
    return part


def _with_sizes(line: list[Part], room: int) -> list[Placed]:
    """Return the parts of a line with their sizes; what is left goes to who fills."""
    taken = sum(part.width + GAP for part in line) - GAP
    spare = max(room - taken, 0)
    found = []
    for part in line:
        width = min(part.width + spare * part.fills, room)
        found.append(Placed(part.item, QSize(width, _height(part.item, width))))
    return found


def _place(line: list[Placed], room: QRect) -> None:
    x = room.x()
    for item, size in line:
        corner = QPoint(x, room.y() + (room.height() - size.height()) // 2)
        item.setGeometry(QRect(corner, size))
        x += size.width() + GAP


def _part(item: QLayoutItem) -> Part:
    """Return a part with the width that it asks for."""
    widget = item.widget()
    fills = widget is not None and widget.property(FILLS) is not None
    least = item.minimumSize().width()
    usual = px(LEAST_FILLING) if fills else item.sizeHint().width()
    return Part(item, max(usual, least), fills)


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())
