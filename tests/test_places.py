from __future__ import annotations

from pathlib import Path

import pytest

from senco_app.errors import FileUnusableError
from senco_app.places import (
    BOOK_KEY_FILE,
    Laptop,
    Surroundings,
    check_live_folder,
    default_register,
    known_registers,
    last_place,
    last_register,
    leaves_the_laptop,
    remember_register,
    surroundings,
    this_laptop,
)
from senco_app.settings import Settings, read_settings, write_settings

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/school nfs4 rw 0 0
//server/staff /mnt/staff\\040drive cifs rw 0 0
someone@host: /home/ann/far fuse.sshfs rw 0 0
/dev/sdb1 /media/ann/STICK vfat rw 0 0
/dev/sdc1 /mnt/school/inner ext4 rw 0 0
broken line
"""
ONEDRIVE = {"OneDriveCommercial": "/home/ann/OneDrive - Wyebank Primary"}
HERE = Surroundings(ONEDRIVE, MOUNTS)


@pytest.mark.parametrize(
    "folder",
    ["/home/ann/register", "/mnt/school/inner/register", "/mnt/schoolwork/register"],
)
def test_the_laptops_own_disk_is_taken(folder: str) -> None:
    check_live_folder(Path(folder), HERE)


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("/home/ann/OneDrive - Wyebank Primary/register", "OneDrive copies files"),
        ("/home/ben/OneDrive/register", "OneDrive copies files"),
        ("/home/ben/OneDrive - Other School/Documents", "OneDrive copies files"),
        ("/mnt/school/register", "network share"),
        ("/mnt/staff drive/register", "network share"),
        ("/home/ann/far/register", "network share"),
        ("/media/ann/STICK/register", "stick or card"),
    ],
)
def test_other_places_are_refused_with_the_reason_and_a_way_out(
    folder: str, reason: str
) -> None:
    with pytest.raises(FileUnusableError, match=reason) as refused:
        check_live_folder(Path(folder), HERE)
    assert str(default_register()) in str(refused.value)
    assert "backups may go" in str(refused.value)


@pytest.mark.parametrize(
    ("path", "elsewhere"),
    [
        ("/home/ann/Documents/request.pdf", ""),
        ("/home/ann/OneDrive - Wyebank Primary/request.pdf", "OneDrive"),
        ("/mnt/staff drive/request.pdf", "network share"),
        ("/media/ann/STICK/request.pdf", "stick or card"),
    ],
)
def test_a_document_is_told_where_else_it_would_be(path: str, elsewhere: str) -> None:
    said = leaves_the_laptop(Path(path), HERE)
    assert elsewhere in said
    assert bool(said) is bool(elsewhere)


@pytest.mark.parametrize(
    ("kind", "reason"), [(2, "stick or card"), (4, "network share")]
)
def test_what_windows_says_of_a_drive_counts(kind: int, reason: str) -> None:
    seen = Surroundings({}, "", lambda _path: kind)
    with pytest.raises(FileUnusableError, match=reason):
        check_live_folder(Path("/register"), seen)


def test_a_fixed_drive_of_windows_is_taken() -> None:
    check_live_folder(Path("/register"), Surroundings({}, "", lambda _path: 3))


def test_this_computer_can_be_asked(tmp_path: Path) -> None:
    assert this_laptop().name
    assert surroundings().environment
    check_live_folder(tmp_path / "register")
    assert default_register().is_relative_to(this_laptop().own_folder)


@pytest.mark.parametrize("name", ["register", 'with "quotes"', "back\\slash", "żółw"])
def test_the_last_register_is_remembered(tmp_path: Path, name: str) -> None:
    laptop = Laptop("LAPTOP-07", tmp_path / "own")
    assert last_register(laptop) is None
    remember_register(laptop, tmp_path / name)
    assert last_register(laptop) == tmp_path / name


def test_several_registers_are_remembered_the_last_one_first(tmp_path: Path) -> None:
    laptop = Laptop("LAPTOP-07", tmp_path / "own")
    for name in ("one", "two", "three", "one"):
        remember_register(laptop, tmp_path / name)

    assert known_registers(laptop) == tuple(
        tmp_path / name for name in ("one", "three", "two")
    )


def test_what_else_is_set_stays_when_a_register_is_remembered(tmp_path: Path) -> None:
    laptop = Laptop("LAPTOP-07", tmp_path)
    write_settings(tmp_path, Settings(text_percent=150))
    remember_register(laptop, tmp_path / "one")

    assert read_settings(tmp_path) == Settings(
        text_percent=150, registers=(tmp_path / "one",)
    )


@pytest.mark.parametrize("text", ["", "nonsense [", "registers = 5", "version = 1"])
def test_damaged_settings_remember_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    assert last_register(Laptop("LAPTOP-07", tmp_path)) is None


def test_settings_that_cannot_be_written_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    remember_register(Laptop("LAPTOP-07", tmp_path / "file"), tmp_path)


def test_a_book_is_the_last_place_and_never_the_last_register(
    laptop: Laptop, tmp_path: Path
) -> None:
    book, register = tmp_path / "book", tmp_path / "register"
    book.mkdir()
    (book / BOOK_KEY_FILE).write_bytes(b"")
    for folder in (register, book):
        remember_register(laptop, folder)

    assert last_place(laptop) == book
    assert last_register(laptop) == register
