from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from senco_app.ehc.commands import BeginRequest, RecordRequestSent
from senco_app.pupils.commands import AddPupil, ArchivePupil, SetNeeds
from senco_app.pupils.queries import PupilPage
from senco_app.pupils.records import PupilDetails
from senco_app.reminders.queries import RemindersDue
from senco_app.roles import Permission, Role, may
from senco_app.ui.intake.dialog import ImportDialog
from senco_app.ui.pupils.add_dialog import AddPupilDialog
from senco_app.ui.pupils.lines import NOBODY_YET, WHO_BEGINS
from senco_app.ui.today.begin_card import HOW
from senco_app.ui.today.digest import due_words
from senco_app.ui.today.rows import ROWS_AT_ONCE
from senco_app.ui.today.screen import NOTHING, TodayScreen
from senco_app.ui.widgets.buttons import PrimaryButton
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import KeepReason, SenStatus
from tests.ui.people import add_pupil, agree_plan, start_cycle
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.today.tile import Tile


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


def monitor(register: Register, surname: str, decide_by: date) -> str:
    """Return the id of a child without SEN who is looked at again by a day."""
    details = PupilDetails(
        surname, "Jo", keep_reason=KeepReason.MONITORING, decide_by=decide_by
    )
    since = register.today() - timedelta(days=60)
    return register.execute(
        AddPupil(details, SenStatus.NONE, since, (), "made up", since)
    )


def told(shown: QWidget) -> list[str]:
    return [one.text() for one in shown.findChildren(PlainLabel) if one.isVisible()]


def said(screen: TodayScreen) -> list[str]:
    QCoreApplication.processEvents()
    labels = screen.rows.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisibleTo(screen)]


