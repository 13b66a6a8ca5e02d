from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.models.history import History
from tests.register.examples import AddPerson, RenamePerson

if TYPE_CHECKING:
    from senco_app.register import Register
    from tests.conftest import FixedClock


def test_the_history_says_who_did_what_newest_first(
    register: Register, clock: FixedClock
) -> None:
    person = register.execute(AddPerson("Tamsin Oddlode"))
    clock.pass_days(1)
    register.execute(RenamePerson(person, ("Tamsin Lark",), why="married"))
    lines = register.ask(History())
    acts = [line.act for line in lines]
    assert acts == ["rename a person", "add a person", "sign in", "found the register"]
    newest = lines[0]
    assert newest.at == clock.now()
    assert (newest.person, newest.entity) == ("Quillon Marsh", "person")
    assert (newest.why, newest.device) == ("married", "LAPTOP-07")


def test_the_history_of_one_record_leaves_out_the_rest(register: Register) -> None:
    person = register.execute(AddPerson("Tamsin Oddlode"))
    register.execute(AddPerson("Ned Lark"))
    register.execute(RenamePerson(person, ("Tamsin Lark",)))
    acts = [line.act for line in register.ask(History(entity_id=person))]
    assert acts == ["rename a person", "add a person"]


def test_the_history_can_be_cut_short(register: Register) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    assert [line.act for line in register.ask(History(limit=1))] == ["add a person"]
