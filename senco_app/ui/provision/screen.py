"""Provision: interventions, groups, the week, sessions."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

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
from senco_app.ui.provision.part import Part
from senco_app.ui.provision.sessions import SessionsPart
from senco_app.ui.provision.week import WeekPart
from senco_app.ui.screen import Screen
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Header

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.palette.acts import Act

RECORD = "Record a day"
P = TypeVar("P", bound=Part)
PARTS = ("Groups", "Week", "Sessions", "Interventions")
GAP = 10


class ProvisionScreen(Screen):
    """Four parts under one heading; only the part on show asks the register.

    A part is made when it is first gone to.
    """

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
        self._edges = edges or Edges()
        self._pages: dict[str, QWidget] = {}
        self._columns: dict[str, QVBoxLayout] = {}
        self._made: list[Part] = []
        self.record = QuietButton(RECORD, "clipboard-check")
        self.header.acts.addWidget(self.record)
        still = QSizePolicy.Policy.Fixed  # its button is never pressed flat
        self.header.setSizePolicy(QSizePolicy.Policy.Preferred, still)
        self.record.setHidden(not register.may(Permission.RECORD_SESSION))
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()

    @cached_property
    def groups(self) -> GroupsPart:
        """Who is given what, when, by whom."""
        part = self._ready("Groups", partial(GroupsPart, self._register))
        part.pupil_requested.connect(self.pupil_requested)
        part.sheet_requested.connect(self._print_group)
        return part

    @cached_property
    def week(self) -> WeekPart:
        """The sessions of a week, and its tick sheets."""
        worker = Background(self)
        make = partial(WeekPart, self._register, worker, self._edges)
        return self._ready("Week", make)

    @cached_property
    def sessions(self) -> SessionsPart:
        """What was planned, delivered, not run, not recorded."""
        part = self._ready("Sessions", partial(SessionsPart, self._register))
        part.pupil_requested.connect(self.pupil_requested)
        part.group_requested.connect(self._open_group)
        part.week_requested.connect(self._open_week)
        return part

    @cached_property
    def interventions(self) -> InterventionsPart:
        """The catalogue."""
        return self._ready("Interventions", partial(InterventionsPart, self._register))

    def refresh(self) -> None:
        """Ask the register again for the part on show; what is typed stays."""
        self._shown().refresh()

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register yet."""
        return any(part.unsaved() for part in self._made)

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        kept = [part.keep_drafts() for part in self._made]
        return all(kept)

    def take_focus(self) -> None:
        """Bring the keyboard to the part on show."""
        self._shown().go_on()

    def acts(self) -> tuple[Act, ...]:
        """Return what can be done on the part on show, and from the heading."""
        part = self._shown()
        return (*acts_of_buttons(self.header), *acts_of_buttons(part))

    def open_part(self, part: Part) -> None:
        """Show a part, asking the register again."""
        place = PARTS.index(part.title)
        if place == self.tabs.currentIndex():
            part.refresh()
        self.tabs.setCurrentIndex(place)

    def turn_to(self, about: str) -> None:
        """Turn to the part of this title."""
        self.show_part(about)

    def show_part(self, title: str) -> None:
        """Show the part of this title; without one, the part on show stays."""
        if title:
            self.open_part(self._part(title))

    def _shown(self) -> Part:
        return self._part(PARTS[self.tabs.currentIndex()])

    def _part(self, title: str) -> Part:
        """Return the part of this title, made when it is first asked for."""
        part: Part = getattr(self, title.lower())
        return part

    def _ready(self, title: str, make: Callable[..., P]) -> P:
        part = make(parent=self._pages[title])
        part.title = title
        self._columns[title].addWidget(part)
        part.said.connect(self.said)
        self._made.append(part)
        return part

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

    def _arrange(self) -> None:
        bar = self.tabs.tabBar()
        for named in (bar, self.tabs):
            named.setAccessibleName("Parts of provision")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the focus
        bar.setDrawBase(False)
        for number, words in enumerate(PARTS):
            page = self._pages[words] = QWidget()
            inside = self._columns[words] = QVBoxLayout(page)
            inside.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(page, words)
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda at=number: self.tabs.setCurrentIndex(at))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
