from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import back_up, check, open_register, restore
from senco_app.errors import FileUnusableError, WrongPasswordError
from senco_app.models.history import History
from tests.conftest import PASSWORD, QUICK, FixedClock, MadeRegister
from tests.register.examples import AddPerson, Names

if TYPE_CHECKING:
    from pathlib import Path

    from senco_app.places import Laptop
    from senco_app.register import Register


def test_a_backup_comes_back_in_a_new_folder(
    register: Register, tmp_path: Path, laptop: Laptop
) -> None:
    register.execute(AddPerson("Tamsin Oddlode"))
    made = back_up(register)
    register.close()
    shutil.rmtree(register.folder / "documents")
    restore(made, PASSWORD, tmp_path / "back", cost=QUICK)
    with open_register(tmp_path / "back", PASSWORD, cost=QUICK, laptop=laptop) as back:
        assert back.ask(Names()) == ("Quillon Marsh", "Tamsin Oddlode")
        acts = [line.act for line in back.ask(History())]
        assert acts[:2] == ["sign in", "restore"]
        assert check(back).is_sound


def test_a_backup_is_named_by_date_and_time(register: Register) -> None:
    made = [back_up(register).name for _ in range(2)]
    assert made[0].startswith("register-2027")
    assert made[0].endswith(".senco-backup")
    assert made[1].endswith("-2.senco-backup")
    assert not list((register.folder / "backups").glob("~*"))
