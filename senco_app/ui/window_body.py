"""How the window of an open register is laid out: rail, bar, banners, screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.one_pupil_view import OnePupilView
from senco_app.ui.rail import Rail
from senco_app.ui.top_bar import TopBar
from senco_app.ui.unlock.door import is_made_up
from senco_app.ui.unlock.window import MADE_UP_SENTENCE
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.room import Room, ScreenStack

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.trail import Kind


class WindowBody(QWidget):
    """Everything in the window; it decides nothing.

    ``beside`` is what stands beside the rail: lists and messages float over it.
    """

    def __init__(
        self,
        register: Register,
        kinds: tuple[tuple[Kind, str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        who = register.who
        self.rail = Rail(kinds)
        self.bar = TopBar(f"{who.name} · {who.role.value}")
        self.one_pupil = OnePupilView(register, self.rail)
        self.made_up, self.standing, self.banner = Banner(), Banner(), Banner()
        self.stack = ScreenStack()
        self.beside = QWidget()
        if is_made_up(register.folder):
            self.made_up.say(MADE_UP_SENTENCE, "info")
        if register.standing:
            self.standing.say(register.standing, "info")
        self._lay_out()

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.setContentsMargins(24, 18, 24, 20)
        page.setSpacing(12)
        for one in (self.made_up, self.standing, self.one_pupil.banner, self.banner):
            page.addWidget(one)
        page.addWidget(Room(self.stack), 1)
        right = QVBoxLayout(self.beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addLayout(page, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addWidget(self.beside, 1)
