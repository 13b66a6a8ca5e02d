"""EHC: every request of every pupil, sorted by what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from senco_app.ehc.queries import RequestList
from senco_app.ehc.records import RequestLine
from senco_app.pupils.rules import match_key
from senco_app.register import Topic
from senco_app.ui.dressing import worn
from senco_app.ui.ehc import lines as words
from senco_app.ui.record_table import (
    RECORD_ROLE,
    Column,
    RecordTable,
    RecordTableModel,
)
from senco_app.ui.screen import Screen
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.card import GAP, Card, Header
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from senco_app.register import Register
    from senco_app.ui.changes import Changes

NEXT = 7
NOT_THE_NEWEST = (
    "This is the newest request of {}. Earlier ones stand on the pupil’s page, "
    "under EHC."
)

COLUMNS: tuple[Column[RequestLine], ...] = (
    Column("Pupil", lambda r: r.sort_name, lambda r: match_key(r.sort_name)),
    Column("Class", lambda r: r.form or words.NONE),
    Column("Authority", lambda r: r.authority or words.NONE),
    Column("Asked by", lambda r: r.asked_by.value),
    Column("Begun", lambda r: words.day_words(r.started_on), lambda r: r.started_on),
    Column(
        "Sent",
        lambda r: words.day_words(r.sent_on),
        lambda r: words.day_order(r.sent_on),
    ),
    Column(
        "Received",
        lambda r: words.day_words(r.received_on),
        lambda r: words.day_order(r.received_on),
    ),
    Column("Next", lambda r: r.next.words, words.next_order),
    Column(
        "By",
        words.by_words,
        words.next_order,
        lambda r: worn().late if words.is_late(r) else "",
    ),
)


class RequestsScreen(Screen):
    """Lists requests; asks to open the pupil's when a row is activated."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.REQUESTS, Topic.PUPILS, Topic.SCHOOL}
    )
    export_requested = Signal(object)  # pupil id

    def __init__(
        self, register: Register, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(changes, parent)
        self._register = register
        self.header = Header("EHC")
        self.open_button = PrimaryButton(
            "Open request", "arrow-right", shortcut="Ctrl+Return"
        )
        self.nothing = PlainLabel(words.NONE_YET, "muted", wrap=True)
        self.table = RecordTable("EHC needs assessment requests")
        self._model = RecordTableModel(COLUMNS, self)
        self._sorter = self.table.show_model(self._model)
        self._lay_out()
        self.open_button.clicked.connect(self._open_chosen)
        self.table.activated.connect(self._open)

    def refresh(self) -> None:
        """Ask the register again; the chosen request stays chosen."""
        chosen = self.table.record()
        lines = self._register.ask(RequestList())
        self.header.subtitle.setText(words.count_words(lines))
        self._model.show_records(lines)
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.open_button.setVisible(bool(lines))
        self._choose(chosen.id if isinstance(chosen, RequestLine) else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the list."""
        super().showEvent(event)
        self.table.setFocus()

    def _choose(self, request_id: str) -> None:
        """Choose this request, or the first one."""
        rows = [self._sorter.index(row, 0) for row in range(self._sorter.rowCount())]
        same = (index for index in rows if index.data(RECORD_ROLE).id == request_id)
        index = next(same, rows[0] if rows else None)
        if index is not None:
            self.table.setCurrentIndex(index)

    def _open(self, index: QModelIndex) -> None:
        line: RequestLine = index.data(RECORD_ROLE)
        self.export_requested.emit(line.pupil_id)
        if not line.is_newest:
            self.said.emit(NOT_THE_NEWEST.format(line.name), None)

    def _open_chosen(self) -> None:
        if self.table.currentIndex().isValid():
            self._open(self.table.currentIndex())

    def _lay_out(self) -> None:
        self.header.acts.addWidget(self.open_button)
        columns = self.table.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.sortByColumn(NEXT, Qt.SortOrder.AscendingOrder)
        card = Card()
        card.body.setContentsMargins(6, 6, 6, 6)
        card.body.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(card, 1)
