"""Settings: sections at the left, one of them open at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

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
from senco_app.ui.settings.terms import TermsSection
from senco_app.ui.widgets.card import GAP, Header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.register import Register
    from senco_app.security.keyfile import Cost
    from senco_app.ui.changes import Changes
    from senco_app.ui.settings.section import Section

LIST_WIDTH = 136


class SettingsScreen(Screen):
    """Shows one section at a time; what is typed in another stays there."""

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
        self.school = SchoolSection(register)
        self.terms = TermsSection(register)
        self.people = PeopleSection(register, cost)
        self.books = self._books(register)
        self.backups = BackupsSection(register, back_up) if back_up else None
        self.appearance = AppearanceSection(register)
        offered: dict[str, Section | None] = {
            "School": self.school,
            "Terms": self.terms,
            "People": self.people,
            "Books": self.books,
            "Backups": self.backups,
            "Appearance": self.appearance,
        }
        self.sections = {title: one for title, one in offered.items() if one}
        self._arrange()

    def open_section(self, title: str) -> None:
        """Open a section by its title.

        Raises:
            ValueError: If there is none of that title.
        """
        self.list.setCurrentRow(list(self.sections).index(title))

    def refresh(self) -> None:
        """Ask the register again; what is being typed stays."""
        for section in self.sections.values():
            section.refresh()

    def unsaved(self) -> bool:
        """Say whether a section holds something that is not saved, and open it."""
        for title, section in self.sections.items():
            if section.unsaved():
                self.open_section(title)
                return True
        return False

    def keep_drafts(self) -> bool:
        """Keep what was typed in every section; open one that has words left."""
        left = [title for title, one in self.sections.items() if not one.keep_drafts()]
        if left:
            self.open_section(left[0])
        return not left

    def _books(self, register: Register) -> BooksSection | None:
        """Return the part about books, for whoever exchanges packs with them."""
        if not register.may(Permission.EXCHANGE_PACKS):
            return None
        section = BooksSection(register)
        section.decide_requested.connect(self.provision_requested)
        return section

    def _open(self, row: int) -> None:
        self.stack.setCurrentIndex(row)

    def _arrange(self) -> None:
        self.list.setAccessibleName("Parts of the settings")
        self.list.setProperty("look", "sections")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fix_width(self.list, LIST_WIDTH)
        for title, section in self.sections.items():
            self.list.addItem(title)
            self.stack.addWidget(section)
            section.said.connect(partial(self._say, title))
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
