"""Details: legal and preferred names, birth, UPN, class, authority."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from senco_app.pupils.commands import EditPupil
from senco_app.pupils.records import PupilDetails
from senco_app.pupils.rules import upn_is_sound
from senco_app.ui.piling import lay_in_grid, pile
from senco_app.ui.pupil.alerts_form import AlertsForm
from senco_app.ui.pupil.leaving_form import LeavingForm
from senco_app.ui.pupil.tab import PupilTab
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Choice, Field, ShortWords
from senco_app.vocabulary import YEAR_GROUPS, KeepReason, Sex
from senco_app.wording import year_name

if TYPE_CHECKING:
    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register
    from senco_app.ui.turns import Turns
    from senco_app.ui.typing_state import Editors

NAMES = (
    ("legal_forename", "Legal forename"),
    ("legal_surname", "Legal surname"),
    ("preferred_name", "Preferred forename"),
)
LINES = (
    *NAMES,
    ("upn", "UPN"),
    ("form", "Class or form"),
    ("home_authority", "Authority where the child lives"),
    ("attendance", "Attendance"),
)
TICKS = (
    ("pupil_premium", "Pupil premium"),
    ("eal", "English as an additional language"),
    ("looked_after", "Looked after by a local authority"),
)
PLACES = (
    *("legal_forename", "legal_surname", "preferred_name"),
    *("born_on", "sex", "upn"),
    *("form", "year_group_override", "home_authority"),
    *("attendance", "keep_reason", "decide_by"),
)
SEXES: tuple[tuple[str, object], ...] = (
    ("Not known", None),
    ("Female", Sex.FEMALE),
    ("Male", Sex.MALE),
)
UPN_WRONG = (
    "The check letter does not fit: compare with the office. It is kept as it is."
)


class DetailsTab(PupilTab):
    """Who the pupil is, as the office and the census know them."""

    draft_name: ClassVar[str] = "details"
    alerts: AlertsForm
    leaving: LeavingForm

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(register, parent)
        self.lines = {name: ShortWords() for name, _ in LINES}
        self.born_on = DateField(field="born_on")
        self.sex = Choice("", SEXES)
        years = (("By age", None), *((year_name(y), y) for y in YEAR_GROUPS))
        self.year = Choice("", years)
        reasons = (("No reason noted", None), *((r.value, r) for r in KeepReason))
        self.keep_reason = Choice("", reasons)
        self.decide_by = DateField(field="decide_by")
        self.ticks = {name: QCheckBox(words) for name, words in TICKS}
        self.save_button = PrimaryButton("Save details", "save", shortcut="Ctrl+S")
        self.save_button.clicked.connect(self._save)
        self.lines["upn"].textChanged.connect(self._check_upn)

    def making(self) -> Turns[None]:
        """Make the three cards."""
        self._name_fields()
        yield
        self._arrange()
        yield
        self.alerts = AlertsForm(self.register, self.banner)
        self.page.body.addWidget(self.alerts)
        yield
        self.leaving = LeavingForm(self.register, self.banner)
        self.page.body.addWidget(self.leaving)
        self.page.body.addStretch(1)
        yield

    def show_pupil(self, pupil: PupilRecord, *, anew: bool = False) -> None:
        """Show a pupil; unsaved details, and unsaved alerts, stay."""
        self.alerts.show_pupil(pupil)  # first: a draft is shown in all of them
        self.leaving.show_pupil(pupil)
        super().show_pupil(pupil, anew=anew)

    def unsaved(self) -> bool:
        """Say whether details, alerts or a reason to leave wait to be saved."""
        others = self.alerts.unsaved() or self.leaving.unsaved()
        return super().unsaved() or others

    def fill(self, pupil: PupilRecord) -> None:
        """Show the details."""
        details = pupil.details
        for name, line in self.lines.items():
            line.show_words(getattr(details, name) or "")
        self.born_on.set_day(details.born_on)
        self.sex.choose(details.sex)
        self.year.choose(details.year_group_override or None)
        self.keep_reason.choose(details.keep_reason)
        self.decide_by.set_day(details.decide_by)
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(details, name))
        self._check_upn()

    def part(self, pupil: PupilRecord) -> PupilDetails:
        """Return the details."""
        return pupil.details

    def value(self) -> PupilDetails:
        """Return the details as they stand in the editors."""
        sex, year, reason = (
            self.sex.chosen(),
            self.year.chosen(),
            self.keep_reason.chosen(),
        )
        words = {name: line.words() for name, line in self.lines.items()}
        return PupilDetails(
            legal_surname=words["legal_surname"],
            legal_forename=words["legal_forename"],
            preferred_name=words["preferred_name"],
            upn=words["upn"] or None,
            form=words["form"],
            home_authority=words["home_authority"],
            attendance=words["attendance"],
            pupil_premium=self.ticks["pupil_premium"].isChecked(),
            eal=self.ticks["eal"].isChecked(),
            looked_after=self.ticks["looked_after"].isChecked(),
            born_on=self.born_on.day(),
            sex=sex if isinstance(sex, Sex) else None,
            year_group_override=year if isinstance(year, str) else None,
            keep_reason=reason if isinstance(reason, KeepReason) else None,
            decide_by=self.decide_by.day(),
        )

    def editors(self) -> Editors:
        """Return all that is typed or chosen here, alerts too."""
        return {
            **self.lines,
            **self.ticks,
            "born_on": self.born_on,
            "sex": self.sex,
            "year_group_override": self.year,
            "keep_reason": self.keep_reason,
            "decide_by": self.decide_by,
            "alerts": self.alerts.rows,
            "leaving": self.leaving.why,
        }

    def _check_upn(self) -> None:
        upn = self.lines["upn"].text()
        wrong = UPN_WRONG if upn and not upn_is_sound(upn) else ""
        hint = self.fields["upn"].hint
        hint.setText(wrong)
        hint.setVisible(bool(wrong))
        self.lines["upn"].setAccessibleDescription(wrong)

    def _save(self) -> None:
        self.keep(self._command)

    def _command(self) -> EditPupil:
        pupil = self.shown()
        return EditPupil(pupil.id, pupil.version, self.value())

    def _name_fields(self) -> None:
        for name, label in LINES:
            self.fields[name] = Field(label, self.lines[name])
        self.fields |= {
            "born_on": Field("Born on", self.born_on),
            "sex": Field("Sex", self.sex),
            "year_group_override": Field("Year group", self.year),
            "keep_reason": Field("If without SEN, kept because of", self.keep_reason),
            "decide_by": Field("Look at it again by", self.decide_by),
        }
        self.fields["upn"].hint.set_tone("soon")

    def _arrange(self) -> None:
        card = Card(parent=self.page.widget())
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        placed = tuple(self.fields[name] for name in PLACES)
        for field in placed:
            field.keep_to_top()
        lay_in_grid(self, grid, placed, 3, 2)
        card.body.addLayout(grid)
        ticks = QHBoxLayout()
        ticks.setSpacing(2 * GAP)
        for tick in self.ticks.values():
            tick.setAccessibleName(tick.text())
            ticks.addWidget(tick)
        ticks.addStretch(1)
        pile(self, ticks)
        card.body.addLayout(ticks)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.said)
        foot.addWidget(self.save_button)
        card.body.addLayout(foot)
        self.page.body.addWidget(card)
