from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from senco_app.ehc.commands import BeginRequest, RecordRequestSent
from senco_app.reminders.queries import RemindersDue
from senco_app.ui.today.digest import due_words
from senco_app.ui.today.rows import ROWS_AT_ONCE
from senco_app.ui.today.screen import NOTHING, TodayScreen
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.labels import PlainLabel
from tests.ui.people import add_pupil, agree_plan, start_cycle
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes


@pytest.fixture
def open_screen(
    qtbot: QtBot, register: Register, changes: Changes
) -> Callable[[], TodayScreen]:
    kept: list[TodayScreen] = []  # qtbot alone would let them go at once

    def show() -> TodayScreen:
        screen = TodayScreen(register, changes)
        qtbot.addWidget(screen)
        kept.append(screen)
        screen.resize(1280 - 196 - 48, 600)
        screen.show()
        qtbot.waitExposed(screen)
        QCoreApplication.processEvents()  # Qt shows what a layout was given later
        return screen

    return show


def said(screen: TodayScreen) -> list[str]:
    QCoreApplication.processEvents()
    labels = screen.rows.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisibleTo(screen)]


def test_an_empty_register_says_that_nothing_is_due(
    open_screen: Callable[[], TodayScreen],
) -> None:
    screen = open_screen()

    assert screen.header.title.text() == "Tuesday 9 February"
    assert said(screen) == [NOTHING]
    assert screen.rows.acts == []


def test_a_pupil_without_a_cycle_is_listed_with_why_and_act(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    pupil = add_pupil(register, "Hughes", "Amelia")
    screen = open_screen()

    assert "Amelia Hughes" in said(screen)
    assert "5 Oak · SEN support" in said(screen)
    (reminder,) = register.ask(RemindersDue())
    assert reminder.why in said(screen)
    assert "after Code 6.44" in said(screen)
    assert reminder.source in screen.rows.acts[0].accessibleDescription()
    assert due_words(reminder) in said(screen)

    with qtbot.waitSignal(screen.pupil_requested) as asked:
        qtbot.keyClick(screen.rows.acts[0], Qt.Key.Key_Return)
    assert asked.args == [pupil]


def test_a_review_that_is_late_leads_to_its_cycle(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    cycle = start_cycle(register, add_pupil(register, "Hughes", "Amelia"), days_ago=50)
    today = register.today()
    agree_plan(
        register,
        cycle,
        on=today - timedelta(days=49),
        review_by=today - timedelta(days=7),
    )
    screen = open_screen()

    assert screen.tiles[0].accessibleName().startswith("1 review overdue, oldest ")
    with qtbot.waitSignal(screen.cycle_requested) as asked:
        screen.rows.acts[0].click()
    assert asked.args == [cycle]


def test_a_tile_filters_the_list_and_pressed_again_shows_all(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    start_cycle(register, add_pupil(register, "Reid", "Tyler"), days_ago=50)
    screen = open_screen()
    assert len(screen.rows.acts) == 2

    qtbot.keyClick(screen.tiles[2], Qt.Key.Key_Space)
    assert "Tyler Reid" in said(screen)
    assert "Amelia Hughes" not in said(screen)
    assert screen.card.heading.text() == "Needs you now: cycles without a plan"

    qtbot.keyClick(screen.tiles[2], Qt.Key.Key_Return)
    assert len(screen.rows.acts) == 2

    screen.tiles[0].click()
    assert screen.rows.acts == []
    screen.show_all.click()
    assert len(screen.rows.acts) == 2


def test_only_the_next_step_is_filled(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    for surname in ("Hughes", "Reid", "Powell"):
        add_pupil(register, surname, "Amelia")

    filled = open_screen().findChildren(PrimaryButton)

    assert len(filled) == 1


def test_up_and_down_move_from_act_to_act(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    for surname in ("Hughes", "Reid", "Powell"):
        add_pupil(register, surname, "Amelia")
    rows = open_screen().rows
    rows.acts[0].setFocus()

    qtbot.keyClick(rows.acts[0], Qt.Key.Key_Down)
    assert rows.window().focusWidget() is rows.acts[1]
    qtbot.keyClick(rows.acts[1], Qt.Key.Key_Up)
    qtbot.keyClick(rows.acts[0], Qt.Key.Key_Up)
    assert rows.window().focusWidget() is rows.acts[0]


def test_a_long_list_offers_the_rest(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    for number in range(ROWS_AT_ONCE + 2):
        add_pupil(register, f"Hughes{number}", "Amelia")
    screen = open_screen()
    assert len(screen.rows.acts) == ROWS_AT_ONCE
    assert screen.rows.count == ROWS_AT_ONCE + 2

    assert screen.rows.more.text() == "Show 2 more · 20 of 22 shown"
    qtbot.keyClick(screen.rows.more, Qt.Key.Key_Return)

    assert len(screen.rows.acts) == ROWS_AT_ONCE + 2
    assert screen.rows.window().focusWidget() is screen.rows.acts[ROWS_AT_ONCE]
    assert not screen.rows.more.isVisibleTo(screen)


def test_the_act_of_a_request_leads_to_the_pupils_request(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    pupil = add_pupil(register, "Hughes", "Amelia")
    request_id = register.execute(BeginRequest(pupil))
    register.execute(RecordRequestSent(request_id, date(2027, 1, 18)))
    screen = open_screen()
    assert screen.tiles[4].accessibleName().startswith("1 EHC date due, oldest ")

    act = next(act for act in screen.rows.acts if act.text() == "Open request")
    with qtbot.waitSignal(screen.export_requested) as asked:
        qtbot.keyClick(act, Qt.Key.Key_Return)

    assert asked.args == [pupil]


def test_what_is_done_leaves_the_list_at_once(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    pupil = add_pupil(register, "Hughes", "Amelia")
    screen = open_screen()
    assert len(screen.rows.acts) == 1

    start_cycle(register, pupil)

    assert screen.tiles[3].accessibleName().startswith("0 SEN support")


def test_a_hidden_screen_asks_again_only_when_it_is_shown(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    screen = open_screen()
    screen.hide()

    add_pupil(register, "Hughes", "Amelia")
    assert screen.rows.acts == []

    screen.show()
    assert len(screen.rows.acts) == 1


def test_names_are_never_read_as_markup(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    add_pupil(register, "<b>Reid</b>", "Tyler")
    screen = open_screen()

    assert "Tyler <b>Reid</b>" in said(screen)
    assert_plain_text(screen)


def test_today_is_used_by_keyboard_alone_and_nothing_is_cut(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    for surname in ("Hughes", "Wiśniewski-Featherstonehaugh", "Powell"):
        add_pupil(register, surname, "Amelia")
    screen = open_screen()

    assert_named_and_reachable(screen)
    assert_nothing_cut(screen)
