"""One day of the week view: its sessions by time, or why there is no school."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from senco_app.ui.provision.session_tile import SessionTile
from senco_app.ui.widgets.card import empty
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from senco_app.provision.records import SessionKey, WeekSession

NOTHING = "no sessions"


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
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.name, self.closed, self.nothing):
            column.addWidget(widget)
        column.addLayout(self._rows)
        column.addStretch(1)

    def show_day(
        self,
        on: date,
        sessions: Sequence[WeekSession],
        clashing: Mapping[SessionKey, str],
        closed: str,
        *,
        today: date,
    ) -> None:
        """Show what is planned on a day.

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
        empty(self._rows)
        self.tiles = []
        for session in sessions:
            tile = SessionTile(session, clashing.get(session.key, ""), self)
            tile.clicked.connect(partial(self.chosen.emit, session))
            self.tiles.append(tile)
            self._rows.addWidget(tile)

    def first(self) -> SessionTile | None:
        """Return the first session's tile, if there is one."""
        return self.tiles[0] if self.tiles else None
