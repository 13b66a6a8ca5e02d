from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from senco_app.errors import RecordMissingError
from senco_app.register import Topic
from tests.register.examples import AddPerson, Names

if TYPE_CHECKING:
    from senco_app.register import Register


def test_a_command_changes_the_register_and_a_query_sees_it(register: Register) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    assert register.ask(Names()) == ("Quillon Marsh", "Tamsin Oddlode")


def test_a_command_that_fails_changes_nothing(register: Register) -> None:
    with pytest.raises(RecordMissingError):
        register.execute(AddPerson("Tamsin Oddlode", then_fail=True))
    assert register.ask(Names()) == ("Quillon Marsh",)


def test_listeners_hear_which_topics_changed(register: Register) -> None:
    heard: list[frozenset[Topic]] = []
    stop = register.subscribe(heard.append)
    register.execute(AddPerson("Tamsin Oddlode"))
    stop()
    register.execute(AddPerson("Ned Lark"))
    assert heard == [frozenset({Topic.PEOPLE})]
