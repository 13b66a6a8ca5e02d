from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from senco_app.pupils.queries import PupilList
from senco_app.school.queries import RollNumbers
from senco_app.ui.intake.dialog import ONE_FILE, ImportDialog, show_import
from senco_app.ui.intake.sentences import NOBODY, NOTHING_NEW
from tests.intake.samples import SIMS_ROWS, sims, written
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register

MOVED = SIMS_ROWS[0].replace("4 Elm", "4 Ash")
TWICE = SIMS_ROWS[1].replace("Tom", "Tim")


@pytest.fixture
def dialog(qtbot: QtBot, register: Register) -> Iterator[ImportDialog]:
    shown = ImportDialog(register)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    qtbot.waitUntil(lambda: not shown.doing.isVisible(), timeout=10_000)


@pytest.fixture
def choose(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, dialog: ImportDialog
) -> Callable[[Path], None]:
    """Return what a person does: press the button, choose the file, wait."""

    def choose_it(path: Path) -> None:
        answer = (str(path), "")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)
        qtbot.keyClick(dialog.choose, Qt.Key.Key_Return)
        assert dialog.name.text() == path.name
        qtbot.waitUntil(lambda: not dialog.doing.isVisible(), timeout=10_000)

    return choose_it


def rows(part: QWidget) -> list[list[str]]:
    model = part.table.model()  # type: ignore[attr-defined]
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def tabs(dialog: ImportDialog) -> list[str]:
    bar = dialog.differences.tabBar()
    return [bar.tabText(number) for number in range(bar.count())]


def take_in(qtbot: QtBot, dialog: ImportDialog) -> None:
    with qtbot.waitSignal(dialog.taken_in, timeout=10_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_before_a_file_is_chosen_it_says_how_and_nothing_can_be_taken_in(
    dialog: ImportDialog,
) -> None:
    assert "CSV" in dialog.how.text()
    assert not dialog.take_in.isEnabled()


def test_the_differences_are_shown_and_nothing_is_changed_by_looking(
    tmp_path: Path,
    register: Register,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
) -> None:
    choose(written(tmp_path, sims()))

    assert tabs(dialog)[:3] == ["New 2", "Changed 0", "Counted only 2"]
    assert rows(dialog.differences.new) == [
        ["Zo Penrose", "Year 4", "4 Elm", "SEN support", "SPLD, SLCN"],
        ["Tom D’Arcy", "Year 3", "3 Yew", "EHC plan", "ASD"],
    ]
    assert dialog.summary.text() == (
        "4 pupils read: 2 new, 0 changed, 0 unchanged, 2 counted only and 0 left out."
    )
    assert register.ask(PupilList()) == ()
    assert register.ask(RollNumbers()) == ()


def test_taking_in_tells_what_was_done(
    qtbot: QtBot,
    tmp_path: Path,
    register: Register,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
) -> None:
    choose(written(tmp_path, sims()))
    assert dialog.focusWidget() is dialog.take_in

    take_in(qtbot, dialog)

    assert len(register.ask(PupilList())) == 2
    assert sum(n.pupils for n in register.ask(RollNumbers())) == 2
    assert dialog.banner.words.text() == (
        "Taken in: 2 pupils are new and the roll numbers were replaced."
    )
    assert dialog.cancel.text() == "Close"
    assert dialog.focusWidget() is dialog.cancel


def test_a_change_is_shown_from_old_to_new(
    qtbot: QtBot,
    tmp_path: Path,
    register: Register,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
) -> None:
    choose(written(tmp_path, sims(SIMS_ROWS[0])))
    take_in(qtbot, dialog)
    again = ImportDialog(register)
    qtbot.addWidget(again)
    again.show()

    again.read(written(tmp_path, sims(MOVED), "later.csv"))
    qtbot.waitUntil(again.take_in.isEnabled, timeout=10_000)

    assert tabs(again)[1] == "Changed 1"
    assert again.differences.currentWidget() is again.differences.changed
    assert rows(again.differences.changed) == [
        ["2", "Zo Penrose", "form", "4 Elm → 4 Ash"]
    ]
    assert "Register → file: 4 Elm → 4 Ash" in again.differences.changed.whole.text()


def test_the_same_file_again_has_nothing_to_take_in(
    qtbot: QtBot,
    tmp_path: Path,
    register: Register,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
) -> None:
    path = written(tmp_path, sims(SIMS_ROWS[0]))
    choose(path)
    take_in(qtbot, dialog)
    again = ImportDialog(register)
    qtbot.addWidget(again)
    again.show()

    again.read(path)
    qtbot.waitUntil(again.summary.isVisible, timeout=10_000)

    assert not again.take_in.isEnabled()
    assert again.nothing.text() == NOTHING_NEW


def test_what_is_left_out_and_each_warning_has_its_row_and_reason(
    tmp_path: Path, dialog: ImportDialog, choose: Callable[[Path], None]
) -> None:
    wrong_day = SIMS_ROWS[0].replace("03/05/2018", "31/02/2018")

    choose(written(tmp_path, sims(wrong_day, SIMS_ROWS[1], TWICE)))

    found = rows(dialog.differences.remarks)
    assert [row[:2] for row in found] == [["2", "Warning"], ["4", "Left out"]]
    assert "date" in found[0][2]
    assert "row 3" in found[1][2].lower()
    assert tabs(dialog)[3] == "Left out and warnings 2"


def test_a_file_of_which_no_row_can_be_used_says_so(
    tmp_path: Path, dialog: ImportDialog, choose: Callable[[Path], None]
) -> None:
    nameless = SIMS_ROWS[0].replace("Penrose,Zoë,Zo", ",,")

    choose(written(tmp_path, sims(nameless)))

    assert dialog.nothing.text() == NOBODY
    assert not dialog.take_in.isEnabled()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 a workbook", b"\x00\x01\x02", b"Name,Colour\r\nAnn,red\r\n"],
)
def test_a_bad_file_is_named_with_the_reason_and_another_can_be_chosen(
    tmp_path: Path,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
    content: bytes,
) -> None:
    choose(written(tmp_path, content, "broken.csv"))

    assert dialog.banner.words.text().startswith("broken.csv: ")
    assert dialog.banner.words.text().endswith("Nothing was changed.")
    assert dialog.name.text() == "broken.csv"
    assert dialog.choose.isEnabled()
    assert not dialog.take_in.isEnabled()

    choose(written(tmp_path, sims(), "sound.csv"))
    assert dialog.take_in.isEnabled()
    assert not dialog.banner.isVisible()


