"""What books returned is looked at first, and then taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from bench.classroom import TODAY, Classroom
from bench.lying import changed, sealed, told_by
from senco_app.books.commands.enrolling import RevokeBook
from senco_app.books.queries import Books
from senco_app.provision.queries import RecordsOf
from senco_app.settings import Settings
from senco_app.ui.packs.merge import NO_RETURNS, NOTHING_NEW
from senco_app.vocabulary import NotRunReason
from tests.ui.packs.doing import drop, go, press, rest, wake
from tests.ui.walls import assert_named_and_reachable, assert_plain_text

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.provision.records import SessionKey
    from senco_app.ui.packs.merge import MergeDialog
    from senco_app.ui.preferences import Preferences
    from senco_app.ui.settings.books import BooksSection


@pytest.fixture
def dialog(section: BooksSection, qtbot: QtBot) -> MergeDialog:
    shown = section.open_merge()
    wake(qtbot, shown)
    return shown


def returned(classroom: Classroom, stick: Path, place: int = 0) -> SessionKey:
    """Say in a book that today's session did not run; leave its return."""
    classroom.hand_over(place)
    [card] = classroom.desks[place].day(TODAY)
    classroom.desks[place].not_run(card.key, list(NotRunReason)[place], "")
    hand_back(classroom, stick, place)
    return card.key


def hand_back(classroom: Classroom, stick: Path, place: int = 0) -> None:
    book = classroom.books[place]
    path = stick / f"return-{book.owner.device}.pack"
    path.write_bytes(book.returned())


def rows(part: QWidget) -> list[list[str]]:
    model = part.table.model()  # type: ignore[attr-defined]
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_used_by_keyboard_alone(
    classroom: Classroom,
    dialog: MergeDialog,
    stick: Path,
    qtbot: QtBot,
    wishes: Preferences,
    percent: int,
) -> None:
    returned(classroom, stick)
    wishes.show(Settings(text_percent=percent))
    dialog.resize(1240, 680)
    assert_named_and_reachable(dialog)
    drop(dialog, stick)
    rest(qtbot, dialog)

    assert_named_and_reachable(dialog)
    assert_plain_text(dialog)
    assert dialog.width() == 1240


