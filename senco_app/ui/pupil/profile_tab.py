"""The one-page profile: three texts, in the pupil's and the adults' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.pupils.commands import SaveProfile
from senco_app.pupils.records import Profile
from senco_app.ui.pupil.header import forename_of
from senco_app.ui.pupil.tab import PupilTab
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.fields import Field, LongWords
from senco_app.ui.widgets.labels import SafetyLine

if TYPE_CHECKING:
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.typing_state import Editors

ASKED = (
    ("appreciated", "What people like and admire about {}"),
    ("important", "What is important to {}"),
    ("support", "How best to support {}"),
)


class ProfileTab(PupilTab):
    """Three texts, edited in place."""

    draft_name: ClassVar[str] = "profile"

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.words = {name: LongWords(lines=5, most_lines=14) for name, _ in ASKED}
        self.fields = {name: Field("", words) for name, words in self.words.items()}
        self.save_button = PrimaryButton("Save profile", "save", shortcut="Ctrl+S")
        self.save_button.clicked.connect(self._save)
        card = Card(parent=self.page.widget())
        card.body.setSpacing(GAP)
        for field in self.fields.values():
            card.body.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(SafetyLine(), 1)
        foot.addWidget(self.said)
        foot.addWidget(self.save_button)
        card.body.addLayout(foot)
        self.page.body.addWidget(card)
        self.page.body.addStretch(1)

    def fill(self, pupil: PupilRecord) -> None:
        """Show the profile."""
        forename = forename_of(pupil)
        for name, label in ASKED:
            said = label.format(forename)
            self.fields[name].label.setText(said)
            self.words[name].setAccessibleName(said)
            self.words[name].show_words(getattr(pupil.profile, name))

    def part(self, pupil: PupilRecord) -> Profile:
        """Return the profile."""
        return pupil.profile

    def value(self) -> Profile:
        """Return the profile as it stands in the editors."""
        return Profile(**{name: words.words() for name, words in self.words.items()})

    def editors(self) -> Editors:
        """Return the three texts."""
        return dict(self.words)

    def _save(self) -> None:
        self.keep(self._command)

    def _command(self) -> SaveProfile:
        pupil = self.shown()
        return SaveProfile(pupil.id, pupil.version, self.value())
