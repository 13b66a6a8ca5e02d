from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app import doors
from senco_app.bootstrap import back_up
from senco_app.errors import RegisterInUseError
from senco_app.people.records import Newcomer
from senco_app.people.tasks import AddPerson
from senco_app.roles import Permission, Role
from senco_app.security.labels import FLOOR
from tests.conftest import PASSWORD, TODAY

if TYPE_CHECKING:
    from senco_app.register import Register
    from tests.conftest import FixedClock

HEAD = Newcomer("Ada Voss", Role.HEADTEACHER, TODAY)
SECOND = "marble otter canyon lantern"


def test_a_headteacher_reads_the_copy_while_the_senco_works(
    register: Register, clock: FixedClock
) -> None:
    register.look_after(AddPerson(HEAD, SECOND, PASSWORD, FLOOR))
    back_up(register)

    with doors.open_register(clock, register.folder, HEAD.name, SECOND) as copy:
        assert copy.who.role is Role.HEADTEACHER
        assert "Nothing can be changed here" in copy.standing
        assert copy.may(Permission.READ_REGISTER)


def test_whoever_writes_is_told_that_the_register_is_in_use(
    register: Register, clock: FixedClock
) -> None:
    back_up(register)

    with pytest.raises(RegisterInUseError, match="Close it there"):
        doors.open_register(clock, register.folder, "", PASSWORD)
