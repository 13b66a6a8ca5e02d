"""What the assistant takes to the SENCO, on paper: who, which laptop, eight words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from senco_app.ui.theme import FAMILY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from senco_app.security.enrolment import Enrolment

TITLE = "A book to be enrolled in the SEN register"
HOW = (
    (
        "Take this page and the enrolment file to the SENCO. Read the eight words "
        "aloud; the SENCO’s screen must show the same ones. If one is different, stop "
        "and tell the SENCO."
    ),
    (
        "The words and the file are no secret, and open nothing. The password of the "
        "book is yours alone: nobody else needs it."
    ),
)
TITLE_PT, WORDS_PT, TEXT_PT = 18, 22, 12
ROOM = 8


def print_page(enrolment: Enrolment, parent: QWidget) -> bool:
    """Ask for a printer and print the page; say whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Enrolment of a book")
    if not QPrintDialog(printer, parent).exec():
        return False
    document_of(enrolment).print_(printer)
    return True


def document_of(enrolment: Enrolment) -> QTextDocument:
    """Return the page as a document of plain words: nothing in it is markup."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    lines = [(TITLE, TITLE_PT), (enrolment.person, TITLE_PT)]
    lines.append((f"Laptop: {enrolment.device}", TEXT_PT))
    lines += [(half, WORDS_PT) for half in enrolment.spoken().split(" / ")]
    lines += [(sentence, TEXT_PT) for sentence in HOW]
    for number, (words, points) in enumerate(lines):
        _write(cursor, words, points, first=not number)
    return document


def _write(cursor: QTextCursor, words: str, points: int, *, first: bool) -> None:
    look = QTextCharFormat()
    look.setFontFamilies([FAMILY])
    look.setFontPointSize(points)
    look.setFontWeight(400 if points == TEXT_PT else 700)
    room = QTextBlockFormat()
    room.setBottomMargin(ROOM)
    if first:
        cursor.setBlockFormat(room)
    else:
        cursor.insertBlock(room, look)
    cursor.insertText(words, look)
