"""A session in the week view: one button that paints its own lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy

from senco_app.ui.dressing import px, worn
from senco_app.ui.icons import pixmap
from senco_app.ui.provision.words import STATES
from senco_app.ui.widgets.buttons import EnterButton
from senco_app.vocabulary import CardState
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from senco_app.provision.records import WeekSession

ICONS = {
    CardState.DUE: "circle-alert",
    CardState.RECORDED: "circle-check",
    CardState.NOT_RUN: "circle-minus",
    CardState.LATER: "clock",
}
MARGIN, GAP, ICON = 9, 3, 14
USUAL_WIDTH, LEAST_WIDTH = 180, 120
WORDS = int(Qt.TextFlag.TextWordWrap)
ANYWHERE = WORDS | int(Qt.TextFlag.TextWrapAnywhere)
TO_DECIDE = "two records: to decide"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, the token of its colour, and an icon before it."""

    words: str
    ink: str = "ink"
    bold: bool = False
    icon: str = ""


class SessionTile(EnterButton):
    """When, what, who, and how it stands; it opens the session.

    It paints its own words, because a school's week has hundreds of them, and a label
    for each would take seconds to lay out.
    """

    def __init__(
        self, session: WeekSession, clash: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.lines = _lines(session, clash)
        self._heights: dict[int, int] = {}  # by width: layouts ask again and again
        self.setProperty("look", "tile")
        said = ", ".join(line.words for line in self.lines)
        self.setAccessibleName(f"{day(session.key.held_on)}, {said}")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need."""
        if width not in self._heights:
            self._heights[width] = self._set(width, None)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return a usual width with the height for it."""
        return QSize(px(USUAL_WIDTH), self.heightForWidth(px(USUAL_WIDTH)))

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and the height for the width that it has."""
        width = max(self.width(), px(LEAST_WIDTH))
        return QSize(px(LEAST_WIDTH), self.heightForWidth(width))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font or size."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then the lines on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        self._set(self.width(), painter)
        painter.end()

    def _set(self, width: int, painter: QPainter | None) -> int:
        """Set the lines below each other; return the height of all."""
        top, margin = px(MARGIN), px(MARGIN)
        for line in self.lines:
            font = self._font(line)
            indent = px(ICON) + px(GAP) + 2 if line.icon else 0
            room = QRect(0, 0, max(width - 2 * margin - indent, 1), 10_000)
            wrap = _wrap(line.words, QFontMetrics(font), room.width())
            taken = QFontMetrics(font).boundingRect(room, wrap, line.words)
            if painter is not None:
                place = taken.translated(margin + indent, top)
                place.setWidth(room.width())
                self._paint(painter, line, font, place)
            top += taken.height() + px(GAP)
        return top - px(GAP) + margin

    def _paint(self, painter: QPainter, line: Line, font: QFont, place: QRect) -> None:
        painter.setFont(font)
        painter.setPen(QColor(getattr(worn(), line.ink)))
        wrap = _wrap(line.words, painter.fontMetrics(), place.width())
        painter.drawText(place, wrap, line.words)
        if line.icon:
            picture = pixmap(line.icon, line.ink, px(ICON))
            painter.drawPixmap(px(MARGIN), place.top() + px(2), picture)

    def _font(self, line: Line) -> QFont:
        font = QFont(self.font())
        font.setBold(line.bold)
        return font


def _wrap(words: str, metrics: QFontMetrics, width: int) -> int:
    """Return how words break: within one only if it is wider than the tile."""
    widest = max(map(metrics.horizontalAdvance, words.split()), default=0)
    return ANYWHERE if widest > width else WORDS


def _lines(session: WeekSession, clash: str) -> tuple[Line, ...]:
    pupils = counted(session.pupils, "pupil", "pupils")
    who = " · ".join(filter(None, (session.leader, session.room, pupils)))
    words, tone = STATES[session.state]
    if session.reason is not None:
        words = f"{words}: {session.reason.value}"
    icon = ICONS[session.state]
    if session.to_decide:
        words, tone, icon = TO_DECIDE, "late", "scale"
    lines = (
        Line(f"{session.key.starts_at:%H:%M} · {session.minutes} min", bold=True),
        Line(session.title, bold=True),
        Line(who, "muted"),
        Line(words, tone, icon=icon),
    )
    if not clash:
        return lines
    return (*lines, Line(f"Clash: {clash}", "late", bold=True, icon="circle-alert"))
