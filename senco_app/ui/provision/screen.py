"""Provision: interventions, groups, the week, sessions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.provision.queries import GroupPage
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.ui.background import Background
from senco_app.ui.ehc.writing import Edges
from senco_app.ui.lazy_parts import LazyParts
from senco_app.ui.palette.acts import acts_of_buttons
from senco_app.ui.provision.groups import GroupsPart
from senco_app.ui.provision.interventions import InterventionsPart
from senco_app.ui.provision.part import Part
from senco_app.ui.provision.sessions import SessionsPart
from senco_app.ui.provision.week import WeekPart
from senco_app.ui.screen import Screen
from senco_app.ui.turns import TurnTaker, at_once
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Header
from senco_app.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.palette.acts import Act
    from senco_app.ui.turns import Turns

RECORD = "Record a day"
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
        self.tabs = Tabs("Parts of provision", PARTS)
        self._parts = LazyParts[str, Part](self._makers(), self._take)
        self._turns = TurnTaker(self)
        self.record = QuietButton(RECORD, "clipboard-check")
        self.header.acts.addWidget(self.record)
        still = QSizePolicy.Policy.Fixed  # its button is never pressed flat
        self.header.setSizePolicy(QSizePolicy.Policy.Preferred, still)
        self.record.setHidden(not register.may(Permission.RECORD_SESSION))
        self._arrange()
        self._connect()

    @property
    def groups(self) -> GroupsPart:
        """Who is given what, when, by whom."""
        return cast("GroupsPart", at_once(self._parts.part("Groups")))

    @property
    def week(self) -> WeekPart:
        """The sessions of a week, and its tick sheets."""
        return cast("WeekPart", at_once(self._parts.part("Week")))

    @property
    def sessions(self) -> SessionsPart:
        """What was planned, delivered, not run, not recorded."""
        return cast("SessionsPart", at_once(self._parts.part("Sessions")))

    @property
    def interventions(self) -> InterventionsPart:
        """The catalogue."""
        return cast("InterventionsPart", at_once(self._parts.part("Interventions")))

    def renewing(self) -> Turns[None]:
        """Ask the register again for the part on show; what is typed stays."""
        part = yield from self._parts.part(PARTS[self.tabs.currentIndex()])
        yield
        yield from part.renewing()

    def refresh(self) -> None:
        """Do the same at once."""
        at_once(self.renewing())

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register yet."""
        return any(part.unsaved() for part in self._parts.made.values())

    def keep_drafts(self) -> bool:
        """Keep what was typed as drafts, now; say whether nothing would be lost."""
        kept = [part.keep_drafts() for part in self._parts.made.values()]
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
        return at_once(self._parts.part(title))

    def _makers(self) -> dict[str, Callable[[], Part]]:
        register, page, worker = self._register, self.tabs.pages, Background(self)
        week = partial(WeekPart, register, worker, self._edges)
        return {
            "Groups": lambda: GroupsPart(register, page["Groups"]),
            "Week": lambda: week(page["Week"]),
            "Sessions": lambda: SessionsPart(register, page["Sessions"]),
            "Interventions": lambda: InterventionsPart(register, page["Interventions"]),
        }

    def _take(self, title: str, part: Part) -> None:
        """Give a part that was just made its place, and follow its wishes."""
        part.title = title
        part.said.connect(self.said)
        if isinstance(part, GroupsPart):
            part.pupil_requested.connect(self.pupil_requested)
            part.sheet_requested.connect(self._print_group)
        elif isinstance(part, SessionsPart):
            part.pupil_requested.connect(self.pupil_requested)
            part.group_requested.connect(self._open_group)
            part.week_requested.connect(self._open_week)
        self.tabs.columns[title].addWidget(part)

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
        self.tabs.currentChanged.connect(lambda: self._turns.take(self._renewing()))
        self.record.clicked.connect(lambda: self.sessions_requested.emit(""))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
