"""Pupils: who is on the register, filtered while typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.pupils.queries import PupilList
from senco_app.pupils.records import PupilLine
from senco_app.pupils.rules import match_key
from senco_app.register import Topic
from senco_app.school.queries import RollNumbers
from senco_app.ui.pupils import lines as words
from senco_app.ui.pupils.add_dialog import AddPupilDialog
from senco_app.ui.record_table import (
    RECORD_ROLE,
    Column,
    RecordTable,
    RecordTableModel,
)
from senco_app.ui.screen import Screen
from senco_app.ui.widgets.buttons import PrimaryButton, worn
from senco_app.ui.widgets.card import GAP, Card, Header
from senco_app.ui.widgets.fields import Choice, line
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted

if TYPE_CHECKING:
    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.vocabulary import SenStatus

NOBODY_YET = "Nobody is on the register yet. Add the first pupil."
NOBODY_FOUND = "Nobody is found by that. Shorten the words, or show everyone."
WIDTHS = (230, 100, 60, 200, 70, 100)


def columns(late: str) -> tuple[Column[PupilLine], ...]:
    """Return the columns; ``late`` is the colour of a review that is late."""
    return (
        Column("Pupil", lambda r: r.sort_name, lambda r: match_key(r.sort_name)),
        Column("Class", lambda r: r.form or words.NONE),
        Column("SEN", lambda r: r.status.value),
        Column("Needs (ranked)", words.needs_words),
        Column("Cycle", words.cycle_words, lambda r: r.cycle_number),
        Column("Stage", words.stage_words),
        Column(
            "Review due",
            words.review_words,
            words.review_order,
            lambda r: late if r.late_days > 0 else "",
        ),
    )


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
        self._keys: dict[str, str] = {}
        self._form: AddPupilDialog | None = None
        self.header = Header("Pupils")
        self.add = PrimaryButton("Add a pupil", "plus", shortcut="Ctrl+N")
        self.filter = line(
            "Filter by name, UPN, class or need",
            placeholder="Filter by name, UPN, class or need",
        )
        self.shown = Choice("Which pupils to show", words.SHOWN)
        self.found = PlainLabel("", "muted")
        self.nobody = PlainLabel("", "muted", wrap=True)
        self.table = RecordTable("Pupils")
        self._model = RecordTableModel(columns(worn().late), self)
        self._sorter = self.table.show_model(self._model)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask the register again; the chosen pupil stays chosen."""
        chosen = self.table.record()
        everyone = self._register.ask(PupilList())
        others = sum(number.pupils for number in self._register.ask(RollNumbers()))
        self._keys = {each.id: words.found_by(each) for each in everyone}
        self.header.subtitle.setText(words.count_words(everyone, others))
        self._model.show_records(everyone)
        self.filter_rows()
        if isinstance(chosen, PupilLine):
            self._choose(chosen.id)

    def filter_rows(self) -> None:
        """Show the pupils that the typed words and the chosen status leave."""
        typed = match_key(self.filter.text()).split()
        statuses = cast("frozenset[SenStatus]", self.shown.chosen())
        self._sorter.show_only(partial(self._passes, typed, statuses))
        number = self._sorter.rowCount()
        self.found.setText(counted(number, "pupil", "pupils"))
        self.nobody.setText(NOBODY_FOUND if self._model.rowCount() else NOBODY_YET)
        self.nobody.setVisible(number == 0)
        self.table.setVisible(number > 0)

    def add_pupil(self) -> None:
        """Open the form for a new pupil."""
        self._form = AddPupilDialog(self._register, self)
        self._form.added.connect(self.pupil_requested)
        self._form.open()

    def _passes(
        self, typed: list[str], statuses: frozenset[SenStatus], pupil: PupilLine
    ) -> bool:
        key = self._keys[pupil.id]
        return pupil.status in statuses and all(word in key for word in typed)

    def _open(self, index: QModelIndex) -> None:
        pupil: PupilLine = index.data(RECORD_ROLE)
        self.pupil_requested.emit(pupil.id)

    def _open_first(self) -> None:
        if self._sorter.rowCount():
            self._open(self._sorter.index(0, 0))

    def _choose(self, pupil_id: str) -> None:
        for row in range(self._sorter.rowCount()):
            index = self._sorter.index(row, 0)
            if index.data(RECORD_ROLE).id == pupil_id:
                self.table.setCurrentIndex(index)
                return

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_pupil)
        self.filter.textChanged.connect(self.filter_rows)
        self.filter.returnPressed.connect(self._open_first)
        self.shown.currentIndexChanged.connect(self.filter_rows)
        self.table.activated.connect(self._open)

    def _lay_out(self) -> None:
        self.header.acts.addWidget(self.add)
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(320)
        self.shown.setMinimumContentsLength(26)
        self.setFocusProxy(self.filter)
        for number, width in enumerate(WIDTHS):
            self.table.setColumnWidth(number, width)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.filter, self.shown, self.found):
            row.addWidget(widget)
        row.addStretch(1)
        card = Card()
        card.body.setContentsMargins(6, 6, 6, 6)
        card.body.addWidget(self.nobody, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addLayout(row)
        column.addWidget(card, 1)
