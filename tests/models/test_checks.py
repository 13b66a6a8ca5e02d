from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import back_up, check, open_register
from senco_app.errors import FileUnusableError
from senco_app.models.history import History
from tests.conftest import PASSWORD, QUICK
from tests.register.examples import AddPerson

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import FixedClock, MadeRegister


def raw(register: Register, statement: str) -> None:
    """Write past the application."""
    kept = register._kept  # noqa: SLF001 - the file itself is harmed
    assert kept is not None
    kept.database.connection.execute("PRAGMA foreign_keys = OFF")
    kept.database.connection.execute(statement)


def test_a_sound_register_is_told_in_figures(
    register: Register, clock: FixedClock
) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    made = back_up(register)
    findings = check(register)
    assert findings.is_sound
    assert findings.faults == ()
    assert dict(findings.rows)["person"] == 2
    assert findings.pages > 10
    assert findings.history_entries == 4  # founded, signed in, added, backed up
    assert findings.key_slots == 2
    assert (findings.backups, findings.newest_backup) == (1, made.name)
    assert findings.newest_backup_at == clock.now()
    line = register.ask(History())[0]
    assert (line.act, line.why) == ("check", "all is well")


def test_no_backup_yet_is_no_fault(register: Register) -> None:
    findings = check(register)
    assert findings.is_sound
    assert (findings.newest_backup, findings.newest_backup_at) == ("", None)


def test_what_a_crash_leaves_is_no_fault(register: Register) -> None:
    (register.folder / "~$something.part").mkdir()
    (register.folder / "~register.keys.part").write_bytes(b"half")
    assert check(register).is_sound


def test_a_damaged_page_is_told(register: Register) -> None:
    path = register.folder / "register.db"
    hurt = bytearray(path.read_bytes())
    hurt[-40] ^= 1
    path.write_bytes(hurt)
    with pytest.raises(FileUnusableError, match="damaged"):
        check(register)


def test_a_reference_that_leads_nowhere_is_told(register: Register) -> None:
    raw(register, "DELETE FROM person")
    findings = check(register)
    assert "register.db: 1 reference leads nowhere." in findings.faults
    assert register.ask(History())[0].why == "1 fault"


def test_a_changed_key_file_is_told(register: Register) -> None:
    keys = register.folder / "register.keys"
    whole = keys.read_bytes()
    for hurt in (whole[:100] + b"x" + whole[101:], whole[:-20], b""):
        keys.write_bytes(hurt)
        assert any("register.keys" in fault for fault in check(register).faults)
    keys.unlink()
    assert any("missing" in fault for fault in check(register).faults)
    keys.write_bytes(whole)
    assert check(register).is_sound


def test_a_changed_history_is_told(register: Register) -> None:
    raw(register, "DROP TRIGGER audit_entry_is_never_changed")
    raw(register, "UPDATE audit_entry SET act = 'nothing' WHERE sequence = 2")
    assert "History entry 2 was changed." in check(register).faults


def test_a_damaged_newest_backup_is_told(register: Register) -> None:
    made = back_up(register)
    hurt = bytearray((made / "register.db").read_bytes())
    hurt[5000] ^= 1
    (made / "register.db").write_bytes(hurt)
    findings = check(register)
    assert any(made.name in fault for fault in findings.faults)
    assert findings.newest_backup_at is None


def test_an_older_file_is_told_at_opening_and_pushes_out_no_backup(
    made: MadeRegister, clock: FixedClock, laptop: Laptop
) -> None:
    def opened() -> Register:
        return open_register(
            made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
        )

    older = (made.folder / "register.db").read_bytes()
    with opened() as register:
        register.execute(AddPerson("Ada Voss"))
        back_up(register)
        assert register.notices == ()
    with opened() as register:
        assert register.notices == ()
    (made.folder / "register.db").write_bytes(older)
    with opened() as register:
        [told] = register.notices
        assert told.startswith("The register lacks history that its backup")
        with pytest.raises(FileUnusableError, match="No backup was made"):
            back_up(register)
        assert told in check(register).faults


def test_an_older_file_put_in_the_registers_place_is_told(
    register: Register, laptop: Laptop, clock: FixedClock, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    shutil.copyfile(register.folder / "register.db", old)
    register.execute(AddPerson("Tamsin Oddlode"))
    back_up(register)
    register.close()
    shutil.copyfile(old, register.folder / "register.db")
    with open_register(
        register.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
    ) as again:
        assert any("lacks history" in fault for fault in check(again).faults)
        with pytest.raises(FileUnusableError, match="lacks history"):
            back_up(again)  # it would hide what happened
        assert any("lacks history" in fault for fault in check(again).faults)
