"""The window of an open register: the rail, the screens, and the way between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from senco_app.errors import SencoError
from senco_app.ui.changes import Changes
from senco_app.ui.rail import BRAND, Rail
from senco_app.ui.screens import Screens
from senco_app.ui.trail import Kind, Place, Trail
from senco_app.ui.unlock.door import is_made_up
from senco_app.ui.unlock.window import HEIGHT, MADE_UP_SENTENCE, WIDTH
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.ui.widgets.question import UnsavedQuestion
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from senco_app.clock import Clock
    from senco_app.register import Register

RAIL = (
    (Kind.TODAY, "Today", "sun"),
    (Kind.PUPILS, "Pupils", "users"),
)
UNDER_PUPILS = frozenset({Kind.PUPIL, Kind.CYCLE, Kind.EXPORT})
BACKUPS = "backups"
LEAST_WIDTH, LEAST_HEIGHT = 960, 600


class MainWindow(QMainWindow):
    """Shows the screens of one open register. It decides where wishes lead."""

    lock_requested = Signal()
    closed = Signal()

    def __init__(
        self, register: Register, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.register, self._clock = register, clock
        self.changes = Changes(register, self)
        self.changed = False
        self._trail = Trail()
        self.rail = Rail(RAIL)
        self.back = QuietButton("Back", "arrow-left", shortcut="Alt+Left")
        self.lock = QuietButton("Lock", "lock", shortcut="Ctrl+L")
        self.banner = Banner()
        self.stack = QStackedWidget()
        self.screens = Screens(register, self.changes, self.stack)
        self._lay_out()
        self._connect()
        self.go(Place(Kind.TODAY))
        self._greet()
        self.rail.backed_up.setText(backup_words(register.folder, self._today()))

    def go(self, place: Place) -> None:
        """Open a place. What was typed on a screen stays there meanwhile."""
        self._trail.go(place)
        self._show(place)
        self._mark()

    def go_back(self) -> None:
        """Open the place before this one."""
        if self._trail.leads_back:
            self._show(self._trail.back())
        self._mark()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something typed would be lost."""
        if not self._may_leave("Close without saving"):
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _show(self, place: Place) -> None:
        self.banner.clear()
        try:
            screen = self.screens.at(place)
        except SencoError as error:
            self.banner.say(str(error))
            return
        self.stack.setCurrentWidget(screen)
        screen.setFocus()

    def _mark(self) -> None:
        here = self._trail.here
        if here is not None:
            self.rail.mark(Kind.PUPILS if here.kind in UNDER_PUPILS else here.kind)
        self.back.setVisible(self._trail.leads_back)

    def _request_lock(self) -> None:
        if self._may_leave("Lock without saving"):
            self.lock_requested.emit()

    def _may_leave(self, leave: str) -> bool:
        """Ask before words are lost; they are shown while it is asked."""
        screen = self.screens.unsaved()
        if screen is None:
            return True
        self.stack.setCurrentWidget(screen)
        return bool(UnsavedQuestion(leave, self).exec())

    def _note_change(self) -> None:
        self.changed = True
        self.rail.saved.setText(f"Saved {self._clock.now().astimezone():%H:%M}")

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _greet(self) -> None:
        if self.register.notices:
            self.banner.say(" ".join(self.register.notices), "info")

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda kind: self.go(Place(kind)))
        self.back.clicked.connect(self.go_back)
        self.lock.clicked.connect(self._request_lock)
        self.changes.happened.connect(self._note_change)
        self.screens.place_requested.connect(self.go)

    def _lay_out(self) -> None:
        self.setWindowTitle(BRAND)
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        page = QVBoxLayout()
        page.setContentsMargins(24, 18, 24, 20)
        page.setSpacing(12)
        made_up = Banner()
        if is_made_up(self.register.folder):
            made_up.say(MADE_UP_SENTENCE, "info")
        for banner in (made_up, self.banner):
            page.addWidget(banner)
        page.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._bar())
        right.addLayout(page, 1)
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self.setCentralWidget(inside)

    def _bar(self) -> QFrame:
        who = self.register.who
        bar = QFrame()
        bar.setProperty("look", "bar")
        across = QHBoxLayout(bar)
        across.setContentsMargins(24, 9, 20, 9)
        across.setSpacing(14)
        across.addWidget(self.back)
        across.addStretch(1)
        across.addWidget(PlainLabel(f"{who.name} · {who.role.value}", "muted"))
        across.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignRight)
        return bar


def backup_words(register: Path, today: date) -> str:
    """Return when the newest backup in the register's own folder was made.

    Args:
        register: The register's folder.
        today: The day by the machine's own clock, as the disk's times are too.
    """
    made = [
        one.stat().st_mtime
        for one in (register / BACKUPS).glob("*")
        if not one.name.startswith("~")
    ]
    if not made:
        return "Not backed up yet"
    on = datetime.fromtimestamp(max(made), UTC).astimezone().date()
    return "Backed up today" if on == today else f"Backed up {day(on)}"