def test_the_differences_come_first_and_then_it_is_taken_in(
    classroom: Classroom,
    dialog: MergeDialog,
    stick: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = returned(classroom, stick)
    chosen = [str(path) for path in stick.iterdir()]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    press(qtbot, dialog.choose, Qt.Key.Key_O)
    rest(qtbot, dialog)

    assert "1 entry is new" in dialog.summary.text()
    assert "would be" in dialog.summary.text()
    [row] = rows(dialog.report.packs)
    assert row[:7] == ["Tamsin Reed (bench)", "1", *["0"] * 5]
    assert classroom.register.ask(RecordsOf(key)) == ()
    assert dialog.focusWidget() is dialog.act
    go(qtbot, dialog)

    [record] = classroom.register.ask(RecordsOf(key))
    assert record.recorded_by == "Tamsin Reed"
    assert dialog.banner.words.text().startswith("Taken in. 1 entry is new")
    assert dialog.act.isHidden()


def test_taken_in_twice_nothing_is_new(
    classroom: Classroom, dialog: MergeDialog, stick: Path, qtbot: QtBot
) -> None:
    returned(classroom, stick)
    classroom.merge(*(path.read_bytes() for path in stick.iterdir()))
    drop(dialog, stick)
    rest(qtbot, dialog)

    assert dialog.banner.words.text() == NOTHING_NEW
    assert rows(dialog.report.packs)[0][1:3] == ["0", "1"]


def test_what_cannot_be_read_is_refused_and_the_rest_is_taken(
    classroom: Classroom, dialog: MergeDialog, stick: Path, qtbot: QtBot
) -> None:
    key = returned(classroom, stick)
    (stick / "return-noise.pack").write_bytes(b"noise")
    (stick / "return-folder.pack").mkdir()
    whole = next(stick.glob("return-*-*.pack")).read_bytes()
    (stick / "return-half.pack").write_bytes(whole[: len(whole) // 2])
    drop(dialog, stick)
    rest(qtbot, dialog)

    assert {row[0] for row in rows(dialog.report.refused)} == {
        *("return-noise.pack", "return-folder.pack", "return-half.pack")
    }
    go(qtbot, dialog)

    assert len(classroom.register.ask(RecordsOf(key))) == 1
    assert len(rows(dialog.report.refused)) == 3


def test_a_folder_without_returns_is_said(dialog: MergeDialog, stick: Path) -> None:
    drop(dialog, stick)

    assert dialog.banner.words.text() == NO_RETURNS
    assert not dialog.act.isEnabled()


def test_two_records_of_one_session_lead_to_where_it_is_decided(
    classroom: Classroom,
    section: BooksSection,
    dialog: MergeDialog,
    stick: Path,
    qtbot: QtBot,
) -> None:
    for place in (0, 1):
        returned(classroom, stick, place)
    drop(dialog, stick)
    rest(qtbot, dialog)
    assert dialog.report.tabBar().tabText(1) == "To decide 1"
    go(qtbot, dialog)

    assert dialog.decide.text() == "Decide: 1 session with two records"
    with qtbot.waitSignal(section.decide_requested) as asked:
        qtbot.keyClick(dialog.decide, Qt.Key.Key_Return)
    assert asked.args == ["Sessions"]
    assert dialog.isHidden()


def test_a_revoked_book_gives_up_what_it_holds_by_a_tick_of_its_own(
    classroom: Classroom, dialog: MergeDialog, stick: Path, qtbot: QtBot
) -> None:
    key = returned(classroom, stick)
    [line] = [
        one
        for one in classroom.register.ask(Books())
        if one.id == classroom.books[0].owner.device
    ]
    classroom.register.execute(RevokeBook(line.id, line.version))
    drop(dialog, stick)
    rest(qtbot, dialog)

    assert "was revoked" in rows(dialog.report.refused)[0][1]
    assert not dialog.act.isEnabled()
    assert dialog.focusWidget() is dialog.revoked
    assert "1 entry" in dialog.revoked.text()
    qtbot.keyClick(dialog.revoked, Qt.Key.Key_Space)
    rest(qtbot, dialog)
    assert classroom.register.ask(RecordsOf(key)) == ()
    assert "you chose to take it" in rows(dialog.report.packs)[0][7]
    go(qtbot, dialog)

    assert len(classroom.register.ask(RecordsOf(key))) == 1


def test_a_wrong_clock_is_told(
    classroom: Classroom, dialog: MergeDialog, stick: Path, qtbot: QtBot
) -> None:
    classroom.hand_over(0)
    card = classroom.desks[0].day(TODAY)[0]
    classroom.clocks[0].shift(-300)
    classroom.desks[0].not_run(card.key, NotRunReason.ROOM, "")
    hand_back(classroom, stick)
    drop(dialog, stick)
    rest(qtbot, dialog)

    [row] = rows(dialog.report.packs)
    assert row[6] == "1"
    assert "clock is wrong" in row[7]


def test_what_no_book_may_say_is_refused_and_told(
    classroom: Classroom, dialog: MergeDialog, stick: Path, qtbot: QtBot
) -> None:
    classroom.hand_over(0)
    card = classroom.desks[0].day(TODAY)[0]
    classroom.desks[0].not_run(card.key, NotRunReason.ROOM, "")
    book = classroom.books[0]
    lies = [changed(text, minutes=10**9) for text in told_by(book)]
    (stick / "return-odd.pack").write_bytes(sealed(book, lies))
    drop(dialog, stick)
    rest(qtbot, dialog)

    assert "0 entries are new, 0 known already, 1 refused" in dialog.summary.text()
    assert dialog.banner.words.text() != NOTHING_NEW
    [row] = rows(dialog.report.packs)
    assert row[5] == "1"
    assert "minutes that the session does not have" in row[7]
