from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from senco_app.errors import RuleBrokenError
from senco_app.ui.widgets.dates import HOW, DateField, read_day
from senco_app.wording import day, short_day

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NINTH = date(2027, 2, 9)


@pytest.mark.parametrize(
    "typed",
    [
        "9 Feb 2027",
        "Tue 9 Feb 2027",
        "Tuesday 9 February 2027",
        "9th february, 2027",
        "9feb27",
        "09/02/2027",
        "9/2/27",
        "9.2.2027",
        "9-2-2027",
        "2027-02-09",
        "  9   Feb  2027 ",
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    assert read_day(typed) == NINTH


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_we_show_is_read_back(on: date) -> None:
    assert read_day(day(on)) == on
    assert read_day(short_day(on)) == on
    assert read_day(f"{on:%d/%m/%Y}") == on
    assert read_day(on.isoformat()) == on


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_day_or_told_in_a_sentence(typed: str) -> None:
    told = ""
    try:
        on = read_day(typed)
    except RuleBrokenError as error:
        on, told = None, str(error)

    assert on or HOW in told or not typed.strip()


@pytest.mark.parametrize("typed", ["31 Feb 2027", "00/00/2027", "29 Feb 2027"])
def test_a_day_that_no_calendar_has_is_told_so(typed: str) -> None:
    with pytest.raises(RuleBrokenError, match="There is no day"):
        read_day(typed)


def test_an_empty_field_is_no_day(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)

    assert field.day() is None


def test_what_cannot_be_read_stays_and_names_the_field(qtbot: QtBot) -> None:
    field = DateField(field="held_on")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "next week")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "next week"
    with pytest.raises(RuleBrokenError, match="is not a date") as told:
        field.day()
    assert told.value.field == "held_on"


def test_leaving_the_field_shows_the_day_in_full(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.day_changed) as changed:
        qtbot.keyClicks(field, "9/2/27")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "Tue 9 Feb 2027"
    assert changed.args == [NINTH]


def test_up_and_down_move_by_a_day(qtbot: QtBot) -> None:
    field = DateField(on=NINTH)
    qtbot.addWidget(field)

    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "Wed 10 Feb 2027"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.day() == date(2027, 2, 8)
