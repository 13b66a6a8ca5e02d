"""School: its name, authority, phase and last year group."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from senco_app.errors import RecordMissingError
from senco_app.school.commands import SetSchool
from senco_app.school.queries import SchoolIs
from senco_app.school.records import SchoolDetails
from senco_app.ui.cycles.typed import CalmChoice
from senco_app.ui.dressing import most_width
from senco_app.ui.settings.section import FormSection, foot
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.fields import Field, ShortWords
from senco_app.vocabulary import YEAR_GROUPS, Phase
from senco_app.wording import year_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register

AUTHORITY_HINT = "The local authority that maintains the school, or in whose area it is"
WIDEST = 460
LAST_YEAR_HINT = "The oldest pupils; nobody moves up beyond it"


class SchoolSection(FormSection):
    """Which school this is."""

    place: ClassVar[str] = "settings/school"

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.name = ShortWords()
        self.authority = ShortWords()
        self.phase = CalmChoice("", [(p.value.capitalize(), p) for p in Phase])
        years = [(year_name(year), year) for year in YEAR_GROUPS]
        self.last_year = CalmChoice("", years)
        self.save_button = PrimaryButton("Save school", "save", shortcut="Ctrl+S")
        self.save_button.clicked.connect(self.keep)
        self._version = 1
        self._arrange()

    def stored(self) -> SchoolDetails:
        """Return the school as the register has it; an empty one before set-up."""
        try:
            return self.register.ask(SchoolIs())
        except RecordMissingError:
            return SchoolDetails("", "", Phase.PRIMARY, "6")

    def fill(self, record: object) -> None:
        """Show a school's details."""
        if isinstance(record, SchoolDetails):
            self._version = record.version
            self.name.show_words(record.name)
            self.authority.show_words(record.authority)
            self.phase.choose(record.phase)
            self.last_year.choose(record.last_year_group)

    def value(self) -> SchoolDetails:
        """Return the details as they stand in the editors."""
        return SchoolDetails(
            name=self.name.words(),
            authority=self.authority.words(),
            phase=Phase(str(self.phase.chosen())),
            last_year_group=str(self.last_year.chosen()),
            version=self._version,
        )

    def command(self) -> SetSchool:
        """Return the command that saves the details."""
        return SetSchool(self.value())

    def acts(self) -> tuple[QWidget, ...]:
        """Return the button that saves."""
        return (self.save_button,)

    def _arrange(self) -> None:
        self.fields = {
            "name": Field("Name of the school", self.name),
            "authority": Field("Authority", self.authority, AUTHORITY_HINT),
            "phase": Field("Kind of school", self.phase),
            "last_year_group": Field("Last year group", self.last_year, LAST_YEAR_HINT),
        }
        card = Card("School")
        card.body.setSpacing(GAP)
        for field in self.fields.values():
            most_width(field.editor, WIDEST)
            card.body.addWidget(field)
        card.body.addLayout(foot(self.save_button))
        self.page.body.addWidget(card)
        self.page.body.addStretch(1)
