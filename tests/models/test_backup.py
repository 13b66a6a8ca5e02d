from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import back_up, check, open_register, restore
from senco_app.errors import FileUnusableError, SencoError, WrongPasswordError
from senco_app.models.backup import newest, verify
from senco_app.models.history import History
from senco_app.models.manifest import not_a_backup, write_manifest
from senco_app.security.chain import Head
from senco_app.security.slots import manifest_key
from tests.conftest import PASSWORD, QUICK
from tests.register.examples import AddPerson, Names

if TYPE_CHECKING:
    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock


def files_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_backup_comes_back_in_a_new_folder(
    register: Register, tmp_path: Path, laptop: Laptop
) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    (tmp_path / "stick").mkdir()
    made = back_up(register, tmp_path / "stick")
    register.execute(AddPerson("Later On"))
    register.close()
    shutil.rmtree(register.folder)
    restore(made, PASSWORD, tmp_path / "back", cost=QUICK)
    with open_register(tmp_path / "back", PASSWORD, cost=QUICK, laptop=laptop) as back:
        assert back.ask(Names()) == ("Quillon Marsh", "Tamsin Oddlode")
        lines = back.ask(History())
        assert [line.act for line in lines[:2]] == ["sign in", "restore"]
        assert lines[1].why == "from a backup made at 2027-02-09T09:30:00+00:00"
        assert check(back).is_sound
        assert (back.folder / "documents").is_dir()


def test_a_backup_is_one_folder_named_by_date_and_time(register: Register) -> None:
    first, second = back_up(register), back_up(register)
    assert first.name.startswith("register-20270209-")
    assert first.suffix == second.suffix == ".senco-backup"
    assert first != second
    assert files_below(first) == ["manifest.json", "register.db", "register.keys"]
    assert register.ask(History())[0].why == second.name
    names = {path.name for path in (register.folder / "backups").iterdir()}
    assert names == {first.name, second.name}


def test_the_newest_backup_is_the_last_that_was_made(
    register: Register, clock: FixedClock
) -> None:
    assert newest(register.folder) is None
    back_up(register)
    clock.pass_days(1)
    last = back_up(register)
    assert newest(register.folder) == last


def test_a_backup_says_nothing_to_a_reader(register: Register) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    made = back_up(register)
    for path in made.iterdir():
        data = path.read_bytes()
        assert b"Oddlode" not in data
        assert b"Wyebank" not in data


def test_every_damaged_file_of_a_backup_is_noticed(
    register: Register, tmp_path: Path
) -> None:
    made = back_up(register)
    for path in sorted(made.iterdir()):
        whole = path.read_bytes()
        for at in (1, len(whole) // 3, len(whole) // 2, len(whole) - 2):
            hurt = bytearray(whole)
            hurt[at] ^= 2
            path.write_bytes(hurt)
            with pytest.raises(SencoError):
                restore(made, PASSWORD, tmp_path / "back", cost=QUICK)
            assert not (tmp_path / "back").exists()
        path.write_bytes(whole)
    restore(made, PASSWORD, tmp_path / "back", cost=QUICK)
    assert not list(tmp_path.glob("~*"))


def test_a_missing_file_of_a_backup_is_told(register: Register, tmp_path: Path) -> None:
    made = back_up(register)
    (made / "register.db").unlink()
    with pytest.raises(FileUnusableError, match=r"its register\.db is not as"):
        restore(made, PASSWORD, tmp_path / "back", cost=QUICK)


def test_a_restore_never_overwrites(register: Register, tmp_path: Path) -> None:
    made = back_up(register)
    (tmp_path / "there").mkdir()
    with pytest.raises(FileUnusableError, match="never overwrites"):
        restore(made, PASSWORD, tmp_path / "there", cost=QUICK)
    with pytest.raises(FileUnusableError, match="never overwrites"):
        restore(made, PASSWORD, register.folder, cost=QUICK)
    assert register.ask(Names()) == ("Quillon Marsh",)


def test_a_restore_into_the_backup_itself_is_refused(register: Register) -> None:
    made = back_up(register)
    before = sorted(made.iterdir())
    for to in (made / "back", made / "deep" / "back"):
        with pytest.raises(FileUnusableError, match="lies in the backup itself"):
            restore(made, PASSWORD, to, cost=QUICK)
    assert sorted(made.iterdir()) == before


def test_a_restore_into_where_one_stands_is_refused_in_words(
    register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = back_up(register)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileUnusableError, match="exists already"):
        restore(made, PASSWORD, Path(), cost=QUICK)


def test_a_file_in_the_place_of_the_backups_is_told(register: Register) -> None:
    backups = register.folder / "backups"
    backups.rmdir()
    backups.write_text("in the way")
    with pytest.raises(FileUnusableError, match="no folder"):
        back_up(register)


def test_a_restore_wants_the_password(register: Register, tmp_path: Path) -> None:
    made = back_up(register)
    with pytest.raises(WrongPasswordError):
        restore(made, "something else entirely", tmp_path / "back", cost=QUICK)
    assert not (tmp_path / "back").exists()


def test_any_other_folder_is_no_backup(register: Register, tmp_path: Path) -> None:
    for folder in (register.folder, tmp_path / "nowhere"):
        with pytest.raises(FileUnusableError) as refused:
            restore(folder, PASSWORD, tmp_path / "back", cost=QUICK)
        assert str(refused.value) == not_a_backup(folder)


def test_a_place_that_is_not_there_is_told(register: Register, tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError, match="There is no folder"):
        back_up(register, tmp_path / "unplugged")
    assert not (tmp_path / "unplugged").exists()


def test_what_a_crash_left_is_cleared_away(register: Register) -> None:
    made = back_up(register)
    shutil.rmtree(made)
    left = made.with_name(f"~${made.name}.part")
    left.mkdir()
    (left / "register.db").write_bytes(b"half")
    assert back_up(register) == made
    assert not left.exists()


def test_a_copy_that_lacks_a_row_is_noticed(register: Register) -> None:
    kept = register._kept  # noqa: SLF001 - a manifest is sealed with its key
    assert kept is not None
    made = back_up(register)
    key = manifest_key(kept.data_key)
    manifest = verify(made, kept.data_key)
    fewer = tuple((name, count - 1) for name, count in manifest.rows)
    for wrong in (replace(manifest, rows=fewer), replace(manifest, head=Head(9, "x"))):
        write_manifest(made, wrong, key)
        with pytest.raises(FileUnusableError, match=r"its register\.db is not as"):
            verify(made, kept.data_key)
    write_manifest(made, manifest, key)
    assert verify(made, kept.data_key) == manifest


def test_a_register_with_a_fault_makes_no_backup(register: Register) -> None:
    kept = register._kept  # noqa: SLF001 - the file itself is harmed
    assert kept is not None
    kept.database.connection.execute("PRAGMA foreign_keys = OFF")
    kept.database.connection.execute("DELETE FROM person")
    with pytest.raises(FileUnusableError, match="1 reference leads nowhere"):
        back_up(register)
    assert list((register.folder / "backups").iterdir()) == []


def test_a_damaged_register_makes_no_backup(register: Register) -> None:
    good = back_up(register)
    path = register.folder / "register.db"
    hurt = bytearray(path.read_bytes())
    hurt[len(hurt) // 2] ^= 1
    path.write_bytes(hurt)
    with pytest.raises(FileUnusableError, match="damaged"):
        back_up(register)
    assert list((register.folder / "backups").iterdir()) == [good]
