"""What a pupil's page says of provision: planned and given, group by group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from senco_app.cycles.queries import CyclePage
from senco_app.provision.commands import EditMember
from senco_app.provision.queries import GroupPage
from senco_app.ui.pupil.provision_tab import NONE_YET
from senco_app.ui.pupil.screen import PupilScreen
from tests.ui.people import add_pupil, agree_plan, start_cycle
from tests.ui.provision.building import record, teach, words_on
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
def screen(qtbot: QtBot, register: Register, changes: Changes) -> PupilScreen:
    shown = PupilScreen(register, changes)
    qtbot.addWidget(shown)
    shown.resize(1036, 640)
    shown.show()
    return shown


def open_tab(screen: PupilScreen, pupil_id: str) -> str:
    """Open the part, and return the words on it."""
    screen.show_pupil(pupil_id)
    assert screen.sheet is not None
    screen.sheet.open_part("provision")
    QApplication.processEvents()
    return words_on(screen.sheet.provision)


def test_what_was_planned_and_given_is_said_by_group_with_its_outcome(
    screen: PupilScreen, register: Register
) -> None:
    taught = teach(register)
    record(register, taught)
    pupil = taught.pupils[1]
    cycle = start_cycle(register, pupil, days_ago=30)
    agree_plan(register, cycle, on=date(2027, 1, 15), review_by=date(2027, 3, 15))
    outcome = register.ask(CyclePage(cycle)).plan.outcomes[0]
    members = register.ask(GroupPage(taught.group)).members
    member = next(one for one in members if one.pupil_id == pupil)
    register.execute(EditMember(member.id, member.from_on, outcome_id=outcome.id))

    words = open_tab(screen, pupil)

    assert "Speech group" in words
    assert "in a group of 3 · 2 × 45 minutes a week" in words
    assert "Given: 1 of 10 sessions given · 45 min of 7 h 30 · 10 %" in words
    assert "9 not yet recorded" in words
    assert "For: Asks for help" in words
    assert "Reading" not in words
    assert_named_and_reachable(screen)
    assert_plain_text(screen)
    assert_nothing_cut(screen)


def test_one_to_one_is_said_and_all_groups_are_summed_up(
    screen: PupilScreen, register: Register
) -> None:
    taught = teach(register)

    words = open_tab(screen, taught.pupils[0])

    assert "one to one" in words
    assert "Until now: 0 of 15 sessions given" in words


def test_a_pupil_in_no_group_is_told_where_groups_are(
    screen: PupilScreen, register: Register
) -> None:
    assert NONE_YET in open_tab(screen, add_pupil(register, "Reid", "Tyler"))


def test_a_new_record_is_heard_while_the_part_is_open(
    screen: PupilScreen, register: Register
) -> None:
    taught = teach(register)
    open_tab(screen, taught.pupils[1])

    record(register, taught)

    assert screen.sheet is not None
    assert "1 of 10 sessions given" in words_on(screen.sheet.provision)
