"""The ways to the cycles before and after the one on show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.cycles.records import CycleLine


class Neighbours(QWidget):
    """Two links, each there only where there is such a cycle."""

    cycle_requested = Signal(object)  # its id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = LinkButton("", shortcut="Alt+PgUp")
        self.following = LinkButton("", shortcut="Alt+PgDown")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for link in (self.previous, self.following):
            row.addWidget(link)
        self.previous.clicked.connect(lambda: self._open(self.previous))
        self.following.clicked.connect(lambda: self._open(self.following))

    def show_beside(self, number: int, lines: Iterable[CycleLine]) -> None:
        """Offer the cycles before and after that number, out of a pupil's."""
        ids = {one.number: one.id for one in lines}
        for link, other, words in (
            (self.previous, number - 1, "◀ Cycle {}"),
            (self.following, number + 1, "Cycle {} ▶"),
        ):
            link.setVisible(other in ids)
            link.setProperty("cycle_id", ids.get(other, ""))
            keys = link.shortcut()
            link.setText(words.format(other))
            link.setShortcut(keys)  # a new text takes the keys away
            link.setAccessibleName(f"Open cycle {other}")

    def _open(self, link: LinkButton) -> None:
        self.cycle_requested.emit(link.property("cycle_id"))