def test_a_register_in_which_all_is_done_says_that_nothing_is_due(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    monitor(register, "Kay", register.today() + timedelta(days=90))
    screen = open_screen()

    assert screen.header.title.text() == "Tuesday 9 February"
    assert said(screen) == [NOTHING]
    assert screen.rows.acts == []
    assert not screen.begin.isVisibleTo(screen)


def test_an_empty_register_says_how_to_begin(
    qtbot: QtBot, open_screen: Callable[[], TodayScreen]
) -> None:
    screen = open_screen()

    assert told(screen.begin)[:3] == ["Begin here", NOBODY_YET, HOW]
    assert not any(tile.isVisibleTo(screen) for tile in screen.tiles)
    assert not screen.card.isVisibleTo(screen)
    assert [act.words for act in screen.acts()] == [
        "Import the office’s file…",
        "Add a pupil",
    ]
    assert_named_and_reachable(screen)
    assert_nothing_cut(screen)
    screen.take_focus()
    assert screen.focusWidget() is screen.begin.bring_in
    qtbot.keyClick(screen.begin.bring_in, Qt.Key.Key_Return)
    [dialog] = screen.findChildren(ImportDialog)
    dialog.reject()


def test_the_first_pupil_is_added_from_today_and_opened(
    qtbot: QtBot, open_screen: Callable[[], TodayScreen]
) -> None:
    screen = open_screen()
    qtbot.keyClick(screen.begin.add, Qt.Key.Key_Space)
    [form] = screen.findChildren(AddPupilDialog)
    form.surname.setText("Hughes")
    form.forename.setText("Amelia")
    form.needs[0].choose("SLCN")

    with qtbot.waitSignal(screen.pupil_requested):
        form.save.click()

    assert not screen.begin.isVisibleTo(screen)
    assert screen.card.isVisibleTo(screen)
    assert len(screen.rows.acts) == 1


def test_the_keyboard_is_on_what_falls_due_once_a_file_is_taken_in(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    screen = open_screen()
    screen.take_focus()
    add_pupil(register, "Hughes", "Amelia")  # as the import does

    screen.begin.taken_in.emit()

    assert screen.focusWidget() is screen.rows.acts[0]


@pytest.mark.parametrize("role", [Role.HEADTEACHER, Role.ADMINISTRATOR])
def test_who_may_not_begin_is_told_who_may(
    register: Register, open_screen: Callable[[], TodayScreen], role: Role
) -> None:
    register.who = replace(register.who, role=role)
    screen = open_screen()

    assert told(screen.begin)[:3] == ["Not begun yet", NOBODY_YET, WHO_BEGINS]
    assert screen.acts() == ()


def test_those_who_are_said_to_begin_are_those_who_may() -> None:
    able = {
        role
        for role in Role
        if may(role, Permission.IMPORT) and may(role, Permission.EDIT_PUPILS)
    }

    assert able == {Role.SENCO, Role.DEPUTY_SENCO}
    for role in able:
        assert role.value.casefold() in WHO_BEGINS.casefold()


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

    assert len([act for act in filled if act.isVisible()]) == 1


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

    assert (
        screen.rows.more.text()
        == f"Show 2 more · {ROWS_AT_ONCE} of {ROWS_AT_ONCE + 2} shown"
    )
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


def test_a_monitored_child_past_the_day_has_a_tile_until_it_is_decided(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    monitor(register, "Poe", register.today() + timedelta(days=90))
    screen = open_screen()
    tile = screen.tiles[5]
    assert not tile.isVisibleTo(screen)
    pupil = monitor(register, "Kay", register.today() - timedelta(days=1))
    assert tile.isVisibleTo(screen)
    assert tile.accessibleName().startswith("1 monitored, look again, oldest ")
    tile.click()
    [act] = screen.rows.acts
    with qtbot.waitSignal(screen.pupil_requested) as asked:
        qtbot.keyClick(act, Qt.Key.Key_Return)
    assert asked.args == [pupil]
    register.execute(ArchivePupil(pupil, "Moved away"))
    assert not tile.isVisibleTo(screen)
    assert said(screen) == [NOTHING]


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
    monitor(register, "Kay", register.today())
    request_id = register.execute(BeginRequest(add_pupil(register, "Reid", "Tyler")))
    register.execute(RecordRequestSent(request_id, date(2027, 1, 18)))
    screen = open_screen()

    assert_named_and_reachable(screen)
    assert_nothing_cut(screen)


def test_each_figure_is_the_number_of_rows_behind_it(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    today = register.today()
    for number in range(ROWS_AT_ONCE + 3):
        add_pupil(register, f"Hughes{number}", "Amelia")
    for number, days in enumerate((-8, -1, 3, 13)):
        pupil = add_pupil(register, f"Reid{number}", "Tyler")
        cycle = start_cycle(register, pupil, days_ago=50)
        planned, due = today - timedelta(days=49), today + timedelta(days=days)
        agree_plan(register, cycle, on=planned, review_by=due)
    for number in range(3):
        start_cycle(register, add_pupil(register, f"Poe{number}", "Ann"), days_ago=30)
    for days in (-8, 3):
        monitor(register, f"Kay{days}", today + timedelta(days=days))
    screen = open_screen()

    figures = [figure(tile) for tile in screen.tiles]
    assert figures == [2, 2, 3, ROWS_AT_ONCE + 3, 0, 2]
    assert sum(figures) == screen.rows.count
    for tile, number in zip(screen.tiles, figures, strict=True):
        tile.click()
        while screen.rows.more.isVisibleTo(screen):
            screen.rows.more.click()
        assert len(screen.rows.acts) == number
        visible = [act for act in screen.rows.acts if act.isVisibleTo(screen)]
        assert len(visible) == number


def figure(tile: Tile) -> int:
    return int(tile.accessibleName().split()[0])


def test_the_register_check_asks_for_the_list_behind_its_figure(
    qtbot: QtBot, register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    add_pupil(register, "Hughes", "Amelia", needs=("OTH",))
    add_pupil(register, "Reid", "Tyler", needs=())
    screen = open_screen()

    words = {key: row.accessibleName() for key, row in screen.check.lines.items()}
    assert words["other_need"] == "1 use of ‘Other’ (OTH) to look at again"
    assert words["no_primary_need"] == "1 pupil has no ranked primary need"
    with qtbot.waitSignal(screen.check_requested) as asked:
        qtbot.keyClick(screen.check.lines["other_need"], Qt.Key.Key_Return)
    assert asked.args == ["other_need"]


def test_a_finding_put_right_leaves_the_card_and_the_others_stay(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    pupil = add_pupil(register, "Hughes", "Amelia", needs=("OTH",))
    screen = open_screen()
    stays = screen.check.lines["no_birth"]

    page = register.ask(PupilPage(pupil))
    register.execute(SetNeeds(pupil, page.version, ("SLCN",), register.today()))

    assert "other_need" not in screen.check.lines
    assert screen.check.lines["no_birth"] is stays


def test_the_week_is_told_beside_the_list(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    today = register.today()
    cycle = start_cycle(register, add_pupil(register, "Hughes", "Amelia"), days_ago=50)
    planned = today - timedelta(days=49)
    agree_plan(register, cycle, on=planned, review_by=today + timedelta(days=1))
    screen = open_screen()

    told = [label.text() for label in screen.week.findChildren(PlainLabel)]
    assert "Tue 9\ntoday" in told
    assert told[told.index("Wed 10") + 1] == "Review · Amelia Hughes"


def test_the_focus_stays_on_its_row_when_others_change_something(
    register: Register, open_screen: Callable[[], TodayScreen]
) -> None:
    for surname in ("Hughes", "Reid"):
        add_pupil(register, surname, "Amelia")
    screen = open_screen()
    screen.rows.acts[1].setFocus()

    add_pupil(register, "Zeal", "Una")

    assert screen.window().focusWidget() is screen.rows.acts[1]
