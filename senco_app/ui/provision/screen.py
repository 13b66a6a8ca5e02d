"""Provision: interventions, groups, the week, sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.provision.queries import GroupPage
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.ui.background import Background
from senco_app.ui.ehc.writing import Edges
from senco_app.ui.palette.acts import acts_of_buttons
from senco_app.ui.provision.groups import GroupsPart
from senco_app.ui.provision.interventions import InterventionsPart
from senco_app.ui.provision.sessions import SessionsPart
from senco_app.ui.provision.week import WeekPart
from senco_app.ui.screen import Screen
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Header

if TYPE_CHECKING:
    from datetime import date

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.palette.acts import Act
    from senco_app.ui.provision.part import Part

RECORD = "Record a day"
PARTS = ("Groups", "Week", "Sessions", "Interventions")
GAP = 10


class ProvisionScreen(Screen):
    """Four parts under one heading; only the part on show asks the register."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PROVISION, Topic.SCHOOL, Topic.PEOPLE, Topic.PUPILS, Topic.CYCLES}
    )
    pupil_requested = Signal(object)  # pupil id
    sessions_requested = Signal(str)  # an ISO day; empty for today

    def __init__(
        self,
        register: Register,
        changes: Changes,
        parent: QWidget | None = None,
        *,
        edges: Edges | None = None,
    ) -> None:
        """Make the screen.

        Args:
            register: The open register.
            changes: Tells what commands have changed.
            parent: The widget it belongs to.
            edges: How a file and a printer are chosen; the computer's own way unless
                given.
        """
        super().__init__(changes, parent)
        self._register = register
        self.header = Header("Provision")
        self.header.subtitle.hide()  # each part tells its own numbers
        self.groups = GroupsPart(register)
        self.week = WeekPart(register, Background(self), edges or Edges())
        self.sessions = SessionsPart(register)
        self.interventions = InterventionsPart(register)
        self.parts: tuple[Part, ...] = (
            self.groups,
            self.week,
            self.sessions,
            self.interventions,
        )
        self.record = QuietButton(RECORD, "clipboard-check")
        self.header.acts.addWidget(self.record)
        still = QSizePolicy.Policy.Fixed  # its button is never pressed flat
        self.header.setSizePolicy(QSizePolicy.Policy.Preferred, still)
        self.record.setHidden(not register.may(Permission.RECORD_SESSION))
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Ask the register again for the part on show; what is typed stays."""
        self.parts[self.tabs.currentIndex()].refresh()

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register yet."""
        return any(part.unsaved() for part in self.parts)

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        kept = [part.keep_drafts() for part in self.parts]
        return all(kept)

    def take_focus(self) -> None:
        """Bring the keyboard to the part on show."""
        self.parts[self.tabs.currentIndex()].go_on()

    def acts(self) -> tuple[Act, ...]:
        """Return what can be done on the part on show, and from the heading."""
        part = self.parts[self.tabs.currentIndex()]
        return (*acts_of_buttons(self.header), *acts_of_buttons(part))

    def open_part(self, part: Part) -> None:
        """Show a part, asking the register again."""
        place = self.parts.index(part)
        if place == self.tabs.currentIndex():
            part.refresh()
        self.tabs.setCurrentIndex(place)

    def turn_to(self, about: str) -> None:
        """Turn to the part of this title."""
        self.show_part(about)

    def show_part(self, title: str) -> None:
        """Show the part of this title; without one, the part on show stays."""
        if title:
            self.open_part(self.parts[PARTS.index(title)])

    def _open_week(self, on: date) -> None:
        self.open_part(self.week)
        self.week.show_week(on)

    def _open_group(self, group_id: str) -> None:
        try:
            group = self._register.ask(GroupPage(group_id))
        except SencoError as error:
            self.sessions.banner.say(str(error))
            return
        self.open_part(self.groups)
        self.groups.open_group(group)

    def _print_group(self, group: object) -> None:
        self.open_part(self.week)
        self.week.open_sheets(getattr(group, "id", ""))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._renew)
        self.record.clicked.connect(lambda: self.sessions_requested.emit(""))
        self.groups.pupil_requested.connect(self.pupil_requested)
        self.groups.sheet_requested.connect(self._print_group)
        self.sessions.pupil_requested.connect(self.pupil_requested)
        self.sessions.group_requested.connect(self._open_group)
        self.sessions.week_requested.connect(self._open_week)
        for part in self.parts:
            part.said.connect(self.said)

    def _arrange(self) -> None:
        bar = self.tabs.tabBar()
        for named in (bar, self.tabs):
            named.setAccessibleName("Parts of provision")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the focus
        bar.setDrawBase(False)
        for number, (part, words) in enumerate(zip(self.parts, PARTS, strict=True)):
            self.tabs.addTab(part, words)
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda at=number: self.tabs.setCurrentIndex(at))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
