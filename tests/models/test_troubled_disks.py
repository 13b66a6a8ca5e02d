"""Full and read-only disks: small ones of memory, mounted for the test."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from senco_app.bootstrap import (
    Founding,
    back_up,
    check,
    create_register,
    open_register,
    restore,
)
from senco_app.errors import DiskFullError, FileUnusableError
from senco_app.models import ballast
from senco_app.models.history import History
from tests.conftest import PASSWORD, QUICK
from tests.register.examples import AddPerson, Names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from senco_app.places import Laptop
    from senco_app.register import Register
    from tests.conftest import MadeRegister

FOUNDING = Founding("Wyebank Primary", "Quillon Marsh")
ROOM_KIB = 4096


def mount(*words: str) -> bool:
    """Mount something, if this machine lets us."""
    tool = shutil.which("mount")
    if tool is None:
        return False
    done = subprocess.run([tool, *words], capture_output=True, check=False)  # noqa: S603 - our own words
    return done.returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk with little room."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = f"size={ROOM_KIB}k"
    if not mount("-t", "tmpfs", "-o", size, "tmpfs", str(folder)):
        pytest.skip("only root can mount a small disk")
    yield folder
    umount = shutil.which("umount") or "umount"
    subprocess.run([umount, "-l", str(folder)], check=True)  # noqa: S603 - the same


@pytest.fixture
def small(disk: Path, made: MadeRegister, laptop: Laptop) -> Iterator[Register]:
    """Return an open register with its reserve, on a disk that is nearly full."""
    shutil.copytree(made.folder, disk / "register")
    (disk / "register" / ballast.FILE_NAME).write_bytes(bytes(ballast.RESERVE_BYTES))
    with open_register(
        disk / "register", PASSWORD, cost=QUICK, laptop=laptop
    ) as register:
        yield register


def fill(folder: Path) -> None:
    """Use up all the room there is."""
    with (folder / "filling").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def save_for_ever(register: Register, saved: list[str]) -> None:
    """Save long names until something stops it; ``saved`` tells how far it came."""
    for number in itertools.count():
        name = f"{number:04} {'x' * 20_000}"
        register.execute(AddPerson(name))
        saved.append(name)


def save_until_full(register: Register) -> list[str]:
    """Save long names until the disk is full; return those that were saved."""
    saved: list[str] = []
    with pytest.raises(DiskFullError, match=r"was not saved.*free some space"):
        save_for_ever(register, saved)
    return saved


def test_a_full_disk_loses_nothing_that_was_saved(
    small: Register, disk: Path, laptop: Laptop
) -> None:
    fill(disk)
    saved = save_until_full(small)
    assert small.ask(Names()) == tuple(sorted((*saved, "Quillon Marsh")))
    small.close()
    with open_register(small.folder, PASSWORD, cost=QUICK, laptop=laptop) as again:
        assert again.ask(Names()) == tuple(sorted((*saved, "Quillon Marsh")))
        assert check(again).is_sound


def test_the_reserve_lets_work_be_put_away(small: Register, disk: Path) -> None:
    fill(disk)
    save_until_full(small)
    assert not (small.folder / ballast.FILE_NAME).exists()
    small.execute(AddPerson("Put away in time"))
    assert "Put away in time" in small.ask(Names())


def test_a_register_on_a_full_disk_still_opens(
    small: Register, disk: Path, laptop: Laptop
) -> None:
    small.close()
    fill(disk)
    with open_register(small.folder, PASSWORD, cost=QUICK, laptop=laptop) as again:
        assert again.ask(Names()) == ("Quillon Marsh",)


def test_a_disk_without_any_room_still_lets_read(
    small: Register, disk: Path, laptop: Laptop
) -> None:
    small.close()
    (small.folder / ballast.FILE_NAME).unlink()
    fill(disk)
    with open_register(small.folder, PASSWORD, cost=QUICK, laptop=laptop) as again:
        [told] = again.notices
        assert told.startswith("The disk is full: this sign-in could not be noted")
        assert again.ask(Names()) == ("Quillon Marsh",)
        assert again.ask(History())
        with pytest.raises(DiskFullError):
            again.execute(AddPerson("Nowhere to put"))
        assert again.ask(Names()) == ("Quillon Marsh",)
    (disk / "filling").unlink()
    with open_register(small.folder, PASSWORD, cost=QUICK, laptop=laptop) as again:
        assert again.notices == ()
        assert check(again).is_sound


def test_a_backup_onto_a_full_disk_leaves_nothing_there(
    register: Register, disk: Path
) -> None:
    fill(disk)
    before = sorted(path.name for path in disk.iterdir())
    with pytest.raises(FileUnusableError, match="could not be"):
        back_up(register, disk)
    assert sorted(path.name for path in disk.iterdir()) == before
    assert check(register).is_sound


@pytest.mark.parametrize("left_kib", [0, 100])
def test_a_register_is_not_half_made_on_a_full_disk(disk: Path, left_kib: int) -> None:
    fill(disk)
    filling = disk / "filling"
    os.truncate(filling, filling.stat().st_size - left_kib * 1024)
    with pytest.raises(FileUnusableError, match=r"/new could not be made.*was kept"):
        create_register(disk / "new", FOUNDING, PASSWORD, cost=QUICK)
    assert [path.name for path in disk.iterdir()] == ["filling"]


def test_a_restore_onto_a_full_disk_leaves_nothing_there(
    register: Register, disk: Path
) -> None:
    made = back_up(register)
    fill(disk)
    with pytest.raises(FileUnusableError):
        restore(made, PASSWORD, disk / "back", cost=QUICK)
    assert [path.name for path in disk.iterdir()] == ["filling"]


def test_a_read_only_folder_is_told(
    disk: Path, made: MadeRegister, laptop: Laptop
) -> None:
    shutil.copytree(made.folder, disk / "register")
    before = (disk / "register" / "register.db").read_bytes()
    assert mount("-o", "remount,ro", str(disk))
    with pytest.raises(FileUnusableError, match="is read-only"):
        open_register(disk / "register", PASSWORD, cost=QUICK, laptop=laptop)
    with pytest.raises(FileUnusableError, match="could not be made"):
        create_register(disk / "new", FOUNDING, PASSWORD, cost=QUICK)
    assert (disk / "register" / "register.db").read_bytes() == before
    assert not (disk / "new").exists()


def test_a_backup_into_a_read_only_folder_is_told(
    register: Register, disk: Path
) -> None:
    assert mount("-o", "remount,ro", str(disk))
    with pytest.raises(FileUnusableError, match="could not be"):
        back_up(register, disk)
