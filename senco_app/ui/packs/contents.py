"""What goes into a book, line by line, to be read with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from senco_app.ui.dressing import px, wear
from senco_app.ui.packs.words import contents

if TYPE_CHECKING:
    from senco_app.books.records import HandOut
    from senco_app.ui.packs.words import Line

BOLD, USUAL = 700, 400
SET_IN, ABOVE, MARGIN = 16, 10, 12  # pixels


class Contents(QTextEdit):
    """Plain words only: nothing that somebody typed is read as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self._lines: tuple[Line, ...] = ()
        self.setAccessibleName("What goes into the book")
        wear(self, "lines", Contents._write)

    def show_contents(self, hand_out: HandOut) -> None:
        """Show all that a hand-out holds; the place on the page stays."""
        self.setAccessibleName(f"What goes into the book of {hand_out.person}")
        at = self.verticalScrollBar().value()
        self._lines = tuple(contents(hand_out))
        self._write()
        self.verticalScrollBar().setValue(at)

    def _write(self) -> None:
        self.clear()
        self.document().setDocumentMargin(px(MARGIN))
        cursor = QTextCursor(self.document())
        for number, (level, words) in enumerate(self._lines):
            room = QTextBlockFormat()
            room.setLeftMargin(px(SET_IN) * max(level - 1, 0))
            room.setTopMargin(0 if level or not number else px(ABOVE))
            look = QTextCharFormat()
            look.setFontWeight(USUAL if level else BOLD)
            if number:
                cursor.insertBlock(room, look)
            else:
                cursor.setBlockFormat(room)
            cursor.insertText(words, look)
        self.moveCursor(QTextCursor.MoveOperation.Start)
