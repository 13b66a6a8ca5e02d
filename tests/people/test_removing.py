from __future__ import annotations

import hashlib
import random
import shutil
import sys
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import back_up, check, open_register, restore
from senco_app.errors import (
    FileUnusableError,
    NotAllowedError,
    RecordMissingError,
    RuleBrokenError,
    SencoError,
)
from senco_app.models import rekeying
from senco_app.models.history import History
from senco_app.people.commands import Appoint
from senco_app.people.queries import People
from senco_app.people.records import Newcomer
from senco_app.people.tasks import AddPerson, RemovePerson
from senco_app.roles import Role
from senco_app.security.keyfile import people, read_key_file
from senco_app.security.slots import choose_slot, unlock
from tests.conftest import PASSWORD, QUICK, TODAY, FixedClock, MadeRegister
from tests.people.removing import removed_and_killed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from _typeshed import TraceFunction

    from senco_app.models.keeping import Kept
    from senco_app.places import Laptop
    from senco_app.register import Register

SECOND = "marble otter canyon lantern"
THIRD = "gravel thimble orchard comet"
GOES, STAYS = "Ada Voss", "Bo Fenn"
KILLS = 30


@pytest.fixture(scope="module")
def staffed(pattern: MadeRegister, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed register of three people: one of them shall go."""
    home = tmp_path_factory.mktemp("staffed")
    shutil.copytree(pattern.folder, home / "register")
    with open_register(
        home / "register", PASSWORD, clock=FixedClock(), cost=QUICK
    ) as register:
        for name, password in ((GOES, SECOND), (STAYS, THIRD)):
            newcomer = Newcomer(name, Role.DEPUTY_SENCO, TODAY)
            register.look_after(AddPerson(newcomer, password, PASSWORD, QUICK))
    return home / "register"


@pytest.fixture
def folder(staffed: Path, tmp_path: Path) -> Path:
    shutil.copytree(staffed, tmp_path / "register")
    return tmp_path / "register"


@pytest.fixture
def opened(
    folder: Path, clock: FixedClock, laptop: Laptop
) -> Callable[[str, str], Register]:
    def opener(person: str, password: str) -> Register:
        return open_register(
            folder, password, person=person, clock=clock, cost=QUICK, laptop=laptop
        )

    return opener


def id_of(register: Register, name: str) -> str:
    return next(line.id for line in register.ask(People()) if line.name == name)


def kept_of(register: Register) -> Kept:
    kept = register._kept  # noqa: SLF001 - to look at the keys themselves
    assert kept is not None
    return kept


@contextmanager
def at_every_line(file: str, act: Callable[[], None]) -> Iterator[None]:
    """Do something before each line of a module is run."""

    def inside(frame: FrameType, event: str, arg: object) -> TraceFunction:
        del frame, arg
        if event in {"line", "return"}:
            act()
        return inside

    def entering(frame: FrameType, event: str, arg: object) -> TraceFunction | None:
        del event, arg
        return inside if frame.f_code.co_filename == file else None

    before = sys.gettrace()
    sys.settrace(entering)
    try:
        yield
    finally:
        sys.settrace(before)


def test_whoever_is_removed_is_out_and_everybody_else_keeps_their_password(
    opened: Callable[[str, str], Register], pattern: MadeRegister, folder: Path
) -> None:
    stolen = read_key_file(folder, newest_schema=1)
    with opened("", PASSWORD) as register:
        old_key = kept_of(register).data_key
        sentence = register.look_after(RemovePerson(id_of(register, GOES)))
        assert sentence.startswith("Ada Voss can no longer open this register")
        assert "Backups made before now still open with Ada Voss’s password" in sentence
        assert kept_of(register).data_key != old_key
        assert check(register).is_sound
        assert [line.act for line in register.ask(History())][:3] == [
            "check",
            "remove a person",
            "remove a person",
        ]
    with pytest.raises(RecordMissingError, match="Nobody called Ada Voss"):
        opened(GOES, SECOND)
    for person, password in (
        ("Quillon Marsh", PASSWORD),
        (STAYS, THIRD),
        ("", pattern.code),
    ):
        opened(person, password).close()
    own = unlock(stolen, choose_slot(stolen, SECOND, GOES, QUICK), SECOND)
    assert own == old_key
    assert not rekeying.opens(folder / "register.db", own)


def test_what_they_did_stays_in_the_history_with_their_name(
    opened: Callable[[str, str], Register],
) -> None:
    opened(GOES, SECOND).close()
    with opened("", PASSWORD) as register:
        ada = id_of(register, GOES)
        register.look_after(RemovePerson(ada))
        assert "Ada Voss" in {line.person for line in register.ask(History())}
        [line] = (one for one in register.ask(People()) if one.id == ada)
        assert not line.can_sign_in
        assert line.removed_on == TODAY
        assert [role.until_on for role in line.appointments] == [TODAY]
        with pytest.raises(RecordMissingError):
            register.look_after(RemovePerson(ada))
        with pytest.raises(RuleBrokenError, match="Add the person anew"):
            register.execute(Appoint(ada, Role.SENCO, TODAY + timedelta(days=1)))


def test_a_role_that_was_still_to_come_goes_with_the_key(
    opened: Callable[[str, str], Register],
) -> None:
    with opened("", PASSWORD) as register:
        ada = id_of(register, GOES)
        register.execute(Appoint(ada, Role.SENCO, TODAY + timedelta(days=1)))
        register.look_after(RemovePerson(ada))
        [line] = (one for one in register.ask(People()) if one.id == ada)
        assert [role.role for role in line.appointments] == [Role.DEPUTY_SENCO]


def test_somebody_who_was_removed_may_come_back_as_somebody_new(
    opened: Callable[[str, str], Register],
) -> None:
    with opened("", PASSWORD) as register:
        register.look_after(RemovePerson(id_of(register, GOES)))
        newcomer = Newcomer(GOES, Role.HEADTEACHER, TODAY)
        register.look_after(AddPerson(newcomer, SECOND, PASSWORD, QUICK))
        assert check(register).is_sound
    with opened(GOES, SECOND) as register:
        assert register.who.role is Role.HEADTEACHER


def test_the_last_senco_and_oneself_cannot_be_removed(
    opened: Callable[[str, str], Register], folder: Path
) -> None:
    before = (folder / "register.keys").read_bytes()
    with opened(STAYS, THIRD) as register:
        with pytest.raises(RuleBrokenError, match="no SENCO"):
            register.look_after(RemovePerson(id_of(register, "Quillon Marsh")))
        with pytest.raises(RuleBrokenError, match="your own key"):
            register.look_after(RemovePerson(register.who.person_id))
        with pytest.raises(RecordMissingError):
            register.look_after(RemovePerson("nobody"))
    assert (folder / "register.keys").read_bytes() == before


def test_old_backups_open_with_the_old_passwords_and_new_ones_do_not(
    opened: Callable[[str, str], Register], tmp_path: Path, clock: FixedClock
) -> None:
    with opened("", PASSWORD) as register:
        old = back_up(register)
        clock.time += timedelta(minutes=5)
        register.look_after(RemovePerson(id_of(register, GOES)))
        [new] = set(register.folder.glob("backups/*")) - {old}
    for name, backup, password in (("a", old, SECOND), ("b", old, THIRD)):
        person = GOES if password == SECOND else STAYS
        restore(backup, password, tmp_path / name, person=person, cost=QUICK)
    restore(new, THIRD, tmp_path / "c", person=STAYS, cost=QUICK)
    with pytest.raises(RecordMissingError):
        restore(new, SECOND, tmp_path / "d", person=GOES, cost=QUICK)


def test_nothing_is_sealed_to_a_key_that_somebody_changed(
    opened: Callable[[str, str], Register], folder: Path
) -> None:
    path = folder / "register.keys"
    whole = path.read_bytes()
    at = whole.rindex(b'"public":"') + 12
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    with opened("", PASSWORD) as register:
        with pytest.raises(FileUnusableError, match="not written over"):
            register.look_after(RemovePerson(id_of(register, GOES)))
        assert not (folder / rekeying.FOLDER).exists()
    path.write_bytes(whole)
    opened(GOES, SECOND).close()


def test_a_key_file_that_cannot_be_written_leaves_everything_as_it_was(
    opened: Callable[[str, str], Register], folder: Path
) -> None:
    path = folder / "register.keys"
    whole = path.read_bytes()
    with opened("", PASSWORD) as register:
        path.unlink()
        path.mkdir()
        (path / "in the way").touch()
        with pytest.raises(FileUnusableError):
            register.look_after(RemovePerson(id_of(register, GOES)))
        (path / "in the way").unlink()
        path.rmdir()
        path.write_bytes(whole)
        assert check(register).is_sound
        assert not (folder / rekeying.FOLDER).exists()
    opened(GOES, SECOND).close()


def test_a_file_that_is_held_by_another_program_is_told_and_nothing_is_lost(
    opened: Callable[[str, str], Register],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(new: Path, old: Path) -> None:
        raise PermissionError(13, "held", str(old), None, str(new))

    with opened("", PASSWORD) as register:
        monkeypatch.setattr(rekeying, "replace", held)
        with pytest.raises(FileUnusableError, match="another program held"):
            register.look_after(RemovePerson(id_of(register, GOES)))
        with pytest.raises(FileUnusableError, match="locked"):
            register.ask(People())
    monkeypatch.undo()
    with opened(STAYS, THIRD) as register:
        assert check(register).is_sound
        assert not (folder / rekeying.FOLDER).exists()
    with pytest.raises(SencoError):
        opened(GOES, SECOND)


def test_a_stray_folder_of_another_key_changes_nothing(
    opened: Callable[[str, str], Register], folder: Path
) -> None:
    stray = folder / rekeying.FOLDER
    stray.mkdir()
    (stray / "register.db").write_bytes(b"nothing that opens" * 1000)
    with opened("", PASSWORD) as register:
        assert check(register).is_sound
    assert not stray.exists()


def test_an_administrator_removes_nobody(
    opened: Callable[[str, str], Register],
) -> None:
    with opened("", PASSWORD) as register:
        newcomer = Newcomer("Cy Dunn", Role.ADMINISTRATOR, TODAY)
        register.look_after(AddPerson(newcomer, SECOND, PASSWORD, QUICK))
    with opened("Cy Dunn", SECOND) as register, pytest.raises(NotAllowedError):
        register.look_after(RemovePerson(id_of(register, GOES)))


def test_cut_off_at_any_line_it_is_as_before_or_as_after(
    opened: Callable[[str, str], Register],
    folder: Path,
    tmp_path: Path,
    clock: FixedClock,
    laptop: Laptop,
) -> None:
    images: dict[str, Path] = {}

    def photograph() -> None:
        state = hashlib.sha256()
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            state.update(path.relative_to(folder).as_posix().encode())
            state.update(path.read_bytes())
        if state.hexdigest() not in images:
            images[state.hexdigest()] = tmp_path / str(len(images)) / "register"
            shutil.copytree(folder, images[state.hexdigest()])

    with opened("", PASSWORD) as register:
        ada = id_of(register, GOES)
        with at_every_line(rekeying.__file__, photograph):
            register.look_after(RemovePerson(ada))
    assert len(images) > 6
    left = [GOES in {one.name for one in people(image)} for image in images.values()]
    assert (left[0], left[-1], left == sorted(left, reverse=True)) == (
        True,
        False,
        True,
    )
    for image in images.values():
        with open_register(
            image, THIRD, person=STAYS, clock=clock, cost=QUICK, laptop=laptop
        ) as register:
            assert check(register).is_sound
            gone = [one.name for one in register.ask(People()) if one.removed_on]
            assert (gone == []) == (GOES in {one.name for one in people(image)})
            assert not list(image.glob("*re-keying*"))


def test_killed_at_any_moment_it_is_as_before_or_as_after(
    staffed: Path, tmp_path: Path, clock: FixedClock, laptop: Laptop
) -> None:
    rng = random.Random(20)  # noqa: S311 - moments, not secrets
    outcomes = set()
    for kill in range(KILLS):
        folder = tmp_path / str(kill) / "register"
        shutil.copytree(staffed, folder)
        done = removed_and_killed(folder, GOES, rng.random() * 0.35)
        left = {label.name for label in people(folder)}
        assert {"Quillon Marsh", STAYS} <= left
        if done:
            assert GOES not in left
        passwords = {"Quillon Marsh": PASSWORD, STAYS: THIRD}
        if GOES in left:
            passwords[GOES] = SECOND
        for person, password in passwords.items():
            with open_register(
                folder, password, person=person, clock=clock, cost=QUICK, laptop=laptop
            ) as register:
                gone = [o.name for o in register.ask(People()) if o.removed_on]
                assert gone == ([] if GOES in left else [GOES])
                if person == STAYS:
                    assert check(register).faults == ()
                assert not (folder / rekeying.FOLDER).exists()
        outcomes.add((GOES in left, done))
    assert (True, False) in outcomes
    assert any(not there for there, _ in outcomes)
