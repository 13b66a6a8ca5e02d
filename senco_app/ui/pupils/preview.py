"""What is told of the chosen pupil beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.pupils.lines import now_words, place_words
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.card import MARGIN, Card, Page
from senco_app.ui.widgets.flow import Flow
from senco_app.ui.widgets.labels import Chip, PlainLabel
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from senco_app.pupils.records import Glance, PupilLine
    from senco_app.ui.widgets.labels import Tone

CHOOSE = "Choose a pupil to see what works for them."
NOT_WRITTEN = "Not written yet."


class Preview(Card):
    """Who it is, what works, what matters to them, and how their support stands."""

    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name = PlainLabel("", "heading", wrap=True)
        self.open = QuietButton("Open", "arrow-right")
        self.place = PlainLabel("", "small", wrap=True)
        self.chips = Flow()
        self.choose = PlainLabel(CHOOSE, "muted", wrap=True)
        self.support, self.important, self.now = (
            PlainLabel("", wrap=True) for _ in range(3)
        )
        self._shown: QWidget = QWidget()
        self.open.clicked.connect(self.open_requested)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Tell of nobody."""
        self._shown.hide()
        self.choose.show()

    def show_pupil(self, line: PupilLine, glance: Glance) -> None:
        """Tell of this pupil."""
        self.name.setText(line.name)
        self.open.setAccessibleName(f"Open: {line.name}")
        self.place.setText(place_words(line))
        self.support.setText(glance.support.strip() or NOT_WRITTEN)
        self.important.setText(glance.important.strip() or NOT_WRITTEN)
        self.now.setText(now_words(line))
        self._show_chips(line, glance)
        self.choose.hide()
        self._shown.show()

    def _show_chips(self, line: PupilLine, glance: Glance) -> None:
        while (item := self.chips.flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for words, tone, more in _chips(line, glance):
            chip = Chip(words, tone)
            chip.setAccessibleDescription(more)
            self.chips.flow.addWidget(chip)
        self.chips.updateGeometry()

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        page = Page()
        page.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.body.addWidget(self.choose)
        page.body.addWidget(self._shown)
        page.body.addStretch(1)
        self.body.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.open)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.place)
        column.addWidget(self.chips)
        for heading, words in (
            ("What works", self.support),
            ("What matters to me", self.important),
            ("Now", self.now),
        ):
            column.addSpacing(4)
            column.addWidget(PlainLabel(heading, "heading"))
            column.addWidget(words)


def _chips(line: PupilLine, glance: Glance) -> list[tuple[str, Tone, str]]:
    """Return the words, the tone and the description of each chip."""
    with_sen = line.status is not SenStatus.NONE
    chips: list[tuple[str, Tone, str]] = [
        (line.status.words, "accent" if with_sen else "neutral", "")
    ]
    chips += [(code, "statutory", "") for code in line.needs]
    return chips + [
        (f"{kind.value.capitalize()}: what to do", "neutral", words)
        for kind, words in glance.alerts
    ]
