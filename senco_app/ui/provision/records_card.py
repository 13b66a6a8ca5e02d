"""What is on record of one session: who wrote it when, and what counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.dressing import px
from senco_app.ui.provision.words import entry_words, mark_words
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import GAP, Card
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.wording import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from senco_app.provision.records import PupilMark, RecordedSession
    from senco_app.ui.widgets.labels import Tone

TWO = (
    "Two records of this session were handed in. Choose the one that counts; the other "
    "is kept."
)
IN_THE_REGISTER = "entered in the register"
SOMEBODY = "a pupil who has left the group"
SIDE_BY_SIDE = 640


class RecordsCard(Card):
    """The records of a session side by side; one of two can be chosen to count."""

    decided = Signal(object)  # the RecordedSession that counts

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("On record", parent)
        self.told = PlainLabel(TWO, wrap=True)
        self.buttons: list[QuietButton] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self.body.setSpacing(GAP)
        self.body.addWidget(self.told)
        self.body.addLayout(self._row)

    def show_records(
        self,
        records: Sequence[RecordedSession],
        names: Mapping[str, str],
        *,
        decides: bool,
    ) -> None:
        """Show these records.

        Args:
            records: What each source says.
            names: The pupils' names by id.
            decides: Whether the person signed in may decide which one counts.
        """
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        undecided = sum(record.standing for record in records) > 1
        self.told.setVisible(undecided)
        self.setVisible(bool(records))
        for record in records:
            self._row.addWidget(
                self._record(record, names, undecided=undecided and decides), 1
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the records below each other where they have no room beside."""
        super().resizeEvent(event)
        wide = self.width() >= px(SIDE_BY_SIDE)
        across = QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across if wide else QBoxLayout.Direction.TopToBottom)

    def _record(
        self, record: RecordedSession, names: Mapping[str, str], *, undecided: bool
    ) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(record.recorded_by, "strong", wrap=True), 1)
        for words, tone in _chips(record, undecided=undecided):
            head.addWidget(Chip(words, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(PlainLabel(_when(record), "muted", wrap=True))
        column.addWidget(PlainLabel(entry_words(record.entry), wrap=True))
        order = list(names)
        for mark in sorted(record.entry.marks, key=partial(_place, order)):
            name = names.get(mark.pupil_id, SOMEBODY)
            column.addWidget(PlainLabel(f"{name}: {mark_words(mark)}", wrap=True))
        if undecided and record.standing:
            column.addWidget(self._button(record), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return part

    def _button(self, record: RecordedSession) -> QuietButton:
        said = f"The record of {record.recorded_by} counts"
        button = QuietButton("This one counts", "check", name=said)
        button.clicked.connect(partial(self.decided.emit, record))
        self.buttons.append(button)
        return button


def _place(order: list[str], mark: PupilMark) -> int:
    """Return where a pupil stands on the session's card; after all, if nowhere."""
    known = mark.pupil_id in order
    return order.index(mark.pupil_id) if known else len(order)


def _chips(record: RecordedSession, *, undecided: bool) -> list[tuple[str, Tone]]:
    chips: list[tuple[str, Tone]] = []
    if not record.standing:
        chips.append(("does not count", "neutral"))
    elif undecided:
        chips.append(("to decide", "late"))
    else:
        chips.append(("counts", "good"))
    if not record.entry.finished:
        chips.append(("not finished", "soon"))
    if record.clock_doubtful:
        chips.append(("clock in doubt", "soon"))
    return chips


def _when(record: RecordedSession) -> str:
    at = record.recorded_at.astimezone()
    source = f"from {record.source}" if record.source else IN_THE_REGISTER
    return f"{day(at.date())}, {at:%H:%M} · {source}"
