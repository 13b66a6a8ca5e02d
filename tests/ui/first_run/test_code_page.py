from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from senco_app.security.recovery import new_code
from senco_app.ui.first_run.code_page import CodePage, document_of
from senco_app.ui.first_run.code_step import PRINTED, CodeStep

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

HOSTILE = "St <b>Mary</b> & O’Brien"


@pytest.fixture
def page() -> CodePage:
    return CodePage(HOSTILE, "Quillon Marsh", date(2027, 2, 9), new_code())


def printed(data: bytes) -> tuple[int, str]:
    """Return the number of pages, and the words without any blanks."""
    pages = PdfReader(BytesIO(data)).pages
    return len(pages), "".join("".join(one.extract_text().split()) for one in pages)


def test_one_page_carries_the_code_the_school_and_the_day(page: CodePage) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QPdfWriter(buffer)
    document_of(page).print_(paper)
    del paper

    pages, words = printed(bytes(buffer.data().data()))

    assert pages == 1
    assert page.code in words
    assert "".join(HOSTILE.split()) in words
    assert "Tue9Feb2027" in words


def test_print_asks_for_a_printer_and_sends_the_page(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: CodePage
) -> None:
    paper = tmp_path / "paper.pdf"

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    step = CodeStep(page)
    qtbot.addWidget(step)

    qtbot.keyClick(step.print, Qt.Key.Key_Return)

    assert step.printed.text() == PRINTED
    assert page.code in printed(paper.read_bytes())[1]
    assert [file.name for file in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_print_that_was_called_off_claims_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, page: CodePage
) -> None:
    rejected = int(QPrintDialog.DialogCode.Rejected)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: rejected)
    step = CodeStep(page)
    qtbot.addWidget(step)

    step.print.click()

    assert step.printed.text() == ""


def test_the_groups_asked_for_are_two_whole_ones_and_not_always_the_same(
    qtbot: QtBot, page: CodePage
) -> None:
    asked = set()
    for _ in range(40):
        step = CodeStep(page)
        qtbot.addWidget(step)
        asked.add(tuple(step.asked))

    assert all(len(pair) == 2 and 0 <= pair[0] < pair[1] <= 4 for pair in asked)
    assert len(asked) > 1
