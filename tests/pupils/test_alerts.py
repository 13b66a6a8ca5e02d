from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.errors import RecordChangedError, RuleBrokenError
from senco_app.pupils.commands import SetAlerts
from senco_app.pupils.queries import PupilPage
from senco_app.pupils.records import Alert
from senco_app.vocabulary import AlertKind
from tests.pupils.made import add_pupil

if TYPE_CHECKING:
    from senco_app.register import Register
    from tests.conftest import FixedClock

TODAY = date(2027, 2, 9)
PEN = Alert(AlertKind.HEALTH, "Pen in the office; ring 999, then home", TODAY)
CHAIR = Alert(
    AlertKind.EQUIPMENT, "Sits on the wedge", date(2027, 1, 4), date(2027, 3, 25)
)


def set_alerts(register: Register, pupil: str, *alerts: Alert) -> None:
    version = register.ask(PupilPage(pupil)).version
    register.execute(SetAlerts(pupil, version, alerts))


def alerts(register: Register, pupil: str) -> tuple[Alert, ...]:
    """Return what stands, without the ids."""
    return tuple(replace(a, id="") for a in register.ask(PupilPage(pupil)).alerts)


def test_alerts_stand_on_the_page_in_their_order(register: Register) -> None:
    pupil = add_pupil(register)
    assert alerts(register, pupil) == ()

    set_alerts(register, pupil, PEN, CHAIR)

    assert alerts(register, pupil) == (PEN, CHAIR)


def test_an_alert_ends_with_its_last_day(register: Register, clock: FixedClock) -> None:
    pupil = add_pupil(register)
    set_alerts(register, pupil, PEN, CHAIR)

    clock.day = date(2027, 3, 25)
    on_the_last_day = alerts(register, pupil)
    clock.pass_days(1)

    assert on_the_last_day == (PEN, CHAIR)
    assert alerts(register, pupil) == (PEN,)


def test_an_alert_that_is_left_out_ends_and_a_changed_one_stays(
    register: Register,
) -> None:
    pupil = add_pupil(register)
    set_alerts(register, pupil, PEN, CHAIR)
    pen, _ = register.ask(PupilPage(pupil)).alerts

    set_alerts(register, pupil, replace(pen, words="Pen in the classroom"))

    [left] = register.ask(PupilPage(pupil)).alerts
    assert (left.id, left.words) == (pen.id, "Pen in the classroom")


def test_an_alert_of_today_may_be_taken_out_today(register: Register) -> None:
    pupil = add_pupil(register)
    set_alerts(register, pupil, PEN)

    set_alerts(register, pupil)

    assert alerts(register, pupil) == ()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (replace(PEN, words=" "), "Alert 2: say what to do."),
        (replace(PEN, until_on=date(2027, 2, 8)), "before it begins"),
    ],
)
def test_an_alert_has_words_and_days_in_order(
    register: Register, wrong: Alert, why: str
) -> None:
    pupil = add_pupil(register)
    with pytest.raises(RuleBrokenError, match=why) as refused:
        set_alerts(register, pupil, CHAIR, wrong)
    assert refused.value.field == "alerts"
    assert alerts(register, pupil) == ()


def test_alerts_changed_meanwhile_are_not_overwritten(register: Register) -> None:
    pupil = add_pupil(register)
    set_alerts(register, pupil, PEN)
    with pytest.raises(RecordChangedError):
        register.execute(SetAlerts(pupil, 1, ()))
    assert alerts(register, pupil) == (PEN,)
