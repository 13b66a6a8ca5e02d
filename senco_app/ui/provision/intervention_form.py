"""One intervention: what it is for, for whom, and when it is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.provision.commands import (
    AddIntervention,
    ArchiveIntervention,
    EditIntervention,
)
from senco_app.provision.queries import Interventions
from senco_app.provision.records import Intervention
from senco_app.provision.rules import broad_areas
from senco_app.roles import Permission
from senco_app.ui.provision.form import RecordForm
from senco_app.ui.provision.part import Opened
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP
from senco_app.ui.widgets.fields import Choice, Field, LongWords, line
from senco_app.ui.widgets.labels import Chip
from senco_app.vocabulary import Level

if TYPE_CHECKING:
    from senco_app.register import Command, Register
    from senco_app.ui.widgets.banner import Banner

LEVELS = tuple((level.value, level) for level in Level)
NO_AREA = "any area of need"
NEW = Intervention("", "", "", "", "", "", Level.TARGETED)
LONGS = (
    ("aim", "Aim", "What a pupil will be able to do"),
    ("evidence", "Evidence", "Why it should work, and where that is written"),
    ("entry", "Who it is for: entry", "What shows that a pupil should start"),
    ("exit", "When it is enough: exit", "What shows that a pupil can stop"),
)


class InterventionForm(RecordForm):
    """What the catalogue says of one intervention."""

    def __init__(
        self, register: Register, banner: Banner, stored: Intervention
    ) -> None:
        place = f"intervention/{stored.id or 'new'}"
        super().__init__(register, banner, stored.name or "New intervention", place)
        self.stored = stored
        self.name = line(longest=80)
        self.level = Choice("", LEVELS)
        areas = ((NO_AREA, ""), *((area, area) for area in broad_areas()))
        self.area = Choice("", areas)
        self.longs = {name: LongWords() for name, _, _ in LONGS}
        self.fields = {
            "name": Field("Name", self.name),
            "level": Field("Level of support", self.level),
            "area": Field("Need", self.area),
        }
        for name, label, hint in LONGS:
            self.fields[name] = Field(label, self.longs[name], hint)
        self._arrange()

    def fill(self) -> None:
        """Show what is stored."""
        stored = self.stored
        self.name.show_words(stored.name)
        self.level.choose(stored.level)
        self.area.choose(stored.area)
        for name, editor in self.longs.items():
            editor.show_words(getattr(stored, name))

    def value(self) -> Intervention:
        """Return the intervention as it stands in the editors."""
        return replace(
            self.stored,
            name=self.name.words(),
            level=Level(str(self.level.chosen())),
            area=str(self.area.chosen()),
            aim=self.longs["aim"].words(),
            evidence=self.longs["evidence"].words(),
            entry=self.longs["entry"].words(),
            exit=self.longs["exit"].words(),
        )

    def command(self) -> Command[object]:
        """Return the command that adds or changes it."""
        value = self.value()
        return EditIntervention(value) if value.id else AddIntervention(value)

    def _arrange(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(GAP)
        for name, share in (("name", 3), ("level", 1), ("area", 2)):
            self.fields[name].keep_to_top()
            across.addWidget(self.fields[name], share)
        self.body.addLayout(across)
        for name, _, _ in LONGS:
            self.body.addWidget(self.fields[name])
        self.body.addLayout(self.foot())


class InterventionPage(Opened):
    """One intervention in place of the list."""

    def __init__(
        self,
        register: Register,
        stored: Intervention = NEW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(register, parent)
        self.form = InterventionForm(register, self.banner, stored)
        self.back = QuietButton("All interventions", "arrow-left", shortcut="Esc")
        self.archive = QuietButton("Archive", name="Archive this intervention")
        self.archived = Chip("archived")
        self._arrange()
        self.back.clicked.connect(self.closed)
        self.archive.clicked.connect(self._archive)
        self.form.saved.connect(self._saved)
        self.banner.act.clicked.connect(self._show_stored)

    def begin(self) -> None:
        """Fill the form and go to its first field."""
        self.form.begin()
        self._show_state()
        if not self.register.may(Permission.PLAN_PROVISION):
            self.form.only_show()
        self.form.name.setFocus()

    def refresh(self) -> None:
        """Show what is stored now, unless something is being typed."""
        if self.form.stored.id and not self.form.unsaved():
            self.form.stored = self._stored()
            self.form.refresh()
            self._show_state()

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the register."""
        return self.form.unsaved()

    def keep_drafts(self) -> bool:
        """Keep what was typed as a draft, now; say whether nothing would be lost."""
        return self.form.keep_draft()

    def _saved(self, _kept: object) -> None:
        self.said.emit("Intervention saved.", None)
        self.closed.emit()

    def _archive(self) -> None:
        stored = self.form.stored
        command = ArchiveIntervention(
            stored.id, stored.version, archived=not stored.archived
        )
        try:
            self.register.execute(command)
        except SencoError as error:
            self.banner.say(str(error))
            return
        words = "is offered again." if stored.archived else "was archived."
        self.said.emit(f"{stored.name} {words}", None)
        self.closed.emit()

    def _show_stored(self) -> None:
        self.form.stored = self._stored()
        self.form.put_aside()

    def _stored(self) -> Intervention:
        known = self.register.ask(Interventions(archived=True))
        same = (one for one in known if one.id == self.form.stored.id)
        return next(same, self.form.stored)

    def _show_state(self) -> None:
        stored = self.form.stored
        may = self.register.may(Permission.PLAN_PROVISION)
        self.archive.setVisible(bool(stored.id) and may)
        self.archived.setVisible(stored.archived)
        self.archive.say("Offer again" if stored.archived else "Archive")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.archived, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.archive)
        self.lay_out(head, self.form)
