"""What goes into a book is seen first, and then goes exactly so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from bench.classroom import TODAY
from senco_app.books.commands.handing_out import HandOutTo
from senco_app.books.queries import AlertsFor, Books
from senco_app.errors import FileUnusableError
from senco_app.pupils.commands import SetAlerts
from senco_app.pupils.queries import PupilPage
from senco_app.pupils.records import Alert
from senco_app.settings import Settings
from senco_app.ui.packs import hand_out
from senco_app.vocabulary import AlertKind, NotRunReason
from tests.ui.packs.conftest import SECONDS
from tests.ui.packs.doing import drop, go, press, rest, wake
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from bench.classroom import Classroom
    from senco_app.ui.packs.hand_out import HandOutDialog
    from senco_app.ui.preferences import Preferences
    from senco_app.ui.settings.books import BooksSection

WHAT_TO_DO = "If <i>his</i> lips swell: give the pen, call 999, stay."


@pytest.fixture
def alert(classroom: Classroom) -> str:
    """Give Idris, whose group is Tamsin's, an alert; return whose it is."""
    idris: str = classroom.pupils[2]
    version = classroom.register.ask(PupilPage(idris)).version
    alerts = (Alert(AlertKind.HEALTH, WHAT_TO_DO, date(2027, 1, 5)),)
    classroom.register.execute(SetAlerts(idris, version, alerts))
    return idris


@pytest.fixture
def open_for(
    classroom: Classroom, section: BooksSection, qtbot: QtBot
) -> Callable[..., HandOutDialog]:
    """Return what opens the dialog for some of the books."""

    def open_it(*places: int) -> HandOutDialog:
        ids = [classroom.books[place].owner.device for place in places]
        lines = {line.id: line for line in classroom.register.ask(Books())}
        shown = section.open_hand_out(tuple(lines[one] for one in ids))
        wake(qtbot, shown)
        rest(qtbot, shown)
        return shown

    return open_it


@pytest.mark.usefixtures("alert")
@pytest.mark.parametrize("percent", [100, 200])
def test_it_is_used_by_keyboard_alone_and_nothing_is_cut(
    open_for: Callable[..., HandOutDialog],
    wishes: Preferences,
    qtbot: QtBot,
    percent: int,
) -> None:
    wishes.show(Settings(text_percent=percent))
    dialog = open_for(0, 2)
    dialog.resize(1240, 680)
    qtbot.waitExposed(dialog)

    assert_named_and_reachable(dialog)
    assert_plain_text(dialog)
    assert_nothing_cut(dialog)
    dialog.reject()


def test_the_preview_is_what_goes_and_nothing_of_another_child(
    classroom: Classroom, open_for: Callable[..., HandOutDialog]
) -> None:
    dialog = open_for(0)
    shown = dialog.contents.toPlainText()

    for said in ("Talking together", "Mon and Tue 09:30", "Library", "one new word"):
        assert said in shown
    for name in ("Ellie Q", "Ellie B", "Idris", "Cerys"):
        assert name in shown
    for other in ("Moth", "Una", "Quennell"):
        assert other not in shown
    cards = classroom.register.execute(
        HandOutTo(classroom.books[0].owner.device)
    ).content.cards
    assert cards
    assert all(f"{card.key.held_on:%-d %b %Y}, 09:30" in shown for card in cards)


def test_an_alert_goes_once_it_is_ticked_and_no_more_once_it_is_not(
    classroom: Classroom,
    alert: str,
    open_for: Callable[..., HandOutDialog],
    stick: Path,
    qtbot: QtBot,
) -> None:
    dialog = open_for(0)
    assert WHAT_TO_DO not in dialog.contents.toPlainText()
    [tick] = dialog.alerts.ticks
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)

    assert f"What to do: {WHAT_TO_DO}" in dialog.contents.toPlainText()
    assert dialog.focusWidget() is tick
    drop(dialog, stick)
    go(qtbot, dialog)
    [path] = stick.iterdir()
    classroom.books[0].take(path.read_bytes(), path.name)
    [card] = classroom.desks[0].day(TODAY)
    told = {member.pupil_id: member.alerts for member in card.members}
    assert told[alert] == (WHAT_TO_DO,)

    again = open_for(0)
    again.alerts.ticks[0].click()
    assert WHAT_TO_DO not in again.contents.toPlainText()
    line = next(iter(classroom.register.ask(Books())))
    assert not classroom.register.ask(AlertsFor(line.person_id))[0].ticked
    again.reject()


