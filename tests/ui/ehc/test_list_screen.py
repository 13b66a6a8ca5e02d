"""What the SENCO reads and does in the list of requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from senco_app.ehc.commands import (
    BeginRequest,
    RecordAuthorityAnswer,
    RecordRequestReceived,
    RecordRequestSent,
)
from senco_app.school.commands import SetCalendar
from senco_app.ui.dressing import worn
from senco_app.ui.ehc.lines import NONE_YET
from senco_app.ui.ehc.list_screen import COLUMNS, NOT_THE_NEWEST, RequestsScreen
from senco_app.vocabulary import AuthorityAnswer
from tests.pupils.made import NINIAN, TERMS, add_pupil
from tests.ui.cycles.building import Hands
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.fixture
def screen(qtbot: QtBot, register: Register, changes: Changes) -> RequestsScreen:
    register.execute(SetCalendar(TERMS))
    made = RequestsScreen(register, changes)
    qtbot.addWidget(made)
    made.resize(1036, 627)
    made.show()
    return made


def request(register: Register, surname: str, received_on: date | None = None) -> str:
    """Begin a pupil's request, received on that day; return the pupil's id."""
    pupil_id = add_pupil(register, replace(NINIAN, legal_surname=surname))
    request_id = register.execute(BeginRequest(pupil_id))
    if received_on:
        register.execute(RecordRequestSent(request_id, received_on))
        register.execute(RecordRequestReceived(request_id, received_on))
    return pupil_id


def row(screen: RequestsScreen, number: int) -> dict[str, str]:
    model = screen.table.model()
    return {
        column.title: model.index(number, at).data()
        for at, column in enumerate(COLUMNS)
    }


def test_an_empty_list_says_what_to_do(screen: RequestsScreen) -> None:
    assert screen.nothing.isVisible()
    assert screen.nothing.text() == NONE_YET
    assert not screen.open_button.isVisible()
    assert screen.header.subtitle.text() == "0 requests open"
    assert_nothing_cut(screen)


def test_what_comes_next_stands_first_with_its_day_and_force(
    register: Register, screen: RequestsScreen
) -> None:
    request(register, "Moss")
    request(register, "Vale", date(2027, 2, 1))
    request(register, "Ash", date(2026, 12, 1))

    assert row(screen, 0) == {
        "Pupil": "Ash, Ninian",
        "Class": "4 Ash",
        "Authority": "Herefordshire",
        "Asked by": "school",
        "Begun": "9 Feb 2027",
        "Sent": "1 Dec 2026",
        "Received": "1 Dec 2026",
        "Next": "Decision whether to assess",
        "By": "must · Tue 12 Jan 2027, overdue",
    }
    assert row(screen, 1)["By"] == "must · Mon 15 Mar 2027"
    assert row(screen, 2)["Next"] == "Write it and send it"
    assert screen.header.subtitle.text() == "3 requests open · 1 date overdue"
    late = screen.table.model().index(0, 8).data(Qt.ItemDataRole.ForegroundRole)
    assert late.name().upper() == worn().late.upper()


def test_a_request_that_is_over_is_counted_apart(
    register: Register, screen: RequestsScreen
) -> None:
    request(register, "Moss", date(2027, 2, 1))
    request_id = screen.table.model().index(0, 0).data(Qt.ItemDataRole.UserRole).id
    refusal = AuthorityAnswer.WILL_NOT_ASSESS
    register.execute(RecordAuthorityAnswer(request_id, refusal, date(2027, 2, 8)))

    assert screen.header.subtitle.text() == "0 requests open · 1 over"
    assert row(screen, 0)["Next"] == "The authority will not assess, 8 Feb 2027"


def test_an_earlier_request_opens_with_a_word_about_the_newest(
    qtbot: QtBot, register: Register, screen: RequestsScreen
) -> None:
    pupil_id = request(register, "Moss", date(2027, 2, 1))
    refused = screen.table.model().index(0, 0).data(Qt.ItemDataRole.UserRole).id
    refusal = AuthorityAnswer.WILL_NOT_ASSESS
    register.execute(RecordAuthorityAnswer(refused, refusal, date(2027, 2, 8)))
    register.execute(BeginRequest(pupil_id))

    assert screen.header.subtitle.text() == "1 request open · 1 over"
    assert [row(screen, number)["Begun"] for number in (0, 1)] == ["9 Feb 2027"] * 2
    screen.table.selectRow(1)
    with qtbot.waitSignal(screen.said) as told:
        screen.open_button.click()
    assert told.args == [NOT_THE_NEWEST.format("Ninian Moss"), None]


def test_a_request_is_opened_by_keyboard(
    qtbot: QtBot, register: Register, screen: RequestsScreen
) -> None:
    request(register, "Ash", date(2027, 2, 1))
    pupil_id = request(register, "Moss", date(2027, 2, 2))
    hands = Hands(screen)
    hands.go_to("EHC needs assessment requests")
    hands.press(Qt.Key.Key_Down)

    with qtbot.waitSignal(screen.export_requested) as by_enter:
        hands.press(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.export_requested) as by_button:
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert by_enter.args == by_button.args == [pupil_id]


def test_a_change_keeps_the_chosen_request(
    register: Register, screen: RequestsScreen
) -> None:
    request(register, "Ash", date(2027, 2, 2))
    request(register, "Moss", date(2027, 2, 3))
    screen.table.selectRow(1)

    request(register, "Bell", date(2027, 2, 1))

    chosen = screen.table.currentIndex()
    assert chosen.siblingAtColumn(0).data() == "Moss, Ninian"


def test_the_list_is_named_reachable_plain_and_whole(
    register: Register, screen: RequestsScreen
) -> None:
    request(register, "<b>Ash</b>", date(2027, 2, 1))
    QApplication.processEvents()

    assert row(screen, 0)["Pupil"] == "<b>Ash</b>, Ninian"
    assert_named_and_reachable(screen)
    assert_plain_text(screen)
    assert_nothing_cut(screen)
