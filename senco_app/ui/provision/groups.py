"""Groups: who is given what, by whom, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.provision.queries import Groups, Interventions
from senco_app.pupils.rules import match_key
from senco_app.ui.dressing import fix_width
from senco_app.ui.provision import words
from senco_app.ui.provision.group_page import GroupPage
from senco_app.ui.provision.list_page import ListPage
from senco_app.ui.provision.part import Part
from senco_app.ui.record_table import Column
from senco_app.ui.widgets.buttons import ChipButton, PrimaryButton
from senco_app.ui.widgets.fields import line
from senco_app.wording import counted

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from senco_app.provision.records import Group
    from senco_app.register import Register

NONE_YET = "No groups yet. Add the first group, or one pupil with one adult."
NO_INTERVENTIONS = "No groups yet. Begin with Interventions: what does the school give?"
FILTER_WIDTH = 240
NONE_FOUND = "No group is found by that."
COLUMNS: tuple[tuple[Column[Group], int], ...] = (
    (Column("Group", lambda g: g.title, lambda g: match_key(g.title)), 225),
    (Column("Who leads it", lambda g: g.leader, lambda g: match_key(g.leader)), 150),
    (
        Column("When", lambda g: words.slot_words(g.slots), lambda g: sorted(g.slots)),
        210,
    ),
    (Column("Minutes", lambda g: str(g.minutes), lambda g: g.minutes), 80),
    (Column("Who", words.size_words, lambda g: len(g.members)), 150),
    (Column("Weeks", words.span_words, lambda g: g.started_on), 210),
)


class GroupsPart(Part):
    """Lists groups; opens one, or begins a new one."""

    pupil_requested = Signal(object)  # pupil id
    sheet_requested = Signal(object)  # Group

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self._known: tuple[Group, ...] = ()
        self.list = ListPage("Groups", COLUMNS, self.stack)
        self.add = PrimaryButton("Add a group", "plus", shortcut="Ctrl+N")
        self.filter = line("Filter groups", placeholder="filter by name, adult, pupil")
        self.ended = ChipButton("Show ended")
        fix_width(self.filter, FILTER_WIDTH)
        for act in (self.filter, self.add, self.ended):
            self.list.acts.flow.addWidget(act)
        self.stack.addWidget(self.list)
        self.setFocusProxy(self.filter)
        self.list.chosen.connect(self.open_group)
        self.add.clicked.connect(lambda: self.open_group(None))
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.list.open_chosen)
        self.ended.toggled.connect(self._narrow)

    def refresh(self) -> None:
        """Ask the register again."""
        self._known = self.register.ask(Groups())
        self.add.setVisible(self.may_plan())
        self._narrow()
        if self.opened is not None:
            self.opened.refresh()

    def open_group(self, group: Group | None) -> None:
        """Show a group in place of the list; nothing begins a new one."""
        page = GroupPage(self.register, group)
        page.pupil_requested.connect(self.pupil_requested)
        page.sheet_requested.connect(self.sheet_requested)
        self.open_page(page)

    def _narrow(self) -> None:
        today = self.register.today()
        typed = match_key(self.filter.words()).split()
        shown = [
            group
            for group in self._known
            if (self.ended.isChecked() or not _is_over(group, today))
            and all(word in _key(group) for word in typed)
        ]
        self.list.show_records(shown, lambda group: group.id, self._nothing(typed))
        self.list.told.setText(
            f"{counted(len(shown), 'group', 'groups')} shown · Enter opens one"
        )
        self.list.told.setVisible(bool(shown))
        self.ended.setVisible(any(_is_over(group, today) for group in self._known))

    def _nothing(self, typed: list[str]) -> str:
        if typed:
            return NONE_FOUND
        has_any = bool(self._known) or bool(self.register.ask(Interventions()))
        return NONE_YET if has_any else NO_INTERVENTIONS


def _is_over(group: Group, today: date) -> bool:
    return group.ended_on is not None and group.ended_on < today


def _key(group: Group) -> str:
    names = " ".join(member.name for member in group.members)
    return match_key(f"{group.title} {group.intervention} {group.leader} {names}")
