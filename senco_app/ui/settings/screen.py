"""Settings: sections at the left, one of them open at the right."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.ui.dressing import fix_width
from senco_app.ui.screen import Screen
from senco_app.ui.settings.appearance import AppearanceSection
from senco_app.ui.settings.backups import BackupsSection
from senco_app.ui.settings.books import BooksSection
from senco_app.ui.settings.people import STRENGTH, PeopleSection
from senco_app.ui.settings.school import SchoolSection
from senco_app.ui.settings.section import Section
from senco_app.ui.settings.terms import TermsSection
from senco_app.ui.widgets.card import GAP, Header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.register import Register
    from senco_app.security.keyfile import Cost
    from senco_app.ui.changes import Changes

LIST_WIDTH = 136
SECTIONS = ("School", "Terms", "People", "Books", "Backups", "Appearance")
S = TypeVar("S", bound=Section)


class SettingsScreen(Screen):
    """Shows one section at a time; what is typed in another stays there.

    A section is made when it is first gone to.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SCHOOL, Topic.PEOPLE, Topic.PROVISION}
    )
    provision_requested = Signal(str)  # the part of it

    def __init__(
        self,
        register: Register,
        changes: Changes,
        back_up: Callable[[Register], Path | None] | None = None,
        *,
        cost: Cost = STRENGTH,
        parent: QWidget | None = None,
    ) -> None:
        """Make the screen.

        Args:
            register: The open register.
            changes: Tells of changes.
            back_up: Makes a verified backup beside the register, slow; without it,
                there is no section for backups.
            cost: What a guess at a new password shall cost.
            parent: The widget it belongs to.
        """
        super().__init__(changes, parent)
        self.header = Header("Settings")
        self.header.subtitle.hide()
        self.list = QListWidget()
        self.stack = QStackedWidget()
        self._register, self._back_up, self._cost = register, back_up, cost
        exchanges = register.may(Permission.EXCHANGE_PACKS)
        left_out = {"Books": not exchanges, "Backups": back_up is None}
        self.sections = tuple(one for one in SECTIONS if not left_out.get(one))
        self._made: dict[str, Section] = {}
        self._arrange()

    @cached_property
    def school(self) -> SchoolSection:
        """The school's name, authority and numbers."""
        return self._ready("School", SchoolSection(self._register, self.stack))

    @cached_property
    def terms(self) -> TermsSection:
        """Terms, and days off."""
        return self._ready("Terms", TermsSection(self._register, self.stack))

    @cached_property
    def people(self) -> PeopleSection:
        """Who opens the register."""
        section = PeopleSection(self._register, self._cost, self.stack)
        return self._ready("People", section)

    @cached_property
    def books(self) -> BooksSection | None:
        """Books of teaching assistants, for whoever exchanges packs with them."""
        if "Books" not in self.sections:
            return None
        section = self._ready("Books", BooksSection(self._register, self.stack))
        section.decide_requested.connect(self.provision_requested)
        return section

    @cached_property
    def backups(self) -> BackupsSection | None:
        """Backups, where they can be made."""
        if self._back_up is None:
            return None
        section = BackupsSection(self._register, self._back_up, self.stack)
        return self._ready("Backups", section)

    @cached_property
    def appearance(self) -> AppearanceSection:
        """Colours, and the size of the text."""
        return self._ready("Appearance", AppearanceSection(self._register, self.stack))

    def open_section(self, title: str) -> None:
        """Open a section by its title.

        Raises:
            ValueError: If there is none of that title.
        """
        self.list.setCurrentRow(self.sections.index(title))

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays."""
        for section in self._made.values():
            section.refresh()

    def unsaved(self) -> bool:
        """Say whether a section holds something that is not saved, and open it."""
        for title, section in self._made.items():
            if section.unsaved():
                self.open_section(title)
                return True
        return False

    def keep_drafts(self) -> bool:
        """Keep what was typed in every section; open one that has words left."""
        left = [title for title, one in self._made.items() if not one.keep_drafts()]
        if left:
            self.open_section(left[0])
        return not left

    def _ready(self, title: str, section: S) -> S:
        """Take a section that was just made among the others, filled."""
        self._made[title] = section
        self.stack.addWidget(section)
        section.said.connect(partial(self._say, title))
        section.refresh()
        return section

    def _open(self, row: int) -> None:
        section = getattr(self, self.sections[row].lower())
        self.stack.setCurrentWidget(section)

    def _arrange(self) -> None:
        self.list.setAccessibleName("Parts of the settings")
        self.list.setProperty("look", "sections")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fix_width(self.list, LIST_WIDTH)
        self.list.addItems(self.sections)
        self.setFocusProxy(self.list)
        across = QHBoxLayout()
        across.setSpacing(2 * GAP)
        across.addWidget(self.list)
        across.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addLayout(across, 1)
        self.list.currentRowChanged.connect(self._open)
        self.list.setCurrentRow(0)

    def _say(self, title: str, sentence: str) -> None:
        words = sentence if sentence != "Saved" else f"{title} saved."
        self.said.emit(words, None)
