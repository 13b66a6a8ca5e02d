from __future__ import annotations

import json
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

from senco_app.bootstrap import back_up, back_up_if_changed, check, open_register
from senco_app.drafts.commands import KeepDraft
from senco_app.models.history import History
from senco_app.people.queries import People
from senco_app.people.records import Newcomer
from senco_app.people.tasks import AddPerson as LetIn
from senco_app.people.tasks import RemovePerson
from senco_app.roles import Role
from tests.conftest import PASSWORD, QUICK, TODAY
from tests.register.examples import AddPerson, RenamePerson

if TYPE_CHECKING:
    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister

SECOND = "marble otter canyon lantern"


def names(register: Register) -> set[str]:
    return {path.name for path in (register.folder / "backups").iterdir()}


def test_a_backup_is_made_when_a_record_changed_and_not_before(
    register: Register, clock: FixedClock
) -> None:
    assert back_up_if_changed(register) is not None
    assert back_up_if_changed(register) is None
    register.execute(KeepDraft("cycle/1/review", "words"))
    register.ask(People())
    assert check(register).is_sound
    assert back_up_if_changed(register) is None
    clock.time += timedelta(minutes=30)
    person = register.execute(AddPerson("Ada Voss"))
    made = back_up_if_changed(register)
    assert made is not None
    assert made.name in names(register)
    assert back_up_if_changed(register) is None
    register.execute(RenamePerson(person, ("Ada Voss-Fenn",)))
    assert back_up_if_changed(register) is not None


def test_signing_in_changes_no_record(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    for times in (1, 0):
        with open_register(
            made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
        ) as register:
            assert (back_up_if_changed(register) is not None) == bool(times)


def test_a_backup_that_needs_an_old_key_does_not_count(
    register: Register, clock: FixedClock
) -> None:
    newcomer = Newcomer("Ada Voss", Role.HEADTEACHER, TODAY)
    ada = register.look_after(LetIn(newcomer, SECOND, PASSWORD, QUICK))
    old = back_up_if_changed(register)
    assert old is not None
    clock.time += timedelta(minutes=5)
    register.look_after(RemovePerson(ada))
    [new] = names(register) - {old.name}
    assert back_up_if_changed(register) is None
    shutil.rmtree(register.folder / "backups" / new)
    assert back_up_if_changed(register) is not None


def test_backups_are_thinned_out_and_the_history_tells_it(
    register: Register, clock: FixedClock
) -> None:
    first = back_up(register).name
    kept = []
    for _ in range(16):
        clock.pass_days(1)
        register.execute(AddPerson("Ada Voss"))
        made = back_up_if_changed(register)
        assert made is not None
        kept.append(made.name)
    assert set(kept[-12:]) <= names(register)
    assert first not in names(register)
    assert not any(name.startswith("~$") for name in names(register))
    told = [line.why for line in register.ask(History()) if "thin" in line.act]
    assert told == ["1 backup"] * len(told)
    assert len(names(register)) + len(told) == 17
    assert check(register).is_sound


def test_a_backup_elsewhere_thins_nothing(
    register: Register, clock: FixedClock
) -> None:
    elsewhere = register.folder.parent / "stick"
    elsewhere.mkdir()
    for _ in range(20):
        clock.pass_days(1)
        back_up(register, elsewhere)
    assert len(list(elsewhere.iterdir())) == 20
    assert "thin out backups" not in {line.act for line in register.ask(History())}


def test_a_backup_that_does_not_say_when_it_was_made_is_left_alone(
    register: Register, clock: FixedClock
) -> None:
    odd = back_up(register)
    (odd / "manifest.json").write_text(json.dumps({"made_at": "some day"}))
    for _ in range(20):
        clock.pass_days(1)
        back_up(register)
    assert odd.name in names(register)


def test_what_a_crash_left_of_one_that_went_is_cleared_away(register: Register) -> None:
    back_up(register)
    left = register.folder / "backups" / "~$register-1.senco-backup.gone"
    left.mkdir()
    (left / "register.db").write_bytes(b"half")
    back_up(register)
    assert not left.exists()
