from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from senco_app.bootstrap import open_register
from senco_app.errors import FileUnusableError, NotAllowedError, RecordMissingError
from senco_app.models.history import History
from senco_app.register import Register, Topic
from senco_app.roles import PERMISSIONS, Permission, Role, may
from tests.conftest import PASSWORD, QUICK
from tests.register.examples import (
    AddPerson,
    AddTwice,
    AskInside,
    Names,
    RenameEverybody,
)

if TYPE_CHECKING:
    from senco_app.places import Laptop
    from tests.conftest import FixedClock, MadeRegister


def test_a_command_changes_the_register_and_a_query_sees_it(register: Register) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    assert register.ask(Names()) == ("Quillon Marsh", "Tamsin Oddlode")


def test_what_was_executed_is_there_after_opening_again(
    register: Register, laptop: Laptop
) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    register.close()
    with open_register(register.folder, PASSWORD, cost=QUICK, laptop=laptop) as again:
        assert again.ask(Names()) == ("Quillon Marsh", "Tamsin Oddlode")


def test_a_command_that_fails_changes_nothing(register: Register) -> None:
    acts = len(register.ask(History()))
    with pytest.raises(RecordMissingError):
        register.execute(AddPerson("Tamsin Oddlode", then_fail=True))
    assert register.ask(Names()) == ("Quillon Marsh",)
    assert len(register.ask(History())) == acts


def test_listeners_hear_which_topics_changed(register: Register) -> None:
    heard: list[frozenset[Topic]] = []
    stop = register.subscribe(heard.append)
    register.execute(AddPerson("Tamsin Oddlode"))
    stop()
    register.execute(AddPerson("Ned Lark"))
    assert heard == [frozenset({Topic.PEOPLE})]


def test_a_listener_may_ask_the_register(register: Register) -> None:
    heard: list[tuple[str, ...]] = []
    register.subscribe(lambda _topics: heard.append(register.ask(Names())))
    register.execute(AddPerson("Tamsin Oddlode"))
    assert heard == [("Quillon Marsh", "Tamsin Oddlode")]


def test_listeners_hear_nothing_of_a_command_that_failed(register: Register) -> None:
    heard: list[frozenset[Topic]] = []
    register.subscribe(heard.append)
    with pytest.raises(RecordMissingError):
        register.execute(AddPerson("Tamsin Oddlode", then_fail=True))
    assert heard == []


def test_a_command_that_asks_the_register_is_a_bug(register: Register) -> None:
    with pytest.raises(RuntimeError, match="the session that it was given"):
        register.execute(AskInside(register))
    assert register.ask(Names()) == ("Quillon Marsh",)


def test_writing_past_the_session_is_a_bug(register: Register) -> None:
    with pytest.raises(TypeError, match="versions"):
        register.execute(RenameEverybody())
    assert register.ask(Names()) == ("Quillon Marsh",)


def test_threads_take_turns_and_lose_nothing(register: Register) -> None:
    def work(number: int) -> int:
        register.execute(AddPerson(f"Person {number:02}"))
        return len(register.ask(Names()))

    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(work, range(40)))
    assert len(register.ask(Names())) == 41
    assert max(seen) == 41


def test_who_may_not_is_told_so(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = frozenset({Permission.READ_REGISTER})
    monkeypatch.setitem(PERMISSIONS, Role.DEPUTY_SENCO, few)
    register.who = replace(register.who, role=Role.DEPUTY_SENCO)
    assert register.ask(Names()) == ("Quillon Marsh",)
    with pytest.raises(NotAllowedError, match="may not change the school's details"):
        register.execute(AddPerson("Tamsin Oddlode"))
    with pytest.raises(NotAllowedError, match="may not read the history"):
        register.ask(History())


def test_a_senco_may_everything() -> None:
    assert all(may(Role.SENCO, permission) for permission in Permission)


def test_a_closed_register_says_that_it_is_locked(register: Register) -> None:
    register.close()
    register.close()
    assert not register.is_open
    with pytest.raises(FileUnusableError, match="locked"):
        register.ask(Names())
    with pytest.raises(FileUnusableError, match="locked"):
        register.execute(AddPerson("Tamsin Oddlode"))


def test_the_lease_goes_with_closing(register: Register) -> None:
    lease = register.folder / "~$register.lock"
    assert lease.exists()
    register.close()
    assert not lease.exists()


def test_today_is_the_clocks(register: Register, clock: FixedClock) -> None:
    clock.pass_days(3)
    assert register.today() == clock.day


def test_no_error_prints_what_was_written(register: Register) -> None:
    person_id = register.execute(AddPerson("Tamsin Oddlode"))
    with pytest.raises(IntegrityError, match="UNIQUE") as raised:
        register.execute(AddTwice(person_id, "Secretly Named"))
    assert "Secretly" not in str(raised.value)


def test_a_new_register_has_its_folders(made: MadeRegister) -> None:
    names = {path.name for path in made.folder.iterdir()}
    wanted = {"register.db", "register.keys", "documents", "backups", "exchange"}
    assert wanted <= names
