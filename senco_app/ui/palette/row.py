"""How a find is painted: its name at the left, what tells it apart at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from senco_app.ui.dressing import px, worn

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 36
SIDE = 10


class RowDelegate(QStyledItemDelegate):
    """Paints one line, cut with an ellipsis where it must be."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row; the chosen one on the accent's ground."""
        area = option.rect
        state = option.state
        metrics = option.fontMetrics
        tokens = worn()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tokens.accent_ground))
        inner = area.adjusted(px(SIDE), 0, -px(SIDE), 0)
        detail = str(index.data(DETAIL_ROLE) or "")
        beside = metrics.horizontalAdvance(detail)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(inner, _middle(Qt.AlignmentFlag.AlignRight), detail)
        painter.setPen(QColor(tokens.ink))
        room = inner.adjusted(0, 0, -beside - px(SIDE), 0)
        words = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _middle(Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return a row of one height, as tall as the text is large."""
        del option, index
        return QSize(0, px(ROW_HEIGHT))


def _middle(side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return side | Qt.AlignmentFlag.AlignVCenter
