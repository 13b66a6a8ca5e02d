from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import (
    Founding,
    change_password,
    create_register,
    open_register,
)
from senco_app.errors import (
    DatabaseTooNewError,
    FileUnusableError,
    RecordMissingError,
    RegisterInUseError,
    RuleBrokenError,
    WrongPasswordError,
)
from senco_app.models.history import History
from senco_app.places import Laptop, last_register
from senco_app.security.keyfile import KeyFile, read_key_file, write_key_file
from senco_app.security.labels import FLOOR, Cost
from senco_app.security.misses import TooSoonError
from senco_app.security.slots import make_slot, seal_key
from tests.conftest import PASSWORD, QUICK
from tests.register.examples import AddPerson, Names

if TYPE_CHECKING:
    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister

NEW = "marble otter canyon lantern"
FOUNDING = Founding("Wyebank Primary", "Quillon Marsh")


def attempt(
    made: MadeRegister, password: str, clock: FixedClock, laptop: Laptop
) -> Register:
    return open_register(made.folder, password, clock=clock, cost=QUICK, laptop=laptop)


def test_a_wrong_password_opens_nothing(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    before = (made.folder / "register.db").read_bytes()
    with pytest.raises(WrongPasswordError, match="try again"):
        attempt(made, "vellum otter quarry lantern", clock, laptop)
    assert (made.folder / "register.db").read_bytes() == before


def test_misses_are_told_and_written_into_the_history_at_the_next_success(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    for _ in range(2):
        with pytest.raises(WrongPasswordError):
            attempt(made, "something else entirely", clock, laptop)
    with attempt(made, PASSWORD, clock, laptop) as register:
        assert register.notices[0].startswith("2 wrong passwords since")
        acts = [(line.act, line.person) for line in register.ask(History())]
    failed = ("sign-in failed", "Quillon Marsh")
    assert acts[:3] == [("sign in", "Quillon Marsh"), failed, failed]
    with attempt(made, PASSWORD, clock, laptop) as register:
        assert register.notices == ()


def test_after_three_misses_even_the_right_password_waits(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    for _ in range(3):
        with pytest.raises(WrongPasswordError):
            attempt(made, "something else entirely", clock, laptop)
    with pytest.raises(TooSoonError, match="1 second"):
        attempt(made, PASSWORD, clock, laptop)
    clock.time += timedelta(seconds=1)
    attempt(made, PASSWORD, clock, laptop).close()


def test_the_recovery_code_opens_and_asks_for_a_new_password(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    with attempt(made, made.code, clock, laptop) as register:
        assert register.who.name == "Recovery code"
        assert "Set a new password" in register.notices[0]
        assert register.ask(History())[0].why == "with the recovery code"
        change_password(register, made.code, NEW, cost=QUICK)
    attempt(made, NEW, clock, laptop).close()
    with pytest.raises(WrongPasswordError):
        attempt(made, PASSWORD, clock, laptop)


def test_a_password_is_changed_with_the_old_one(
    register: Register, made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    change_password(register, PASSWORD, NEW, cost=QUICK)
    line = register.ask(History())[0]
    assert (line.act, line.why) == ("change a password", "of Quillon Marsh")
    register.close()
    attempt(made, NEW, clock, laptop).close()
    attempt(made, made.code, clock, laptop).close()
    with pytest.raises(WrongPasswordError):
        attempt(made, PASSWORD, clock, laptop)


def test_an_unlocked_screen_is_not_enough_to_change_a_password(
    register: Register, made: MadeRegister
) -> None:
    before = (made.folder / "register.keys").read_bytes()
    with pytest.raises(WrongPasswordError):
        change_password(register, "not the old password", NEW, cost=QUICK)
    with pytest.raises(RuleBrokenError, match="at least 12"):
        change_password(register, PASSWORD, "short", cost=QUICK)
    assert (made.folder / "register.keys").read_bytes() == before


def test_a_slot_that_costs_too_little_by_now_is_made_anew_at_sign_in(
    tmp_path: Path, laptop: Laptop
) -> None:
    folder, yesterday = tmp_path / "register", replace(FLOOR, lanes=4)
    create_register(folder, FOUNDING, PASSWORD, cost=yesterday)
    open_register(folder, PASSWORD, laptop=laptop).close()
    costs = [slot.cost for slot in read_key_file(folder, newest_schema=1).slots]
    assert costs == [Cost(), yesterday]
    open_register(folder, PASSWORD, laptop=laptop).close()


def test_a_slot_under_the_floor_is_not_opened(
    made: MadeRegister, laptop: Laptop
) -> None:
    with pytest.raises(FileUnusableError, match="strength"):
        open_register(made.folder, PASSWORD, laptop=laptop)


def test_an_unknown_person_is_told_who_can_sign_in(
    made: MadeRegister, laptop: Laptop
) -> None:
    with pytest.raises(RecordMissingError, match="Quillon Marsh"):
        open_register(
            made.folder, PASSWORD, person="Ned Lark", cost=QUICK, laptop=laptop
        )


def test_a_register_in_use_is_told_by_whom_and_since_when_at_once(
    register: Register, clock: FixedClock, laptop: Laptop
) -> None:
    began = time.perf_counter()
    with pytest.raises(
        RegisterInUseError, match="Quillon Marsh has this register open on LAPTOP-07"
    ) as refused:
        # At full cost: it is refused before any key is derived.
        open_register(register.folder, PASSWORD, laptop=laptop)
    assert time.perf_counter() - began < 1
    since = clock.time.astimezone()
    assert f"since {since:%H:%M} on Tue 9 Feb 2027" in str(refused.value)
    register.execute(AddPerson("Tamsin Oddlode"))


def test_a_lease_left_by_a_crash_blocks_nobody(
    register: Register, made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    lease = made.folder / "~$register.lock"
    text = lease.read_bytes()
    register.close()
    for left in (text, b"", b"nonsense"):
        lease.write_bytes(left)
        attempt(made, PASSWORD, clock, laptop).close()


def test_a_missing_database_says_so(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    (made.folder / "register.db").unlink()
    with pytest.raises(FileUnusableError, match=r"register\.db, is missing"):
        attempt(made, PASSWORD, clock, laptop)
    assert not (made.folder / "register.db").exists()


def test_an_empty_folder_is_no_register(tmp_path: Path, laptop: Laptop) -> None:
    with pytest.raises(FileUnusableError, match="no register in"):
        open_register(tmp_path, PASSWORD, cost=QUICK, laptop=laptop)
    with pytest.raises(FileUnusableError, match="no register in"):
        open_register(tmp_path / "nowhere", PASSWORD, cost=QUICK, laptop=laptop)


def test_half_a_key_file_is_told(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    keys = made.folder / "register.keys"
    whole = keys.read_bytes()
    for length in (0, len(whole) // 2, len(whole) - 1):
        keys.write_bytes(whole[:length])
        with pytest.raises(FileUnusableError, match=r"register\.keys in .* is damaged"):
            attempt(made, PASSWORD, clock, laptop)


def test_somebody_elses_damaged_slot_is_told_after_opening(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    keys = made.folder / "register.keys"
    hurt = bytearray(keys.read_bytes())
    hurt[hurt.index(b'"name":"Recovery code"') + 9] ^= 1
    keys.write_bytes(hurt)
    with attempt(made, PASSWORD, clock, laptop) as register:
        assert "register.keys is damaged" in register.notices[0]
        assert register.ask(Names()) == ("Quillon Marsh",)
        with pytest.raises(FileUnusableError, match="not written over"):
            change_password(register, PASSWORD, NEW, cost=QUICK)
    assert keys.read_bytes() == bytes(hurt)


def test_a_newer_register_is_refused(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    with attempt(made, PASSWORD, clock, laptop) as register:
        kept = register._kept  # noqa: SLF001 - to write what only a newer one would
        assert kept is not None
        kept.database.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DatabaseTooNewError, match="newer version"):
        attempt(made, PASSWORD, clock, laptop)


def test_the_keys_of_another_register_are_told(
    made: MadeRegister, tmp_path: Path, clock: FixedClock, laptop: Laptop
) -> None:
    create_register(tmp_path / "other", FOUNDING, PASSWORD, cost=QUICK)
    (tmp_path / "other" / "register.keys").replace(made.folder / "register.keys")
    with pytest.raises(FileUnusableError, match="damaged"):
        attempt(made, PASSWORD, clock, laptop)


def test_a_key_file_that_names_another_register_is_told(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    with attempt(made, PASSWORD, clock, laptop) as register:
        kept = register._kept  # noqa: SLF001 - a key file is sealed with its key
        assert kept is not None
        label, key = kept.keys.slots[0].label, kept.data_key
        ring = replace(kept.ring, register_id="another")
    slot = make_slot(label, PASSWORD, ring, QUICK)
    write_key_file(made.folder, KeyFile("another", 1, (slot,)), seal_key(key))
    with pytest.raises(FileUnusableError, match="damaged"):
        attempt(made, PASSWORD, clock, laptop)


def test_the_last_register_is_remembered(register: Register, laptop: Laptop) -> None:
    assert last_register(laptop) == register.folder


def test_a_register_is_made_in_a_new_or_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    create_register(tmp_path / "empty", FOUNDING, PASSWORD, cost=QUICK)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("mine")
    for folder in (tmp_path / "taken", tmp_path / "empty"):
        with pytest.raises(FileUnusableError, match="is taken"):
            create_register(folder, FOUNDING, PASSWORD, cost=QUICK)
    assert (tmp_path / "taken" / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("founding", "password", "field"),
    [
        (Founding(" ", "Quillon Marsh"), PASSWORD, "school"),
        (Founding("Wyebank Primary", ""), PASSWORD, "senco"),
        (FOUNDING, "too short", "password"),
    ],
)
def test_a_register_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, founding: Founding, password: str, field: str
) -> None:
    with pytest.raises(RuleBrokenError) as refused:
        create_register(tmp_path / "new", founding, password, cost=QUICK)
    assert refused.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_a_register_is_made_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock, laptop: Laptop
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    code = create_register(Path(), FOUNDING, PASSWORD, clock=clock, cost=QUICK)
    monkeypatch.chdir(tmp_path)
    with open_register(here, code, clock=clock, cost=QUICK, laptop=laptop) as register:
        assert "Quillon Marsh" in register.ask(Names())


def test_a_folder_whose_name_is_no_text_is_told(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    odd = made.folder.with_name("r\udcff")
    sentence = r"cannot be used in .*r\?: its name holds a character"
    with pytest.raises(FileUnusableError, match=sentence) as told:
        open_register(odd, PASSWORD, clock=clock, cost=QUICK, laptop=laptop)
    assert str(told.value).isprintable()
    with pytest.raises(FileUnusableError, match=sentence):
        create_register(odd, FOUNDING, PASSWORD, cost=QUICK)


def test_no_name_and_no_password_lies_readable_in_the_folder(
    register: Register, made: MadeRegister
) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    markers = ("Wyebank", "Oddlode", PASSWORD, made.code, made.code.replace("-", ""))
    for path in made.folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for marker in markers:
            assert marker.encode() not in data, path.name
            assert marker.encode("utf-16-le") not in data, path.name
