"""Today: what is late, what falls due, and the act for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.pupils.queries import PupilList
from senco_app.register import Topic
from senco_app.reminders.queries import DayIs
from senco_app.ui.piling import fix_width_beside, lay_in_grid, pile
from senco_app.ui.screen import Screen
from senco_app.ui.today.begin_card import BeginCard
from senco_app.ui.today.check_card import CheckCard
from senco_app.ui.today.digest import (
    SELDOM,
    Group,
    group_of,
    heading,
    term_line,
    tiles,
)
from senco_app.ui.today.rows import ReminderRows
from senco_app.ui.today.tile import Tile
from senco_app.ui.today.week_card import WeekCard
from senco_app.ui.widgets.buttons import LinkButton
from senco_app.ui.widgets.card import GAP, Card, Header, Page

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.reminders.records import Reminder
    from senco_app.ui.changes import Changes

WITHIN_DAYS = 14
SIDE_WIDTH, LARGE_ACROSS = 292, 3
NOTHING = "Nothing is late and nothing falls due in the next two weeks."
NONE_OF_THESE = "None of these. Show all to see what else is due."


class TodayScreen(Screen):
    """Counts what is due, and lists it with why; asks to go where the act is."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SCHOOL, Topic.PUPILS, Topic.CYCLES, Topic.REQUESTS}
    )
    cycle_requested = Signal(object)  # cycle id
    pupil_requested = Signal(object)  # pupil id
    export_requested = Signal(object)  # pupil id
    check_requested = Signal(object)  # key of a finding of the register check

    def __init__(
        self, register: Register, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(changes, parent)
        self._register = register
        self._due: tuple[Reminder, ...] = ()
        self._group: Group | None = None
        self.header = Header()
        self._grid = QGridLayout()
        self.tiles = tuple(Tile(group) for group in Group)
        self.card = Card("Needs you now")
        self.show_all = LinkButton("Show all")
        self.rows = ReminderRows()
        self.begin = BeginCard(register)
        self.week, self.check = WeekCard(), CheckCard()
        self._lay_out()
        self.show_all.clicked.connect(partial(self.show_group, None))
        self.rows.act_requested.connect(self._follow)
        self.check.check_requested.connect(self.check_requested)
        self.begin.pupil_requested.connect(self.pupil_requested)
        self.begin.taken_in.connect(self._go_on)
        for tile in self.tiles:
            tile.clicked.connect(partial(self._press, tile))

    def refresh(self) -> None:
        """Ask the register again."""
        day = self._register.ask(DayIs(WITHIN_DAYS))
        self._due = day.reminders
        self.header.title.setText(heading(day.today))
        self.header.subtitle.setText(term_line(day.today, day.calendar))
        begins = not (self._due or day.checks or self._register.ask(PupilList()))
        facts = tiles(self._due, day.today, day.calendar)
        for tile, said in zip(self.tiles, facts, strict=True):
            tile.show_facts(said)
            counts = said.figure > 0 or tile.counts not in SELDOM
            tile.setVisible(counts and not begins)
        self._lay_tiles()
        for card in (self.card, self.check):
            card.setHidden(begins)
        self.begin.setVisible(begins)
        self.week.show_day(day)
        self.check.show_checks(day.checks)
        left = {said.group for said in facts if said.figure}
        gone = self._group in SELDOM - left
        self.show_group(None if gone else self._group)

    def take_focus(self) -> None:
        """Bring the keyboard to the act that begins, while there is one."""
        if self.begin.isHidden() or not self.begin.take_focus():
            super().take_focus()

    def show_group(self, group: Group | None) -> None:
        """List one group of reminders, or all of them."""
        self._group = group
        for tile in self.tiles:
            tile.setChecked(tile.counts is group)
        chosen = tuple(one for one in self._due if group in (None, group_of(one)))
        self.rows.show_reminders(chosen, NOTHING if group is None else NONE_OF_THESE)
        self.card.heading.setText(
            "Needs you now" if group is None else f"Needs you now: {group.value}"
        )
        self.show_all.setVisible(group is not None)

    def _press(self, tile: Tile) -> None:
        self.show_group(tile.counts if tile.isChecked() else None)

    def _go_on(self) -> None:
        """Go to the first thing that is due among those who were taken in."""
        if self.rows.acts:
            self.rows.acts[0].setFocus()
        else:
            self.take_focus()

    def _follow(self, reminder: Reminder) -> None:
        if reminder.request_id:
            self.export_requested.emit(reminder.pupil_id)
        elif reminder.cycle_id:
            self.cycle_requested.emit(reminder.cycle_id)
        else:
            self.pupil_requested.emit(reminder.pupil_id)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        for laid in (self._grid, below):
            laid.setSpacing(GAP)
        for tile in self.tiles:
            tile.setParent(self)
        self.card.head.addWidget(self.show_all)
        self.card.body.addWidget(self.rows, 1)
        side = Page()
        fix_width_beside(side, SIDE_WIDTH)
        side.body.addWidget(self.week)
        side.body.addWidget(self.check)
        side.body.addStretch(1)
        below.addWidget(self.begin, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.card, 1)
        below.addWidget(side)
        pile(self, below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addLayout(self._grid)
        column.addLayout(below, 1)

    def _lay_tiles(self) -> None:
        """Lay the tiles on show side by side; none of the hidden ones keeps a place."""
        shown = [tile for tile in self.tiles if not tile.isHidden()]
        lay_in_grid(self, self._grid, shown, len(shown), LARGE_ACROSS)
