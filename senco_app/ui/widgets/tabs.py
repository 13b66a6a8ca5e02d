"""Tabs, each with a number that turns to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tabs(QTabWidget):
    """Empty pages under their titles; Alt and a number turns to one.

    Attributes:
        pages: By their titles; a part made in its page is dressed once.
        columns: The layouts of the pages.
    """

    def __init__(
        self, name: str, titles: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Make them.

        Args:
            name: What a screen reader calls them all.
            titles: What stands on the tabs.
            parent: The widget they belong to.
        """
        super().__init__(parent)
        self.pages: dict[str, QWidget] = {}
        self.columns: dict[str, QVBoxLayout] = {}
        name_tabs(self, name)
        for place, title in enumerate(titles):
            self._add(place, title)

    def turn_to(self, place: int) -> None:
        """Turn to a tab by its place, unless it is hidden; Tab goes on from its row.

        What was typed in there before has the keyboard again.
        """
        if not self.isTabVisible(place):
            return
        self.setCurrentIndex(place)
        typed_in = QApplication.focusWidget()
        if typed_in is None or not self.currentWidget().isAncestorOf(typed_in):
            self.tabBar().setFocus()

    def _add(self, place: int, title: str) -> None:
        page = self.pages[title] = QWidget()
        keys = f"Alt+{place + 1}"
        column = self.columns[title] = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.addTab(page, title)
        self.setTabToolTip(place, keys)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.turn_to(place))


def name_tabs(tabs: QTabWidget, name: str) -> None:
    """Say what tabs are, and give the keyboard to their bar instead of to them."""
    bar = tabs.tabBar()
    for named in (bar, tabs):
        named.setAccessibleName(name)
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt takes it from both at once
    bar.setDrawBase(False)
