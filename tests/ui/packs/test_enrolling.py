"""A book is enrolled once its words were compared, and never before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from senco_app.books.commands.enrolling import EnrolBook
from senco_app.books.queries import Books
from senco_app.security.enrolment import Enrolment, enrolment_bytes
from senco_app.settings import Settings
from senco_app.ui.packs.enrol import ONE_FILE, EnrolDialog
from tests.ui.packs.doing import drop, go, press, rest, words
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.preferences import Preferences

TAMSIN = Enrolment("book-1", "Tamsin <b>Reed</b>", "LAPTOP-09", bytes(range(32)))


@pytest.fixture
def dialog(
    register: Register, wishes: Preferences, qtbot: QtBot
) -> Iterator[EnrolDialog]:
    assert wishes.settings.text_percent == 100
    shown = EnrolDialog(register)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    rest(qtbot, shown)


@pytest.fixture
def file(stick: Path) -> Path:
    path = stick / "enrolment-tamsin.senco-enrol"
    path.write_bytes(enrolment_bytes(TAMSIN))
    return path


@pytest.mark.parametrize("percent", [100, 200])
def test_the_words_are_shown_large_and_nothing_is_cut(
    dialog: EnrolDialog, file: Path, qtbot: QtBot, wishes: Preferences, percent: int
) -> None:
    wishes.show(Settings(text_percent=percent))
    dialog.resize(860, 620)
    drop(dialog, file)
    rest(qtbot, dialog)
    qtbot.wait(50)  # until what was shown just now is laid out

    assert " / ".join(half.text() for half in dialog.words) == TAMSIN.spoken()
    assert_named_and_reachable(dialog)
    assert_plain_text(dialog)
    assert_nothing_cut(dialog)


def test_a_book_is_enrolled_by_keyboard(
    dialog: EnrolDialog,
    file: Path,
    register: Register,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(qtbot, dialog.choose, Qt.Key.Key_O)
    rest(qtbot, dialog)
    assert dialog.focusWidget() is dialog.same
    assert not dialog.act.isEnabled()
    qtbot.keyClick(dialog.same, Qt.Key.Key_Space)
    go(qtbot, dialog)

    [line] = register.ask(Books())
    assert (line.id, line.spoken) == (TAMSIN.book_id, TAMSIN.spoken())
    assert "is enrolled" in dialog.banner.words.text()
    assert dialog.cancel.text() == "Close"


def test_without_the_words_compared_nothing_is_taken_in(
    dialog: EnrolDialog, file: Path, register: Register, qtbot: QtBot
) -> None:
    drop(dialog, file)
    rest(qtbot, dialog)
    assert not dialog.act.isEnabled()
    dialog.act.click()
    dialog.reject()

    assert register.ask(Books()) == ()


def test_another_file_is_compared_anew(
    dialog: EnrolDialog, file: Path, stick: Path, qtbot: QtBot
) -> None:
    drop(dialog, file)
    rest(qtbot, dialog)
    dialog.same.click()
    other = stick / "other.senco-enrol"
    other.write_bytes(enrolment_bytes(Enrolment("b2", "Wilf Oake", "L", bytes(32))))

    drop(dialog, other)
    rest(qtbot, dialog)

    assert not dialog.same.isChecked()
    assert not dialog.act.isEnabled()
    assert "Wilf Oake" in dialog.whose.text()


def test_somebody_new_is_told_before_being_added(
    dialog: EnrolDialog, file: Path, stick: Path, qtbot: QtBot
) -> None:
    drop(dialog, file)
    rest(qtbot, dialog)
    assert "is added as a teaching assistant" in words(dialog)
    own = stick / "own.senco-enrol"
    own.write_bytes(
        enrolment_bytes(Enrolment("b3", "quillon  MARSH", "L", bytes(range(32))))
    )

    drop(dialog, own)
    rest(qtbot, dialog)

    assert "is added as a teaching assistant" not in words(dialog)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"noise", "is no enrolment file"),
        (b"", "is no enrolment file"),
        (enrolment_bytes(TAMSIN)[:-9], "is no enrolment file"),
        (
            json.dumps({**json.loads(enrolment_bytes(TAMSIN)), "format": 99}).encode(),
            "newer version",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    dialog: EnrolDialog, file: Path, qtbot: QtBot, content: bytes, told: str
) -> None:
    file.write_bytes(content)
    drop(dialog, file)
    rest(qtbot, dialog)

    assert told in dialog.banner.words.text()
    assert not dialog.act.isEnabled()
    assert dialog.focusWidget() is dialog.choose


def test_two_files_at_once_are_refused(dialog: EnrolDialog, file: Path) -> None:
    drop(dialog, file, file)

    assert dialog.banner.words.text() == ONE_FILE


def test_a_book_of_another_key_under_a_known_id_is_refused(
    dialog: EnrolDialog, file: Path, register: Register, qtbot: QtBot
) -> None:
    register.execute(EnrolBook(TAMSIN))
    false = Enrolment(TAMSIN.book_id, TAMSIN.person, TAMSIN.device, bytes(32))
    file.write_bytes(enrolment_bytes(false))
    drop(dialog, file)
    rest(qtbot, dialog)
    dialog.same.click()
    go(qtbot, dialog)

    assert "enrolled with other words" in dialog.banner.words.text()
    assert dialog.same.isEnabled()
    [line] = register.ask(Books())
    assert line.spoken == TAMSIN.spoken()
