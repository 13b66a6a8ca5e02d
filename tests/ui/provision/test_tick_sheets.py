"""Tick sheets: handed out on paper, keyed in by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from senco_app.exports.tick_sheet.records import AWAY_LETTERS
from senco_app.models.history import History
from senco_app.provision.queries import RecordsOf
from senco_app.ui.background import Background
from senco_app.ui.ehc.writing import Edges
from senco_app.ui.provision.keying_page import NOTHING, KeyingPage
from senco_app.ui.provision.marks import BY_KEY, MarkChoice
from senco_app.ui.provision.sheets_page import SheetsPage
from senco_app.vocabulary import AwayReason, GotOn, Presence
from tests.ui.provision.building import MONDAY, record, words_on

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.ehc.writing import Format
    from senco_app.ui.provision.screen import ProvisionScreen
    from tests.ui.provision.building import Taught


@pytest.fixture
def keying(screen: ProvisionScreen, taught: Taught) -> KeyingPage:
    """Return the page that keys in this week's sheets."""
    assert taught.group
    screen.show()
    screen.open_part(screen.week)
    screen.week.key_in.click()
    assert isinstance(screen.week.opened, KeyingPage)
    return screen.week.opened


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "sheet.pdf"


@pytest.fixture
def sheets(qtbot: QtBot, register: Register, taught: Taught, to: Path) -> SheetsPage:
    """Return the page of this week's sheets, whose files go to a folder of ours."""

    def choose(_parent: QWidget, proposed: Path, _kind: Format) -> Path | None:
        assert "Amelia" not in proposed.name
        return to

    edges = Edges(choose_file=choose, elsewhere=lambda _: "")
    assert taught.group
    page = SheetsPage(register, MONDAY, Background(), edges)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    return page


CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_session_is_keyed_in_with_one_key_a_pupil_and_saved_with_ctrl_enter(
    qtbot: QtBot,
    screen: ProvisionScreen,
    keying: KeyingPage,
    register: Register,
    taught: Taught,
) -> None:
    with qtbot.waitActive(screen):
        screen.activateWindow()
    assert keying.form is not None
    keying.form.entry.take_focus()

    pressed = 0
    for key in "32A":
        QTest.keyClicks(focused(), key)
        pressed += 1
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    # A button stays down a moment, then acts.
    qtbot.waitUntil(lambda: "Reading" in keying.title.text())
    (stored,) = register.ask(RecordsOf(taught.first))
    assert pressed == len(stored.entry.marks)
    assert stored.entry.finished


def test_the_sheet_goes_on_until_nothing_is_left(keying: KeyingPage) -> None:
    for _ in range(2):
        assert keying.form is not None
        for row in keying.form.entry.rows:
            QTest.keyClicks(row.mark, "3")
        keying.form.save_button.click()

    assert keying.title.text() == NOTHING
    assert keying.form is None


def test_what_is_missing_is_told_by_name(keying: KeyingPage) -> None:
    assert keying.form is not None
    QTest.keyClicks(keying.form.entry.rows[0].mark, "1")

    keying.form.save_button.click()

    left = [row.member.name for row in keying.form.entry.rows[1:]]
    assert all(name in keying.form.entry.problem.text() for name in left)


def test_a_skipped_session_comes_back_with_what_was_keyed(keying: KeyingPage) -> None:
    assert keying.form is not None
    QTest.keyClicks(keying.form.entry.rows[0].mark, "2")
    keying.skip.click()
    assert keying.card is not None
    assert keying.card.title == "Reading"

    keying.skip.click()

    assert keying.card.title == "Speech group"
    assert keying.form.entry.rows[0].mark.chosen() == (Presence.HERE, GotOn.NEARLY)


def test_what_is_recorded_already_is_not_asked_again(
    screen: ProvisionScreen, register: Register, taught: Taught
) -> None:
    record(register, taught)
    screen.show()
    screen.open_part(screen.week)
    screen.week.key_in.click()

    page = screen.week.opened
    assert isinstance(page, KeyingPage)
    assert page.card is not None
    assert page.card.title == "Reading"


def test_every_mark_has_one_key_and_the_paper_s_letters(qtbot: QtBot) -> None:
    choice = MarkChoice("Amelia: mark")
    qtbot.addWidget(choice)

    for key, meaning in BY_KEY.items():
        QTest.keyClicks(choice, key.lower())
        assert choice.chosen() == meaning
    assert {key: (Presence.AWAY, why) for key, why in AWAY_LETTERS.items()}.items() <= (
        BY_KEY.items()
    )
    assert len(BY_KEY) == 4 + len(AwayReason)

    QTest.keyClick(choice, Qt.Key.Key_Delete)
    assert choice.chosen() is None


def test_a_sheet_is_offered_for_every_adult_and_every_group(sheets: SheetsPage) -> None:
    assert [words for words, _ in sheets.whose.offered()] == [
        "Quillon Marsh",
        "Group: Reading (Quillon Marsh)",
        "Group: Speech group (Quillon Marsh)",
    ]
    assert "2 sessions" in sheets.told.text()


def test_a_saved_sheet_is_a_file_and_an_act_in_the_history(
    qtbot: QtBot, sheets: SheetsPage, register: Register, to: Path
) -> None:
    sheets.out.save.click()
    qtbot.waitUntil(to.exists)
    qtbot.waitUntil(lambda: "Written" in sheets.banner.words.text())

    assert to.read_bytes().startswith(b"%PDF")
    assert "print or save a tick sheet" in {
        entry.act for entry in register.ask(History())
    }


def test_the_preview_is_shown_in_the_window_and_closed_again(
    qtbot: QtBot, sheets: SheetsPage
) -> None:
    sheets.out.preview.click()
    qtbot.waitUntil(lambda: sheets.shown is not None)
    shown = sheets.shown
    assert shown is not None
    assert "Amelia Hughes" in shown.view.accessibleDescription()

    shown.close_button.click()

    assert not shown.isVisible()
    assert "Tick sheets" in words_on(sheets)


def test_a_folder_that_leaves_the_laptop_is_told_before_anything_is_written(
    qtbot: QtBot, register: Register, taught: Taught, to: Path
) -> None:
    assert taught.group
    edges = Edges(choose_file=lambda *_: to, elsewhere=lambda _: "a network share")
    page = SheetsPage(register, MONDAY, Background(), edges)
    qtbot.addWidget(page)
    page.show()
    page.begin()

    page.out.save.click()
    assert not to.exists()
    assert "a network share" in page.banner.words.text()

    page.banner.act.click()
    qtbot.waitUntil(to.exists)
    qtbot.waitUntil(lambda: "Written" in page.banner.words.text())
