"""What happened with a pupil, drawn along a line: newest first, by school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from senco_app.pupils.rules import school_year_of
from senco_app.summaries.records import Event, EventKind
from senco_app.ui.dressing import px, worn
from senco_app.ui.icons import pixmap
from senco_app.ui.widgets.buttons import is_enter
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable

Index = QModelIndex | QPersistentModelIndex

EVENT_ROLE = Qt.ItemDataRole.UserRole
NAME = "What happened, the newest first"
DATE_WIDTH, MARK_WIDTH, ICON, PAD = 132, 34, 18, 6
NEW_LINE = "\u2028"  # where a laid-out text breaks its line
MARKS = {
    EventKind.STATUS: ("user", "accent"),
    EventKind.NEED: ("layout-grid", "statutory"),
    EventKind.CYCLE: ("refresh-cw", "muted"),
    EventKind.PLAN: ("clipboard-check", "accent"),
    EventKind.NOTE: ("pencil", "muted"),
    EventKind.REVIEW: ("circle-check", "good"),
    EventKind.TOLD: ("users", "statutory"),
    EventKind.REQUEST: ("scale", "statutory"),
    EventKind.PROVISION: ("clock", "accent"),
}


class TimelineList(QListWidget):
    """Events under the school years they fell in; Enter or a click opens one."""

    opened = Signal(object)  # Event

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(NAME)
        self.setItemDelegate(_EventDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.itemClicked.connect(self._open)
        self._events: tuple[Event, ...] | None = None

    def show_events(self, events: Iterable[Event]) -> None:
        """Show these events, the newest first; the same ones change nothing."""
        shown = tuple(events)
        if shown == self._events:
            return
        self._events = shown
        self.clear()
        year = 0
        for event in shown:
            if school_year_of(event.on) != year:
                year = school_year_of(event.on)
                self.addItem(_heading(year))
            self.addItem(_entry(event))
        if shown:
            self.setCurrentRow(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is chosen with Enter."""
        item = self.currentItem()
        if is_enter(event) and item is not None:
            self._open(item)
            return
        super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        event = item.data(EVENT_ROLE)
        if isinstance(event, Event):
            self.opened.emit(event)


def _heading(year: int) -> QListWidgetItem:
    item = QListWidgetItem(f"School year {year}/{(year + 1) % 100:02}")
    item.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass over it
    return item


def _entry(event: Event) -> QListWidgetItem:
    said = f"{day(event.on)}: {event.what}"
    item = QListWidgetItem(said)
    item.setData(EVENT_ROLE, event)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    return item


class _EventDelegate(QStyledItemDelegate):
    """Draws a day, its mark on the line, and what happened, whole."""

    def __init__(self, view: TimelineList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that the words need at the list's width."""
        width = self._view.viewport().width()
        event = index.data(EVENT_ROLE)
        if not isinstance(event, Event):
            return QSize(width, option.fontMetrics.height() + 3 * px(PAD))
        room = width - px(DATE_WIDTH) - px(MARK_WIDTH) - 2 * px(PAD)
        laid = _laid_out(event.what, option.font, room)
        height = round(laid.boundingRect().height()) + 2 * px(PAD)
        return QSize(width, max(height, px(ICON) + 2 * px(PAD)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a heading or an event."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        event = index.data(EVENT_ROLE)
        if isinstance(event, Event):
            self._draw_event(painter, option, event)
        else:
            _draw_heading(painter, option, str(index.data()))
        painter.restore()

    def _draw_event(
        self, painter: QPainter, option: QStyleOptionViewItem, event: Event
    ) -> None:
        tokens, area = worn(), option.rect
        self._draw_ground(painter, option)
        top, left = area.top() + px(PAD), area.left() + px(PAD)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.muted))
        dated = QRect(left, top, px(DATE_WIDTH), option.fontMetrics.height())
        painter.drawText(dated, Qt.AlignmentFlag.AlignLeft, day(event.on))
        middle = left + px(DATE_WIDTH) + px(ICON) // 2
        painter.setPen(QPen(QColor(tokens.line), px(2)))
        painter.drawLine(middle, area.top(), middle, area.bottom())
        name, tone = MARKS[event.kind]
        edge = px(ICON)
        mark = QRect(middle - edge // 2, top, edge, edge)
        behind = tokens.accent_ground if self._stands_out(option) else tokens.card
        painter.fillRect(mark.adjusted(0, -2, 0, 2), QColor(behind))
        painter.drawPixmap(mark.topLeft(), pixmap(name, getattr(tokens, tone), edge))
        x = left + px(DATE_WIDTH) + px(MARK_WIDTH)
        painter.setPen(QColor(tokens.ink))
        room = area.right() - x - px(PAD)
        laid = _laid_out(event.what, option.font, room)
        laid.draw(painter, QPointF(QPoint(x, top)))

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Show the chosen entry while the list has the cursor, or the mouse on it."""
        if not self._stands_out(option):
            return
        tokens, chosen = worn(), self._is_chosen(option)
        edge = tokens.accent if chosen else tokens.accent_ground
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        painter.setBrush(QColor(tokens.accent_ground))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)

    def _is_chosen(self, option: QStyleOptionViewItem) -> bool:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        return selected and self._view.hasFocus()

    def _stands_out(self, option: QStyleOptionViewItem) -> bool:
        under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        return under_mouse or self._is_chosen(option)


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
    font = QFont(option.font)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(worn().ink))
    area = option.rect.adjusted(px(PAD), px(PAD), 0, 0)
    place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, place, words)


def _laid_out(words: str, font: QFont, width: int) -> QTextLayout:
    """Return words broken into lines of this width, as plain text."""
    layout = QTextLayout(words.replace("\n", NEW_LINE), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    down = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, down))
        down += line.height()
    layout.endLayout()
    return layout
