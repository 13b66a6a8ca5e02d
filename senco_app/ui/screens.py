"""Every screen of an open register, made when it is first gone to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from senco_app.ui.cycles.screen import CycleScreen
from senco_app.ui.ehc.list_screen import RequestsScreen
from senco_app.ui.ehc.screen import RequestScreen
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.pupil.screen import PupilScreen
from senco_app.ui.pupils.list_screen import PupilsScreen
from senco_app.ui.reports.screen import ReportsScreen
from senco_app.ui.sessions.in_register import RegisterSessionsScreen
from senco_app.ui.settings.screen import SettingsScreen
from senco_app.ui.today.screen import TodayScreen
from senco_app.ui.trail import Kind, Place
from senco_app.ui.turns import at_once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QStackedWidget

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.screen import Screen
    from senco_app.ui.turns import Turns

WISHES = {
    "pupil_requested": Kind.PUPIL,
    "cycle_requested": Kind.CYCLE,
    "export_requested": Kind.EXPORT,
    "check_requested": Kind.PUPILS,
    "sessions_requested": Kind.SESSIONS,
    "provision_requested": Kind.PROVISION,
}


class Screens(QObject):
    """Makes the screens, and turns their wishes into places."""

    place_requested = Signal(object)  # Place
    said = Signal(str, object)  # as a screen says it

    def __init__(
        self,
        register: Register,
        changes: Changes,
        stack: QStackedWidget,
        back_up: Callable[[Register], Path | None] | None = None,
    ) -> None:
        super().__init__(stack)
        self._register, self._changes, self._stack = register, changes, stack
        self._made: dict[Kind, Screen] = {}
        self._makers: dict[Kind, Callable[[], Screen]] = {
            Kind.TODAY: lambda: TodayScreen(register, changes),
            Kind.PUPILS: lambda: PupilsScreen(register, changes),
            Kind.PUPIL: lambda: PupilScreen(register, changes),
            Kind.CYCLE: lambda: CycleScreen(register, changes),
            Kind.EXPORT: lambda: RequestScreen(register, changes),
            Kind.EHC: lambda: RequestsScreen(register, changes),
            Kind.PROVISION: lambda: ProvisionScreen(register, changes),
            Kind.REPORTS: lambda: ReportsScreen(register, changes),
            Kind.SESSIONS: lambda: RegisterSessionsScreen(register, changes),
            Kind.SETTINGS: lambda: SettingsScreen(register, changes, back_up),
        }

    def opening(self, place: Place) -> Turns[Screen]:
        """Return the screen of a place, showing the record that the place names.

        Raises:
            RecordMissingError: If that record is not in the register.
        """
        screen = self._made.get(place.kind)
        if screen is None:
            screen = self._make(place.kind)
            yield
        yield from screen.opening(place.about)
        return screen

    def at(self, place: Place) -> Screen:
        """Return the screen of a place, opened at once.

        Raises:
            RecordMissingError: If the record it names is not in the register.
        """
        return at_once(self.opening(place))

    def unsaved(self) -> Screen | None:
        """Return a screen with something typed that is not in the register yet."""
        return next(
            (screen for screen in self._made.values() if screen.unsaved()), None
        )

    def unkept(self) -> Screen | None:
        """Let every screen keep its drafts; return one that has typed words left."""
        left = [screen for screen in self._made.values() if not screen.keep_drafts()]
        return left[0] if left else None

    def _make(self, kind: Kind) -> Screen:
        screen = self._makers[kind]()
        self._made[kind] = screen
        self._stack.addWidget(screen)
        screen.said.connect(self.said)
        for wish, leads_to in WISHES.items():
            signal = getattr(screen, wish, None)
            if signal is not None:
                signal.connect(partial(self._request, leads_to))
        return screen

    def _request(self, kind: Kind, about: object) -> None:
        self.place_requested.emit(Place(kind, str(about)))