def test_a_pack_on_a_stick_is_taken_into_the_book(
    classroom: Classroom,
    open_for: Callable[..., HandOutDialog],
    stick: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = open_for(0)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(qtbot, dialog.browse, Qt.Key.Key_O)
    go(qtbot, dialog)

    assert dialog.banner.words.text().startswith("Handed out for Tamsin Reed")
    [path] = stick.iterdir()
    assert path.name == f"hand-out-{classroom.books[0].owner.device}.pack"
    taken = classroom.books[0].take(path.read_bytes(), path.name)
    assert taken.sessions > 0
    assert taken.register_words in dialog.banner.words.text()


def test_the_exchange_folder_is_proposed_and_made(
    classroom: Classroom, open_for: Callable[..., HandOutDialog], qtbot: QtBot
) -> None:
    dialog = open_for(0)
    folder = classroom.folder / "register" / "exchange"
    assert dialog.folder.text() == str(folder)

    go(qtbot, dialog)

    assert len(list(folder.glob("hand-out-*.pack"))) == 1


def test_all_that_changed_goes_in_one_step(
    classroom: Classroom,
    section: BooksSection,
    stick: Path,
    qtbot: QtBot,
) -> None:
    qtbot.keyClick(section.hand_out, Qt.Key.Key_Return)
    dialog = section.dialog
    assert isinstance(dialog, hand_out.HandOutDialog)
    wake(qtbot, dialog)
    rest(qtbot, dialog)
    assert dialog.book.count() == 3
    dialog.book.setCurrentIndex(2)
    rest(qtbot, dialog)
    assert "Moth" in dialog.contents.toPlainText()
    drop(dialog, stick)
    go(qtbot, dialog)

    assert len(list(stick.iterdir())) == 3
    assert {line.generation for line in classroom.register.ask(Books())} == {1}
    qtbot.waitUntil(lambda: not section.hand_out.isEnabled(), timeout=SECONDS)


@pytest.mark.parametrize(
    ("typed", "told"), [("", "enter a folder"), ("/no/where", "is not there")]
)
def test_a_folder_that_is_not_there_is_said_beside_it(
    classroom: Classroom,
    open_for: Callable[..., HandOutDialog],
    qtbot: QtBot,
    typed: str,
    told: str,
) -> None:
    dialog = open_for(0)
    dialog.folder.setText(typed)
    go(qtbot, dialog)

    assert told in dialog.where.problem.text()
    assert dialog.focusWidget() is dialog.folder
    assert all(not line.generation for line in classroom.register.ask(Books()))
    dialog.reject()


def test_a_stick_that_is_full_loses_nothing(
    classroom: Classroom,
    section: BooksSection,
    open_for: Callable[..., HandOutDialog],
    stick: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(path: Path, _data: bytes) -> None:
        message = f"{path.name} could not be written: the stick is full."
        raise FileUnusableError(message)

    own = classroom.books[0].owner.device
    dialog = open_for(0)
    drop(dialog, stick)
    with monkeypatch.context() as patched:
        patched.setattr(hand_out, "write_whole", full)
        go(qtbot, dialog)
        assert "the stick is full" in dialog.banner.words.text()
        dialog.reject()
    qtbot.waitUntil(
        lambda: section.card.lines[own].state.text() == "Changed since", timeout=SECONDS
    )

    again = open_for(0)
    drop(again, stick)
    go(qtbot, again)

    assert len(list(stick.iterdir())) == 1
    qtbot.waitUntil(
        lambda: section.card.lines[own].state.text() == "Up to date", timeout=SECONDS
    )


def test_an_adult_without_groups_is_told_what_to_do(
    classroom: Classroom, open_for: Callable[..., HandOutDialog]
) -> None:
    classroom.clock.shift(400)

    dialog = open_for(0)

    assert "leads no group" in dialog.contents.toPlainText()
    dialog.reject()


def test_how_children_were_marked_is_shown_since_it_goes(
    classroom: Classroom, open_for: Callable[..., HandOutDialog]
) -> None:
    classroom.hand_over(0)
    [card] = classroom.desks[0].day(TODAY)
    classroom.desks[0].not_run(card.key, NotRunReason.ROOM, "the hall was let")
    classroom.merge(classroom.books[0].returned())

    shown = open_for(0).contents.toPlainText()

    assert "not run, no room" in shown
    assert "the hall was let" in shown
