"""The second place for backups: chosen, shown, and given up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from senco_app.errors import RuleBrokenError, SencoError
from senco_app.roles import Permission
from senco_app.second_place import FIELD
from senco_app.ui import second
from senco_app.ui.piling import pile
from senco_app.ui.settings.section import foot
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import Card
from senco_app.ui.widgets.fields import Field, line, show_rule_broken
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.register import Register

HINT = "On a stick, a share or another disk, or in OneDrive: backups are encrypted"
GIVEN_UP = "Backups are made beside the register only."
LONGEST = 400


class SecondPlaceCard(Card):
    """Sets where each backup is copied to. A backup is asked for once that is known."""

    chosen = Signal()
    given_up = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__("A second place", parent)
        self._register = register
        self.state = PlainLabel("", wrap=True)
        self.folder = line(longest=LONGEST)
        self.fields = {FIELD: Field("Folder", self.folder, HINT)}
        self.browse = QuietButton("Choose…", "folder-open", name="Choose the folder")
        self.use = QuietButton("Copy backups there", "save")
        self.stop = QuietButton("Stop copying")
        self.body.addWidget(self.state)
        self.body.addWidget(self.fields[FIELD])
        acts = foot(self.browse, self.use, self.stop)
        pile(self, acts)
        self.body.addLayout(acts)
        self.browse.clicked.connect(self._browse)
        self.use.clicked.connect(self._use)
        self.stop.clicked.connect(self._stop)
        self.folder.returnPressed.connect(self._use)
        may = register.may(Permission.KEEP_REGISTER)
        for widget in (self.fields[FIELD], self.browse, self.use):
            widget.setVisible(may)
        self._may = may
        self._shown = ""
        self.refresh()

    def refresh(self) -> None:
        """Show what is set; what is being typed stays."""
        place = second.of(self._register.folder)
        self.state.setText(second.state(place))
        self.stop.setVisible(place is not None and self._may)
        stored = str(place.folder) if place is not None else ""
        if self.folder.words() == self._shown:
            self.folder.show_words(stored)
        self._shown = stored

    def outcome(self) -> tuple[str, bool]:
        """Return why the last backup was not copied there, and whether it was."""
        place = second.of(self._register.folder)
        if place is None:
            return "", False
        return second.news(self._register.folder) or place.why, not place.missed_at

    def _browse(self) -> None:
        chosen = second.ask(self, self._register.folder.parent)
        if chosen:
            self.folder.show_words(chosen)
            self._use()

    def _use(self) -> None:
        if not self.folder.words().strip():
            self._refuse(RuleBrokenError("Choose or enter a folder.", FIELD))
        elif self._keep(self.folder.words()):
            self.chosen.emit()

    def _stop(self) -> None:
        self.folder.setFocus()  # the button goes
        if self._keep(""):
            self.folder.clear()
            self.given_up.emit()

    def _keep(self, folder: str) -> bool:
        try:
            second.choose(self._register.folder, folder)
        except SencoError as error:
            self._refuse(error)
            return False
        self.fields[FIELD].clear_problem()
        self.folder.show_words(folder.strip())
        self._shown = self.folder.words()
        self.refresh()
        return True

    def _refuse(self, error: SencoError) -> None:
        if not (
            isinstance(error, RuleBrokenError) and show_rule_broken(self.fields, error)
        ):
            self.fields[FIELD].show_problem(str(error))
