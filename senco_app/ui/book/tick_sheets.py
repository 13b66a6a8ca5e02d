"""Tick sheets of one's own sessions: a week, looked at and printed."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import FileUnusableError, SencoError
from senco_app.exports.tick_sheet.records import TickSheet
from senco_app.ui.background import Background
from senco_app.ui.provision.sheet_job import SheetJob
from senco_app.ui.sessions.flowing import filling, row_of
from senco_app.ui.sessions.words import moved
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.buttons import PrimaryButton, QuietButton
from senco_app.ui.widgets.card import Card, Page
from senco_app.ui.widgets.doing import Doing
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted, day

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.desk import SessionDesk
    from senco_app.provision.records import SessionCard
    from senco_app.ui.ehc.preview import Preview

TITLE = "Tick sheets"
WHY = (
    "For a week in which a pencil is quicker. Tick on paper, then key it in under My "
    "sessions, or give the sheet to the SENCO. It has names on it: keep it with you."
)
NONE = "No sessions in this week: there is nothing to print."
WEEK, SCHOOL_DAYS = 7, 5
DRAWING, PRINTING = "Drawing up the sheet…", "Printing the sheet…"
PRINTED = "Sent to the printer."


class TickSheetsPage(QWidget):
    """Chooses a week, and draws its sheet up on a worker."""

    said = Signal(str)

    def __init__(self, desk: SessionDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker = Background(self)
        self._called_off = Event()
        self.monday = _monday(desk.today())
        self.cards: tuple[SessionCard, ...] = ()
        self.shown: Preview | None = None
        self.subtitle = PlainLabel("", "muted", wrap=True)
        self.before = QuietButton("Week before", "chevron-left", shortcut="Alt+PgUp")
        self.after = QuietButton("Week after", "chevron-right", shortcut="Alt+PgDown")
        self.preview = QuietButton("Preview", "eye", shortcut="Ctrl+Shift+V")
        self.print = PrimaryButton("Print…", "printer", shortcut="Ctrl+P")
        self.banner, self.doing, self.page = Banner(), Doing(), Page()
        self._lay_out()
        self.before.clicked.connect(lambda: self.show_week(moved(self.monday, -WEEK)))
        self.after.clicked.connect(lambda: self.show_week(moved(self.monday, WEEK)))
        self.preview.clicked.connect(self.show_preview)
        self.print.clicked.connect(self._print)

    def show_week(self, on: date) -> None:
        """Show what a week's sheet holds; ``on`` is one of its days."""
        self._close_preview()
        self.banner.clear()
        self.monday = _monday(on)
        days = [moved(self.monday, step) for step in range(WEEK)]
        try:
            self.cards = tuple(card for one in days for card in self._desk.day(one))
        except SencoError as error:
            self.cards = ()
            self.banner.say(str(error))
        friday = self.monday + timedelta(days=SCHOOL_DAYS - 1)
        sessions = counted(len(self.cards), "session", "sessions")
        words = f"{day(self.monday)} to {day(friday)} · {sessions}"
        self.subtitle.setText(words)
        for act in (self.preview, self.print):
            act.setEnabled(bool(self.cards))
        if not self.cards:
            self.banner.say(NONE, "info")

    def take_focus(self) -> None:
        """Bring the keyboard to the next step."""
        (self.print if self.cards else self.after).setFocus()

    def show_preview(self) -> None:
        """Show the sheet below, once it is drawn up."""
        self._begin(DRAWING)
        job = SheetJob(self._sheet(), self._called_off)
        self._worker.run(job.draw, done=self._show, failed=self._refuse)

    def call_off(self) -> None:
        """Stop what is being drawn; nothing is shown or printed afterwards."""
        self._called_off.set()
        self._worker.drain()

    def _print(self) -> None:
        from senco_app.ui.ehc.printing import choose_printer  # noqa: PLC0415 - slow

        printer = choose_printer(self, TITLE)
        if printer is None:
            return
        self._begin(PRINTING)
        job = SheetJob(self._sheet(), self._called_off)
        self._worker.run(
            lambda: job.put_on_paper(printer), done=self._end, failed=self._refuse
        )

    def _sheet(self) -> TickSheet:
        who = self._desk.who
        return TickSheet(who, self.monday, self.cards, who, self._desk.today())

    def _begin(self, sentence: str) -> None:
        self._close_preview()
        self.banner.clear()
        self._called_off = Event()
        self.doing.begin(sentence)

    def _end(self, printed: bool) -> None:  # noqa: FBT001 - what the job returns
        self.doing.end()
        if printed:
            self.banner.say(PRINTED, "done")

    def _show(self, data: bytes) -> None:
        from senco_app.ui.ehc.preview import Preview  # noqa: PLC0415 - loaded by then

        self.doing.end()
        if not data:
            return
        try:
            self.shown = Preview(data, "Preview of the tick sheet")
        except FileUnusableError as error:
            self._refuse(error)
            return
        self.shown.closed.connect(self._close_preview)
        self.page.body.insertWidget(0, self.shown, 1)

    def _refuse(self, error: SencoError) -> None:
        self.doing.end()
        self.banner.say(str(error))

    def _close_preview(self) -> None:
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None

    def _lay_out(self) -> None:
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(PlainLabel(TITLE, "title"))
        lines.addWidget(self.subtitle)
        card = Card()
        card.body.addWidget(PlainLabel(WHY, wrap=True))
        card.body.addWidget(row_of(self.preview, self.print))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = row_of(filling(words), self.before, self.after)
        for part in (head, self.banner, card, self.doing):
            column.addWidget(part)
        column.addWidget(self.page, 1)


def _monday(on: date) -> date:
    return moved(on, -on.weekday())
