from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import Recovery, check, open_register, recover
from senco_app.errors import (
    NotAllowedError,
    RecordMissingError,
    RuleBrokenError,
    WrongPasswordError,
)
from senco_app.models.history import History
from senco_app.people.records import Newcomer
from senco_app.people.tasks import AddPerson
from senco_app.roles import Role
from senco_app.security import recovery
from senco_app.security.misses import TooSoonError
from tests.conftest import PASSWORD, QUICK, TODAY

if TYPE_CHECKING:
    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister

NEW = "marble otter canyon lantern"
DEPUTYS = "gravel thimble orchard comet"
WORDS = "The recovery code was used at "


class Way:
    """The ways into one register, on one laptop."""

    def __init__(self, made: MadeRegister, clock: FixedClock, laptop: Laptop) -> None:
        self.made, self.clock, self.laptop = made, clock, laptop

    def open(self, password: str, person: str = "") -> Register:
        return open_register(
            self.made.folder,
            password,
            person=person,
            clock=self.clock,
            cost=QUICK,
            laptop=self.laptop,
        )

    def recover(
        self, code: str, person: str = "Quillon Marsh", new: str = NEW
    ) -> Register:
        wanted = Recovery(code, person, new)
        return recover(
            self.made.folder, wanted, clock=self.clock, cost=QUICK, laptop=self.laptop
        )

    def add_deputy(self, until_days: int | None = None) -> None:
        until = None if until_days is None else TODAY + timedelta(days=until_days)
        with self.open(PASSWORD) as register:
            newcomer = Newcomer("Ada Voss", Role.DEPUTY_SENCO, TODAY, until)
            register.look_after(AddPerson(newcomer, DEPUTYS, PASSWORD, QUICK))
        self.open(DEPUTYS, "Ada Voss").close()


@pytest.fixture
def way(made: MadeRegister, clock: FixedClock, laptop: Laptop) -> Way:
    return Way(made, clock, laptop)


def test_the_recovery_code_gives_a_person_a_new_password(way: Way) -> None:
    with way.recover(way.made.code.lower().replace("-", " ")) as register:
        assert register.who.name == "Quillon Marsh"
        assert check(register).is_sound
    way.open(NEW).close()
    with pytest.raises(WrongPasswordError):
        way.open(PASSWORD)
    way.open(way.made.code).close()


def test_everybody_is_told_once_that_the_code_was_used(way: Way) -> None:
    way.add_deputy()
    with way.recover(way.made.code) as register:
        told = " ".join(register.notices)
        assert WORDS in told
        assert "to give Quillon Marsh a new password" in told
        acts = [(line.act, line.person) for line in register.ask(History())]
        assert acts[:2] == [
            ("sign in", "Quillon Marsh"),
            ("use the recovery code", "Recovery code"),
        ]
    with way.open(NEW) as register:
        assert register.notices == ()
    for times in (1, 0):
        with way.open(DEPUTYS, "Ada Voss") as register:
            assert " ".join(register.notices).count(WORDS) == times


def test_signing_in_with_the_code_is_told_to_the_others(way: Way) -> None:
    for _ in range(3):  # within one minute: one sentence says it
        way.open(way.made.code).close()
    with way.open(PASSWORD) as register:
        [told] = register.notices
        assert told.startswith(WORDS)
        assert "to sign in." in told


def test_somebody_who_is_new_is_told_nothing_of_before(way: Way) -> None:
    way.open(way.made.code).close()
    with way.open(PASSWORD) as register:
        newcomer = Newcomer("Ada Voss", Role.HEADTEACHER, TODAY)
        register.look_after(AddPerson(newcomer, DEPUTYS, PASSWORD, QUICK))
    with way.open(DEPUTYS, "Ada Voss") as register:
        assert register.notices == ()


def test_a_mistyped_code_is_told_and_counts_as_no_miss(way: Way) -> None:
    for _ in range(5):
        with pytest.raises(WrongPasswordError, match="a character is wrong"):
            way.recover(way.made.code[:-1])
    way.recover(way.made.code).close()


def test_another_registers_code_counts_as_a_miss(way: Way) -> None:
    for _ in range(3):
        with pytest.raises(WrongPasswordError, match="does not open"):
            way.recover(recovery.new_code())
    with pytest.raises(TooSoonError):
        way.recover(way.made.code)
    way.clock.time += timedelta(minutes=6)
    way.recover(way.made.code).close()


def test_a_password_does_not_do_for_the_code(way: Way) -> None:
    with pytest.raises(WrongPasswordError):
        way.recover(PASSWORD)


@pytest.mark.parametrize(
    ("person", "new", "error"),
    [
        ("Quillon Marsh", "short", RuleBrokenError),
        ("Nobody Here", NEW, RecordMissingError),
        ("Recovery code", NEW, RecordMissingError),
    ],
)
def test_what_cannot_be_recovered_changes_nothing(
    way: Way, person: str, new: str, error: type[Exception]
) -> None:
    before = (way.made.folder / "register.keys").read_bytes()
    with pytest.raises(error):
        way.recover(way.made.code, person, new)
    assert (way.made.folder / "register.keys").read_bytes() == before
    way.open(PASSWORD).close()


def test_whoever_has_no_role_any_more_gets_no_password(way: Way) -> None:
    way.add_deputy(until_days=3)
    way.clock.pass_days(4)
    with pytest.raises(NotAllowedError, match="since Fri 12 Feb 2027"):
        way.recover(way.made.code, "Ada Voss")
    with pytest.raises(WrongPasswordError):
        way.open(NEW, "Ada Voss")


def test_neither_code_nor_password_is_printed_by_an_error() -> None:
    told = repr(Recovery("ABCDE-FGHIJ", "Ada Voss", NEW))
    assert "ABCDE" not in told
    assert NEW not in told
