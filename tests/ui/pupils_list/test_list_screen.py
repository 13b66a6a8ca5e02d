from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from senco_app.pupils.commands import AddPupil, SaveProfile
from senco_app.pupils.queries import PupilPage
from senco_app.pupils.records import Profile, PupilDetails
from senco_app.reminders.queries import RegisterCheck
from senco_app.roles import Role
from senco_app.settings import Settings
from senco_app.ui.intake.dialog import ImportDialog
from senco_app.ui.pupils.columns import COLUMNS
from senco_app.ui.pupils.filters import Aspect, Who
from senco_app.ui.pupils.lines import FIRST_ONES, NOBODY_YET, WHO_BEGINS
from senco_app.ui.pupils.list_screen import NOBODY_FOUND, PupilsScreen
from senco_app.ui.theme import LIGHT, dress
from senco_app.ui.widgets.labels import PlainLabel
from senco_app.vocabulary import KeepReason, SenStatus
from tests.intake.samples import sims, written
from tests.ui.people import add_pupil, agree_plan, start_cycle
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.pupils.chips import MenuChip

SECONDS = 10_000


@pytest.fixture
def screen(qtbot: QtBot, register: Register, changes: Changes) -> PupilsScreen:
    shown = PupilsScreen(register, changes)
    qtbot.addWidget(shown)
    shown.resize(1280 - 196 - 48, 600)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def rows(screen: PupilsScreen) -> list[list[str]]:
    model = screen.table.model()
    return [
        [
            model.index(row, column).data()
            for column in range(model.columnCount())
            if not screen.table.isColumnHidden(column)
        ]
        for row in range(model.rowCount())
    ]


def test_an_empty_register_says_what_to_do(screen: PupilsScreen) -> None:
    assert screen.nobody.text() == f"{NOBODY_YET} {FIRST_ONES}"
    assert screen.nobody.isVisibleTo(screen)
    assert not screen.table.isVisibleTo(screen)


def test_who_may_not_begin_is_told_who_may(
    qtbot: QtBot, register: Register, changes: Changes
) -> None:
    register.who = replace(register.who, role=Role.HEADTEACHER)
    screen = PupilsScreen(register, changes)
    qtbot.addWidget(screen)
    screen.show()

    assert screen.nobody.text() == f"{NOBODY_YET} {WHO_BEGINS}"


