from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import check, open_register
from senco_app.errors import (
    FileUnusableError,
    NotAllowedError,
    RecordMissingError,
    RuleBrokenError,
    WrongPasswordError,
)
from senco_app.models.history import History
from senco_app.people.commands import Appoint, EndAppointment
from senco_app.people.queries import People
from senco_app.people.records import Newcomer
from senco_app.people.tasks import (
    AddPerson,
    ChangeOwnPassword,
    NewRecoveryCode,
    RenamePerson,
)
from senco_app.register import Topic
from senco_app.roles import Permission, Role
from senco_app.security.keyfile import people
from tests.conftest import PASSWORD, QUICK, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.people.records import PersonLine
    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister

SECOND = "marble otter canyon lantern"
ADA = Newcomer("Ada Voss", Role.ADMINISTRATOR, TODAY)
SUMMER = date(2027, 7, 21)


@pytest.fixture
def opened(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> Callable[[str, str], Register]:
    def opener(person: str = "", password: str = PASSWORD) -> Register:
        return open_register(
            made.folder, password, person=person, clock=clock, cost=QUICK, laptop=laptop
        )

    return opener


def add(register: Register, newcomer: Newcomer = ADA) -> str:
    return register.look_after(AddPerson(newcomer, SECOND, PASSWORD, QUICK))


def line_of(register: Register, person_id: str) -> PersonLine:
    return next(line for line in register.ask(People()) if line.id == person_id)


def test_a_new_person_signs_in_with_their_own_password_and_role(
    opened: Callable[[str, str], Register],
) -> None:
    with opened("", PASSWORD) as register:
        heard: list[frozenset[Topic]] = []
        register.subscribe(heard.append)
        ada = add(register)
        assert heard == [frozenset({Topic.PEOPLE})]
        assert [line.name for line in register.ask(People())] == [
            "Ada Voss",
            "Quillon Marsh",
        ]
        assert line_of(register, ada).can_sign_in
        told = register.ask(History(ada))
        assert [(line.act, line.why) for line in told] == [
            ("add a person", "SEN administrator")
        ]
        assert check(register).is_sound
    with opened("Ada Voss", SECOND) as register:
        assert (register.who.person_id, register.who.role) == (ada, Role.ADMINISTRATOR)
        assert not register.may(Permission.READ_ASSESSMENTS)
    with pytest.raises(WrongPasswordError):
        opened("Ada Voss", PASSWORD)


def test_an_unlocked_screen_is_not_enough_to_let_somebody_in(
    register: Register,
) -> None:
    before = register.ask(People())
    with pytest.raises(WrongPasswordError):
        register.look_after(AddPerson(ADA, SECOND, SECOND, QUICK))
    with pytest.raises(WrongPasswordError):
        register.look_after(NewRecoveryCode(SECOND, QUICK))
    assert register.ask(People()) == before
    assert len(people(register.folder)) == 1


@pytest.mark.parametrize(
    ("newcomer", "password", "field"),
    [
        (Newcomer("quillon  marsh", Role.SENCO, TODAY), SECOND, "name"),
        (Newcomer("", Role.SENCO, TODAY), SECOND, "name"),
        (ADA, "short", "password"),
        (
            Newcomer("Ada Voss", Role.SENCO, TODAY, TODAY - timedelta(days=1)),
            SECOND,
            "until_on",
        ),
    ],
)
def test_who_cannot_be_added_is_told_beside_the_field(
    register: Register, newcomer: Newcomer, password: str, field: str
) -> None:
    with pytest.raises(RuleBrokenError) as told:
        register.look_after(AddPerson(newcomer, password, PASSWORD, QUICK))
    assert told.value.field == field
    assert len(register.ask(People())) == 1


def test_a_person_is_not_added_by_half(register: Register) -> None:
    partial = register.folder / "register.keys"
    kept = partial.read_bytes()
    partial.unlink()
    partial.mkdir()
    (partial / "in the way").touch()
    with pytest.raises(FileUnusableError):
        add(register)
    assert [line.name for line in register.ask(People())] == ["Quillon Marsh"]
    (partial / "in the way").unlink()
    partial.rmdir()
    partial.write_bytes(kept)
    add(register)
    assert check(register).is_sound


def test_only_senco_and_deputy_decide_who_opens_the_register(
    opened: Callable[[str, str], Register],
) -> None:
    with opened("", PASSWORD) as register:
        add(register)
    with opened("Ada Voss", SECOND) as register:
        newcomer = Newcomer("Bo Fenn", Role.SENCO, TODAY)
        with pytest.raises(NotAllowedError, match="may not decide who opens"):
            register.look_after(AddPerson(newcomer, PASSWORD, SECOND, QUICK))
        with pytest.raises(NotAllowedError):
            register.execute(Appoint(register.who.person_id, Role.SENCO, TODAY))
        assert len(register.ask(People())) == 2


def test_a_person_with_two_roles_signs_in_with_the_stronger(
    opened: Callable[[str, str], Register], clock: FixedClock
) -> None:
    with opened("", PASSWORD) as register:
        ada = add(register, Newcomer("Ada Voss", Role.HEADTEACHER, TODAY))
        until = TODAY + timedelta(days=30)
        register.execute(Appoint(ada, Role.SENCO, TODAY + timedelta(days=7), until))
    with opened("Ada Voss", SECOND) as register:
        assert register.who.role is Role.HEADTEACHER
    clock.pass_days(7)
    with opened("Ada Voss", SECOND) as register:
        assert register.who.role is Role.SENCO
        assert {slot.role for slot in people(register.folder)} == {Role.SENCO}
    clock.pass_days(24)
    with opened("Ada Voss", SECOND) as register:
        assert register.who.role is Role.HEADTEACHER


def test_nobody_signs_in_before_or_after_their_time(
    opened: Callable[[str, str], Register], clock: FixedClock
) -> None:
    with opened("", PASSWORD) as register:
        until = TODAY + timedelta(days=9)
        begins = TODAY + timedelta(days=2)
        add(register, Newcomer("Ada Voss", Role.DEPUTY_SENCO, begins, until))
    with pytest.raises(NotAllowedError, match="only from Thu 11 Feb 2027"):
        opened("Ada Voss", SECOND)
    clock.pass_days(9)
    opened("Ada Voss", SECOND).close()
    clock.pass_days(1)
    sentence = "Ada Voss no longer has a role in this register since Thu 18 Feb 2027"
    with pytest.raises(NotAllowedError, match=sentence):
        opened("Ada Voss", SECOND)
    with opened("", PASSWORD) as register:
        refused = [
            line for line in register.ask(History()) if line.act == "sign-in refused"
        ]
        assert [line.person for line in refused] == ["Ada Voss", "Ada Voss"]
        assert check(register).is_sound


def test_a_day_that_was_chosen_brings_no_role_back_that_is_over(
    opened: Callable[[str, str], Register], clock: FixedClock
) -> None:
    with opened("", PASSWORD) as register:
        until = TODAY + timedelta(days=9)
        add(register, Newcomer("Ada Voss", Role.DEPUTY_SENCO, TODAY, until))
    clock.time += timedelta(days=10)
    with pytest.raises(NotAllowedError, match="since Thu 18 Feb 2027"):
        opened("Ada Voss", SECOND)


def test_a_clock_put_back_locks_nobody_out(
    opened: Callable[[str, str], Register], clock: FixedClock
) -> None:
    clock.pass_days(-4000)
    with opened("", PASSWORD) as register:
        assert register.who.role is Role.SENCO


def test_the_last_sencos_role_is_never_ended(register: Register) -> None:
    [mine] = register.ask(People())
    [role] = mine.appointments
    with pytest.raises(RuleBrokenError, match="no SENCO"):
        register.execute(EndAppointment(role.id, SUMMER))
    assert line_of(register, mine.id) == mine
    add(register, Newcomer("Ada Voss", Role.SENCO, SUMMER + timedelta(days=1)))
    register.execute(EndAppointment(role.id, SUMMER))
    assert line_of(register, mine.id).appointments[0].until_on == SUMMER


def test_a_role_is_given_once_for_the_same_days(register: Register) -> None:
    ada = add(register)
    with pytest.raises(RuleBrokenError) as told:
        register.execute(Appoint(ada, Role.ADMINISTRATOR, SUMMER))
    assert told.value.field == "from_on"
    with pytest.raises(RecordMissingError):
        register.execute(Appoint("nobody", Role.SENCO, TODAY))


def test_a_new_name_is_signed_in_with_and_the_password_stays(
    opened: Callable[[str, str], Register],
) -> None:
    with opened("", PASSWORD) as register:
        ada = add(register)
        register.look_after(RenamePerson(ada, "Ada Voss-Fenn"))
        with pytest.raises(RuleBrokenError):
            register.look_after(RenamePerson(ada, "Quillon Marsh"))
        assert line_of(register, ada).name == "Ada Voss-Fenn"
        assert check(register).is_sound
    with opened("Ada Voss-Fenn", SECOND) as register:
        assert register.who.name == "Ada Voss-Fenn"


def test_a_new_recovery_code_takes_the_old_ones_place(
    opened: Callable[[str, str], Register], made: MadeRegister
) -> None:
    with opened("", PASSWORD) as register:
        code = register.look_after(NewRecoveryCode(PASSWORD, QUICK))
        assert check(register).is_sound
    with pytest.raises(WrongPasswordError):
        opened("", made.code)
    with opened("", code) as register:
        newer = register.look_after(NewRecoveryCode(code, QUICK))
    opened("", newer).close()
    opened("", PASSWORD).close()


def test_everybody_changes_their_own_password_only(
    opened: Callable[[str, str], Register],
) -> None:
    third = "gravel thimble orchard comet"
    with opened("", PASSWORD) as register:
        add(register)
    with opened("Ada Voss", SECOND) as register:
        with pytest.raises(WrongPasswordError):
            register.look_after(ChangeOwnPassword(PASSWORD, third, QUICK))
        register.look_after(ChangeOwnPassword(SECOND, third, QUICK))
    opened("Ada Voss", third).close()
    opened("", PASSWORD).close()
    with pytest.raises(WrongPasswordError):
        opened("Ada Voss", SECOND)


def test_no_password_is_printed_by_an_error() -> None:
    for task in (
        AddPerson(ADA, SECOND, PASSWORD),
        NewRecoveryCode(PASSWORD),
        ChangeOwnPassword(PASSWORD, SECOND),
    ):
        assert PASSWORD not in repr(task)
        assert SECOND not in repr(task)
