"""One day of the week view: its sessions by time, or why there is no school."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from senco_app.ui.dressing import wear
from senco_app.ui.provision.session_tile import SessionTile
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from senco_app.provision.records import SessionKey, WeekSession

NOTHING = "no sessions"
GAP = 8


class TileColumn(QWidget):
    """Tiles below each other, each as high as its words need.

    Qt's own layouts ask hundreds of tiles hundreds of times for their heights.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._tiles: list[SessionTile] = []
        wear(self, "tiles", TileColumn._place)

    def show_tiles(self, tiles: list[SessionTile]) -> None:
        """Show these, children of this one, instead of the tiles before."""
        for former in self._tiles:
            former.hide()
            former.deleteLater()
        self._tiles = list(tiles)
        self._place()
        for tile in tiles:
            tile.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tiles anew where their words break otherwise."""
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._place()

    def _place(self) -> None:
        down, width = 0, self.width()
        for tile in self._tiles:
            high = tile.heightForWidth(width)
            tile.setGeometry(0, down, width, high)
            down += high + GAP
        self.setFixedHeight(max(down - GAP, 0))


class WeekDay(QWidget):
    """A column of sessions under the name of their day."""

    chosen = Signal(object)  # WeekSession

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.name = PlainLabel("", "strong", wrap=True)
        self.closed = Chip()
        self.nothing = PlainLabel(NOTHING, "small")
        self.tiles: list[SessionTile] = []
        self._told: tuple[object, ...] = ()
        self._column = TileColumn()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.name, self.closed, self.nothing):
            column.addWidget(widget)
        column.addWidget(self._column)
        column.addStretch(1)

    def show_day(
        self,
        on: date,
        sessions: Sequence[WeekSession],
        clashing: Mapping[SessionKey, str],
        closed: str,
        *,
        today: date,
    ) -> bool:
        """Show what is planned on a day; say whether that is news.

        Args:
            on: The day.
            sessions: In time order.
            clashing: Who is in two places at once, by session.
            closed: Why there is no school; empty if there is.
            today: The day is named so, if it is this one.
        """
        self.name.setText(f"{day(on)[:-5]}{' · today' if on == today else ''}")
        self.closed.setText(closed)
        self.closed.setVisible(bool(closed))
        self.nothing.setVisible(not sessions and not closed)
        told = tuple((one, clashing.get(one.key, "")) for one in sessions)
        if told == self._told:
            return False
        self._told = told
        self.tiles = []
        for session, clash in told:
            tile = SessionTile(session, clash, self._column)
            tile.clicked.connect(partial(self.chosen.emit, session))
            self.tiles.append(tile)
        self._column.show_tiles(self.tiles)
        return True

    def first(self) -> SessionTile | None:
        """Return the first session's tile, if there is one."""
        return self.tiles[0] if self.tiles else None