def test_down_leads_from_the_filter_into_the_list(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    for surname in ("Hughes", "Powell", "Reid"):
        add_pupil(register, surname, "Amelia")
    screen.activateWindow()
    screen.filter.setFocus()
    qtbot.waitUntil(screen.filter.hasFocus)

    qtbot.keyClick(screen.filter, Qt.Key.Key_Down)

    assert screen.focusWidget() is screen.table
    assert screen.table.currentIndex().row() == 1
    screen.table.choose_next()
    screen.table.choose_next()
    assert screen.table.currentIndex().row() == 2


def test_a_late_review_is_told_in_word_and_colour(
    register: Register, screen: PupilsScreen
) -> None:
    cycle = start_cycle(register, add_pupil(register, "Hughes", "Amelia"), days_ago=50)
    today = register.today()
    agree_plan(
        register,
        cycle,
        on=today - timedelta(days=49),
        review_by=today - timedelta(days=7),
    )

    assert rows(screen) == [
        [
            "Hughes, Amelia",
            "5 Oak",
            "K",
            "SLCN",
            "1",
            "Review",
            "2 Feb 2027 · late",
            "–",
        ]
    ]
    titles = [column.title for column in COLUMNS]
    index = screen.table.model().index(0, titles.index("Review due"))
    assert index.data(Qt.ItemDataRole.ForegroundRole).name().upper() == LIGHT.late
    assert (
        screen.header.subtitle.text() == "1 pupil has SEN: 1 SEN support, 0 EHC plans"
    )


def test_the_list_is_filtered_while_typing(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Brontë", "Zoë", needs=("SEMH",))
    add_pupil(register, "Hughes", "Amelia")

    qtbot.keyClicks(screen.filter, "zoe bro")
    assert [row[0] for row in rows(screen)] == ["Brontë, Zoë"]
    assert screen.found.text() == "1 of 2 pupils in the register shown"

    screen.filter.setText("slcn")
    assert [row[0] for row in rows(screen)] == ["Hughes, Amelia"]

    screen.filter.setText("nobody of that name")
    assert screen.nobody.text() == NOBODY_FOUND

    screen.filter.clear()
    assert len(rows(screen)) == 2


def test_enter_opens_the_pupil(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    pupil = add_pupil(register, "Hughes", "Amelia")
    screen.table.selectRow(0)

    with qtbot.waitSignal(screen.pupil_requested) as asked:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert asked.args == [pupil]

    with qtbot.waitSignal(screen.pupil_requested) as asked:
        qtbot.keyClick(screen.filter, Qt.Key.Key_Return)
    assert asked.args == [pupil]


def test_the_chosen_pupil_stays_chosen_when_others_come(
    register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    screen.table.selectRow(0)

    add_pupil(register, "Ahmed", "Idris")

    chosen = screen.table.currentIndex()
    assert chosen.siblingAtColumn(0).data() == "Hughes, Amelia"
    assert chosen.row() == 1


def test_the_list_is_used_by_keyboard_alone_and_nothing_is_cut(
    register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")

    assert_named_and_reachable(screen)
    assert_nothing_cut(screen)
    assert_plain_text(screen)


def names(screen: PupilsScreen) -> list[str]:
    return [row[0] for row in rows(screen)]


def choose(chip: MenuChip, words: str) -> None:
    chip.fill()
    action = next(a for a in chip.menu_of_choices.actions() if words in a.text())
    action.trigger()


def test_chips_combine_and_each_can_be_taken_away_by_key(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Brontë", "Zoë", needs=("SEMH",))
    add_pupil(register, "Hughes", "Amelia")
    add_pupil(register, "Reid", "Tyler", form="3 Elm & Ash")
    need, form = screen.bar.by[Aspect.NEED], screen.bar.by[Aspect.FORM]

    choose(need, "SLCN")
    assert names(screen) == ["Hughes, Amelia", "Reid, Tyler"]
    choose(form, "Elm")
    assert names(screen) == ["Reid, Tyler"]
    assert form.text() == "Class: 3 Elm && Ash ▾"  # "&&" is read as "&"
    assert "Chosen: 3 Elm & Ash" in form.accessibleDescription()

    qtbot.keyClick(need, Qt.Key.Key_Delete)
    qtbot.keyClick(form, Qt.Key.Key_Backspace)
    assert len(names(screen)) == 3
    assert need.text() == "+ Need"


@pytest.mark.qt_log_ignore("This plugin does not support")  # of menus, "offscreen"
def test_a_chip_opens_its_menu_by_enter(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    chip = screen.bar.by[Aspect.FORM]

    qtbot.keyClick(chip, Qt.Key.Key_Return)

    assert chip.menu_of_choices.isVisible()
    assert [a.text() for a in chip.menu_of_choices.actions()] == ["5 Oak  (1)"]
    chip.menu_of_choices.close()


def test_without_the_first_chip_everyone_is_shown(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    kept = PupilDetails("Reid", "Tyler", keep_reason=KeepReason.MONITORING)
    register.execute(AddPupil(kept, SenStatus.NONE, register.today(), (), "made up"))
    assert names(screen) == ["Hughes, Amelia"]

    qtbot.keyClick(screen.bar.who[Who.ON_REGISTER], Qt.Key.Key_Return)
    assert names(screen) == ["Hughes, Amelia", "Reid, Tyler"]
    screen.bar.who[Who.MONITORED].click()
    assert names(screen) == ["Reid, Tyler"]
    assert screen.found.text() == "1 of 2 pupils in the register shown"


def test_each_finding_shows_as_many_pupils_as_it_counts(
    register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Brontë", "Zoë", needs=("OTH",))
    add_pupil(register, "Hughes", "Amelia", needs=("NSA",))
    add_pupil(register, "Reid", "Tyler", needs=())
    screen.filter.setText("nobody of that name")
    checks = register.ask(RegisterCheck())
    assert len(checks) == 5
    for check in checks:
        screen.show_check(check.key)
        assert len(rows(screen)) == check.count
        assert check.label in screen.bar.check.text()

    screen.bar.check.click()
    assert not screen.bar.check.isVisibleTo(screen)
    assert len(rows(screen)) == 3


def test_a_list_that_is_empty_offers_everyone(
    register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    screen.filter.setText("nobody of that name")
    assert screen.everyone.isVisibleTo(screen)

    screen.everyone.click()

    assert names(screen) == ["Hughes, Amelia"]


def test_pupils_stand_under_headings_and_arrows_pass_over_them(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    add_pupil(register, "Brontë", "Zoë", form="R Ash")
    groups = {a.text(): a for a in screen.bar.grouping.entries.actions()}

    groups["Class"].trigger()

    assert names(screen) == [
        "R Ash  ·  1 pupil",
        "Brontë, Zoë",
        "5 Oak  ·  1 pupil",
        "Hughes, Amelia",
    ]
    screen.table.choose_first()
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.table.currentIndex().siblingAtColumn(0).data() == "Hughes, Amelia"


def test_columns_are_chosen_and_there_is_none_for_cost(
    register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    offered = {a.text(): a for a in screen.bar.columns.entries.actions()}
    assert "Cost" not in offered
    assert not offered["UPN"].isChecked()

    offered["UPN"].trigger()
    offered["Class"].trigger()

    titles = [c.title for c in COLUMNS]
    assert not screen.table.isColumnHidden(titles.index("UPN"))
    assert screen.table.isColumnHidden(titles.index("Class"))


def test_a_column_orders_the_list_and_alike_ones_stay_by_name(
    register: Register, screen: PupilsScreen
) -> None:
    for surname, form in (("Hughes", "10 Elm"), ("Reid", "5 Oak"), ("Ábel", "5 Oak")):
        add_pupil(register, surname, "Una", form=form)

    screen.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)

    assert names(screen) == ["Ábel, Una", "Reid, Una", "Hughes, Una"]


def test_the_chosen_pupil_is_told_of_beside_the_list(
    qtbot: QtBot, register: Register, screen: PupilsScreen
) -> None:
    pupil = add_pupil(register, "Hughes", "<b>Amelia</b>")
    page = register.ask(PupilPage(pupil))
    profile = Profile(important="Swimming", support="Say it, show it.")
    register.execute(SaveProfile(pupil, page.version, profile))

    preview = screen.preview
    told = {label.text() for label in preview.findChildren(PlainLabel)}
    assert {"<b>Amelia</b> Hughes", "Say it, show it.", "Swimming"} <= told
    assert {"SEN support", "SLCN", "No open cycle."} <= told
    assert_plain_text(preview)
    with qtbot.waitSignal(screen.pupil_requested) as asked:
        qtbot.keyClick(preview.open, Qt.Key.Key_Return)
    assert asked.args == [pupil]


def test_a_narrow_screen_keeps_the_list_and_leaves_the_preview_out(
    register: Register, screen: PupilsScreen
) -> None:
    add_pupil(register, "Hughes", "Amelia")
    assert screen.preview.isVisibleTo(screen)

    screen.resize(700, 600)

    assert not screen.preview.isVisibleTo(screen)
    assert_nothing_cut(screen)


def test_in_large_text_columns_and_groups_stand_side_by_side_below_the_chips(
    screen: PupilsScreen, dressed: QApplication
) -> None:
    dress(dressed, Settings(text_percent=200))
    for _ in range(3):
        QApplication.processEvents()

    bar = screen.bar
    columns, grouping, words = (
        QRect(one.mapTo(bar, QPoint(0, 0)), one.size())
        for one in (bar.columns, bar.grouping, bar.filter)
    )
    dress(dressed)
    assert columns.left() == words.left()
    assert grouping.top() == columns.top()
    assert grouping.left() > columns.right()


def test_import_opens_the_dialog(screen: PupilsScreen) -> None:
    screen.bring_in.click()

    dialog = screen.findChild(ImportDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_after_an_import_the_keyboard_is_at_the_first_pupil(
    qtbot: QtBot, tmp_path: Path, screen: PupilsScreen
) -> None:
    screen.bring_in.setFocus()
    screen.bring_in.click()
    dialog = screen.findChild(ImportDialog)
    assert dialog is not None
    dialog.read(written(tmp_path, sims()))
    qtbot.waitUntil(dialog.take_in.isEnabled, timeout=SECONDS)
    dialog.take_in.click()
    qtbot.waitUntil(lambda: dialog.cancel.text() == "Close", timeout=SECONDS)

    dialog.cancel.click()

    for _ in range(5):
        QApplication.processEvents()
    assert screen.focusWidget() is screen.table
    assert screen.table.currentIndex().row() == 0


def test_an_import_that_was_left_gives_the_keyboard_back(screen: PupilsScreen) -> None:
    screen.bring_in.setFocus()
    screen.bring_in.click()
    dialog = screen.findChild(ImportDialog)
    assert dialog is not None

    dialog.cancel.click()

    for _ in range(5):
        QApplication.processEvents()
    assert screen.focusWidget() is screen.bring_in
