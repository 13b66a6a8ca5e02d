from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from senco_app.books.making import whose
from senco_app.settings import Settings
from senco_app.ui import theme
from senco_app.ui.background import Background
from senco_app.ui.book.first_run import NO_NAME, BookFirstRun
from tests.conftest import PASSWORD
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from senco_app.ui.book.house import BookHouse


@pytest.fixture
def first_run(qtbot: QtBot, house: BookHouse) -> Iterator[BookFirstRun]:
    worker = Background()
    window = BookFirstRun(house, worker)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    worker.drain()


def test_a_name_and_a_password_make_a_book(
    qtbot: QtBot, first_run: BookFirstRun
) -> None:
    qtbot.keyClicks(first_run.person, "Tamsin Reed")
    for editor in (first_run.asked.first, first_run.asked.second):
        qtbot.keyClicks(editor, PASSWORD)

    with qtbot.waitSignal(first_run.made, timeout=10_000) as made:
        qtbot.keyClick(first_run.asked.second, Qt.Key.Key_Return)

    assert made.args is not None
    folder, book = made.args
    with book:
        assert book.owner.who == "Tamsin Reed"
        assert book.content is None
    assert whose(folder) == "Tamsin Reed"
    assert first_run.asked.first.text() == ""


def test_what_is_missing_is_said_beside_it(
    qtbot: QtBot, first_run: BookFirstRun, tmp_path: Path
) -> None:
    first_run.make.click()
    assert first_run.fields["person"].problem.text() == NO_NAME

    qtbot.keyClicks(first_run.person, "Tamsin Reed")
    qtbot.keyClicks(first_run.asked.first, "short")
    first_run.make.click()
    assert "at least 12" in first_run.fields["password"].problem.text()
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_taken_is_said_and_what_was_typed_stays(
    qtbot: QtBot, first_run: BookFirstRun, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "something").write_bytes(b"")
    qtbot.keyClicks(first_run.person, "Tamsin Reed")
    for editor in (first_run.asked.first, first_run.asked.second):
        qtbot.keyClicks(editor, PASSWORD)

    first_run.make.click()
    qtbot.waitUntil(lambda: not first_run.busy, timeout=10_000)

    assert "is taken" in first_run.banner.words.text()
    assert first_run.person.text() == "Tamsin Reed"


def test_going_back_leaves_no_trace(qtbot: QtBot, first_run: BookFirstRun) -> None:
    qtbot.keyClicks(first_run.asked.first, PASSWORD)

    with qtbot.waitSignal(first_run.left):
        qtbot.keyClick(first_run.asked.first, Qt.Key.Key_Escape)

    assert first_run.asked.first.text() == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_used_by_keyboard_alone_and_nothing_is_cut(
    dressed: QApplication, first_run: BookFirstRun, percent: int
) -> None:
    theme.dress(dressed, Settings(text_percent=percent))
    try:
        first_run.asked.offer_words()
        for _ in range(3):
            dressed.processEvents()
        assert_named_and_reachable(first_run)
        assert_nothing_cut(first_run)
        assert_plain_text(first_run)
    finally:
        theme.dress(dressed)
