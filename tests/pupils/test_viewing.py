from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import open_register
from senco_app.errors import RecordMissingError
from senco_app.models.history import History
from senco_app.pupils.commands import ViewPupil
from tests.conftest import PASSWORD, QUICK
from tests.pupils.made import NINIAN, add_pupil

if TYPE_CHECKING:
    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister

ACT = ViewPupil.act


def looks(register: Register, pupil_id: str = "") -> list[str]:
    return [
        line.entity_id
        for line in register.ask(History(pupil_id))
        if line.act == ACT and line.person == "Quillon Marsh"
    ]


def test_each_pupils_file_is_told_once_a_sign_in(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    def opened() -> Register:
        return open_register(
            made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
        )

    with opened() as register:
        one = add_pupil(register)
        other = add_pupil(register, replace(NINIAN, upn=None))
        for pupil in (one, other, one, one, other):
            register.execute(ViewPupil(pupil))
        assert looks(register) == [other, one]
    with opened() as register:
        register.execute(ViewPupil(one))
        register.execute(ViewPupil(one))
        assert looks(register, one) == [one, one]
        assert looks(register, other) == [other]


def test_looking_changes_no_screen(register: Register) -> None:
    pupil = add_pupil(register)
    heard: list[object] = []
    register.subscribe(heard.append)
    register.execute(ViewPupil(pupil))
    assert heard == []


def test_a_pupil_who_is_not_there_cannot_be_looked_at(register: Register) -> None:
    with pytest.raises(RecordMissingError, match="not in the register"):
        register.execute(ViewPupil("nobody"))
    assert looks(register) == []
