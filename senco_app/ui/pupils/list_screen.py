"""Pupils: who is on the register, filtered while typing, with a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.errors import RecordMissingError
from senco_app.pupils.queries import OnRoll, PupilGlance
from senco_app.pupils.records import PupilLine
from senco_app.register import Topic
from senco_app.reminders.queries import RegisterCheck
from senco_app.roles import Permission
from senco_app.ui.dressing import fix_width, px
from senco_app.ui.intake.dialog import show_import
from senco_app.ui.pupils import lines as words
from senco_app.ui.pupils.add_dialog import AddPupilDialog
from senco_app.ui.pupils.bar import FilterBar
from senco_app.ui.pupils.looking import Looking
from senco_app.ui.pupils.preview import Preview
from senco_app.ui.pupils.table import PupilTable
from senco_app.ui.record_table import RECORD_ROLE
from senco_app.ui.screen import Screen
from senco_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from senco_app.ui.widgets.card import GAP, Card, Header
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.pupils.grouping import Grouping

NOBODY_FOUND = "Nobody is found by that. Shorten the words, or show everyone."
PREVIEW_WIDTH = 248
ROOM_FOR_PREVIEW = 900
"""Pixels for text of the usual size: a narrower screen shows the list alone."""


class PupilsScreen(Screen):
    """Lists pupils; asks to open one when its row is activated."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SCHOOL, Topic.PUPILS, Topic.CYCLES}
    )
    pupil_requested = Signal(object)  # pupil id

    def __init__(
        self, register: Register, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(changes, parent)
        self._register = register
        self._everyone: tuple[PupilLine, ...] = ()
        self._keys: dict[str, str] = {}
        self._check = ""
        self._form: AddPupilDialog | None = None
        self.header = Header("Pupils")
        self.add = PrimaryButton("Add a pupil", "plus", shortcut="Ctrl+N")
        self.bring_in = QuietButton("Import…", "upload", shortcut="Ctrl+I")
        self.bar = FilterBar(register.today())
        self.filter = self.bar.filter
        self.found = PlainLabel("", "small")
        self.nobody = PlainLabel("", "muted", wrap=True)
        self.everyone = LinkButton("Show everyone")
        self.table = PupilTable()
        self.preview = Preview()
        self._looking = Looking(register, self.preview)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask the register again; the chosen pupil stays chosen."""
        roll = self._register.ask(OnRoll())
        self._everyone = roll.lines
        self._keys = {}  # made anew when something is typed
        self.header.subtitle.setText(words.count_words(roll.lines, roll.others))
        self.bar.offer_for(roll.lines)
        if self._check:
            self._narrow()
        self.filter_rows()

    def turn_to(self, about: str) -> None:
        """Turn to a finding of the register check."""
        self.show_check(about)

    def show_check(self, key: str) -> None:
        """Show the pupils of one finding of the register check; "" shows others too.

        They are asked for anew, so that those put right meanwhile are not shown.
        """
        if key == self._check:
            return
        self._check = key
        self._narrow()

    def filter_rows(self) -> None:
        """Show the pupils that the typed words and the chips leave."""
        chosen = self.table.record()
        filters, today = self.bar.filters(), self._register.today()
        keys = self._found_by() if filters.words else {}
        shown = [
            line
            for line in self._everyone
            if filters.passes(line, today)
            and (not filters.words or filters.holds(keys[line.id]))
        ]
        with QSignalBlocker(self.table.selectionModel()):
            self.table.pupils.show_lines(shown)
            if not (isinstance(chosen, PupilLine) and self.table.choose(chosen.id)):
                self.table.choose_first()
        self._say_how_many(len(shown))
        self._preview()

    def add_pupil(self) -> None:
        """Open the form for a new pupil."""
        self._form = form = AddPupilDialog(self._register, self)
        form.added.connect(self.pupil_requested)
        form.open()

    def import_file(self) -> None:
        """Open the dialog that takes the office's file in."""
        dialog = show_import(self._register, self)
        dialog.taken_in.connect(lambda _: dialog.finished.connect(self._show_taken_in))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where the list itself needs the room."""
        super().resizeEvent(event)
        self.preview.setVisible(self.width() >= px(ROOM_FOR_PREVIEW))

    def _show_taken_in(self, _result: int) -> None:
        """Go to the list, which is what comes next."""
        self.table.choose_first()
        self.table.setFocus()

    def _narrow(self) -> None:
        checks = self._register.ask(RegisterCheck()) if self._check else ()
        found = next((one for one in checks if one.key == self._check), None)
        if self._check and found is None:
            self._check = ""  # put right meanwhile: nobody is left to show
        self.bar.show_only(found)

    def _found_by(self) -> dict[str, str]:
        """Return what each pupil is found by, folded once for all the typing."""
        if not self._keys:
            self._keys = {each.id: words.found_by(each) for each in self._everyone}
        return self._keys

    def _say_how_many(self, number: int) -> None:
        of = counted(len(self._everyone), "pupil", "pupils")
        self.found.setText(f"{number:,} of {of} in the register shown")
        nobody_yet = words.nobody_yet(may_begin=not self.add.isHidden())
        self.nobody.setText(NOBODY_FOUND if self._everyone else nobody_yet)
        for widget in (self.nobody, self.everyone):
            widget.setVisible(number == 0)
        self.everyone.setVisible(number == 0 and bool(self._everyone))
        self.table.setVisible(number > 0)

    def _preview(self) -> None:
        line = self.table.record()
        if not isinstance(line, PupilLine):
            self._show_nobody()
            return
        try:
            glance = self._register.ask(PupilGlance(line.id))
        except RecordMissingError:
            self._show_nobody()
            return
        self.preview.show_pupil(line, glance)
        self._looking.at(line.id)

    def _show_nobody(self) -> None:
        self.preview.clear()
        self._looking.at("")

    def _open(self, index: QModelIndex) -> None:
        pupil = index.data(RECORD_ROLE)
        if isinstance(pupil, PupilLine):
            self.pupil_requested.emit(pupil.id)

    def _open_chosen(self) -> None:
        self._open(self.table.currentIndex())

    def _group(self, grouping: Grouping) -> None:
        chosen = self.table.record()
        self.table.pupils.group_by(grouping)
        if isinstance(chosen, PupilLine):
            self.table.choose(chosen.id)

    def _widen(self) -> None:
        self._check = ""
        self.bar.widen()

    def _check_changed(self) -> None:
        if not self.bar.check.isChecked():
            self._check = ""

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_pupil)
        self.bring_in.clicked.connect(self.import_file)
        self.bar.check.toggled.connect(self._check_changed)
        self.bar.changed.connect(self.filter_rows)
        self.bar.columns.picked.connect(
            lambda number, on: self.table.show_column(cast("int", number), shown=on)
        )
        self.bar.grouping.picked.connect(lambda by, _: self._group(by))
        self.everyone.clicked.connect(self._widen)
        self.filter.returnPressed.connect(self._open_chosen)
        self.table.go_on_from(self.filter)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._preview)
        self.preview.open_requested.connect(self._open_chosen)
        self._looking.failed.connect(lambda words: self.said.emit(words, None))

    def _lay_out(self) -> None:
        self.bring_in.setVisible(self._register.may(Permission.IMPORT))
        self.add.setVisible(self._register.may(Permission.EDIT_PUPILS))
        for act in (self.bring_in, self.add):
            self.header.acts.addWidget(act)
        self.setFocusProxy(self.filter)
        card = Card()
        card.body.setContentsMargins(6, 6, 6, 8)
        card.body.addWidget(self.nobody)
        card.body.addWidget(self.everyone, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.table, 1)
        card.body.addStretch(0)
        self.found.setContentsMargins(10, 0, 0, 0)
        card.body.addWidget(self.found)
        fix_width(self.preview, PREVIEW_WIDTH)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(card, 1)
        below.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        column.addLayout(below, 1)
