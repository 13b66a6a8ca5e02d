"""The window of an open register: the rail, the screens, and the way between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from senco_app.errors import SencoError
from senco_app.roles import Permission
from senco_app.ui import one_pupil, second
from senco_app.ui.changes import Changes
from senco_app.ui.drafts import KeepsDrafts
from senco_app.ui.help.key import HelpKey
from senco_app.ui.help.pages import page_of
from senco_app.ui.palette.acts import Act
from senco_app.ui.palette.finder import Finder
from senco_app.ui.rail import BRAND
from senco_app.ui.reading_order import ReadWindow
from senco_app.ui.screen import Screen
from senco_app.ui.screens import Screens
from senco_app.ui.toast import UNDO_KEYS, Toasts
from senco_app.ui.trail import Kind, Place
from senco_app.ui.unlock.window import HEIGHT, WIDTH
from senco_app.ui.way import Way
from senco_app.ui.widgets.question import UnsavedQuestion
from senco_app.ui.window_body import WindowBody
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from senco_app.clock import Clock
    from senco_app.register import Register

RAIL = (
    (Kind.TODAY, "Today", "sun"),
    (Kind.PUPILS, "Pupils", "users"),
    (Kind.PROVISION, "Provision", "layout-grid"),
    (Kind.EHC, "EHC", "scale"),
    (Kind.REPORTS, "Reports", "chart-column"),
    (Kind.SETTINGS, "Settings", "settings"),
)
ASSESSED = frozenset({Kind.PROVISION, Kind.REPORTS})
"""Screens for those who read assessments, reviews and notes."""
UNDER = {
    Kind.PUPIL: Kind.PUPILS,
    Kind.CYCLE: Kind.PUPILS,
    Kind.EXPORT: Kind.EHC,
    Kind.SESSIONS: Kind.PROVISION,
}
BACKUPS = "backups"
HELP, WORDS = "Help for this screen", "What the words mean"
NOT_BACKED_UP = "There is no new backup: "
LEAST_WIDTH, LEAST_HEIGHT = 960, 600


class MainWindow(ReadWindow):
    """Shows the screens of one open register. It decides where wishes lead."""

    lock_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        register: Register,
        clock: Clock,
        back_up: Callable[[Register], Path | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the window.

        Args:
            register: The open register.
            clock: Says what day and what time it is.
            back_up: Makes a verified backup; without it, Settings offers none.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self.register, self._clock = register, clock
        self.changes = Changes(register, self)
        self.changed = False
        kinds = rail_for(register)
        body = WindowBody(register, kinds)
        self.rail, self.bar, self.one_pupil = body.rail, body.bar, body.one_pupil
        self.back, self.lock = self.bar.back, self.bar.lock
        self.banner, self.stack = body.banner, body.stack
        self.screens = Screens(register, self.changes, self.stack, back_up)
        self.way = Way(register, body, self.screens, self._allows)
        self.toasts = Toasts(body.beside)
        self.finder = Finder(body.beside, register, kinds, self.go)
        self.help = HelpKey(self, self._help_page)
        self._take_shape(body)
        self._connect()
        self.way.begin(Place(Kind.TODAY))
        self._greet()
        self.show_backup()

    def go(self, place: Place) -> None:
        """Open a place. What was typed on a screen stays there meanwhile."""
        self.way.go(place)

    def go_back(self) -> None:
        """Open the place before this one, with the focus where it was."""
        self.way.back()

    def open_finder(self) -> None:
        """Open the list that finds pupils, screens and acts."""
        held = self.one_pupil.held
        try:
            self.finder.open(self._acts(), held.pupil_id if held else "")
        except SencoError as error:
            self.banner.say(str(error))

    def toggle_one_pupil(self) -> None:
        """Show one pupil's name only, or everything again."""
        self.way.stay()
        if self.one_pupil.held is not None:
            self.one_pupil.leave()
            self.toasts.show_words("Everything is shown again.")
            return
        self.banner.clear()
        self.toasts.clear()
        if not self.one_pupil.enter(self.way.here):
            self.toasts.show_words(one_pupil.OPEN_ONE_FIRST)
            return
        self.way.forget()

    def lock_now(self) -> None:
        """Lock without a question: nobody is there to answer it."""
        self.way.stay()
        for dialog in self.findChildren(QDialog):
            if isinstance(dialog, KeepsDrafts):
                dialog.keep_drafts()
            dialog.reject()
        try:
            self.screens.unkept()
        finally:
            self.lock_requested.emit()

    def show_backup(self) -> None:
        """Say when the newest backup was made, and when it was copied elsewhere."""
        folder, today = self.register.folder, self._today()
        self.rail.backed_up.setText(
            second.after(backup_words(folder, today), folder, today)
        )
        news = second.news(folder)
        if news:
            self.toasts.show_words(news)

    def say_not_backed_up(self, why: str) -> None:
        """Say that a backup could not be made, and why."""
        self.banner.say(f"{NOT_BACKED_UP}{why}")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something typed would be lost."""
        if not self._may_leave("Close without saving"):
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _allows(self, place: Place) -> bool:
        """Say whether a place may be shown now; tell why if not."""
        allowed = self.one_pupil.allows(place)
        if not allowed:
            self.toasts.show_words(one_pupil.HIDDEN)
        return allowed

    def _acts(self) -> tuple[Act, ...]:
        """Return what can be done now: on the screen, then everywhere."""
        screen = self.stack.currentWidget()
        here = screen.acts() if isinstance(screen, Screen) else ()
        words = one_pupil.LEAVE if self.one_pupil.held else one_pupil.ENTER
        return (
            *here,
            *((Act("Back", self.go_back, "Alt+Left"),) * self.way.leads_back),
            Act(words, self.toggle_one_pupil, one_pupil.KEYS),
            Act("Lock", self._request_lock, "Ctrl+L"),
            Act(HELP, self.help.show_help, "F1"),
            Act(WORDS, lambda: self.help.show_help("glossary")),
        )

    def _help_page(self) -> str:
        here = self.way.here
        return page_of(here.kind if here else Kind.TODAY)

    def _mark(self) -> None:
        here = self.way.here
        if here is not None:
            self.rail.mark(UNDER.get(here.kind, here.kind))
        self.back.setVisible(self.way.leads_back)

    def _request_lock(self) -> None:
        if self._may_leave("Lock without saving"):
            self.lock_requested.emit()

    def _may_leave(self, leave: str) -> bool:
        """Ask before words are lost; they are shown while it is asked."""
        self.way.stay()
        screen = self.screens.unkept()
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

    def _take_shape(self, body: WindowBody) -> None:
        self.setWindowTitle(BRAND)
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        self.way.arrived.connect(self._mark)
        self.rail.chosen.connect(lambda kind: self.go(Place(kind)))
        self.back.clicked.connect(self.go_back)
        self.lock.clicked.connect(self._request_lock)
        self.changes.happened.connect(self._note_change)
        self.screens.place_requested.connect(self.go)
        self.screens.said.connect(self.toasts.show_words)
        self.screens.said.connect(self.show_backup)
        self.bar.search.clicked.connect(self.open_finder)
        self.one_pupil.leave_requested.connect(self.toggle_one_pupil)
        for keys, act in (
            (one_pupil.KEYS, self.toggle_one_pupil),
            (UNDO_KEYS[1], self.toasts.reach),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)


def rail_for(register: Register) -> tuple[tuple[Kind, str, str], ...]:
    """Return the screens that the person signed in may see, from the top."""
    reads = register.may(Permission.READ_ASSESSMENTS)
    return tuple(entry for entry in RAIL if reads or entry[0] not in ASSESSED)


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
    at = datetime.fromtimestamp(max(made), UTC).astimezone()
    if at.date() == today:
        return f"Backed up {at:%H:%M}"
    return f"Backed up {day(at.date())}"
