"""The part of the settings about books: how each stands, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bench.classroom import STARTED, TODAY
from senco_app.books.queries import Books
from senco_app.provision.commands import AddMember
from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.settings import Settings
from senco_app.ui.main_window import MainWindow
from senco_app.ui.provision.screen import PARTS, ProvisionScreen
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.settings.books import ALL_DONE, REVOKE, BooksSection
from senco_app.ui.settings.books_rows import NONE_YET
from senco_app.ui.settings.screen import SettingsScreen
from senco_app.ui.trail import Kind, Place
from senco_app.ui.widgets.fields import ShortWords
from senco_app.vocabulary import NotRunReason
from tests.conftest import QUICK
from tests.ui.packs.conftest import SECONDS
from tests.ui.packs.doing import words
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from bench.classroom import Classroom
    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.preferences import Preferences


def states(section: BooksSection) -> list[str]:
    return [row.state.text() for row in section.card.lines.values()]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_used_by_keyboard_alone_and_nothing_is_cut(
    screen: SettingsScreen, section: BooksSection, wishes: Preferences, percent: int
) -> None:
    wishes.show(Settings(text_percent=percent))
    screen.resize(1036 if percent == 100 else 860, 620)
    QApplication.processEvents()

    assert_named_and_reachable(screen)
    assert_plain_text(screen)
    assert_nothing_cut(screen)
    assert "Tamsin Reed" in words(section)


def test_each_book_says_how_it_stands(
    classroom: Classroom, section: BooksSection, qtbot: QtBot
) -> None:
    assert states(section) == ["To hand out"] * 3
    assert "3 books wait" in section.summary.text()
    own = classroom.books[0].owner.device
    classroom.hand_over(0)
    qtbot.waitUntil(
        lambda: section.card.lines[own].state.text() == "Up to date", timeout=SECONDS
    )

    [card] = classroom.desks[0].day(TODAY)
    classroom.desks[0].not_run(card.key, NotRunReason.ROOM, "")
    classroom.merge(classroom.books[0].returned())
    classroom.register.execute(
        AddMember(classroom.groups[0], classroom.pupils[5], STARTED)
    )

    qtbot.waitUntil(
        lambda: section.card.lines[own].state.text() == "Changed since", timeout=SECONDS
    )
    assert "returned Tue 9 Feb 2027" in words(section.card.lines[own])
    classroom.hand_over(0)
    classroom.clock.shift(22)
    section.refresh()
    qtbot.waitUntil(
        lambda: section.card.lines[own].state.text() == "Weeks run out", timeout=SECONDS
    )


def test_when_every_book_is_up_to_date_it_says_so(
    classroom: Classroom, section: BooksSection, qtbot: QtBot
) -> None:
    for place in range(3):
        classroom.hand_over(place)

    qtbot.waitUntil(lambda: section.summary.text() == ALL_DONE, timeout=SECONDS)
    assert not section.hand_out.isEnabled()


def test_without_books_it_says_how_to_come_by_one(
    register: Register, qtbot: QtBot
) -> None:
    section = BooksSection(register)
    qtbot.addWidget(section)
    section.refresh()
    section.show()

    assert NONE_YET in words(section)
    assert section.enrol.isVisible()
    assert not section.merge.isVisible()
    assert not section.hand_out.isVisible()
    section.drain()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEADTEACHER])
@pytest.mark.usefixtures("wishes")
def test_a_role_that_exchanges_no_packs_is_not_offered_it(
    register: Register, changes: Changes, qtbot: QtBot, role: Role
) -> None:
    register.who = SignedIn("somebody", "Ada Voss", role, "LAPTOP-07")
    shown = SettingsScreen(register, changes, cost=QUICK)
    qtbot.addWidget(shown)

    assert "Books" not in shown.sections


def test_a_book_is_revoked_after_one_question(
    classroom: Classroom,
    section: BooksSection,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    classroom.hand_over(0)
    qtbot.waitUntil(lambda: section.changed is not None, timeout=SECONDS)
    own = classroom.books[0].owner.device
    asked: list[str] = []

    def answer(dialog: AskDialog) -> int:
        asked.append(words(dialog))
        dialog.show()
        dialog.fields["why"].editor.setText("laptop lost")  # type: ignore[attr-defined]
        dialog.do_it.click()
        return dialog.result()

    monkeypatch.setattr(AskDialog, "exec", answer)
    qtbot.keyClick(section.card.lines[own].revoke, Qt.Key.Key_Return)

    assert REVOKE in asked[0]
    [line] = [one for one in classroom.register.ask(Books()) if one.id == own]
    assert line.revoked_on == TODAY
    row = section.card.lines[own]
    assert row.state.text() == "Revoked Tue 9 Feb 2027"
    assert row.hand_out.isHidden()
    assert row.revoke.isHidden()


def test_a_revocation_that_was_thought_better_of_changes_nothing(
    classroom: Classroom,
    section: BooksSection,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(AskDialog, "exec", lambda _dialog: 0)
    own = classroom.books[0].owner.device

    qtbot.keyClick(section.card.lines[own].revoke, Qt.Key.Key_Return)

    assert all(one.revoked_on is None for one in classroom.register.ask(Books()))


def test_why_a_book_is_revoked_is_kept_while_it_is_typed(
    classroom: Classroom,
    section: BooksSection,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = classroom.books[0].owner.device
    found: list[str] = []

    def lock(dialog: AskDialog) -> int:
        """Type, and have the window locked."""
        dialog.show()
        editor = dialog.fields["why"].editor
        assert isinstance(editor, ShortWords)
        found.append(editor.text())
        qtbot.keyClicks(editor, "left on the bus")
        assert dialog.keep_drafts()
        dialog.reject()
        return dialog.result()

    monkeypatch.setattr(AskDialog, "exec", lock)
    for _ in range(2):
        qtbot.keyClick(section.card.lines[own].revoke, Qt.Key.Key_Return)

    assert found == ["", "left on the bus"]
    assert all(one.revoked_on is None for one in classroom.register.ask(Books()))


def test_a_book_that_was_changed_elsewhere_is_said_beside_the_question(
    classroom: Classroom,
    section: BooksSection,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = classroom.books[0].owner.device
    row = section.card.lines[own]
    monkeypatch.setattr(section.card, "show_books", lambda _books: None)
    classroom.hand_over(0)
    told: list[str] = []

    def answer(dialog: AskDialog) -> int:
        dialog.show()
        dialog.do_it.click()
        told.append(dialog.banner.words.text())
        return dialog.result()

    monkeypatch.setattr(AskDialog, "exec", answer)
    qtbot.keyClick(row.revoke, Qt.Key.Key_Return)

    assert told[0]
    assert all(one.revoked_on is None for one in classroom.register.ask(Books()))


def test_what_is_to_decide_leads_to_provision(
    classroom: Classroom, screen: SettingsScreen, section: BooksSection, qtbot: QtBot
) -> None:
    assert section.decide.isHidden()
    for place in (0, 1):
        classroom.hand_over(place)
        [card] = classroom.desks[place].day(TODAY)
        classroom.desks[place].not_run(card.key, list(NotRunReason)[place], "")
    classroom.merge(*(classroom.books[place].returned() for place in (0, 1)))

    qtbot.waitUntil(section.decide.isVisible, timeout=SECONDS)
    assert section.decide.text() == "Decide: 1 session with two records"
    with qtbot.waitSignal(screen.provision_requested) as asked:
        qtbot.keyClick(section.decide, Qt.Key.Key_Return)
    assert asked.args == ["Sessions"]


@pytest.mark.usefixtures("wishes")
def test_in_the_window_it_leads_to_the_sessions_of_provision(
    classroom: Classroom, qtbot: QtBot
) -> None:
    window = MainWindow(classroom.register, classroom.clock)
    qtbot.addWidget(window)
    window.show()
    window.go(Place(Kind.SETTINGS))
    settings = window.stack.currentWidget()
    assert isinstance(settings, SettingsScreen)
    assert settings.books is not None
    settings.open_section("Books")
    settings.books.decide.click()

    shown = window.stack.currentWidget()
    assert isinstance(shown, ProvisionScreen)
    assert shown.tabs.currentIndex() == PARTS.index(shown.sessions.title)
    settings.books.drain()
