from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bench.classroom import Classroom
from senco_app.provision.register_desk import RegisterDesk
from senco_app.ui.changes import Changes
from senco_app.ui.main_window import MainWindow
from senco_app.ui.provision.screen import ProvisionScreen
from senco_app.ui.sessions.in_register import RegisterSessionsScreen
from senco_app.ui.trail import Kind, Place
from senco_app.vocabulary import CardState, GotOn
from tests.ui.walls import assert_named_and_reachable, assert_nothing_cut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from tests.conftest import FixedClock

MONDAY = date(2027, 2, 8)


@pytest.fixture
def classroom(tmp_path: Path) -> Iterator[Classroom]:
    made = Classroom(tmp_path / "classroom")
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, classroom: Classroom) -> Iterator[RegisterSessionsScreen]:
    changes = Changes(classroom.register)
    made = RegisterSessionsScreen(classroom.register, changes)
    qtbot.addWidget(made)
    made.resize(1122, 640)
    made.show_day(MONDAY.isoformat())
    made.show()
    yield made
    del changes  # a signal lives as long as what it belongs to


def test_the_senco_records_a_day_and_it_stands_in_the_register(
    screen: RegisterSessionsScreen, classroom: Classroom
) -> None:
    sheet = screen.sessions.sheets[0]
    assert sheet.marks is not None
    assert_named_and_reachable(screen)
    assert_nothing_cut(screen)

    for row in sheet.marks.rows:
        assert row.take(GotOn.NEARLY)
    sheet.marks.end()

    assert screen.sessions.sheets[0].card.state is CardState.RECORDED
    classroom.reopen()
    again = RegisterDesk(classroom.register)
    marks = [member.mark for member in again.day(MONDAY)[0].members]
    assert [mark.got_on for mark in marks if mark] == [GotOn.NEARLY] * 4


def test_what_is_typed_is_saved_before_the_screen_is_left(
    qtbot: QtBot, screen: RegisterSessionsScreen
) -> None:
    sheet = screen.sessions.sheets[0]
    assert sheet.marks is not None
    qtbot.keyClicks(sheet.marks.rows[0].words, "Said three new words")
    assert screen.unsaved()

    assert screen.keep_drafts()
    assert not screen.unsaved()


def test_a_day_is_recorded_from_provision_and_back_leads_there(
    qtbot: QtBot, register: Register, clock: FixedClock
) -> None:
    window = MainWindow(register, clock)
    qtbot.addWidget(window)
    window.show()
    window.go(Place(Kind.PROVISION))
    provision = window.stack.currentWidget()
    assert isinstance(provision, ProvisionScreen)

    provision.record.click()
    assert isinstance(window.stack.currentWidget(), RegisterSessionsScreen)
    assert window.rail.buttons[Kind.PROVISION].isChecked()

    window.go_back()
    assert window.stack.currentWidget() is provision
