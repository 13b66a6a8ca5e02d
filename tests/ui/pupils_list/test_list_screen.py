from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from senco_app.ui.pupils.columns import COLUMNS
from senco_app.ui.pupils.list_screen import NOBODY_FOUND, NOBODY_YET, PupilsScreen
from senco_app.ui.theme import LIGHT
from tests.ui.people import add_pupil, agree_plan, start_cycle
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
    assert screen.nobody.text() == NOBODY_YET
    assert screen.nobody.isVisibleTo(screen)
    assert not screen.table.isVisibleTo(screen)


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