def drop(dialog: ImportDialog, *paths: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_dropped_file_is_read_and_two_are_not(
    qtbot: QtBot, tmp_path: Path, dialog: ImportDialog
) -> None:
    path = written(tmp_path, sims())

    drop(dialog, path, path)
    assert dialog.banner.words.text() == ONE_FILE

    drop(dialog, path)
    qtbot.waitUntil(dialog.take_in.isEnabled, timeout=10_000)
    assert dialog.name.text() == "register.csv"


def test_cancel_changes_nothing_even_while_the_file_is_read(
    qtbot: QtBot, tmp_path: Path, register: Register
) -> None:
    dialog = ImportDialog(register)
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.read(written(tmp_path, sims()))
    assert dialog.doing.isVisible()
    with qtbot.waitSignal(dialog.left, timeout=10_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert register.ask(PupilList()) == ()


def test_while_it_is_taken_in_the_dialog_stays(
    qtbot: QtBot,
    tmp_path: Path,
    register: Register,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
) -> None:
    choose(written(tmp_path, sims()))

    with qtbot.waitSignal(dialog.taken_in, timeout=10_000):
        dialog.take_in.click()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        assert dialog.isVisible()

    assert len(register.ask(PupilList())) == 2


def test_a_locked_register_is_told_in_words(
    tmp_path: Path,
    register: Register,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
) -> None:
    register.close()

    choose(written(tmp_path, sims()))

    assert "locked" in dialog.banner.words.text()


def test_hostile_words_are_shown_letter_for_letter(
    tmp_path: Path, dialog: ImportDialog, choose: Callable[[Path], None]
) -> None:
    hostile = SIMS_ROWS[0].replace("Penrose,", "<b>Pen</b>&rose,")

    choose(written(tmp_path, sims(hostile)))

    [[name, *_]] = rows(dialog.differences.new)
    assert name == "Zo <b>Pen</b>&rose"
    assert dialog.differences.new.whole.text() == (
        "Pupil: Zo <b>Pen</b>&rose · Year: Year 4 · Class: 4 Elm · "
        "Status: SEN support · Needs: SPLD, SLCN"
    )
    assert_plain_text(dialog)


def test_the_dialog_is_used_by_keyboard_alone_and_nothing_is_cut(
    qtbot: QtBot,
    tmp_path: Path,
    dialog: ImportDialog,
    choose: Callable[[Path], None],
) -> None:
    assert_named_and_reachable(dialog)
    assert_nothing_cut(dialog)
    choose(written(tmp_path, sims(*SIMS_ROWS, TWICE)))
    qtbot.waitExposed(dialog)

    for part in range(4):
        dialog.differences.setCurrentIndex(part)
        assert_named_and_reachable(dialog)
        assert_nothing_cut(dialog)
    assert_plain_text(dialog)


def test_shown_over_a_window_it_goes_by_itself_once_closed(
    qtbot: QtBot, register: Register, dialog: ImportDialog
) -> None:
    shown = show_import(register, dialog)
    assert shown.isVisible()

    qtbot.keyClick(shown, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not isValid(shown), timeout=10_000)
