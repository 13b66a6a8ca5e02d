"""Interventions: the school's catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.errors import SencoError
from senco_app.provision.commands import TakeCatalogue
from senco_app.provision.queries import Interventions
from senco_app.ui.provision.intervention_form import InterventionPage
from senco_app.ui.provision.list_page import ListPage
from senco_app.ui.provision.part import Part
from senco_app.ui.provision.words import NONE
from senco_app.ui.record_table import Column
from senco_app.ui.widgets.buttons import ChipButton, PrimaryButton, QuietButton
from senco_app.vocabulary import Level
from senco_app.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.provision.records import Intervention
    from senco_app.register import Register

NONE_YET = (
    "No interventions yet. Take the starting set of twenty and change it to what your "
    "school gives, or add your own."
)
LEVELS = tuple(Level)
COLUMNS: tuple[tuple[Column[Intervention], int], ...] = (
    (Column("Intervention", lambda i: i.name, lambda i: i.name.casefold()), 250),
    (Column("Level", lambda i: i.level.value, lambda i: LEVELS.index(i.level)), 95),
    (Column("Need", lambda i: i.area or NONE), 230),
    (Column("State", lambda i: "archived" if i.archived else "in use"), 85),
    (Column("Aim", lambda i: " ".join(i.aim.split())), 300),
)


class InterventionsPart(Part):
    """Lists the catalogue; opens one, adds one, takes the starting set."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.list = ListPage("Interventions", COLUMNS, self.stack)
        self.add = PrimaryButton("Add an intervention", "plus", shortcut="Ctrl+N")
        self.take = QuietButton("Take the starting set", "download")
        self.archived = ChipButton("Show archived")
        for act in (self.add, self.take, self.archived):
            self.list.acts.flow.addWidget(act)
        self.stack.addWidget(self.list)
        self.setFocusProxy(self.list.table)
        self.list.chosen.connect(self._open)
        self.add.clicked.connect(lambda: self.open_page(InterventionPage(register)))
        self.take.clicked.connect(self._take)
        self.archived.toggled.connect(self.refresh)

    def refresh(self) -> None:
        """Ask the register again."""
        known = self.register.ask(Interventions(archived=True))
        shown = [one for one in known if self.archived.isChecked() or not one.archived]
        self.list.show_records(shown, lambda one: one.id, NONE_YET)
        count = counted(len(shown), "intervention", "interventions")
        self.list.told.setText(f"{count} shown · Enter opens one")
        self.list.told.setVisible(bool(shown))
        self.add.setVisible(self.may_plan())
        self.take.setVisible(self.may_plan() and not known)
        self.archived.setVisible(any(one.archived for one in known))
        if self.opened is not None:
            self.opened.refresh()

    def _open(self, stored: Intervention) -> None:
        self.open_page(InterventionPage(self.register, stored))

    def _take(self) -> None:
        try:
            taken = self.register.execute(TakeCatalogue())
        except SencoError as error:
            self.banner.say(str(error))
            return
        words = counted(taken, "intervention", "interventions")
        self.said.emit(f"{words} added. Change them to what your school gives.", None)
