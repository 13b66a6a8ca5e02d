"""The row above the list: the filter, the chips, columns and grouping."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.pupils.rules import match_key
from senco_app.ui.dressing import fix_width
from senco_app.ui.piling import pile
from senco_app.ui.pupils.chips import MenuButton, MenuChip, ToggleChip
from senco_app.ui.pupils.columns import COLUMNS
from senco_app.ui.pupils.filters import Aspect, Choice, Filters, Who, choices
from senco_app.ui.pupils.grouping import Grouping
from senco_app.ui.widgets.fields import line
from senco_app.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from datetime import date

    from senco_app.pupils.records import PupilLine
    from senco_app.reminders.records import CheckLine

PLACEHOLDER = "Filter by name, UPN, class or need"
FILTER_WIDTH = 272


class FilterBar(QWidget):
    """Says which pupils to show; chips combine."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._everyone: tuple[PupilLine, ...] = ()
        self._ids: frozenset[str] | None = None
        self.filter = line(PLACEHOLDER, placeholder=PLACEHOLDER)
        self.who = {who: ToggleChip(who.value) for who in Who}
        self.who[Who.ON_REGISTER].setChecked(True)
        self.check = ToggleChip("Register check", on=True)
        self.check.hide()
        self.by = {
            each: MenuChip(each.value, partial(self._offer, each)) for each in Aspect
        }
        shown = [(c.title, n, c.shown) for n, c in enumerate(COLUMNS)][1:]
        self.columns = MenuButton("Columns", shown)
        groups = [(g.value, g, g is Grouping.NONE) for g in Grouping]
        self.grouping = MenuButton("Group by", groups, one=True)
        self._lay_out()
        self._connect()

    def filters(self) -> Filters:
        """Return what is typed and chosen."""
        return Filters(
            words=tuple(match_key(self.filter.text()).split()),
            who=frozenset(w for w, chip in self.who.items() if chip.isChecked()),
            chosen={each: chip.chosen for each, chip in self.by.items()},
            ids=self._ids,
        )

    def offer_for(self, everyone: tuple[PupilLine, ...]) -> None:
        """Let the menus offer what these pupils have."""
        self._everyone = everyone

    def show_only(self, check: CheckLine | None) -> None:
        """Show all pupils that a finding names, and nobody else; or none such more."""
        narrowed = self._ids is not None
        self._ids = None if check is None else frozenset(check.pupil_ids)
        self.check.setVisible(check is not None)
        if check is not None:
            self.check.rename(check.label)
        if check is not None or narrowed:
            self._start_anew(on_register=check is None)

    def widen(self) -> None:
        """Show everyone in the register."""
        self._ids = None
        self.check.hide()
        self._start_anew(on_register=False)

    def _start_anew(self, *, on_register: bool) -> None:
        with QSignalBlocker(self):  # one change, not one a chip
            self.filter.clear()
            for who, chip in self.who.items():
                chip.setChecked(on_register and who is Who.ON_REGISTER)
            for menu in self.by.values():
                menu.clear()
            self.check.setChecked(True)
        self.changed.emit()

    def _drop_check(self) -> None:
        if not self.check.isChecked():
            self.show_only(None)

    def _offer(self, aspect: Aspect) -> tuple[Choice, ...]:
        return choices(aspect, self._everyone, self._today)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.changed)
        self.check.clicked.connect(self._drop_check)
        for chip in self.who.values():
            chip.toggled.connect(self.changed)
        for menu in self.by.values():
            menu.changed.connect(self.changed)

    def _lay_out(self) -> None:
        self.filter.setClearButtonEnabled(True)
        fix_width(self.filter, FILTER_WIDTH)
        chips = Flow()
        for chip in (self.check, *self.who.values(), *self.by.values()):
            chips.flow.addWidget(chip)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        across.addWidget(self.filter, 0, top)
        across.addWidget(chips, 1, top)
        menus = QHBoxLayout()
        menus.addWidget(self.columns)
        menus.addWidget(self.grouping)
        across.addLayout(menus)
        across.setAlignment(menus, top | Qt.AlignmentFlag.AlignLeft)
        pile(self, across)
