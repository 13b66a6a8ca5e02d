"""What the law asks, and which parts of the paper are still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from senco_app.ui.dressing import wear
from senco_app.ui.ehc.lacking import (
    LAW,
    LAW_SOURCE,
    NEVER_A_BAR,
    empty_parts,
    thin_parts,
)
from senco_app.ui.icons import put_picture
from senco_app.ui.piling import is_large
from senco_app.ui.widgets.card import Card, Page, Rule, empty
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.wording import counted

if TYPE_CHECKING:
    from senco_app.summaries.records import Paper

FULL = "Every part holds something from the record."


class LackingCard(Card):
    """Two sentences of law, and a list of what has no evidence so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What the law asks", parent)
        self.count = PlainLabel("", "strong", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        page = self.page = Page()
        page.body.setSpacing(8)
        for sentence in LAW:
            page.body.addWidget(PlainLabel(sentence, wrap=True))
        page.body.addWidget(PlainLabel(LAW_SOURCE, "small", wrap=True))
        page.body.addWidget(Rule())
        page.body.addWidget(PlainLabel(NEVER_A_BAR, "small", wrap=True))
        page.body.addWidget(self.count)
        page.body.addLayout(self.lines)
        page.body.addStretch(1)
        page.setAccessibleName("What the law asks, and what has no evidence yet")
        wear(page, "reach", _reach)
        self.body.addWidget(page, 1)

    def show_paper(self, paper: Paper) -> None:
        """List the parts without evidence, then those with some of it missing."""
        empty(self.lines)
        bare, thin = empty_parts(paper), thin_parts(paper)
        self.count.setText(
            f"{counted(len(bare), 'part has', 'parts have')} no evidence yet"
            if bare
            else FULL
        )
        for part in bare:
            self._add("circle", "late", part, "no evidence recorded")
        for part in thin:
            self._add("circle-minus", "soon", part, "some of it is missing")

    def _add(self, icon: str, tone: str, part: str, state: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        picture = PlainLabel()
        put_picture(picture, icon, tone, 18)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(part, wrap=True))
        words.addWidget(PlainLabel(state, "small"))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.lines.addLayout(row)


def _reach(page: Page) -> None:
    """Let Tab reach what scrolls by itself, so that the arrow keys scroll it."""
    policy = Qt.FocusPolicy.NoFocus if is_large() else Qt.FocusPolicy.TabFocus
    page.setFocusPolicy(policy)
