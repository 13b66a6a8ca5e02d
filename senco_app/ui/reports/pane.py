"""The report as it would be printed, drawn up by a worker and shown at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from senco_app.errors import SencoError
from senco_app.exports import drawing
from senco_app.exports.press import PRESS, CalledOffError
from senco_app.summaries.records import Chart
from senco_app.ui.dressing import least_height
from senco_app.ui.ehc.progress import Progress
from senco_app.ui.ehc.writing import preview_bytes
from senco_app.ui.widgets.banner import Banner
from senco_app.ui.widgets.card import GAP, MARGIN, Card
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent

    from senco_app.register import Query, Register
    from senco_app.summaries.records import Paper
    from senco_app.ui.background import Background
    from senco_app.ui.ehc.preview import Preview

PREVIEW = "The report as it would be printed"
DRAWING, CALLED_OFF = (
    "Drawing up the report…",
    "Called off: the report is not drawn up.",
)
AGAIN = "Draw it up"
LEAST = 300


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper, and its pages as a PDF; no bytes if it was called off.

    ``charts`` are the first one of each part, as a drawing and in words, by its title.
    """

    paper: Paper
    data: bytes
    charts: Mapping[str, tuple[bytes, str]]


class ReportPane(QWidget):
    """Shows one report, or why there is none."""

    drawn = Signal(object)  # Drawn
    closed = Signal()

    def __init__(self, register: Register, background: Background) -> None:
        super().__init__()
        self._register, self._background = register, background
        self._question: Query[Paper] | None = None
        self._called_off = Event()
        self._round = 0
        self._put_off = False  # nobody looked while it was drawn
        self._stays = False  # whether the page on show is one of the same report
        self.shown: Preview | None = None
        self.banner = Banner()
        self.progress = Progress()
        self.withheld = PlainLabel("", "small", wrap=True)
        self._apart = Card()
        self._apart.body.setContentsMargins(MARGIN, 8, MARGIN, 8)
        self._apart.body.addWidget(self.withheld)
        self._apart.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        for widget in (self.banner, self.progress, self._apart):
            self._column.addWidget(widget)
        self._column.addStretch(0)
        self.banner.act.clicked.connect(self.draw_again)

    def draw(self, question: Query[Paper]) -> None:
        """Draw up what a question answers; what was shown stays until then."""
        self._stays = question == self._question
        self._question = question
        self.draw_again()

    def draw_again(self) -> None:
        """Draw the same report up once more; what was under way is called off."""
        if self._question is None:
            return
        self._put_off = False
        self._called_off.set()
        self._called_off = called_off = Event()
        self._round += 1
        self.banner.clear()
        self.progress.begin(DRAWING, called_off)
        self._background.run(
            partial(_draw, self._register, self._question, called_off),
            done=partial(self._show, self._round),
            failed=partial(self._say, self._round),
        )

    def say_empty(self, words: str) -> None:
        """Say why there is no report."""
        self._question = None
        self._round += 1
        self._called_off.set()
        self.progress.hide()
        self._drop()
        self.tell_withheld("")
        self.banner.say(words, "info")

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing while nobody looks; it is drawn when it is shown again."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.progress.isHidden():
            self._put_off = True
            self._round += 1
            self._called_off.set()
            self.progress.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was put off."""
        super().showEvent(event)
        if self._put_off:
            self.draw_again()

    def come_last(self) -> None:
        """Let Tab come here after forms that were made later than this."""
        before = self.window().previousInFocusChain()
        for stop in (self.banner.act, self.progress.cancel):
            if before is not None and before is not stop:
                QWidget.setTabOrder(before, stop)
            before = stop

    def tell_withheld(self, words: str) -> None:
        """Say what the report withholds; empty if it withholds nothing."""
        self.withheld.setText(words)
        self._apart.setVisible(bool(words))

    def turn_to_part(self, heading: str) -> None:
        """Show the page on which a part of the report begins, if it is on show."""
        page = self.shown.page_with(f". {heading}") if self.shown else 0
        if self.shown is not None and page:
            self.shown.turn(page - self.shown.page)

    def close_preview(self) -> None:
        """Drop the pages with their bytes."""
        self._drop()
        self.closed.emit()

    def _show(self, number: int, drawn: Drawn) -> None:
        if number != self._round:
            return  # another one is being drawn up since
        self.progress.hide()
        if not drawn.data:
            self.banner.say(CALLED_OFF, "info")
            self.banner.offer(AGAIN)
            return
        page, zoom = self._where()
        try:
            self._put(drawn.data)
        except SencoError as error:
            self.banner.say(str(error))
            return
        self._turn_back(page, zoom)
        self.drawn.emit(drawn)

    def _say(self, number: int, error: SencoError) -> None:
        if number == self._round:
            self.progress.hide()
            self._drop()
            self.banner.say(str(error), "info")

    def _put(self, data: bytes) -> None:
        from senco_app.ui.ehc.preview import Preview  # noqa: PLC0415 - loaded by then

        shown = Preview(data, PREVIEW, beside=True)
        least_height(shown, LEAST)
        self._drop()
        shown.closed.connect(self.close_preview)
        self.shown = shown
        self._column.insertWidget(self._column.count() - 1, shown, 1)

    def _where(self) -> tuple[int, float | None]:
        """Return the page on show, and how large it is if somebody chose that."""
        if self.shown is None:
            return 1, None
        page = self.shown.page if self._stays else 1
        return page, self.shown.zoom_chosen()

    def _turn_back(self, page: int, zoom: float | None) -> None:
        if self.shown is None:
            return
        if zoom is not None:
            self.shown.zoom_to(zoom)
        # Once the pages have their places: what is turned before springs back.
        QTimer.singleShot(0, self.shown, partial(self.shown.turn, page - 1))

    def _drop(self) -> None:
        shown, self.shown = self.shown, None
        if shown is not None:
            self._column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()


def _draw(register: Register, question: Query[Paper], called_off: Event) -> Drawn:
    paper = register.ask(question)
    try:
        charts = _charts(paper, called_off)
    except CalledOffError:
        return Drawn(paper, b"", {})
    return Drawn(paper, preview_bytes(paper, called_off), charts)


def _charts(paper: Paper, called_off: Event) -> dict[str, tuple[bytes, str]]:
    found: dict[str, tuple[bytes, str]] = {}
    for part in paper.sections:
        charts = [block for block in part.blocks if isinstance(block, Chart)]
        if charts:
            drawn = PRESS.draw(partial(drawing.svg, charts[0]), called_off)
            found[part.title] = (drawn, charts[0].heard)
    return found
