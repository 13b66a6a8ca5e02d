"""Everybody's sessions of a day in the register's window: recorded, or put right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.provision.register_desk import RegisterDesk
from senco_app.register import Topic
from senco_app.ui.screen import Screen
from senco_app.ui.sessions.screen import SessionsScreen

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.changes import Changes

TITLE = "Sessions of a day"


class RegisterSessionsScreen(Screen):
    """My sessions, over the register: the sessions of every adult."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PROVISION, Topic.PUPILS})

    def __init__(
        self, register: Register, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(changes, parent)
        self.sessions = SessionsScreen(RegisterDesk(register))
        self.sessions.bar.title.setText(TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sessions)

    def turn_to(self, about: str) -> None:
        """Turn to a day, written as ISO has it."""
        self.show_day(about)

    def show_day(self, about: str) -> None:
        """Show a day, written as ISO has it; without one, the day that was shown."""
        on = date.fromisoformat(about) if about else self.sessions.on
        self.sessions.show_day(on or self.sessions.desk.today())

    def refresh(self) -> None:
        """Ask again, unless the news comes from this screen."""
        self.sessions.refresh()

    def unsaved(self) -> bool:
        """Say whether words were typed that are not saved yet."""
        return self.sessions.unsaved()

    def keep_drafts(self) -> bool:
        """Save the words that are being typed."""
        return self.sessions.keep_drafts()

    def take_focus(self) -> None:
        """Bring the keyboard to the first child to be marked."""
        self.sessions.take_focus()
