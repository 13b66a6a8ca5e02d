"""What content stands on: cards, rules between rows, and pages that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from senco_app.ui.dressing import px
from senco_app.ui.piling import is_large, pile
from senco_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from senco_app.ui.widgets.room import Room

GAP = 14
MARGIN = 16
ENOUGH = 240
"""Pixels of a page in a room, in text of the usual size; with less the room scrolls."""


class Card(QFrame):
    """A white ground with rounded corners; its contents go into ``body``.

    A heading, if there is one, stands in ``head``, where a chip or a quiet button may
    follow it.
    """

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(8)
        self.heading = PlainLabel(heading, "heading")
        self.head = QHBoxLayout()
        if heading:
            self.head.addWidget(self.heading)
            self.head.addStretch(1)
            self.body.addLayout(self.head)


class Rule(QFrame):
    """A thin line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rule")


class Header(QWidget):
    """The head of a screen: its title, a line below it, and acts at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, "title")
        self.subtitle = PlainLabel("", "muted")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(10)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addLayout(self.acts)
        pile(self, row)


class Page(QScrollArea):
    """A page that scrolls down when it does not fit; its contents go into ``body``.

    In a room it is as high as its contents while the text is large, and where the room
    scrolls anyhow. Else it scrolls before the room does, so that what stands below it,
    such as Save, stays in sight.
    """

    turned = QtCore.Signal()  # to scroll, or to be as high as its contents

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawn_out = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget()
        inside.setProperty("look", "page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)
        self.setWidget(inside)

    def sizeHint(self) -> QtCore.QSize:
        """Return how large it would like to be; in a room it is content with little."""
        hint = super().sizeHint()
        if self._grows() or self._room() is None:
            return hint
        return QtCore.QSize(hint.width(), min(hint.height(), px(ENOUGH)))

    def hasHeightForWidth(self) -> bool:
        """Say whether the room scrolls instead."""
        return self._grows() and self._room() is not None

    def heightForWidth(self, width: int) -> int:
        """Return the height of the contents where they have so many pixels across."""
        if not self.hasHeightForWidth():
            return super().heightForWidth(width)
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(width)
        return self.body.totalSizeHint().height()

    def event(self, event: QtCore.QEvent) -> bool:
        """Ask for another height when the contents need one."""
        if event.type() is QtCore.QEvent.Type.LayoutRequest:
            self.scroll_or_grow()
        return super().event(event)

    def scroll_or_grow(self) -> None:
        """Scroll, or ask for the height; a bar on the way would make it higher."""
        bars = QtCore.Qt.ScrollBarPolicy
        grows = self.hasHeightForWidth()
        wanted = bars.ScrollBarAlwaysOff if grows else bars.ScrollBarAsNeeded
        if self.verticalScrollBarPolicy() is not wanted:
            self.setVerticalScrollBarPolicy(wanted)
            self.updateGeometry()
            self.turned.emit()
        elif grows:
            self.updateGeometry()
        elif (room := self._room()) is not None:
            room.look_soon()

    def draw_out(self, *, on: bool) -> None:
        """Be as high as the contents, or scroll again: the room says which."""
        self.drawn_out = on
        self.scroll_or_grow()

    def _grows(self) -> bool:
        return self.drawn_out or is_large()

    def _room(self) -> Room | None:
        from senco_app.ui.widgets.room import (  # noqa: PLC0415 - loads Qt's own enums
            room_of,
        )

        return room_of(self)


def empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out of a layout; its widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout | QVBoxLayout):
            empty(inner)
