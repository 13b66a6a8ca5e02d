"""Settings: sections at the left, one of them open at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

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
from senco_app.ui.lazy_parts import LazyParts
from senco_app.ui.screen import Screen
from senco_app.ui.settings.appearance import AppearanceSection
from senco_app.ui.settings.backups import BackupsSection
from senco_app.ui.settings.books import BooksSection
from senco_app.ui.settings.people import STRENGTH, PeopleSection
from senco_app.ui.settings.school import SchoolSection
from senco_app.ui.settings.section import Section
from senco_app.ui.settings.terms import TermsSection
from senco_app.ui.turns import TurnTaker, at_once
from senco_app.ui.widgets.card import GAP, Header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from senco_app.register import Register
    from senco_app.security.keyfile import Cost
    from senco_app.ui.changes import Changes
    from senco_app.ui.turns import Turns

LIST_WIDTH = 136
SECTIONS = ("School", "Terms", "People", "Books", "Backups", "Appearance")


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
        self._parts = LazyParts[str, Section](
            self._makers(), self._take, lambda one: one.filling()
        )
        self._turns = TurnTaker(self)
        self._arrange()

    @property
    def school(self) -> SchoolSection:
        """The school's name, authority and numbers."""
        return cast("SchoolSection", at_once(self._parts.part("School")))

    @property
    def terms(self) -> TermsSection:
        """Terms, and days off."""
        return cast("TermsSection", at_once(self._parts.part("Terms")))

    @property
    def people(self) -> PeopleSection:
        """Who opens the register."""
        return cast("PeopleSection", at_once(self._parts.part("People")))

    @property
    def books(self) -> BooksSection | None:
        """Books of teaching assistants, for whoever exchanges packs with them."""
        if "Books" not in self.sections:
            return None
        return cast("BooksSection", at_once(self._parts.part("Books")))

    @property
    def backups(self) -> BackupsSection | None:
        """Backups, where they can be made."""
        if "Backups" not in self.sections:
            return None
        return cast("BackupsSection", at_once(self._parts.part("Backups")))

    @property
    def appearance(self) -> AppearanceSection:
        """Colours, and the size of the text."""
        return cast("AppearanceSection", at_once(self._parts.part("Appearance")))

    def open_section(self, title: str) -> None:
        """Open a section by its title.

        Raises:
            ValueError: If there is none of that title.
        """
        self.list.setCurrentRow(self.sections.index(title))

    def renewing(self) -> Turns[None]:
        """Ask the register again; what is being typed stays."""
        for section in tuple(self._parts.made.values()):
            section.refresh()
            yield
        if self._turns.busy or self.stack.currentWidget() is None:
            yield from self._opening_section(self.sections[self.list.currentRow()])

    def refresh(self) -> None:
        """Do the same at once."""
        at_once(self.renewing())

    def unsaved(self) -> bool:
        """Say whether a section holds something that is not saved, and open it."""
        for title, section in self._parts.made.items():
            if section.unsaved():
                self.open_section(title)
                return True
        return False

    def keep_drafts(self) -> bool:
        """Keep what was typed in every section; open one that has words left."""
        left = [
            title for title, one in self._parts.made.items() if not one.keep_drafts()
        ]
        if left:
            self.open_section(left[0])
        return not left

    def _makers(self) -> dict[str, Callable[[], Section]]:
        register, stack, back_up = self._register, self.stack, self._back_up
        makers: dict[str, Callable[[], Section]] = {
            "School": lambda: SchoolSection(register, stack),
            "Terms": lambda: TermsSection(register, stack),
            "People": lambda: PeopleSection(register, self._cost, stack),
            "Books": lambda: BooksSection(register, stack),
            "Appearance": lambda: AppearanceSection(register, stack),
        }
        if back_up is not None:
            makers["Backups"] = lambda: BackupsSection(register, back_up, stack)
        return makers

    def _take(self, title: str, section: Section) -> None:
        """Give a section its place, and follow its wishes."""
        if isinstance(section, BooksSection):
            section.decide_requested.connect(self.provision_requested)
        section.said.connect(partial(self._say, title))
        self.stack.addWidget(section)

    def _opening_section(self, title: str) -> Turns[None]:
        section = yield from self._parts.part(title)
        yield
        self.stack.setCurrentWidget(section)

    def _open(self, row: int) -> None:
        self._turns.take(self._opening_section(self.sections[row]))

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
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._open)

    def _say(self, title: str, sentence: str) -> None:
        words = sentence if sentence != "Saved" else f"{title} saved."
        self.said.emit(words, None)
